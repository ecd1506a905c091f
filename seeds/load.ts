/**
 * Loads what the documents say into a database, and the demo town on top. Loading again changes nothing: a record that
 * is there is left as it is, whoever changed it, and a demo somebody removed does not come back.
 */
import type { Database } from '#server/db/client.ts'
import { inventHuiji } from './demo/huiji.ts'
import { needsDemo, saveDemo } from './demo/save-demo.ts'
import { readDistrictRecords, readPolicyPacks } from './read-records.ts'
import { savePacks, saveRecords, saveTargets } from './save-records.ts'

export async function loadSeeds(database: Database, options: { demo: boolean }): Promise<void> {
  await database.transaction(async (connection) => {
    const packs = readPolicyPacks()
    await savePacks(connection, packs)
    for (const district of readDistrictRecords()) {
      await saveRecords(connection, district)
      const own = packs.filter((pack) => pack.territory.includes(district.adcode))
      for (const pack of own) await saveTargets(connection, district.adcode, pack)
    }
  })
  await loadDemo(database, options.demo)
  // the embedded engine keeps no statistics by itself, and plans without them can be a thousand times slower
  await database.statements.execute('ANALYZE')
}

async function loadDemo(database: Database, wanted: boolean): Promise<void> {
  if (!wanted || !(await needsDemo(database, '410108'))) return
  const demo = inventHuiji()
  await database.transaction(async (connection) => {
    if (await needsDemo(connection, demo.adcode)) await saveDemo(connection, demo)
  })
}
