/**
 * FlatGeobuf 3: features one after the other without an index, so that they can be written as they come; the header says that nobody
 * counted them (0), as the format allows. The package's own serialize() knows neither a coordinate system nor a name, and takes the
 * types of the fields from the first feature alone: a null there would make a column of numbers text. Its parts know better.
 * A row without a place is left out, for not every program reads such a feature; whoever fills `notes` counts them.
 */
import { Builder } from 'flatbuffers'
import { Column as FlatColumn } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js'
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js'
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js'
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { parseGC, parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js'
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js'
import type { Geometry } from 'geojson'
import { rightHanded } from './shapes.ts'
import type { Column, Sheet } from './sheet.ts'

const magic = Uint8Array.of(0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0)

export async function* writeFlatgeobuf(sheet: Sheet): AsyncGenerator<Uint8Array> {
  const columns = sheet.columns.map(toColumn)
  const header = headerOf(columns)
  yield magic
  yield headerBytes(sheet, columns)
  for await (const { cells, geometry } of sheet.rows) {
    if (!geometry) continue
    const properties = Object.fromEntries(columns.map(({ name }, place) => [name, cells[place] ?? null]))
    yield buildFeature(parsed(rightHanded(geometry)), properties, header)
  }
}

const parsed = (geometry: Geometry) =>
  geometry.type === 'GeometryCollection' ? parseGC(geometry) : parseGeometry(geometry)

const types: Record<Column['type'], ColumnType> = {
  text: ColumnType.String,
  number: ColumnType.Double,
  year: ColumnType.Int,
  date: ColumnType.DateTime,
  flag: ColumnType.Bool,
}

const toColumn = ({ label, type }: Column) => ({
  name: label,
  type: types[type],
  title: null,
  description: null,
  width: -1,
  precision: -1,
  scale: -1,
  nullable: true,
  unique: false,
  primary_key: false,
})
type FlatColumnMeta = ReturnType<typeof toColumn>

/** What the package's feature builder wants to know; each feature tells its own type of geometry. */
const headerOf = (columns: FlatColumnMeta[]): HeaderMeta => ({
  geometryType: GeometryType.Unknown,
  columns,
  envelope: null,
  featuresCount: 0,
  indexNodeSize: 0,
  crs: null,
  title: null,
  description: null,
  metadata: null,
})

function headerBytes({ name, title, notes }: Sheet, columns: readonly FlatColumnMeta[]): Uint8Array {
  const builder = new Builder()
  builder.prep(8, 0) // its length is then a multiple of 8, and readers that map numbers in place find them aligned
  const [nameAt, titleAt, notesAt, organisation] = [name, title, notes.join('\n'), 'EPSG'].map((text) =>
    builder.createString(text),
  ) as [number, number, number, number] // four texts, four places
  const fields = columns.map((column) => {
    const at = builder.createString(column.name)
    FlatColumn.startColumn(builder)
    FlatColumn.addName(builder, at)
    FlatColumn.addType(builder, column.type)
    return FlatColumn.endColumn(builder)
  })
  const columnsAt = Header.createColumnsVector(builder, fields)
  Crs.startCrs(builder)
  Crs.addOrg(builder, organisation)
  Crs.addCode(builder, 4490)
  const crsAt = Crs.endCrs(builder)
  Header.startHeader(builder)
  Header.addName(builder, nameAt)
  Header.addTitle(builder, titleAt)
  Header.addDescription(builder, notesAt)
  Header.addGeometryType(builder, GeometryType.Unknown)
  Header.addColumns(builder, columnsAt)
  Header.addFeaturesCount(builder, 0n)
  Header.addIndexNodeSize(builder, 0)
  Header.addCrs(builder, crsAt)
  builder.finishSizePrefixed(Header.endHeader(builder))
  return builder.asUint8Array()
}
