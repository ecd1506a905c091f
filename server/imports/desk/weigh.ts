/** How much a finding weighs: a note tells how the file was read, a doubt wants somebody to look, and what blocks keeps a row out. */
import type { Geometry } from 'geojson'
import type { ReadFinding } from '#geodata/readers/reading.ts'
import type { FindingParams } from '../checks/drawn.ts'
import type { ComparedRow } from '../kind.ts'
import type { Looked } from './messages.ts'
import type { FoundCell, FoundFinding } from './where-found.ts'

type Weight = 'blocking' | 'doubt' | 'note'
export type WeighedFinding = Omit<ReadFinding, 'params'> & {
  params: FindingParams
  weight: Weight
  at: number | null
  place: [number, number] | null
  repair: { code: string; before: Geometry; after: Geometry } | null
  cell?: FoundCell | null
}

/** Of the reading and the placing, which mostly tell how they went. */
const doubtsOfReading: ReadonlySet<string> = new Set([
  ...['characters-lost', 'encoding-broken', 'encoding-damaged', 'encoding-doubtful', 'quote-open', 'serial-jump'],
  ...['row-longer', 'row-shorter', 'merged-over', 'text-cut', 'coordinates-unreadable', 'number-unreadable'],
  ...[
    'json-cut-off-after',
    'dxf-cut-off',
    'fgb-cut-off',
    'shp-cut-off',
    'dbf-cut-off',
    'shape-broken',
    'feature-broken',
  ],
  ...['metres-not-degrees', 'not-a-position', 'lands-outside-world', 'outside-area-of-use', 'outside-china'],
  ...['own-grid-axes-swapped', 'own-grid-rough', 'own-grid-scale', 'own-grid-unchecked', 'datum-shift-unknown'],
  ...['swapped-axes', 'wrong-datum', 'shift-suspected', 'crs-by-standard', 'crs-not-understood'],
])
/** Of the meaning, where nearly everything wants a look. */
const notesOfMeaning: ReadonlySet<string> = new Set([
  ...['zero-means-unknown', 'built-year-kept-as-words', 'unit-of-cell', 'no-floor-area-column', 'total-not-spread'],
  'households-without-floor-area',
  ...['work-told-by-layer', 'ground-of-openstreetmap', 'ground-left', 'ground-not-on-the-surface', 'ground-row-left'],
  ...['word-as-said', 'cell-put-right'],
])

const weightOfReading = ({ code }: ReadFinding): Weight => (doubtsOfReading.has(code) ? 'doubt' : 'note')
const weightOfMeaning = ({ code }: ReadFinding): Weight => (notesOfMeaning.has(code) ? 'note' : 'doubt')

type Told = {
  looked: Looked
  compared: readonly ComparedRow[]
  ofComparing: readonly ReadFinding[]
  ofShapes: readonly WeighedFinding[]
}

/** All findings: what keeps rows out first, then doubts, then notes, each in the order of the file. */
export function weighed({ looked, compared, ofComparing, ofShapes }: Told): WeighedFinding[] {
  const atOf = placesByRow(compared)
  const plain = (weightOf: typeof weightOfReading) => (each: ReadFinding & Partial<FoundFinding>) => ({
    ...each,
    weight: weightOf(each),
    at: each.row === null ? null : (atOf.get(each.row) ?? null),
    ...{ place: each.place ?? null, repair: null },
  })
  const all = [
    ...ofShapes,
    ...looked.findings.ofMeaning.map(plain(weightOfMeaning)),
    ...ofComparing.map(plain(weightOfMeaning)),
    ...looked.findings.ofReading.map(plain(weightOfReading)),
  ]
  const order = { blocking: 0, doubt: 1, note: 2 }
  return all.sort((a, b) => order[a.weight] - order[b.weight])
}

/** Names listed in one line share its row: what is told of it is told of none of them. */
function placesByRow(compared: readonly ComparedRow[]): Map<number, number | null> {
  const places = new Map<number, number | null>()
  for (const { at, row } of compared) {
    if (at === null || row === null) continue
    places.set(row, places.has(row) ? null : at)
  }
  return places
}
