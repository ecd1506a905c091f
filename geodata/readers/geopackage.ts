/** GeoPackage (OGC 12-128r19): feature layers and attribute tables, as its own contents list them. */
import type { Geometry } from 'geojson'
import type { Database } from 'sql.js'
import { crsOfWkt } from './crs-name.ts'
import { type FindingList, openFindings, shown } from './finding-list.ts'
import { checkGeometry } from './geometry.ts'
import { type LayerWithCrs, openLayer, withOneCrs } from './layer.ts'
import { type Reader, ReadRefusal } from './reading.ts'
import { openSqlite, quoted, rowsOf } from './sqlite.ts'
import { readWkb, UnknownShape } from './wkb.ts'

const signature = 'SQLite format 3\0'

export const readGeopackage: Reader = async ({ bytes }) => {
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 16)) !== signature) throw new ReadRefusal('sqlite-broken')
  const database = await openSqlite(bytes)
  try {
    const findings = openFindings()
    const layers = contentsOf(database, findings).map((content) => readLayer(database, content, findings))
    if (layers.length === 0) findings.tell('no-features')
    return { format: 'gpkg', encoding: null, ...withOneCrs(layers, findings), findings: findings.all() }
  } catch (cause) {
    // whatever SQLite says of a file that is damaged or made to deceive
    throw cause instanceof ReadRefusal ? cause : new ReadRefusal('sqlite-broken')
  } finally {
    database.close()
  }
}

type Content = { table: string; kind: 'features' | 'attributes' }

type SqlObject = { type: string; sql: string }

/** A view is a program of the file's own, and may never end. */
const isPlain = (object: SqlObject | undefined) => object?.type === 'table' && !/^\s*CREATE\s+VIRTUAL/i.test(object.sql)

function contentsOf(database: Database, findings: FindingList): Content[] {
  const objects = new Map<string, SqlObject>()
  for (const [name, type, sql] of rowsOf(
    database,
    "SELECT name, type, sql FROM sqlite_master WHERE type IN ('table','view')",
  ))
    objects.set(String(name).toLowerCase(), { type: String(type), sql: String(sql) })
  if (!objects.has('gpkg_contents'))
    throw new ReadRefusal('sqlite-not-gpkg', { found: shown([...objects.keys()].join(', ')) })
  for (const name of ['gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys']) {
    const object = objects.get(name)
    // no computed columns in what says how to read the rest
    if (object && (!isPlain(object) || /\bAS\s*\(/i.test(object.sql))) throw new ReadRefusal('sqlite-broken')
  }
  const listed = [...rowsOf(database, 'SELECT table_name, data_type FROM gpkg_contents')].map(([table, kind]) => ({
    table: String(table),
    kind: String(kind),
  }))
  const known = new Set(listed.map(({ table }) => table.toLowerCase()))
  for (const name of objects.keys())
    if (!known.has(name) && !/^(gpkg_|rtree_|sqlite_|ogr_)/.test(name))
      findings.tell('gpkg-table-not-listed', { table: shown(name) })
  return listed.filter((content): content is Content => {
    const object = objects.get(content.table.toLowerCase())
    const code = !object
      ? 'gpkg-table-missing'
      : content.kind !== 'features' && content.kind !== 'attributes'
        ? 'gpkg-kind-not-read'
        : isPlain(object)
          ? null
          : 'gpkg-view-not-read'
    if (code) findings.tell(code, { table: shown(content.table), kind: shown(content.kind) })
    return code === null
  })
}

type Column = { name: string; type: string }

function readLayer(database: Database, { table, kind }: Content, findings: FindingList): LayerWithCrs {
  const columns = columnsOf(database, table, findings)
  const place = kind === 'features' ? placeOf(database, table) : null
  const layer = openLayer(table, findings)
  const attributes = columns.filter(({ name }) => name.toLowerCase() !== place?.column.toLowerCase())
  for (const { name } of attributes) layer.column(name)
  const wanted = [...attributes.map(({ name }) => name), ...(place ? [place.column] : [])]
  let row = 0
  if (wanted.length > 0)
    for (const values of rowsOf(database, `SELECT ${wanted.map(quoted).join(', ')} FROM ${quoted(table)}`)) {
      row++
      const geometry = place ? geometryOf(values[attributes.length], row, place.srs, findings) : undefined
      layer.add(
        row,
        attributes.map(({ name, type }, k) => [name, attributeFrom(values[k], type)] as const),
        geometry,
      )
    }
  return { table: layer.toTable(), crs: place ? crsOf(database, place.srs) : null }
}

const attributeFrom = (value: unknown, type: string) =>
  /^BOOLEAN$/i.test(type) && typeof value === 'bigint' ? value !== 0n : value

/** Columns that are computed are left out: what computes them is the file's own program. */
function columnsOf(database: Database, table: string, findings: FindingList): Column[] {
  const columns: Column[] = []
  for (const [, name, type, , , , hidden] of rowsOf(database, `PRAGMA table_xinfo(${quoted(table)})`)) {
    if (hidden === 0n) columns.push({ name: String(name), type: String(type) })
    else findings.tell('gpkg-column-computed', { table: shown(table), column: shown(name) })
  }
  return columns
}

type Place = { column: string; srs: number }

function placeOf(database: Database, table: string): Place | null {
  const sql = 'SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE lower(table_name) = lower(?)'
  const [found] = rowsOf(database, sql, [table])
  if (!found) return null
  return { column: String(found[0]), srs: Number(found[1]) }
}

/** 0 and −1 stand for "unknown". */
function crsOf(database: Database, srs: number): string | null {
  if (srs <= 0) return null
  const sql = 'SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?'
  const [found] = rowsOf(database, sql, [srs])
  if (!found) return null
  const [organization, number, definition] = found
  if (String(organization).toUpperCase() === 'EPSG' && Number(number) > 0) return `EPSG:${Number(number)}`
  return crsOfWkt(String(definition ?? ''))
}

const envelopeBytes = [0, 32, 48, 48, 64]

function geometryOf(blob: unknown, row: number, srs: number, findings: FindingList): Geometry | null {
  if (!(blob instanceof Uint8Array)) {
    findings.tell('no-geometry', {}, row)
    return null
  }
  try {
    const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength)
    if (view.getUint16(0) !== 0x4750) throw new RangeError('no "GP"')
    const flags = view.getUint8(3)
    const own = view.getInt32(4, (flags & 1) === 1)
    if (own !== srs) {
      findings.tell('geometry-of-other-crs', { found: own, layer: srs }, row)
      return null
    }
    const { geometry, heights } = readWkb(view, 8 + (envelopeBytes[(flags >> 1) & 7] ?? 0), row)
    if (heights) findings.count('heights-left-out')
    if (!geometry) findings.tell('no-geometry', {}, row)
    return checkGeometry(geometry, row, findings)
  } catch (fault) {
    if (fault instanceof UnknownShape) findings.tell('shape-type-unknown', { type: fault.type }, row)
    else if (fault instanceof RangeError) findings.tell('shape-broken', {}, row)
    else throw fault
    return null
  }
}
