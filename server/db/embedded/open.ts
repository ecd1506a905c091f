import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { startEngineThread } from './engineThread.ts'
import { withLimit } from './limits.ts'
import { lockFolder } from './lock.ts'
import { openPool } from './pool.ts'
import { watchOver } from './watchdog.ts'

export type EmbeddedOptions = {
  /** Absolute path of the data folder; made if it is missing. */
  dataDir: string
  statementLimitMs?: number
  idleTransactionLimitMs?: number
  log?: (event: string, facts: object) => void
}

export type EmbeddedEngine = {
  /** One connection for everybody; see `openPool`. */
  pool: pg.Pool
  /** As a person reads it: `PGlite 0.5.8 (PostgreSQL 18.3, PostGIS 3.6.2)`. */
  version: string
  versions: { pglite: string; postgres: string; postgis: string }
  /** Every statement begun inside `work` may take `ms`: for migrations and imports. Take the connection inside. */
  withLimit<T>(ms: number, work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

const openLimitMs = 180_000

/**
 * Opens the embedded database in `dataDir`, alone.
 * @throws DataFolderInUse
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedEngine> {
  const { dataDir, statementLimitMs = 30_000, idleTransactionLimitMs = 15_000, log = () => {} } = options
  await mkdir(dataDir, { recursive: true })
  const lock = lockFolder(dataDir)
  try {
    const start = () => startEngineThread(path.join(dataDir, 'pg'), openLimitMs)
    const thread = await start()
    const { versions } = thread
    const watchdog = watchOver(thread, { dataDir, start, log })
    const pool = openPool({ watchdog, statementLimitMs, idleTransactionLimitMs })
    let closed: Promise<void> | undefined
    const close = async () => {
      await pool.end()
      await watchdog.close()
      lock.release()
    }
    return {
      pool,
      version: `PGlite ${versions.pglite} (PostgreSQL ${versions.postgres}, PostGIS ${versions.postgis})`,
      versions,
      withLimit,
      close: () => (closed ??= close()),
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
