/** From rows to works: each with what its cells, its layer and its name say of it. What nobody said stays unsaid. */
import type { Geometry } from 'geojson'
import type { WorkShape } from '#contract/geometry.ts'
import { leaveWord } from '#contract/import-words.ts'
import { writtenText } from '#contract/keys.ts'
import { type FindingList, openFindings, shown } from '#geodata/readers/finding-list.ts'
import type { ReadFinding, Row, Table } from '#geodata/readers/reading.ts'
import { toHalfWidth } from '#geodata/readers/tables/values.ts'
import { wordsOf } from '../cell-text.ts'
import { type ColumnMapping, headerOf, type Mapping } from '../columns.ts'
import { yesOrNoIn } from '../compounds/value-words.ts'
import type { KindRecord } from '../kind.ts'
import { plainShape } from '../plain-shape.ts'
import { openSaid, type Said } from '../said-words.ts'
import { notedFields, type WorkField, type WorkValues } from './fields.ts'
import { type MonthRange, monthsIn } from './months.ts'
import { kindIn, placementIn, stateIn, tradeIn } from './words.ts'

export type WorkRecord = Omit<KindRecord, 'values' | 'written'> & {
  values: WorkValues
  written: Partial<Record<keyof WorkValues, string>>
  /** Mapped columns that are empty here. */
  blank: (keyof WorkValues)[]
}

/** Of a field that a column is read into, with its heading. */
type TellRow = (code: string, field: WorkField | null, params?: ReadFinding['params']) => void
type Cells = Partial<Record<WorkField, string>>
type Reading = { cells: Cells; record: WorkRecord; tell: TellRow; meant: (field: WorkField) => string | null }

export function toWorks(table: Table, mapping: Mapping<WorkField>): { records: WorkRecord[]; findings: ReadFinding[] } {
  const findings = openFindings()
  const said = openSaid('works', mapping.words, findings)
  const records = table.rows.flatMap((row, at) => {
    const record = readRow({ row, at, layer: table.name, mapping, findings, said })
    const isSomething = record.geometry || record.values.name !== undefined || record.values.code !== undefined
    return isSomething ? [record] : []
  })
  return { records, findings: findings.all() }
}

type ToRead = { row: Row; at: number; layer: string; mapping: Mapping<WorkField>; findings: FindingList; said: Said }

function readRow({ row, at, layer, mapping, findings, said }: ToRead): WorkRecord {
  const record: WorkRecord = { at, row: row.row, values: {}, written: {}, blank: [], rest: {} }
  const cells: Cells = {}
  for (const column of mapping.columns) sortCell(column, row, { cells, record })
  const tell: TellRow = (code, field, params = {}) =>
    findings.tell(code, { ...(field !== null && { column: headerOf(field, mapping) }), ...params }, row.row)
  const meant = (field: WorkField) => said(field, cells[field], headerOf(field, mapping))
  const reading = { cells, record, tell, meant }
  for (const field of plainFields) readText(field, reading)
  readAspects(reading, layer, findings)
  readExcavates(reading)
  readWindow(reading)
  readNote(reading, mapping)
  if (row.geometry) readShape(row.geometry, reading)
  else if (row.geometry === null) record.geometry = null
  return record
}

function sortCell(
  { column, field, header, because }: ColumnMapping<WorkField>,
  row: Row,
  { cells, record }: Pick<Reading, 'cells' | 'record'>,
) {
  const cell = row.cells[column] ?? null
  if (field === null) {
    if (cell !== null && because.code !== 'serial') record.rest = { ...record.rest, [header]: cell }
    return
  }
  const text = wordsOf(cell)
  if (text !== null) cells[field] = text
  else if (isFact(field)) record.blank.push(field)
}

const plainFields = ['name', 'code', 'itemCode', 'operator', 'implementer', 'payer', 'roadName'] as const
const facts: readonly (keyof WorkValues)[] = [
  ...plainFields,
  ...(['trade', 'kind', 'placement', 'state', 'fromMonth', 'toMonth', 'excavates', 'note'] as const),
]
const isFact = (field: string): field is keyof WorkValues => facts.some((fact) => fact === field)

const longest: Readonly<Record<(typeof plainFields)[number], number>> = {
  ...{ name: 200, code: 200, itemCode: 60, operator: 200, implementer: 200, payer: 200, roadName: 100 },
}

function readText(field: (typeof plainFields)[number], { cells, record, tell }: Reading) {
  const text = cells[field]
  if (text === undefined) return
  record.written[field] = text
  const plain = text.replaceAll(/\s+/g, ' ')
  if (writtenText(longest[field]).safeParse(plain).success) record.values[field] = plain
  else tell('text-too-long', field, { length: plain.length })
}

/** Read from its own column; else from what other words of the row, of its layer or its name say. */
const aspects = { trade: tradeIn, kind: kindIn, placement: placementIn, state: stateIn } as const
type Aspect = keyof typeof aspects
const aspectNames = Object.keys(aspects) as Aspect[] // an object literal has no other keys

function readAspects({ cells, record, tell, meant }: Reading, layer: string, findings: FindingList) {
  for (const aspect of aspectNames) {
    const meaning = meant(aspect)
    const own = meaning === leaveWord ? undefined : cells[aspect]
    const value = own === undefined ? null : (meaning ?? aspects[aspect](own))
    if (own !== undefined && value === null && !isSaidElsewhere(own, aspect)) {
      tell(`work-${aspect}-unknown`, aspect, { field: aspect, value: shown(own) })
    }
    const found = value === null ? sayOthers(aspect, cells, layer) : { value, words: own ?? '', by: 'cell' as const }
    if (!found) continue
    if (found.by === 'layer') findings.count('work-told-by-layer', { layer: shown(layer) })
    // the value comes from the reader of the same aspect
    Object.assign(record.values, { [aspect]: found.value })
    record.written[aspect] = found.words
  }
}

function readExcavates({ cells: { excavates }, record, tell, meant }: Reading) {
  const meaning = meant('excavates')
  if (excavates === undefined || meaning === leaveWord) return
  const answer = meaning === null ? yesOrNoIn(toHalfWidth(excavates)) : meaning === 'true'
  record.written.excavates = excavates
  if (answer === null) tell('work-excavates-unknown', 'excavates', { field: 'excavates', value: shown(excavates) })
  else record.values.excavates = answer
}

/** 10kV架空线 under 类型 says the trade and how it runs, but nothing of what is done to it: that is no word nobody knows. */
const isSaidElsewhere = (words: string, aspect: Aspect) =>
  aspectNames.some((other) => other !== aspect && aspects[other](words) !== null)

type Found = { value: string; words: string; by: 'cell' | 'layer' }

/** The words of other columns first, then what the layer is called, then what the work is; 施工 in a name tells no state. */
function sayOthers(aspect: Aspect, cells: Cells, layer: string): Found | null {
  const others = [...aspectNames.filter((other) => other !== aspect), 'voltage', 'layer'] as const
  const sources: { words: string | undefined; by: Found['by'] }[] = [
    ...others.map((field) => ({ words: cells[field], by: 'cell' as const })),
    { words: layer, by: 'layer' },
    { words: aspect === 'state' ? undefined : cells.name, by: 'cell' },
  ]
  for (const { words, by } of sources) {
    const value = words === undefined ? null : aspects[aspect](words)
    if (value !== null && words !== undefined) return { value, words, by }
  }
  return null
}

function readWindow({ cells, record, tell }: Reading) {
  const { values, written } = record
  const monthsOf = (field: 'fromMonth' | 'toMonth' | 'window'): MonthRange | null => {
    const text = cells[field]
    const months = text === undefined ? null : monthsIn(text)
    if (text !== undefined && !months) tell('work-months-unclear', field, { value: shown(text) })
    return months
  }
  const [from, to, window] = [monthsOf('fromMonth'), monthsOf('toMonth'), monthsOf('window')]
  const [first, last] = [from?.from ?? window?.from, to?.to ?? window?.to]
  if (first !== undefined) values.fromMonth = first
  if (last !== undefined) values.toMonth = last
  const [fromWords, toWords] = [cells.fromMonth ?? cells.window, cells.toMonth ?? cells.window]
  if (fromWords !== undefined) written.fromMonth = fromWords
  if (toWords !== undefined) written.toMonth = toWords
}

/** Remarks, and the facts a work has no field for under the headings the file gives them: 管径 DN300; 材质 PE. */
function readNote({ cells, record, tell }: Reading, { columns }: Mapping<WorkField>) {
  const noted = notedFields.flatMap((field) => {
    const words = cells[field]
    const header = columns.find((column) => column.field === field)?.header ?? ''
    return words === undefined ? [] : [`${header} ${words}`.trim()]
  })
  const note = [...(cells.note === undefined ? [] : [cells.note]), ...noted].join('; ')
  if (note === '') return
  record.written.note = note
  if (note.length <= 4000) record.values.note = note
  else tell('text-too-long', 'note', { length: note.length })
}

/** How many corners it may have is for the checks of shapes. */
const shapesOfWorks: readonly string[] = [
  'Point',
  'LineString',
  'MultiLineString',
  'Polygon',
] satisfies WorkShape['type'][]

function readShape(geometry: Geometry, { record, tell }: Reading) {
  const shape = plainShape(geometry)
  if (!shape) return tell('work-line-without-length', null)
  if (shapesOfWorks.includes(shape.type)) record.geometry = shape
  else tell('work-shape-not-possible', null, { shape: shape.type })
}
