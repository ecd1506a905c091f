/**
 * GeoPackage 1.3 (OGC 12-128r18): one layer of features in CGCS2000 degrees, rows without a place among them. Built in memory, because
 * SQLite needs to go back and forth in its file. There is no spatial index: programs make their own, and a city is small.
 */
import type { Geometry } from 'geojson'
import type { Database, SqlValue } from 'sql.js'
import { boundsOf } from '../geojson.ts'
import type { Cell } from '../readers/reading.ts'
import { openSqlite, quoted } from '../readers/sqlite.ts'
import { cgcs2000Wkt, wgs84Wkt } from './datums.ts'
import { rightHanded } from './shapes.ts'
import type { ColumnType, Sheet } from './sheet.ts'
import { toWkb } from './wkb.ts'

type Bounds = [west: number, south: number, east: number, north: number]

const srsId = 4490
const chunkBytes = 256 * 1024

export async function* writeGeopackage(sheet: Sheet): AsyncGenerator<Uint8Array> {
  const database = await openSqlite(new Uint8Array())
  try {
    lay(database, sheet)
    const { bounds, types } = await fill(database, sheet)
    describe(database, sheet, bounds, types)
    const file = database.export()
    for (let at = 0; at < file.length; at += chunkBytes) yield file.subarray(at, at + chunkBytes)
  } finally {
    database.close()
  }
}

const typeNames: Record<ColumnType, string> = {
  text: 'TEXT',
  number: 'REAL',
  year: 'INTEGER',
  date: 'DATE',
  flag: 'BOOLEAN',
}

/** The tables the standard asks for (1.1.2, 1.1.3, 2.1.5), and the layer's own. */
function lay(database: Database, { name, columns }: Sheet): void {
  const fields = columns.map(({ label, type }) => `, ${quoted(label)} ${typeNames[type]}`)
  database.exec(`
    PRAGMA application_id = ${0x47504b47};
    PRAGMA user_version = 10300;
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
      z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE ${quoted(name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY${fields.join('')});
  `)
  const systems = [
    ['Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined'],
    ['Undefined geographic SRS', 0, 'NONE', 0, 'undefined'],
    ['WGS 84', 4326, 'EPSG', 4326, wgs84Wkt],
    ['CGCS2000', srsId, 'EPSG', srsId, cgcs2000Wkt],
  ]
  for (const system of systems) database.run('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)', system)
}

/** Inserts the rows; answers what surrounds them and which types of geometry there are. */
async function fill(database: Database, { name, columns, rows }: Sheet) {
  const types = new Set<Geometry['type']>()
  let bounds: Bounds | null = null
  const insert = database.prepare(
    `INSERT INTO ${quoted(name)} VALUES (NULL, ?${', ?'.repeat(columns.length)})`, // fid counts by itself
  )
  database.run('BEGIN')
  try {
    for await (const { cells, geometry } of rows) {
      const own = geometry ? boundsOf(geometry) : null
      if (geometry && own) {
        types.add(geometry.type)
        bounds = bounds ? around(bounds, own) : own
      }
      const blob = geometry && own ? toBlob(rightHanded(geometry), own) : null
      insert.run([blob, ...columns.map((_, place) => stored(cells[place]))])
    }
    database.run('COMMIT')
  } finally {
    insert.free()
  }
  return { bounds, types }
}

const stored = (cell: Cell | undefined): SqlValue => (typeof cell === 'boolean' ? Number(cell) : (cell ?? null))

const around = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

function describe(database: Database, sheet: Sheet, bounds: Bounds | null, types: ReadonlySet<string>): void {
  const [type] = types.size === 1 ? [...types] : ['GEOMETRY']
  database.run(
    `INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
     VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?)`,
    [sheet.name, sheet.title, sheet.notes.join('\n'), ...(bounds ?? [null, null, null, null]), srsId],
  )
  database.run(`INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)`, [
    sheet.name,
    (type ?? 'GEOMETRY').toUpperCase(),
    srsId,
  ])
}

/** 2.1.3.1.1: "GP", version 0, flags (little-endian, envelope of x and y), the system, the envelope; then the geometry. */
function toBlob(geometry: Geometry, [west, south, east, north]: Bounds): Uint8Array {
  const bytes = toWkb(geometry, 40)
  const view = new DataView(bytes.buffer)
  bytes.set([0x47, 0x50, 0, 0b011])
  view.setInt32(4, srsId, true)
  for (const [place, edge] of [west, east, south, north].entries()) view.setFloat64(8 + 8 * place, edge, true)
  return bytes
}
