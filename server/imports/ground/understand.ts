/** From rows to roads, rivers, railways and what crosses them. What is no part of this ground is counted by what it is called. */
import type { Geometry } from 'geojson'
import { type FindingList, openFindings, shown } from '#geodata/readers/finding-list.ts'
import type { ReadFinding, Row, Table } from '#geodata/readers/reading.ts'
import { numberIn } from '#geodata/readers/tables/values.ts'
import { wordsOf } from '../cell-text.ts'
import { headerOf, type Mapping } from '../columns.ts'
import type { KindRecord } from '../kind.ts'
import { plainShape } from '../plain-shape.ts'
import { openSaid, type Said } from '../said-words.ts'
import { classOf } from './class-of-row.ts'
import { type CrossingKind, isNameOfRiver, type RoadClass, type Tags, tagKeys } from './classes.ts'
import type { Cells, GroundField } from './fields.ts'
import { type LeftOut, openLeftOut } from './left-out.ts'
import { type GroundThing, thingOf } from './meaning.ts'

export type GroundValues = {
  what: GroundThing['what']
  /** Of a road. */
  class?: RoadClass
  isBarrier: boolean
  crossing?: CrossingKind
  name?: string
  code?: string
  widthM?: number
  /** What whoever made the data asks to be said beside it. */
  attribution?: string
}
export type GroundRecord = Omit<KindRecord, 'values' | 'geometry'> & { values: GroundValues; geometry: Geometry }

/** Beside everything taken from it: openstreetmap.org/copyright. */
export const openStreetMapNotice = '© OpenStreetMap contributors, ODbL 1.0'

export function toGround(
  table: Table,
  mapping: Mapping<GroundField>,
): { records: GroundRecord[]; findings: ReadFinding[] } {
  const findings = openFindings()
  const isTagged = isOfOpenStreetMap(mapping)
  const [said, leaveOut] = [openSaid('ground', mapping.words, findings), openLeftOut(mapping, findings)]
  const records = table.rows.flatMap(
    (row, at) => readRow({ row, at, mapping, findings, layer: table.name, isTagged, said, leaveOut }) ?? [],
  )
  if (records.some(({ values }) => values.attribution === openStreetMapNotice))
    findings.tell('ground-of-openstreetmap', { notice: openStreetMapNotice })
  return { records, findings: findings.all() }
}

/** Columns that only its extracts have. */
function isOfOpenStreetMap({ columns }: Mapping<GroundField>): boolean {
  const headers = new Set(columns.map(({ header }) => header.toLowerCase()))
  return ['osm_id', 'osmid', 'osm_way_id', 'full_id', '@id', 'fclass', 'highway', 'waterway', 'other_tags'].some(
    (header) => headers.has(header),
  )
}

type ToRead = {
  row: Row
  at: number
  mapping: Mapping<GroundField>
  findings: FindingList
  layer: string
  isTagged: boolean
  said: Said
  leaveOut: LeftOut
}

function readRow({ row, at, mapping, findings, layer, isTagged, said, leaveOut }: ToRead): GroundRecord | null {
  const geometry = row.geometry ? plainShape(row.geometry) : null
  if (!geometry) return null
  const { cells, rest } = sorted(row, mapping)
  const tags = {
    ...tagsIn(cells.tags),
    ...Object.fromEntries(tagKeys.flatMap((key) => (cells[key] ? [[key, cells[key]]] : []))),
  }
  const name = cells.name ?? tags['name:zh'] ?? tags.name
  const classed = classOf(cells, tags, { layer, name, said })
  const { ground, word, isTag } = classed
  if (!ground) {
    leaveOut(word === null ? 'class-missing' : 'class-unknown', { row, layer, ...classed })
    return null
  }
  const isRiver = ground.what === 'water' && classed.meaning === undefined && isNameOfRiver(name)
  const river = isRiver ? ({ what: 'river' } as const) : ground
  const thing = thingOf(river, { geometry, ...situationOf(cells, tags) })
  if ('why' in thing) {
    leaveOut(thing.why, { row, layer, ...classed })
    return null
  }
  const width = widthOf(cells.widthM ?? tags.width)
  if (cells.widthM !== undefined && width === null)
    findings.tell('ground-width-unclear', { column: headerOf('widthM', mapping), value: shown(cells.widthM) }, row.row)
  const code = cells.code
  const attribution = cells.attribution ?? (isTagged || isTag ? openStreetMapNotice : undefined)
  const values: GroundValues = {
    what: thing.what,
    isBarrier: thing.isBarrier,
    ...(thing.what === 'road' && { class: thing.class }),
    ...(thing.crossing && { crossing: thing.crossing }),
    ...(name !== undefined && { name: name.slice(0, 200) }),
    ...(code !== undefined && { code: code.slice(0, 200) }),
    ...(width !== null && thing.what === 'road' && { widthM: width }),
    ...(attribution !== undefined && { attribution: attribution.slice(0, 200) }),
  }
  const written = { ...cells, ...(word !== null && { class: word }) }
  return { at, row: row.row, values, written, rest, geometry }
}

function sorted({ cells }: Row, { columns }: Mapping<GroundField>): { cells: Cells; rest: GroundRecord['rest'] } {
  const found: Cells = {}
  const rest: Record<string, Row['cells'][number]> = {}
  for (const { column, field, header, because } of columns) {
    const cell = cells[column] ?? null
    const text = wordsOf(cell)
    if (field !== null && text !== null) found[field] = text
    else if (field === null && cell !== null && because.code !== 'serial') rest[header] = cell
  }
  return { cells: found, rest }
}

/** Further tags in one cell: "bridge"=>"yes", as ogr2ogr writes them, or JSON. */
function tagsIn(text: string | undefined): Tags {
  if (text === undefined) return {}
  const pairs = [...text.matchAll(/"([^"\\]+)"\s*(?:=>|:)\s*"((?:[^"\\]|\\.)*)"/g)]
  return Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value.replaceAll(/\\(.)/g, '$1')]))
}

const isYes = (text: string | undefined) => text !== undefined && !/^(?:no|n|f|false|0|否|无)$/i.test(text)

function situationOf(cells: Cells, tags: Tags) {
  const [bridge, tunnel, level] = [cells.bridge ?? tags.bridge, cells.tunnel ?? tags.tunnel, cells.level ?? tags.layer]
  return {
    isBridge: isYes(bridge),
    isViaduct: bridge === 'viaduct',
    isTunnel: (isYes(tunnel) && tunnel !== 'building_passage') || (!isYes(bridge) && Number(level ?? 0) < 0),
  }
}

/** Metres; of several lanes' widths or a range nobody knows which is meant. */
function widthOf(text: string | undefined): number | null {
  const figure = text === undefined ? null : numberIn(text)
  if (!figure || !['', 'm', '米'].includes(figure.unit.toLowerCase())) return null
  return figure.value > 0 && figure.value < 500 ? figure.value : null
}
