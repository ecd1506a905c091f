import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { copyFolder } from './copyFolder.ts'
import { assertDiskSpace } from './diskFloor.ts'
import { dumpsFolder, findDumps, markOf, writeDump } from './dumpFiles.ts'
import { changeMark } from './engineThread.ts'
import { withQuietLimit } from './limits.ts'

/** Dumps the whole database: the engine does not wait for the disk, so a power failure may damage its folder. */
export type Dumping = {
  /** Writes a dump now and returns its path. @throws DiskSpaceLow */
  dump(): Promise<string>
  /** Stops the timer and waits for a dump that is being written. */
  stop(): Promise<void>
  /** Dumps a database that is closed and whose last change is `mark`, unless the newest dump holds that already. */
  dumpClosed(mark: string): Promise<void>
}

export type DumpingOptions = {
  dataDir: string
  /** The folder of the database, in `dataDir`. */
  folder: string
  pool: pg.Pool
  /** How often a changed database is dumped. */
  everyMs: number
  /** False after a restore: the dumps' marks then tell of changes that no longer exist. */
  marksHold: boolean
  log: (event: string, facts: object) => void
}

const checkpointLimitMs = 600_000

export async function startDumping(options: DumpingOptions): Promise<Dumping> {
  const { dataDir, folder, pool, everyMs, marksHold, log } = options
  const [newest] = marksHold ? await findDumps(dataDir) : []
  let dumpedMark = newest && markOf(newest)
  let turn: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => inTurn(() => dumpIfChanged()).catch(reportFailure), everyMs)
  timer.unref()
  return { dump: () => inTurn(dump), stop, dumpClosed }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }

  async function dumpIfChanged(): Promise<void> {
    const { rows } = await pool.query<{ mark: string }>(changeMark)
    if (rows[0]!.mark !== dumpedMark) await dump()
  }

  async function dump(): Promise<string> {
    await assertDiskSpace(dataDir)
    const copy = path.join(dumpsFolder(dataDir), '.copy')
    try {
      const mark = await copyQuietly(copy)
      return await keep(copy, mark)
    } finally {
      await rm(copy, { recursive: true, force: true })
    }
  }

  /** Whoever holds the one connection holds the engine still: the others wait only until the folder is copied. */
  async function copyQuietly(copy: string): Promise<string> {
    await mkdir(dumpsFolder(dataDir), { recursive: true })
    return withQuietLimit(checkpointLimitMs, async () => {
      const client = await pool.connect()
      try {
        await client.query('CHECKPOINT')
        const { rows } = await client.query<{ mark: string }>(changeMark)
        await copyFolder(folder, copy)
        return rows[0]!.mark
      } finally {
        client.release()
      }
    })
  }

  async function keep(quietFolder: string, mark: string): Promise<string> {
    const startedAt = Date.now()
    const file = await writeDump(dataDir, quietFolder, mark)
    dumpedMark = mark
    log('embedded-dump-written', { file, ms: Date.now() - startedAt })
    return file
  }

  async function stop(): Promise<void> {
    clearInterval(timer)
    await turn
  }

  async function dumpClosed(mark: string): Promise<void> {
    if (mark === dumpedMark) return
    await assertDiskSpace(dataDir)
      .then(() => keep(folder, mark))
      .catch(reportFailure)
  }

  /** A dump that fails stops nobody's work; the next one may succeed. */
  function reportFailure(error: unknown): void {
    log('embedded-dump-failed', { message: String(error) })
  }
}
