// The thread the database lives in. It answers batches of wire-protocol bytes, one at a time, in the order they come.
// Any JavaScript exception in here means that the engine is lost: a mistake in SQL is answered in bytes like any other.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'

const postAtBytes = 256 * 1024

const engine = await PGlite.create({ dataDir: workerData.folder, extensions: { postgis } })
const versions = await findVersions()
let turn = Promise.resolve()

parentPort.on('message', (message) => {
  // A rejection is not caught, on purpose: it ends the thread, and its owner is told why.
  turn = turn.then(() => (message.kind === 'close' ? close() : answer(message.batch)))
})
parentPort.postMessage({ kind: 'ready', versions })

async function findVersions() {
  const { rows } = await engine.query(`SELECT current_setting('server_version') AS postgres,
    (SELECT default_version FROM pg_available_extensions WHERE name = 'postgis') AS postgis`)
  const manifest = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'))
  return { pglite: JSON.parse(readFileSync(manifest, 'utf8')).version, ...rows[0] }
}

async function answer(batch) {
  let pieces = []
  let bytes = 0
  const post = (kind, inTransaction) => {
    const answered = Buffer.concat(pieces)
    const own = Uint8Array.from(answered)
    parentPort.postMessage({ kind, answered: own, inTransaction }, [own.buffer])
    pieces = []
    bytes = 0
  }
  await engine.execProtocolRawStream(batch, {
    onRawData(view) {
      // A view into WASM memory, which the next row overwrites: copy.
      pieces.push(view.slice())
      bytes += view.length
      if (bytes >= postAtBytes) post('rows')
    },
  })
  post('done', engine.isInTransaction())
}

async function close() {
  await engine.exec('ROLLBACK')
  const { rows } = await engine.query(workerData.changeMark)
  await engine.close()
  parentPort.postMessage({ kind: 'closed', mark: rows[0].mark })
}
