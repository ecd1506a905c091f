import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { packFolder } from './packFolder.ts'

/**
 * Dumps lie in `<dataDir>/dumps`, each named after its moment and the mark of the last change in it:
 * `2026-11-21T08-30-00-000Z-x812.tar.gz`. Names in the making begin with a dot.
 */
const named = /^\d{4}-[\d-]+T[\d-]+Z-x(\d+)\.tar\.gz$/
const keptDumps = 5

export const dumpsFolder = (dataDir: string) => path.join(dataDir, 'dumps')

/** A moment as it stands in a file name, in UTC. */
export const momentForName = () => new Date().toISOString().replaceAll(/[:.]/g, '-')

/** Names of the dumps, newest first. */
export async function findDumps(dataDir: string): Promise<string[]> {
  const names = await readdir(dumpsFolder(dataDir)).catch(() => [])
  return names
    .filter((name) => named.test(name))
    .sort()
    .reverse()
}

/** The mark of the last change a dump holds. */
export const markOf = (dump: string): string | undefined => named.exec(dump)?.[1]

/** Packs `folder`, which nobody writes to, into a new dump; it has its name only once it is whole and on the disk. */
export async function writeDump(dataDir: string, folder: string, mark: string): Promise<string> {
  const dumps = dumpsFolder(dataDir)
  const file = path.join(dumps, `${momentForName()}-x${mark}.tar.gz`)
  const unfinished = path.join(dumps, `.${path.basename(file)}`)
  await mkdir(dumps, { recursive: true })
  try {
    await packFolder(folder, unfinished)
    await rename(unfinished, file)
    await syncFolder(dumps)
  } finally {
    await rm(unfinished, { force: true })
  }
  await dropOldDumps(dataDir)
  return file
}

async function dropOldDumps(dataDir: string): Promise<void> {
  const old = (await findDumps(dataDir)).slice(keptDumps)
  for (const name of old) await rm(path.join(dumpsFolder(dataDir), name), { force: true })
}

/** Removes what a process that was killed left unfinished. */
export async function dropUnfinishedDumps(dataDir: string): Promise<void> {
  const dumps = dumpsFolder(dataDir)
  const names = await readdir(dumps).catch(() => [])
  for (const name of names.filter((each) => each.startsWith('.'))) {
    await rm(path.join(dumps, name), { recursive: true, force: true })
  }
}

/** A renamed file is safe from a power failure once its folder is on the disk; Windows cannot and need not. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
