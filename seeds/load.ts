/**
 * Loads what the documents say into a database, and the demo town on top. Loading again changes nothing: a record that
 * is there is left as it is, whoever changed it, and a demo somebody removed does not come back.
 */
import type { Database } from '#server/db/client.ts'
import { savePackTargets } from '#server/targets/save-pack-targets.ts'
import { inventHuiji } from './demo/huiji.ts'
import { needsDemo, saveDemo } from './demo/save-demo.ts'
import { readCrosswalk, readDistrictRecords, readPolicyPacks } from './read-records.ts'
import { savePacks, saveRecords } from './save-records.ts'

/** What the catalogues have in common: no table of any document holds it, so it goes to the server as it is. */
export const crosswalkOfSeeds = () => readCrosswalk()

export async function loadSeeds(database: Database, options: { demo: boolean }): Promise<void> {
  await database.transaction(async (connection) => {
    const packs = await savePacks(connection, readPolicyPacks())
    for (const district of readDistrictRecords()) {
      await saveRecords(connection, district)
      const covering = packs.filter(({ territory }) => territory.some((prefix) => district.adcode.startsWith(prefix)))
      for (const pack of covering) await savePackTargets(connection, district.adcode, pack)
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
