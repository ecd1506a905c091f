// The thread the database lives in. It answers batches of wire-protocol bytes, one at a time, in the order they come.
// Any JavaScript exception in here means that the engine is lost: a mistake in SQL is answered in bytes like any other.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'

const postAtBytes = 256 * 1024
const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5])
const portalSuspended = Buffer.from([0x73, 0, 0, 0, 4])
const flush = Buffer.from([0x48, 0, 0, 0, 4])

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
  let ending = Buffer.alloc(0)
  await engine.execProtocolRawStream(batch, {
    onRawData(view) {
      // A view into WASM memory, which the next row overwrites: copy.
      pieces.push(view.slice())
      bytes += view.length
      if (bytes >= postAtBytes) post('rows')
    },
  })
  post('done')

  function post(kind) {
    const answered = Uint8Array.from(Buffer.concat(pieces))
    ending = Buffer.concat([ending, answered.subarray(-11)]).subarray(-11)
    if (kind === 'done') assertAnswered(batch, ending)
    parentPort.postMessage({ kind, answered, inTransaction: engine.isInTransaction() }, [answered.buffer])
    pieces = []
    bytes = 0
  }
}

/**
 * PGlite swallows what breaks inside WASM. After a stack overflow the batch ends without "ready for query"; after an
 * exception in GEOS it says "portal suspended", which nobody asks for here, and the answers after it would be shifted.
 */
function assertAnswered(batch, ending) {
  if (flush.equals(batch.subarray(-flush.length))) return
  const isReady = readyForQuery.equals(ending.subarray(-6, -1))
  const isCutShort = portalSuspended.equals(ending.subarray(-11, -6))
  if (!isReady || isCutShort) throw new Error('a statement was left unanswered')
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
