import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DataFolderInUse } from './db/embedded/errors.ts'
import { type FolderLock, lockFolder } from './db/embedded/lock.ts'

/** The folder the product is installed in; ends with a slash. */
export const home = fileURLToPath(new URL('../', import.meta.url))

/** Everything the built page is made from. `server/app.ts` is not here: the page takes only a type from it. */
const ingredients = ['web', 'server/contract', 'geodata/geojson.ts', 'vite.config.ts', 'package-lock.json']
const page = 'web/dist'
/** Where a page is made before it takes the place of the old one; beside it, so that it need only be renamed. */
const workshop = 'web/.dist-in-the-making'

/** Writes a page into a folder. */
type Build = (into: string) => Promise<unknown>

/**
 * Builds the page into `web/dist`, unless the one that lies there is newer than all it is made from. Of several servers
 * that find it stale one builds, the others wait and find it fresh; nobody ever sees half a page.
 */
export async function buildPageIfStale(folder = home, build: Build = buildWithVite): Promise<void> {
  if (!(await isPageStale(folder))) return
  const lock = await lockWorkshop(folder)
  try {
    if (await isPageStale(folder)) await replacePage(folder, build)
  } finally {
    await rm(join(folder, workshop, 'page'), { recursive: true, force: true })
    lock.release()
  }
}

async function replacePage(folder: string, build: Build): Promise<void> {
  console.log('正在构建页面 · building the page …')
  const [made, old] = [join(folder, workshop, 'page'), join(folder, workshop, 'old')]
  const begun = new Date()
  await rm(made, { recursive: true, force: true })
  await build(made)
  // What changes while a page is being built may not be in it: then it is stale, and its date says so.
  await utimes(join(made, 'index.html'), begun, begun)
  await rm(old, { recursive: true, force: true })
  await rename(join(folder, page), old).catch(unlessMissing)
  await rename(made, join(folder, page))
  await rm(old, { recursive: true, force: true })
}

async function buildWithVite(into: string): Promise<void> {
  const { build } = await import('vite')
  const places = { root: join(home, 'web'), configFile: join(home, 'vite.config.ts') }
  await build({ ...places, logLevel: 'warn', build: { outDir: into, emptyOutDir: true } })
}

const askAgainMs = 200

/** Waits for its turn: a lock whose holder was killed is taken over. */
async function lockWorkshop(folder: string): Promise<FolderLock> {
  const place = join(folder, workshop)
  await mkdir(place, { recursive: true })
  await writeFile(join(place, '.gitignore'), '*\n')
  for (let hasSaid = false; ; hasSaid = true) {
    try {
      return lockFolder(place)
    } catch (error) {
      if (!(error instanceof DataFolderInUse)) throw error
      if (!hasSaid) console.log('另一个进程正在构建页面，请稍候 · another process is building the page; waiting …')
      await pause(askAgainMs)
    }
  }
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

/** Whether the page below `folder` is missing or older than one of its ingredients. */
export async function isPageStale(folder: string): Promise<boolean> {
  const builtAt = await changedAtMs(join(folder, page, 'index.html'))
  const newest = await Promise.all(
    ingredients.map((each) => newestChangeMs(join(folder, each), [join(folder, page), join(folder, workshop)])),
  )
  return builtAt <= Math.max(...newest)
}

/** The latest change below `path`, in ms since 1970, leaving out the folders `except`; 0 when there is nothing. */
async function newestChangeMs(path: string, except: readonly string[]): Promise<number> {
  if (except.includes(path)) return 0
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null)
  if (!entries) return changedAtMs(path)
  const changes = entries.map((entry) =>
    entry.isDirectory() ? newestChangeMs(join(path, entry.name), except) : changedAtMs(join(path, entry.name)),
  )
  return Math.max(0, ...(await Promise.all(changes)))
}

async function changedAtMs(file: string): Promise<number> {
  const found = await stat(file).catch(() => null)
  return found?.mtimeMs ?? 0
}
