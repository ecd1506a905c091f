import { existsSync } from 'node:fs'
import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { assertDiskSpace } from './diskFloor.ts'
import { dropUnfinishedDumps, dumpsFolder, findDumps, momentForName, syncFolder } from './dumpFiles.ts'
import type { EngineThread } from './engineThread.ts'
import { DataFolderUnreadable } from './errors.ts'
import { unpackFolder } from './unpackFolder.ts'

export type Opened = {
  thread: EngineThread
  /** Name of the dump that had to take the place of an unreadable database. */
  restoredFrom: string | null
}

export type RestoreOptions = {
  dataDir: string
  /** The folder of the database, in `dataDir`. */
  folder: string
  /** Opens the database in a folder, or creates it there. */
  start: (folder: string) => Promise<EngineThread>
  log: (event: string, facts: object) => void
}

/**
 * Opens the database of a data folder: creates it where there is none, and where the present one cannot be opened puts
 * the newest dump that can be in its place. The unreadable folder is kept, as `pg-broken-<moment>`.
 *
 * Nothing is moved before a dump has been opened and the folder has failed once more: that proves that it is the folder
 * which is broken and not, say, the memory, the disk or the release of the engine.
 * @throws DataFolderUnreadable, DiskSpaceLow
 */
export async function openOrRestore({ dataDir, folder, start, log }: RestoreOptions): Promise<Opened> {
  const restoring = path.join(dataDir, 'pg-restoring')
  const creating = path.join(dataDir, 'pg-creating')
  await rm(restoring, { recursive: true, force: true })
  await dropUnfinishedDumps(dataDir)
  const dumps = await findDumps(dataDir)
  if (existsSync(creating) || ((await isEmpty(folder)) && dumps.length === 0)) {
    return { thread: await create(), restoredFrom: null }
  }
  try {
    return { thread: await openExisting(folder, start), restoredFrom: null }
  } catch (cause) {
    log('embedded-engine-unreadable', { folder, message: String(cause), dumps: dumps.length })
    await assertDiskSpace(dataDir)
    return await restore(cause)
  }

  /** A first start that is killed half-way leaves the marker, and is done again from nothing. */
  async function create(): Promise<EngineThread> {
    await assertDiskSpace(dataDir)
    await writeFile(creating, '')
    await rm(folder, { recursive: true, force: true })
    const thread = await start(folder)
    await rm(creating)
    return thread
  }

  async function restore(cause: unknown): Promise<Opened> {
    for (const dump of dumps) {
      if (!(await opens(dump))) continue
      const thread = await openExisting(folder, start).catch(() => undefined)
      if (thread) return { thread, restoredFrom: null }
      if (existsSync(folder)) await rename(folder, path.join(dataDir, `pg-broken-${momentForName()}`))
      await rename(restoring, folder)
      await syncFolder(dataDir)
      log('embedded-engine-restored', { restoredFrom: dump })
      return { thread: await start(folder), restoredFrom: dump }
    }
    throw new DataFolderUnreadable(dataDir, dumps.length, cause)
  }

  /** Unpacks a dump beside the database and opens it there once. */
  async function opens(dump: string): Promise<boolean> {
    try {
      await unpackFolder(path.join(dumpsFolder(dataDir), dump), restoring)
      const thread = await openExisting(restoring, start)
      await thread.close()
      await thread.end()
      return true
    } catch (error) {
      log('embedded-dump-unreadable', { dump, message: String(error) })
      await rm(restoring, { recursive: true, force: true })
      return false
    }
  }
}

/** Opens a database that must be there: the engine would create a new one over whatever is left of it. */
export async function openExisting(
  folder: string,
  start: (folder: string) => Promise<EngineThread>,
): Promise<EngineThread> {
  if (!existsSync(path.join(folder, 'PG_VERSION'))) throw new Error(`${folder} holds no whole database`)
  return start(folder)
}

async function isEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  return names.length === 0
}
