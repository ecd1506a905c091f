/**
 * A process that imports 300 compounds into a database and may be told to stop in the middle, for its parent to kill it there:
 * importing.ts ENGINE-URL-OR-'' DATA-DIR STATEMENT. Says `halfway` before that statement and never sends it; `applied` once all is written.
 */
import { loadSeeds } from '#seeds/load.ts'
import { openDatabase } from '#server/db/client.ts'
import type { Transaction } from '#server/db/write.ts'
import { compoundStore } from '#server/imports/compounds/store.ts'
import { apply } from '#tests/server/imports/apply-file.ts'
import { tableOf } from '#tests/server/imports/ledgers.ts'
import { yard } from '#tests/server/works/toy-street.ts'

const [url = '', dataDir = '', stopAt = '0'] = process.argv.slice(2)
const database = await openDatabase({ databaseUrl: url || null, dataDir })
globalThis.databaseUnderTest = Promise.resolve(database)
await loadSeeds(database, { demo: false })

/** Counts the statements; the one it is told never comes. */
function stopping({ statements, ...tx }: Transaction): Transaction {
  let count = 0
  const execute = (async (statement: Parameters<typeof statements.execute>[0]) => {
    if (++count === Number(stopAt)) {
      process.stdout.write('halfway\n')
      await new Promise(() => {})
    }
    return statements.execute(statement)
  }) as typeof statements.execute
  return {
    ...tx,
    statements: new Proxy(statements, { get: (all, key) => (key === 'execute' ? execute : Reflect.get(all, key)) }),
  }
}

const rows = Array.from({ length: 300 }, (_, at) => [`新${at}家属院`, `街${at % 3}街道`, at + 1, '已开工'])
await apply(
  '410108',
  tableOf(['小区名称', '所属街道', '户数', '改造进度'], [['12中家属院', '长兴路街道', 96, '已开工'], ...rows]),
  {
    wish: { addStreets: true, source: { name: '摸底', onDay: '2020-01-01' } },
    mend: (row) => ({
      ...row,
      geometry: yard([(row.record.at % 20) * 150, Math.floor(row.record.at / 20) * 150], 100),
    }),
    store: { ...compoundStore, save: (tx, run, toWrite) => compoundStore.save(stopping(tx), run, toWrite) },
  },
)
process.stdout.write('applied\n')
setInterval(() => {}, 60_000)
