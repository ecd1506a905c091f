// The thread the database lives in. It answers batches of wire-protocol bytes, one at a time, in the order they come.
// Any JavaScript exception in here means that the engine is lost: a mistake in SQL is answered in bytes like any other.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import { isWhole, MessageCounts } from './answered.mjs'

const postAtBytes = 256 * 1024
const unanswered = 'a statement was left unanswered; a geometry that crosses itself may have broken PostGIS'

const engine = await PGlite.create({
  dataDir: workerData.folder,
  extensions: { postgis },
  // Log files that are done with are removed rather than kept for later use: dumps would carry them along.
  startParams: [...PGlite.defaultStartParams, '-c', 'wal_recycle=off'],
})
const versions = await findVersions()
let turn = Promise.resolve()

parentPort.on('message', (message) => {
  turn = turn.then(() => (message.kind === 'close' ? close() : answer(message.batch))).catch(giveUp)
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
  const heard = new MessageCounts()
  await engine.execProtocolRawStream(batch, {
    onRawData(view) {
      // A view into WASM memory, which the next row overwrites: copy.
      pieces.push(view.slice())
      heard.hear(view)
      bytes += view.length
      if (bytes >= postAtBytes) post('rows')
    },
  })
  if (!isWhole(batch, heard)) throw new Error(unanswered)
  post('done')

  function post(kind) {
    const answered = Uint8Array.from(Buffer.concat(pieces))
    parentPort.postMessage({ kind, answered, inTransaction: engine.isInTransaction() }, [answered.buffer])
    pieces = []
    bytes = 0
  }
}

async function close() {
  await engine.exec('ROLLBACK')
  const { rows } = await engine.query(workerData.changeMark)
  await engine.close()
  parentPort.postMessage({ kind: 'closed', mark: rows[0].mark })
}

/** Ends the thread; its owner is told why. */
function giveUp(error) {
  throw new Error(error?.message ?? String(error), { cause: error })
}
