import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { startDumping } from './dump.ts'
import { type EngineVersions, startEngineThread } from './engineThread.ts'
import { withLimit } from './limits.ts'
import { lockFolder } from './lock.ts'
import { openPool } from './pool.ts'
import { openExisting, openOrRestore } from './restore.ts'
import { watchOver } from './watchdog.ts'

export type EmbeddedOptions = {
  /** Absolute path of the data folder; made if it is missing. */
  dataDir: string
  /** Longest a statement may take, 30 s unless told. */
  statementLimitMs?: number
  /** Longest a transaction may do nothing, 15 s unless told. */
  idleTransactionLimitMs?: number
  /** How long others wait behind work that has a limit of its own before they get EngineBusy, 4 s unless told. */
  patienceMs?: number
  /** How often a changed database is dumped, 15 minutes unless told. */
  dumpEveryMs?: number
  log?: (event: string, facts: object) => void
}

export type EmbeddedEngine = {
  /** One connection for everybody; see `openPool`. */
  pool: pg.Pool
  /** As a person reads it: `PGlite 0.5.8 (PostgreSQL 18.3, PostGIS 3.6.2)`. */
  version: string
  versions: EngineVersions
  /** Name of the dump that took the place of an unreadable database at this start; changes made after it are lost. */
  restoredFrom: string | null
  /** Every statement begun inside `work` may take `ms`: for migrations and imports, which take their connection inside. */
  withLimit<T>(ms: number, work: () => Promise<T>): Promise<T>
  /** Writes a dump file now and returns its path. @throws DiskSpaceLow */
  dump(): Promise<string>
  /** Closes the database, dumps it if it has changed, and gives the data folder free. Calling it twice is harmless. */
  close(): Promise<void>
}

const openLimitMs = 180_000
const minutes = 60_000
/** How long closing waits for connections that are still in use. */
const returnLimitMs = 5_000

/**
 * Opens the embedded database in `dataDir`, alone: PostgreSQL with PostGIS in a thread of this process.
 * @throws DataFolderInUse, DataFolderUnreadable, DiskSpaceLow
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedEngine> {
  const {
    dataDir,
    statementLimitMs = 30_000,
    idleTransactionLimitMs = 15_000,
    patienceMs = 4_000,
    log = () => {},
  } = options
  const folder = path.join(dataDir, 'pg')
  await mkdir(dataDir, { recursive: true })
  const lock = lockFolder(dataDir)
  try {
    const start = (place: string) => startEngineThread(place, openLimitMs)
    const { thread, restoredFrom } = await openOrRestore({ dataDir, folder, start, log })
    const watchdog = watchOver(thread, { dataDir, start: () => openExisting(folder, start), log })
    const pool = openPool({ watchdog, statementLimitMs, idleTransactionLimitMs, patienceMs })
    const everyMs = options.dumpEveryMs ?? 15 * minutes
    const dumping = await startDumping({ dataDir, folder, pool, everyMs, marksHold: restoredFrom === null, log })

    const close = async () => {
      try {
        await dumping.stop()
        await Promise.race([pool.end(), pause(returnLimitMs, undefined, { ref: false })])
        const { mark } = await watchdog.close()
        if (mark !== undefined) await dumping.dumpClosed(mark)
      } finally {
        lock.release()
      }
    }
    let closed: Promise<void> | undefined
    const { versions } = thread
    return {
      pool,
      version: `PGlite ${versions.pglite} (PostgreSQL ${versions.postgres}, PostGIS ${versions.postgis})`,
      versions,
      restoredFrom,
      withLimit,
      dump: dumping.dump,
      close() {
        closed ??= close()
        return closed
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
