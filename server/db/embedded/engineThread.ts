import { rm } from 'node:fs/promises'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { withoutLimit } from './limits.ts'

/** One life of the database: a worker thread from its start to its end. Whoever starts it ends it. */
export type EngineThread = {
  versions: EngineVersions
  /** Answers one batch of wire-protocol bytes. One at a time; never settles once the thread has stopped. */
  answer(batch: Uint8Array, hear: Hear): Promise<void>
  /** Closes the database cleanly; resolves with the mark of its last change (see `changeMark`). */
  close(): Promise<string>
  /** Ends the thread whatever it is doing, and resolves when it touches no file any more. */
  end(): Promise<void>
  /** Resolves with the reason when the thread has stopped. */
  stopped: Promise<Error>
}

/** Gets an answer piece by piece, and whether the session was in a transaction after that piece. */
export type Hear = (answered: Uint8Array, inTransaction: boolean) => void

export type EngineVersions = { pglite: string; postgres: string; postgis: string }

/** The next transaction number: as long as it stays, nothing has been written. */
export const changeMark = 'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS mark'

type FromThread =
  | { kind: 'ready'; versions: EngineVersions }
  | { kind: 'rows' | 'done'; answered: Uint8Array; inTransaction: boolean }
  | { kind: 'closed'; mark: string }

/** Opens the database in `folder`, creating it if the folder is empty (≈ 10 s; an existing one ≈ 3 s). */
export async function startEngineThread(folder: string, openLimitMs: number): Promise<EngineThread> {
  await dropSpilledRows(folder)
  // execArgv is empty because loaders of the parent, such as tsx, do not reach worker threads on Node 20. The stack is
  // deep enough for PostgreSQL to find too deep a nesting itself; on the usual 4 MB, WASM breaks before that.
  const options = { workerData: { folder, changeMark }, execArgv: [], resourceLimits: { stackSizeMb: 64 } }
  const worker = withoutLimit(() => new Worker(new URL('./worker.mjs', import.meta.url), options))
  const stopped = new Promise<Error>((resolve) => {
    worker.once('error', (error: unknown) => resolve(error instanceof Error ? error : new Error(String(error))))
    worker.once('exit', () => resolve(new Error('its thread ended')))
  })
  let receive: (message: FromThread) => void = () => {}
  worker.on('message', (message: FromThread) => receive(message))
  const end = async () => void (await worker.terminate())

  try {
    return { versions: await ready(), answer, close, end, stopped }
  } catch (error) {
    await end()
    throw error
  }

  function ready(): Promise<EngineVersions> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`it did not open within ${openLimitMs} ms`)), openLimitMs)
      const settle = (act: () => void) => {
        clearTimeout(late)
        act()
      }
      receive = (message) => message.kind === 'ready' && settle(() => resolve(message.versions))
      stopped.then((error) => settle(() => reject(error)))
    })
  }

  function answer(batch: Uint8Array, hear: Hear): Promise<void> {
    // A copy of exactly these bytes: pg reuses the buffer they lie in, and posting a view would post all of it.
    const own = Uint8Array.from(batch)
    worker.postMessage({ kind: 'batch', batch: own }, [own.buffer])
    return new Promise((resolve) => {
      receive = (message) => {
        if (message.kind !== 'rows' && message.kind !== 'done') return
        if (message.answered.length > 0) hear(message.answered, message.inTransaction)
        if (message.kind === 'done') resolve()
      }
    })
  }

  function close(): Promise<string> {
    worker.postMessage({ kind: 'close' })
    return new Promise((resolve, reject) => {
      receive = (message) => message.kind === 'closed' && resolve(message.mark)
      stopped.then(reject)
    })
  }
}

/** What a statement that was cut off had spilled to the disk; PostgreSQL clears it only where it runs as a server. */
async function dropSpilledRows(folder: string): Promise<void> {
  await rm(path.join(folder, 'base', 'pgsql_tmp'), { recursive: true, force: true })
}
