/** Opens the folder named on the command line and writes rows for ever, saying the number of each once it is saved. */
import { openEmbedded } from '#server/db/embedded/open.ts'

const engine = await openEmbedded({ dataDir: process.argv[2]! })
await engine.pool.query('CREATE TABLE IF NOT EXISTS ledger (id int PRIMARY KEY, name text NOT NULL)')
for (let id = 1; ; id++) {
  await engine.pool.query('INSERT INTO ledger VALUES ($1, $2)', [id, `小区${id}`])
  console.log(id)
}
