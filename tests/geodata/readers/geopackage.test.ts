import initSqlJs, { type Database } from 'sql.js'
import { expect, it } from 'vitest'
import { readGeopackage } from '#geodata/readers/geopackage.ts'
import { cellsOf, codes, reading, tried } from './refusal.ts'

const { Database: Sqlite } = await initSqlJs()

const frame = `
  CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
  CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, srs_id INTEGER);
  CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
  INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000', 4547, 'EPSG', 4547, ''), ('own', 900, 'NONE', 1, 'LOCAL_CS["city"]'), ('?', 0, 'NONE', 0, 'undefined');
`

/** Header with an envelope, then well-known binary. */
function blob(srs: number, wkb: number[], { little = true, envelope = false } = {}): Uint8Array {
  const head = new DataView(new ArrayBuffer(envelope ? 40 : 8))
  head.setUint16(0, 0x4750)
  head.setUint8(3, (little ? 1 : 0) | (envelope ? 2 : 0))
  head.setInt32(4, srs, little)
  return Uint8Array.from([...new Uint8Array(head.buffer), ...wkb])
}

function wkb(type: number, doubles: number[], { little = true, counts = [] as number[] } = {}): number[] {
  const view = new DataView(new ArrayBuffer(5 + 4 * counts.length + 8 * doubles.length))
  view.setUint8(0, little ? 1 : 0)
  view.setUint32(1, type, little)
  for (const [k, count] of counts.entries()) view.setUint32(5 + 4 * k, count, little)
  for (const [k, value] of doubles.entries()) view.setFloat64(5 + 4 * counts.length + 8 * k, value, little)
  return [...new Uint8Array(view.buffer)]
}

function gpkg(fill: (database: Database) => void): Uint8Array {
  const database = new Sqlite()
  database.run(frame)
  fill(database)
  const bytes = database.export()
  database.close()
  return bytes
}

function layer(database: Database, table: string, srs: number, geometries: (Uint8Array | null)[]) {
  database.run(`CREATE TABLE "${table}" (fid INTEGER PRIMARY KEY, 名称 TEXT, 旧改 BOOLEAN, 编码 INTEGER, geom BLOB)`)
  database.run('INSERT INTO gpkg_contents VALUES (?, ?, ?)', [table, 'features', srs])
  database.run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', ?, 0, 0)", [table, srs])
  for (const geometry of geometries)
    database.run(`INSERT INTO "${table}" (名称, 旧改, 编码, geom) VALUES ('同乐社区', 1, 123456789012345678, ?)`, [
      geometry,
    ])
}

const ring = [0, 0, 0, 9, 9, 9, 0, 0]

it('layers and tables of a GeoPackage are read with their coordinate system', async () => {
  const bytes = gpkg((database) => {
    layer(database, '红线', 4547, [
      blob(4547, wkb(3, ring, { counts: [1, 4] }), { envelope: true }),
      blob(4547, wkb(1, [5, 6], { little: false }), { little: false }),
      blob(4547, wkb(1001, [5, 6, 7])),
      blob(4547, wkb(0x80000001, [5, 6, 7])),
      null,
    ])
    database.run(
      "CREATE TABLE 台账 (年代 TEXT); INSERT INTO 台账 VALUES ('90年代初'); INSERT INTO gpkg_contents VALUES ('台账','attributes',0)",
    )
  })
  const read = await reading(readGeopackage, bytes)
  expect(read).toMatchObject({ format: 'gpkg', encoding: null, crs: 'EPSG:4547' })
  expect(read.tables.map(({ name, columns }) => [name, columns])).toEqual([
    ['红线', ['fid', '名称', '旧改', '编码']],
    ['台账', ['年代']],
  ])
  expect(cellsOf(read)?.[0]).toEqual([1, '同乐社区', true, '123456789012345678'])
  expect(read.tables[0]?.rows.map(({ geometry }) => geometry)).toEqual([
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [0, 9],
          [9, 9],
          [0, 0],
        ],
      ],
    },
    { type: 'Point', coordinates: [5, 6] },
    { type: 'Point', coordinates: [5, 6] },
    { type: 'Point', coordinates: [5, 6] },
    null,
  ])
  expect(read.tables[1]?.rows).toEqual([{ row: 1, cells: ['90年代初'] }])
  expect(read.findings).toContainEqual({ code: 'heights-left-out', params: { count: 2 }, row: null })
})

it('a system without a number keeps its definition, an undefined one is none', async () => {
  const point = (srs: number) => gpkg((database) => layer(database, 'a', srs, [blob(srs, wkb(1, [1, 2]))]))
  expect((await reading(readGeopackage, point(900))).crs).toBe('LOCAL_CS["city"]')
  expect((await reading(readGeopackage, point(0))).crs).toBeNull()
})

it.each([
  ['a curve', blob(4547, wkb(8, [], { counts: [0] })), 'shape-type-unknown'],
  ['bytes that end too early', blob(4547, wkb(2, [1], { counts: [500] })), 'shape-broken'],
  ['no GeoPackage header', Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]), 'shape-broken'],
  ['another system than its layer', blob(4490, wkb(1, [1, 2])), 'geometry-of-other-crs'],
  ['an empty point', blob(4547, wkb(1, [Number.NaN, Number.NaN])), 'no-geometry'],
])('a geometry of %s is told with its row', async (_, geometry, code) => {
  const read = await reading(
    readGeopackage,
    gpkg((database) => layer(database, 'a', 4547, [geometry])),
  )
  expect(read.findings.map((each) => [each.code, each.row])).toContainEqual([code, 1])
  expect(read.tables[0]?.rows[0]?.geometry).toBeNull()
})

it('rasters, views, computed columns and tables nobody listed are told and not read', async () => {
  const bytes = gpkg((database) => {
    layer(database, 'a', 4547, [])
    database.run(`
      INSERT INTO gpkg_contents VALUES ('影像','tiles',0), ('endless','attributes',0), ('gone','attributes',0), ('b','attributes',0);
      CREATE TABLE 影像 (x); CREATE TABLE 其他 (x);
      CREATE VIEW endless AS WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n) SELECT k FROM n;
      CREATE TABLE b (x, big AS (zeroblob(900000000))); INSERT INTO b VALUES (1);`)
  })
  const read = await reading(readGeopackage, bytes)
  expect(codes(read).sort()).toEqual(
    [
      'gpkg-column-computed',
      'gpkg-kind-not-read',
      'gpkg-table-missing',
      'gpkg-table-not-listed',
      'gpkg-view-not-read',
    ].sort(),
  )
  expect(read.tables.map(({ name }) => name)).toEqual(['a', 'b'])
})

it.each([
  [
    'an SQLite file that is no GeoPackage',
    () => {
      const database = new Sqlite()
      database.run('CREATE TABLE tiles (x)')
      return database.export()
    },
    'sqlite-not-gpkg',
  ],
  [
    'one whose contents are a program that never ends',
    () => {
      const database = new Sqlite()
      database.run(
        'CREATE VIEW gpkg_contents AS WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n) SELECT k AS table_name, k AS data_type FROM n',
      )
      return database.export()
    },
    'sqlite-broken',
  ],
  ['one cut in half', () => gpkg((database) => layer(database, 'a', 4547, [])).subarray(0, 6000), 'sqlite-broken'],
  ['something else', () => new Uint8Array(5000), 'sqlite-broken'],
])('%s is refused', async (_, bytes, code) => {
  expect(await tried(readGeopackage, bytes())).toBe(code)
})

it('bytes turned over here and there make the reader neither crash nor hang', async () => {
  const whole = gpkg((database) => layer(database, 'a', 4547, [blob(4547, wkb(3, ring, { counts: [1, 4] }))]))
  for (let at = 0; at < whole.length; at += 89) {
    const bent = whole.slice()
    bent[at] = (bent[at] ?? 0) ^ 0xff
    await tried(readGeopackage, bent)
  }
})
