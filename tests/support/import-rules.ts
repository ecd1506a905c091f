import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cyclesAmong, type Import, importsBelow, sourceFilesBelow } from './import-graph.ts'

/** An import the architecture forbids: in which file, of what, and the rule it breaks. */
export type ImportFinding = { from: string; to: string; rule: string }

type Rule = { rule: string; breaks: (each: Import) => boolean }

const topicFree = ['ui', 'styles', 'map', 'language']

const isOurs = (path: string) => /^(web|server|geodata|seeds|tests)\//.test(path)
const isIn = (folder: string, path: string) => path.startsWith(`${folder}/`)
const isPackage = (names: RegExp, path: string) => !isOurs(path) && names.test(path)
const isTest = ({ from }: Import) => isIn('tests', from)
/** The folder whose # name a path goes by. */
const named = (path: string) => (isIn('server/contract', path) ? 'contract' : path.split('/')[0])
const topicOf = (path: string) => {
  const folder = /^web\/([^/]+)\//.exec(path)?.[1]
  return folder && !topicFree.includes(folder) ? folder : null
}

/** Of our own folders, `from` may import only what `allowed` lets through. */
const layer = (from: string, rule: string, allowed: (each: Import) => boolean): Rule => ({
  rule,
  breaks: (each) => isIn(from, each.from) && isOurs(each.to) && !allowed(each),
})

/** ARCHITECTURE.md, "Imports", as data. A test may import anything; nothing else may import a test. */
const rules: Rule[] = [
  layer('geodata', 'geodata knows coordinates and files only', ({ to }) => isIn('geodata', to)),
  layer('server/contract', 'the contract imports nothing else of ours', ({ to }) =>
    ['server/contract', 'geodata'].some((folder) => isIn(folder, to)),
  ),
  layer(
    'server',
    'the server imports the server and geodata; main.ts also loads the seeds',
    ({ from, to }) =>
      ['server', 'geodata'].some((folder) => isIn(folder, to)) || (from === 'server/main.ts' && to === 'seeds/load.ts'),
  ),
  layer('seeds', 'seeds import the server, the contract and geodata', ({ to }) =>
    ['seeds', 'server', 'geodata'].some((folder) => isIn(folder, to)),
  ),
  layer(
    'web',
    'the page imports the contract, geodata/geojson.ts and the type of the API',
    ({ to, typeOnly }) =>
      ['web', 'server/contract'].some((folder) => isIn(folder, to)) ||
      to === 'geodata/geojson.ts' ||
      (to === 'server/app.ts' && typeOnly),
  ),
  {
    rule: 'a topic of the page never imports another topic',
    breaks: ({ from, to }) => topicOf(from) !== null && topicOf(to) !== null && topicOf(from) !== topicOf(to),
  },
  {
    rule: 'web/ui knows no topic',
    breaks: ({ from, to }) => isIn('web/ui', from) && topicOf(to) !== null,
  },
  {
    rule: 'the page runs in a browser',
    breaks: ({ from, to }) => isIn('web', from) && to.startsWith('node:'),
  },
  {
    rule: 'only web/map knows the map library',
    breaks: (each) => !isTest(each) && !isIn('web/map', each.from) && isPackage(/^(maplibre-gl|terra-draw)/, each.to),
  },
  {
    rule: 'only server/db, *.queries.ts and save-*.ts hold SQL',
    breaks: (each) =>
      !isTest(each) &&
      isPackage(/^drizzle-orm/, each.to) &&
      !isIn('server/db', each.from) &&
      !/(\.queries|\/save-[^/]+)\.ts$/.test(each.from),
  },
  {
    rule: 'routes hold no SQL: they call queries and save-files',
    breaks: ({ from, to, typeOnly }) => from.endsWith('.routes.ts') && isIn('server/db', to) && !typeOnly,
  },
  {
    rule: 'queries know no HTTP',
    breaks: ({ from, to }) => from.endsWith('.queries.ts') && (isPackage(/^@?hono\b/, to) || isIn('server/http', to)),
  },
  {
    rule: 'another folder is imported by its # name',
    breaks: ({ from, to, written }) => /\.tsx?$/.test(from) && written.startsWith('../') && named(from) !== named(to),
  },
]

/** What the imports themselves break, leaving aside what the files are called and whether they exist. */
export function forbiddenImports(imports: Import[]): ImportFinding[] {
  const broken = imports.flatMap((each) =>
    rules.filter(({ breaks }) => breaks(each)).map(({ rule }) => ({ from: each.from, to: each.to, rule })),
  )
  const cycles = cyclesAmong(imports).map((ring) => ({
    from: ring[0] ?? '',
    to: ring.slice(1).join(' → '),
    rule: 'no file imports itself through others',
  }))
  return [...broken, ...cycles]
}

/** All findings about the source files below `home`, which is an absolute folder. */
export function importFindings(home: string): ImportFinding[] {
  const imports = importsBelow(home)
  const lost = imports.filter(({ to }) => isOurs(to) && !existsSync(join(home, to)))
  const barrels = sourceFilesBelow(home).filter((file) => /\/index\.tsx?$/.test(file))
  return [
    ...forbiddenImports(imports),
    ...lost.map(({ from, to }) => ({ from, to, rule: 'an import names a file that exists, with its extension' })),
    ...barrels.map((file) => ({ from: file, to: '', rule: 'no barrel files' })),
  ]
}
