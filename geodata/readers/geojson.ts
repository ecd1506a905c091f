/**
 * GeoJSON (RFC 7946), also as it was before it (a `crs` member), a feature or geometry by itself, or one a line. Each feature is parsed
 * by itself: what is broken in one is a finding with its row.
 */
import { crsOfName } from './crs-name.ts'
import { decodeDeclared } from './declared-text.ts'
import { type FindingList, openFindings, shown } from './finding-list.ts'
import { checkDegrees, checkGeometry, checkPositions } from './geometry.ts'
import { elementsOf, membersOf, type Span, valuesOf } from './json-spans.ts'
import { type Layer, openLayer } from './layer.ts'
import { limits } from './limits.ts'
import { type Reader, ReadRefusal } from './reading.ts'

type Members = { [name: string]: unknown }
type File = { text: string; layer: Layer; findings: FindingList; crs: string | null }

const geometryTypes = /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/i

export const readGeojson: Reader = ({ name, bytes }, { encoding: wish }) => {
  const findings = openFindings()
  const { text, encoding } = decodeDeclared(bytes, { wish }, findings)
  const file: File = { text, layer: openLayer(layerNameOf(name), findings), findings, crs: null }
  const values = valuesOf(text)
  const { value: first, done } = values.next()
  if (done || !first) throw new ReadRefusal('empty-file')
  if (text[first.from] !== '{' && text[first.from] !== '[') throw new ReadRefusal('json-broken', near(text, first.from))
  const { value: second } = values.next()
  if (second) readLines(file)
  else if (text[first.from] === '[') readList(file, first)
  else readWhole(file, first)
  return { format: 'geojson', encoding, crs: file.crs, tables: [file.layer.toTable()], findings: findings.all() }
}

const layerNameOf = (file: string) => file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '')
const near = (text: string, at: number) => ({ near: shown(text.slice(at, at + 60)) })
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readWhole(file: File, span: Span) {
  const members = membersOf(file.text, span.from)
  const typeSpan = members.get('type')
  const type = typeSpan && parsed(file.text.slice(typeSpan.from, typeSpan.to))
  const isType = (wanted: string) => typeof type === 'string' && type.toLowerCase() === wanted.toLowerCase()
  if (isType('FeatureCollection')) return readCollection(file, members, String(type))
  if (!span.whole) throw new ReadRefusal('json-cut-off')
  if (isType('Feature')) {
    file.crs = crsOf(members, file)
    return readFeature(file, span, 1)
  }
  if (typeof type === 'string' && geometryTypes.test(type)) return readBareGeometry(file, span, members)
  throw notGeoJson(members, type)
}

function notGeoJson(members: Map<string, Span>, type: unknown): ReadRefusal {
  const keys = shown([...members.keys()].join(', '))
  if (members.has('features') && (members.has('geometryType') || members.has('spatialReference')))
    return new ReadRefusal('json-is-esri')
  return typeof type === 'string'
    ? new ReadRefusal('json-of-other-type', { found: shown(type) })
    : new ReadRefusal('json-not-geojson', { found: keys })
}

function readCollection(file: File, members: Map<string, Span>, type: string) {
  if (type !== 'FeatureCollection')
    file.findings.tell('type-miswritten', { found: shown(type), wanted: 'FeatureCollection' })
  file.crs = crsOf(members, file)
  const features = members.get('features')
  if (!features || file.text[features.from] !== '[') throw new ReadRefusal('geojson-without-features')
  let row = 0
  for (const span of elementsOf(file.text, features.from)) readFeature(file, span, ++row)
  if (!features.whole) file.findings.tell('json-cut-off-after', {}, row)
  if (row === 0) file.findings.tell('no-features')
}

function readList(file: File, list: Span) {
  const { value: first } = elementsOf(file.text, list.from).next()
  const type = first && file.text[first.from] === '{' && membersOf(file.text, first.from).get('type')
  const found = type ? parsed(file.text.slice(type.from, type.to)) : null
  if (typeof found !== 'string' || !/^feature$/i.test(found))
    throw new ReadRefusal('json-not-geojson', { found: shown(file.text.slice(list.from, list.from + 60)) })
  let row = 0
  for (const span of elementsOf(file.text, list.from)) readFeature(file, span, ++row)
  if (!list.whole) file.findings.tell('json-cut-off-after', {}, row)
}

function readLines(file: File) {
  let row = 0
  let read = 0
  for (const span of valuesOf(file.text)) {
    row++
    const type = file.text[span.from] === '{' ? membersOf(file.text, span.from).get('type') : undefined
    const found = type && parsed(file.text.slice(type.from, type.to))
    if (typeof found === 'string' && /^feature$/i.test(found)) readFeature(file, span, row)
    else if (typeof found === 'string' && geometryTypes.test(found))
      file.layer.add(row, [], geometryAt(file, span, row))
    else {
      file.findings.tell('not-a-feature', { found: shown(file.text.slice(span.from, span.to)) }, row)
      continue
    }
    read++
  }
  if (read === 0) throw new ReadRefusal('json-broken', near(file.text, 0))
}

/** Nothing but one geometry: when that cannot stand, nothing is left to read. */
function readBareGeometry(file: File, span: Span, members: Map<string, Span>) {
  file.crs = crsOf(members, file)
  const geometry = geometryAt(file, span, 1)
  const [fault] = file.findings.all()
  if (!geometry) throw new ReadRefusal(fault?.code ?? 'no-features', fault?.params)
  file.layer.add(1, [], geometry)
}

function geometryAt(file: File, span: Span, row: number) {
  const value = parsedAt(file, span, row)
  if (isObject(value)) checkBbox(value, row, file)
  return value === undefined ? null : located(file, value, row)
}

function located(file: File, value: unknown, row: number) {
  const geometry = checkGeometry(value, row, file.findings)
  if (file.crs === null || /^EPSG:(4326|4490)$/.test(file.crs)) checkDegrees(geometry, row, file.findings)
  return geometry
}

function readFeature(file: File, span: Span, row: number) {
  const { layer, findings } = file
  const feature = parsedAt(file, span, row)
  if (feature === undefined) return layer.add(row, [], null)
  if (!isObject(feature)) {
    findings.tell('not-a-feature', { found: shown(feature) }, row)
    return layer.add(row, [], null)
  }
  if (feature.type === undefined) findings.tell('feature-without-type', {}, row)
  else if (feature.type !== 'Feature')
    findings.tell('type-miswritten', { found: shown(feature.type), wanted: 'Feature' }, row)
  checkBbox(feature, row, file)
  if (feature.geometry === undefined) findings.tell('feature-without-geometry', {}, row)
  else if (feature.geometry === null) findings.tell('no-geometry', {}, row)
  const geometry = located(file, feature.geometry, row)
  const foreign = Object.keys(feature).filter((key) => !['type', 'properties', 'geometry', 'bbox', 'id'].includes(key))
  if (foreign.length > 0) findings.count('members-beside-properties', { found: shown(foreign.join(', ')) })
  layer.add(row, attributesOf(feature, row, file, span), geometry)
}

function* attributesOf(feature: Members, row: number, file: File, span: Span): Generator<[string, unknown]> {
  const { properties, id } = feature
  if (properties === undefined) file.findings.tell('properties-missing', {}, row)
  else if (properties !== null && !isObject(properties))
    file.findings.tell('properties-wrong', { found: shown(properties) }, row)
  const known = isObject(properties) ? properties : {}
  if (typeof id === 'string' || typeof id === 'number') {
    // as extracts of OpenStreetMap name it beside an attribute of that name
    if (known.id !== id) yield [Object.hasOwn(known, 'id') ? '@id' : 'id', id]
  } else if (id !== undefined && id !== null) file.findings.tell('id-wrong', { found: shown(id) }, row)
  const long = longNumbersOf(file.text, span)
  for (const [key, value] of Object.entries(known)) yield [key, long.get(key) ?? value]
}

const longNumber = /\d{16}/

/** Attributes that are whole numbers of more digits than a number keeps: codes, and kept as text. */
function longNumbersOf(text: string, { from, to }: Span): Map<string, string> {
  const long = new Map<string, string>()
  if (!longNumber.test(text.slice(from, to))) return long
  const properties = membersOf(text, from).get('properties')
  if (!properties || text[properties.from] !== '{') return long
  for (const [key, span] of membersOf(text, properties.from)) {
    const value = text.slice(span.from, span.to)
    if (/^-?\d{16,}$/.test(value) && !Number.isSafeInteger(Number(value))) long.set(key, value)
  }
  return long
}

/** Undefined where it cannot be parsed; that is told. */
function parsedAt({ text, findings }: File, { from, to, whole }: Span, row: number): unknown {
  // a position takes two brackets and three marks at least
  if (to - from > 5 * limits.positions) checkPositions(listsIn(text, from, to) / 2, row)
  const json = text.slice(from, to)
  const value = parsed(json)
  if (value !== undefined) return value
  const mended = whole ? parsed(withoutNaN(json)) : undefined
  if (mended === undefined) findings.tell('feature-broken', { near: shown(json) }, row)
  else findings.tell('not-a-number', {}, row)
  return mended
}

function listsIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('[', from); at !== -1 && at < to; at = text.indexOf('[', at + 1)) count++
  return count
}

/** NaN is no JSON, but Python writes it where a cell is empty. */
const withoutNaN = (json: string) =>
  json.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (found) => (found.startsWith('"') ? found : 'null'))

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function checkBbox({ bbox }: Members, row: number, { findings }: File) {
  if (bbox === undefined) return
  const isBox = Array.isArray(bbox) && [4, 6].includes(bbox.length) && bbox.every((value) => typeof value === 'number')
  if (!isBox) findings.tell('bbox-wrong', { found: shown(bbox) }, row)
}

/** Of GeoJSON as it was in 2008: RFC 7946 took the member away, programs went on writing it. */
function crsOf(members: Map<string, Span>, { text, findings }: File): string | null {
  const span = members.get('crs')
  const crs = span && parsed(text.slice(span.from, span.to))
  if (crs === undefined || crs === null) return null
  const { name, code } = isObject(crs) && isObject(crs.properties) ? crs.properties : {}
  const known = typeof name === 'string' ? crsOfName(name) : Number.isInteger(code) ? `EPSG:${code}` : null
  if (!known) findings.tell('crs-not-understood', { found: shown(name ?? crs) })
  return known
}
