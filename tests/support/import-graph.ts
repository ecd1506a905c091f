import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { parseSync } from 'vite'

/** One import as written in `from`; `to` is a path inside the project, or the name of a package (`node:fs`, `zod`). */
export type Import = { from: string; to: string; written: string; typeOnly: boolean }

const folders = ['web', 'server', 'geodata', 'seeds', 'tests']
/** The `#` names of package.json. */
const aliases: Record<string, string> = {
  '#contract/': 'server/contract/',
  '#server/': 'server/',
  '#geodata/': 'geodata/',
  '#seeds/': 'seeds/',
  '#web/': 'web/',
  '#tests/': 'tests/',
}

/** Every import between the source files below `home`, which is an absolute folder. */
export function importsBelow(home: string): Import[] {
  return sourceFilesBelow(home).flatMap((file) => importsOf(file, readFileSync(join(home, file), 'utf8')))
}

/** The source files of the five folders, as paths inside the project. */
export function sourceFilesBelow(home: string): string[] {
  return folders
    .filter((folder) => existsSync(join(home, folder)))
    .flatMap((folder) =>
      readdirSync(join(home, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.(ts|tsx|mjs|mts)$/.test(file) && !file.startsWith('web/dist/'))
    .sort()
}

/** The imports and re-exports one file writes, dynamic ones with a plain string among them. */
export function importsOf(from: string, source: string): Import[] {
  const { module, errors } = parseSync(from, source)
  if (errors.length > 0) throw new Error(`${from} cannot be parsed: ${errors[0]?.message}`)
  const isTypeOnly = (start: number) => /^(import|export)\s+type\b/.test(source.slice(start, start + 40))
  const statements = [
    ...module.staticImports.map(({ moduleRequest, start }) => ({ written: moduleRequest.value, start })),
    ...module.staticExports.flatMap(({ entries, start }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest ? [{ written: moduleRequest.value, start }] : [])),
    ),
  ]
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const text = source.slice(moduleRequest.start, moduleRequest.end)
    return /^(['"]).*\1$/.test(text) ? [{ from, ...target(from, text.slice(1, -1)), typeOnly: false }] : []
  })
  return [
    ...statements.map(({ written, start }) => ({ from, ...target(from, written), typeOnly: isTypeOnly(start) })),
    ...dynamic,
  ]
}

function target(from: string, written: string): { to: string; written: string } {
  const path = written.replace(/\?.*$/, '')
  if (path.startsWith('.')) return { to: normalize(join(dirname(from), path)), written }
  const alias = Object.keys(aliases).find((name) => path.startsWith(name))
  return { to: alias ? aliases[alias] + path.slice(alias.length) : path, written }
}

/** Rings of files that import each other, each once, starting from its first file. A type is no dependency at run time. */
export function cyclesAmong(imports: Import[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to])
  const finished = new Set<string>()
  const cycles: string[][] = []
  const visit = (file: string, path: string[]) => {
    const at = path.indexOf(file)
    if (at >= 0) cycles.push([...path.slice(at), file])
    if (at >= 0 || finished.has(file)) return
    for (const each of next.get(file) ?? []) visit(each, [...path, file])
    finished.add(file)
  }
  for (const file of next.keys()) visit(file, [])
  return cycles
}
