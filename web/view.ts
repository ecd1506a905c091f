/** The shareable view: everything needed to see what a colleague sees. It lives in the URL and nowhere else. */
import { z } from 'zod'
import { languages } from '#contract/language/catalogue.ts'
import { SurveyGap } from '#contract/survey-fields.ts'
import { lineStates, trades } from '#contract/work-words.ts'
import type { ColourBy, ViewName } from './map/scene.ts'

export const viewNames = ['areas', 'progress', 'utilities'] as const satisfies readonly ViewName[]
export const colourings = ['builtYear', 'planYear', 'status', 'eligibility'] as const satisfies readonly ColourBy[]
/** 计划管理: the pages of the programme, in the order they are listed. */
export const pageNames = ['targets', 'plans', 'deadlines', 'menu', 'money', 'duties', 'policies', 'zones'] as const
export type PageName = (typeof pageNames)[number]
const figures = [
  'total',
  'placed',
  'unplaced',
  'sketched',
  'households',
  'households-unknown',
  'started',
  'finished',
  'late',
] as const

const listLimit = 200
/** Keeps what is understood of a list and leaves out the rest: an old link still opens. */
const listOf = <T>(item: z.ZodType<T>) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((values) => values.filter((value): value is T => item.safeParse(value).success).slice(0, listLimit))

/** Half a character, as a cut-off paste leaves it, cannot be written into a URL. */
const withoutHalves = (text: string) => text.replace(/\p{Surrogate}/gu, '')
const word = z.string().min(1).max(60)
const Camera = z.object({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-85).max(85),
  zoom: z.number().min(0).max(22),
})

export const View = z.object({
  name: z.enum(viewNames).catch('areas'),
  adcode: z
    .string()
    .regex(/^\d{6}$/)
    .catch('410108'),
  colourBy: z.enum(colourings).catch('builtYear'),
  /** The policy the map is coloured by, its class of work, and the one test alone; null: the nearest, its first, all of them. */
  pack: word.nullable().catch(null),
  workClass: word.nullable().catch(null),
  policyTest: word.nullable().catch(null),
  /** Null: the year of the data date. */
  year: z.number().int().min(1949).max(2100).nullable().catch(null),
  /** Legend classes kept by the filter; empty means all. */
  classes: listOf(word),
  /** Street office ids kept by the filter, `none` for compounds without one; empty means all. */
  streets: listOf(word),
  trades: listOf(z.enum(trades)),
  lineStates: listOf(z.enum(lineStates)),
  /** The rows behind one of the five figures; null means all. */
  figure: z.enum(figures).nullable().catch(null),
  selected: listOf(word),
  /** The draft scheme on the workbench: its id, or `new`; null while none is open. */
  bench: word.nullable().catch(null),
  /** The scheme the draft is compared with on the map; null while it stands alone. */
  beside: word.nullable().catch(null),
  /** The import on the desk: its id, or `new` for the entry with the list of imports; null while the desk is closed. */
  importing: word.nullable().catch(null),
  /** The page of the programme that lies over the map, and what is open on it; null while the map is in sight. */
  page: z.enum(pageNames).nullable().catch(null),
  item: z.string().min(1).max(300).nullable().catch(null), // with the filters of its page
  /** Whether ground that documents mark (划定范围) lies on the map that is coloured by policy. */
  zones: z.boolean().catch(true),
  /** The item of the menu of works the map is coloured by: HJ-34-4; null: by its colour mode. */
  painted: word.nullable().catch(null),
  /** Traced pictures that lie under the map, and how far they cover it, in percent. */
  pictures: listOf(word),
  pictureOpacity: z.number().int().min(10).max(100).catch(60),
  /** Whether the survey lies open at the right. */
  survey: z.boolean().catch(false),
  /** Rows whose record lacks a fact (`households`) or is stale (`stale-12`); null means all. */
  gap: SurveyGap.nullable().catch(null),
  table: z.boolean().catch(false),
  /** Streets coloured by their share of started compounds (progress view). */
  byStreet: z.boolean().catch(false),
  search: z.string().max(100).transform(withoutHalves).catch(''),
  at: Camera.nullable().catch(null),
  language: z.enum(languages).catch('zh-CN'),
  theme: z.enum(['light', 'dark']).catch('light'),
  /** For a screen on the wall: larger type, no controls. */
  wall: z.boolean().catch(false),
  /** Whether the operator's basemap, where one is configured, lies under the map; else our own ground. */
  basemap: z.boolean().catch(true),
})
export type View = z.infer<typeof View>

/** Leaders look at the status first, everybody else at the year built. */
export const usualColouring = (name: ViewName): ColourBy => (name === 'progress' ? 'status' : 'builtYear')

/** With the map in sight: nothing lies over it. */
export const uncovered = { page: null, item: null, importing: null } as const satisfies Partial<View>

/** The view a path (`/areas`) and a query (`?y=2021&sel=…`) stand for. Never throws. */
export function viewFromUrl(path: string, search: string): View {
  const asked = readQuery(search)
  const name = View.shape.name.parse(path.replace(/^\/|\/.*$/g, ''))
  const at = list(asked.get('at')).map(Number)
  return View.parse({
    name,
    adcode: text(asked.get('d')),
    colourBy: asked.has('c') ? text(asked.get('c')) : usualColouring(name),
    pack: text(asked.get('pk')) || null,
    workClass: text(asked.get('wc')) || null,
    policyTest: text(asked.get('pt')) || null,
    year: asked.has('y') ? Number(text(asked.get('y'))) : null,
    classes: list(asked.get('k')),
    streets: list(asked.get('s')),
    trades: list(asked.get('t')),
    lineStates: list(asked.get('l')),
    figure: asked.has('f') ? text(asked.get('f')) : null,
    selected: list(asked.get('sel')),
    bench: text(asked.get('bench')) || null,
    beside: text(asked.get('beside')) || null,
    importing: text(asked.get('import')) || null,
    page: asked.get('page') ?? null,
    item: text(asked.get('item')) || null,
    zones: text(asked.get('zones')) !== 'off',
    painted: text(asked.get('paint')) || null,
    pictures: list(asked.get('pic')),
    pictureOpacity: asked.has('po') ? Number(text(asked.get('po'))) : 60,
    survey: asked.has('survey'),
    gap: text(asked.get('gap')) || null,
    table: asked.has('table'),
    byStreet: asked.has('bystreet'),
    search: text(asked.get('q')),
    at: at.length === 3 ? { lon: at[0], lat: at[1], zoom: at[2] } : null,
    language: asked.get('lang') === 'en' ? 'en' : 'zh-CN',
    theme: asked.get('theme'),
    wall: asked.has('wall'),
    basemap: text(asked.get('base')) !== 'off',
  })
}

/** Path and query of a view; what equals its default is left out. */
export function urlOf(view: View): string {
  const at = view.at && [view.at.lon.toFixed(5), view.at.lat.toFixed(5), view.at.zoom.toFixed(2)].map(Number).join(',')
  const parts: [name: string, value: string | null][] = [
    ['d', view.adcode === '410108' ? null : view.adcode],
    ['c', view.colourBy === usualColouring(view.name) ? null : view.colourBy],
    ['pk', view.pack && encodeURIComponent(view.pack)],
    ['wc', view.workClass && encodeURIComponent(view.workClass)],
    ['pt', view.policyTest && encodeURIComponent(view.policyTest)],
    ['y', view.year === null ? null : String(view.year)],
    ['k', written(view.classes)],
    ['s', written(view.streets)],
    ['t', written(view.trades)],
    ['l', written(view.lineStates)],
    ['f', view.figure],
    ['sel', written(view.selected)],
    ['bench', view.bench && encodeURIComponent(view.bench)],
    ['beside', view.beside && encodeURIComponent(view.beside)],
    ['import', view.importing && encodeURIComponent(view.importing)],
    ['page', view.page],
    ['item', view.item && encodeURIComponent(view.item)],
    ['zones', view.zones ? null : 'off'],
    ['paint', view.painted && encodeURIComponent(view.painted)],
    ['pic', written(view.pictures)],
    ['po', view.pictureOpacity === 60 ? null : String(view.pictureOpacity)],
    ['survey', view.survey ? '' : null],
    ['gap', view.gap],
    ['table', view.table ? '' : null],
    ['bystreet', view.byStreet ? '' : null],
    ['q', view.search === '' ? null : encodeURIComponent(view.search)],
    ['at', at],
    ['lang', view.language === 'en' ? 'en' : null],
    ['theme', view.theme === 'dark' ? 'dark' : null],
    ['wall', view.wall ? '' : null],
    ['base', view.basemap ? null : 'off'],
  ]
  const query = parts.flatMap(([name, value]) => (value === null ? [] : value === '' ? [name] : [`${name}=${value}`]))
  return `/${view.name}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** The same view under another name: a colouring nobody chose changes with it, and so does the selection. */
export function viewNamed(view: View, name: ViewName): View {
  const colourBy = view.colourBy === usualColouring(view.name) ? usualColouring(name) : view.colourBy
  const classes = colourBy === view.colourBy ? view.classes : []
  // a road is searched for in the utilities view, a compound elsewhere
  const search = (name === 'utilities') === (view.name === 'utilities') ? view.search : ''
  return { ...view, name, colourBy, classes, search, figure: null, gap: null, page: null, item: null }
}

const written = (values: readonly string[]) => (values.length > 0 ? values.map(encodeURIComponent).join(',') : null)

function readQuery(search: string): Map<string, string> {
  const pairs = search.replace(/^\?/, '').split('&').filter(Boolean)
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

const list = (value: string | undefined) => (value ? value.split(',').map(text) : [])

function text(value: string | undefined): string {
  try {
    return decodeURIComponent((value ?? '').replaceAll('+', ' '))
  } catch {
    return '' // a percent sign cut off in a chat window
  }
}
