/**
 * GeoPackage 1.3 (OGC 12-128r18): one layer of features in CGCS2000 degrees, rows without a place among them. SQLite goes back and forth in
 * its file, but only in what describes the layer: that is laid out by the library around an empty layer, and the rows are laid behind it,
 * page after page, into a file of their own until the last is known. Memory holds some pages, the disk the file once. There is no spatial
 * index: programs make their own, and a city is small.
 */
import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Geometry } from 'geojson'
import type { Database } from 'sql.js'
import { boundsOf } from '../geojson.ts'
import type { Cell } from '../readers/reading.ts'
import { openSqlite, quoted } from '../readers/sqlite.ts'
import { cgcs2000Wkt, wgs84Wkt } from './datums.ts'
import { rightHanded } from './shapes.ts'
import type { ColumnType, Sheet } from './sheet.ts'
import { pageBytes, TablePages } from './table-pages.ts'
import { recordOf, type Stored } from './table-record.ts'
import { toWkb } from './wkb.ts'

type Bounds = [west: number, south: number, east: number, north: number]
/** What is known of the rows once all of them are laid. */
type Extent = { bounds: Bounds | null; types: ReadonlySet<string>; count: number }

const srsId = 4490
const chunkBytes = 256 * 1024

/** The first bytes come when the last row has been laid. */
export async function* writeGeopackage(sheet: Sheet): AsyncGenerator<Uint8Array> {
  const aside = await openAside()
  try {
    yield await frameAround(sheet, aside)
    const buffer = new Uint8Array(chunkBytes)
    for (let at = 0; ; ) {
      const { bytesRead } = await aside.read(buffer, 0, chunkBytes, at)
      if (bytesRead === 0) return
      yield buffer.slice(0, bytesRead)
      at += bytesRead
    }
  } finally {
    await aside.close()
  }
}

/** Lays the rows aside; answers what stands before them in the file. */
async function frameAround(sheet: Sheet, aside: FileHandle): Promise<Uint8Array> {
  const database = await openSqlite(new Uint8Array())
  try {
    lay(database, sheet)
    describe(database, sheet, widest)
    const pages = new TablePages(numberIn(database, 'PRAGMA page_count') + 1)
    const { root, ...extent } = await fill(pages, sheet, aside)
    describe(database, sheet, extent)
    return frameOf(database, sheet, { root, pages: pages.pages })
  } finally {
    database.close()
  }
}

/** A file without a name: it is gone when it is closed, or the process ends. */
async function openAside(): Promise<FileHandle> {
  const path = join(tmpdir(), `geopackage-${randomUUID()}`)
  const file = await open(path, 'wx+')
  await unlink(path)
  return file
}

/** The pages the library laid, with the root of the layer and the length of the file put in ("The Database Header", 1.3.7). */
function frameOf(database: Database, { name }: Sheet, { root, pages }: { root: Uint8Array; pages: number }) {
  const at = numberIn(database, 'SELECT rootpage FROM sqlite_master WHERE name = ?', [name])
  const frame = database.export()
  frame.set(root, (at - 1) * pageBytes)
  new DataView(frame.buffer, frame.byteOffset).setUint32(28, pages)
  return frame
}

function numberIn(database: Database, sql: string, values: string[] = []): number {
  return Number(database.exec(sql, values)[0]?.values[0]?.[0])
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
    PRAGMA page_size = ${pageBytes};
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

/** Lays the rows; answers what surrounds them, which types of geometry there are, and how many rows. */
async function fill(
  pages: TablePages,
  { columns, rows }: Sheet,
  aside: FileHandle,
): Promise<Extent & { root: Uint8Array }> {
  const types = new Set<Geometry['type']>()
  let bounds: Bounds | null = null
  let count = 0
  for await (const { cells, geometry } of rows) {
    const own = geometry ? boundsOf(geometry) : null
    if (geometry && own) {
      types.add(geometry.type)
      bounds = bounds ? around(bounds, own) : own
    }
    const blob = geometry && own ? toBlob(rightHanded(geometry), own) : null
    const values = columns.map(({ type }, place) => stored(cells[place], type))
    // the number of a row stands beside it, not in it
    pages.add(++count, recordOf([null, blob, ...values]))
    if (pages.ready.length * pageBytes >= chunkBytes) await aside.appendFile(Buffer.concat(pages.ready.splice(0)))
  }
  const root = pages.finish()
  await aside.appendFile(Buffer.concat(pages.ready.splice(0)))
  return { bounds, types, count, root }
}

function stored(cell: Cell | undefined, type: ColumnType): Stored {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'boolean') return Number(cell)
  return type === 'text' ? String(cell) : cell
}

const around = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

/** Takes the most room an extent can: what is written over it fits where it stood. */
const widest: Extent = {
  bounds: [-179.123456789, -89.123456789, 179.123456789, 89.123456789],
  types: new Set(['GeometryCollection']),
  count: 2 ** 52,
}

function describe(database: Database, sheet: Sheet, { bounds, types, count }: Extent): void {
  const [type = 'GEOMETRY'] = types.size === 1 ? [...types] : []
  database.run('INSERT OR REPLACE INTO sqlite_sequence (rowid, name, seq) VALUES (1, ?, ?)', [sheet.name, count])
  database.run(
    `INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
     VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (table_name) DO UPDATE SET min_x = excluded.min_x, min_y = excluded.min_y,
       max_x = excluded.max_x, max_y = excluded.max_y`,
    [sheet.name, sheet.title, sheet.notes.join('\n'), ...(bounds ?? [null, null, null, null]), srsId],
  )
  database.run(
    `INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)
     ON CONFLICT (table_name) DO UPDATE SET geometry_type_name = excluded.geometry_type_name`,
    [sheet.name, type.toUpperCase(), srsId],
  )
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
