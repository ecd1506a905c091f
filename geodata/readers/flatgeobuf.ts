/** FlatGeobuf: one layer. The library walks the file; geometry and attributes are taken out here, where each length is held against the bytes. */
import { type Feature, type Geometry as Flat, generic } from 'flatgeobuf'
import type { Geometry, Position } from 'geojson'
import { crsOfWkt } from './crs-name.ts'
import { type FindingList, openFindings, shown } from './finding-list.ts'
import { propertiesOf } from './flatgeobuf-properties.ts'
import { checkGeometry, checkPositions } from './geometry.ts'
import { type Layer, openLayer } from './layer.ts'
import { limits } from './limits.ts'
import { type Reader, ReadRefusal } from './reading.ts'

type Header = Parameters<NonNullable<Parameters<typeof generic.deserialize>[1]['headerMetaFn']>>[0]

export const readFlatgeobuf: Reader = async ({ name, bytes }) => {
  const findings = openFindings()
  const file = name.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '')
  let header: Header | null = null
  let layer: Layer = openLayer(file, findings)
  let row = 0
  let isWhole = true
  const start = (found: Header) => {
    checkHeader(found, bytes.length)
    header = found
    layer = openLayer(found.title?.trim() || file, findings)
    for (const { name: column } of found.columns ?? []) layer.column(column)
  }
  const spend = openBudget(bytes.length)
  const addFeature = (_: number, feature: Feature, { columns, geometryType }: Header) => {
    row++
    if (feature.bb_pos >= bytes.length) throw new RangeError('beyond the end')
    spend(4 + feature.propertiesLength())
    const properties = propertiesOf(feature.propertiesArray(), columns ?? [])
    layer.add(row, properties, geometryOf(feature, geometryType, { row, spend }, findings))
    return nothing
  }
  try {
    for await (const _ of generic.deserialize(bytes, { fromFeature: addFeature, headerMetaFn: start })) {
      if (row > limits.rows) throw new ReadRefusal('too-many-features', { most: limits.rows })
    }
  } catch (cause) {
    if (cause instanceof ReadRefusal) throw cause
    // what was read before the break stands, when there is something
    if (row < 2) throw new ReadRefusal('fgb-broken')
    isWhole = false
  }
  if (!isWhole || !endsWithFeature(bytes, header)) findings.tell('fgb-cut-off', {}, row)
  const promised = promisedBy(header)
  if (promised > 0 && promised !== row) findings.tell('fgb-of-other-length', { promised, found: row })
  return {
    format: 'flatgeobuf',
    encoding: null,
    crs: crsOf(header),
    tables: [layer.toTable()],
    findings: findings.all(),
  }
}

/** What the library asks for and nobody uses. */
const nothing = {} as ReturnType<NonNullable<Parameters<typeof generic.deserialize>[1]['fromFeature']>>

/** The library reckons the size of the index from these; for an index of nothing it would reckon for ever. */
function checkHeader({ featuresCount, indexNodeSize, columns }: Header, bytes: number) {
  if (featuresCount > bytes || (featuresCount < 1 && indexNodeSize > 0)) throw new RangeError('header')
  if ((columns?.length ?? 0) > limits.columns) throw new ReadRefusal('too-many-attributes', { most: limits.columns })
}

const nodeBytes = 40

/** Whether the lengths of the features lead to the end of the file: the library reads zeros beyond it. */
function endsWithFeature(bytes: Uint8Array, header: Header | null): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 12 + view.getUint32(8, true)
  const { featuresCount = 0, indexNodeSize = 0 } = header ?? {}
  if (indexNodeSize > 0) {
    let nodes = featuresCount
    let level = featuresCount
    do {
      level = Math.ceil(level / Math.max(indexNodeSize, 2))
      nodes += level
    } while (level > 1)
    at += nodes * nodeBytes
  }
  while (at + 4 <= view.byteLength) at += 4 + view.getUint32(at, true)
  return at === view.byteLength
}

type Spend = (bytes: number) => void

/** Offsets of a deceitful file may lead to the same bytes again and again; an honest one is read once. */
function openBudget(bytes: number): Spend {
  let left = bytes
  return (used) => {
    left -= used
    if (left < 0) throw new RangeError('more than the file holds')
  }
}

type Reading = { row: number; spend: Spend }

const promisedBy = (header: Header | null) => header?.featuresCount ?? 0

function crsOf(header: Header | null): string | null {
  const crs = header?.crs
  if (!crs) return null
  if (crs.code > 0 && (crs.org === null || crs.org.toUpperCase() === 'EPSG')) return `EPSG:${crs.code}`
  return crs.wkt ? crsOfWkt(crs.wkt) : crs.name
}

/** @param layerType of all features, 0 where each has its own */
function geometryOf(feature: Feature, layerType: number, reading: Reading, findings: FindingList): Geometry | null {
  const { row } = reading
  const flat = feature.geometry()
  if (!flat || (flat.xyLength() === 0 && flat.partsLength() === 0)) {
    findings.tell('no-geometry', {}, row)
    return null
  }
  const drawn = drawnFrom(flat, layerType, 0, reading)
  if (typeof drawn !== 'number') return checkGeometry(drawn, row, findings)
  findings.tell('shape-type-unknown', { type: shown(drawn) }, row)
  return null
}

const { GeometryType } = generic

/** As GeoJSON, unchecked; a number is a type nobody draws. */
function drawnFrom(flat: Flat, layerType: number, depth: number, reading: Reading): object | number {
  const type: number = layerType || flat.type()
  if (depth > limits.depth) throw new ReadRefusal('too-deep', { most: limits.depth })
  checkPositions(flat.partsLength(), reading.row)
  reading.spend(4 * flat.partsLength())
  const parts = () => Array.from({ length: flat.partsLength() }, (_, k) => flat.parts(k) as Flat)
  if (type === GeometryType.MultiPolygon)
    return { type: 'MultiPolygon', coordinates: parts().map((part) => linesOf(part, reading)) }
  if (type === GeometryType.GeometryCollection) {
    const geometries = parts().map((part) => drawnFrom(part, 0, depth + 1, reading))
    return geometries.find((part) => typeof part === 'number') ?? { type: 'GeometryCollection', geometries }
  }
  if (type === GeometryType.Point) return { type: 'Point', coordinates: positionsOf(flat, reading)[0] }
  if (type === GeometryType.MultiPoint || type === GeometryType.LineString)
    return {
      type: type === GeometryType.LineString ? 'LineString' : 'MultiPoint',
      coordinates: positionsOf(flat, reading),
    }
  if (type === GeometryType.Polygon || type === GeometryType.MultiLineString)
    return {
      type: type === GeometryType.Polygon ? 'Polygon' : 'MultiLineString',
      coordinates: linesOf(flat, reading),
    }
  return type
}

function positionsOf(flat: Flat, { row, spend }: Reading): Position[] {
  const count = Math.floor(flat.xyLength() / 2)
  checkPositions(count, row)
  spend(16 * count)
  const hasZ = flat.zLength() > 0
  const at = (k: number) => [flat.xy(2 * k) ?? Number.NaN, flat.xy(2 * k + 1) ?? Number.NaN]
  return Array.from({ length: count }, (_, k) => (hasZ ? [...at(k), flat.z(k) ?? 0] : at(k)))
}

/** Parts end where `ends` says; one part has no need to say it. */
function linesOf(flat: Flat, reading: Reading): Position[][] {
  const positions = positionsOf(flat, reading)
  const count = flat.endsLength()
  if (count === 0) return [positions]
  checkPositions(count, reading.row)
  reading.spend(4 * count)
  let before = 0
  return Array.from({ length: count }, (_, k) => {
    const end = flat.ends(k) ?? 0
    if (end < before || end > positions.length) throw new RangeError('parts out of order')
    const part = positions.slice(before, end)
    before = end
    return part
  })
}
