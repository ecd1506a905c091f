import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder the product is installed in; ends with a slash. */
export const home = fileURLToPath(new URL('../', import.meta.url))

/** Everything the built page is made from. `server/app.ts` is not here: the page takes only a type from it. */
const ingredients = ['web', 'server/contract', 'geodata/geojson.ts', 'vite.config.ts', 'package-lock.json']
const page = 'web/dist'

/** Builds the page with Vite into `web/dist`, unless the one that lies there is newer than all it is made from. */
export async function buildPageIfStale(): Promise<void> {
  if (!(await isPageStale(home))) return
  console.log('正在构建页面 · building the page …')
  const { build } = await import('vite')
  await build({ root: join(home, 'web'), configFile: join(home, 'vite.config.ts'), logLevel: 'warn' })
}

/** Whether the page below `folder` is missing or older than one of its ingredients. */
export async function isPageStale(folder: string): Promise<boolean> {
  const builtAt = await changedAtMs(join(folder, page, 'index.html'))
  const newest = await Promise.all(ingredients.map((each) => newestChangeMs(join(folder, each), join(folder, page))))
  return builtAt <= Math.max(...newest)
}

/** The latest change below `path`, in ms since 1970, leaving out the folder `except`; 0 when there is nothing. */
async function newestChangeMs(path: string, except: string): Promise<number> {
  if (path === except) return 0
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
