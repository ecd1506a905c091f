import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { limits } from '#geodata/readers/limits.ts'
import { readShapefile } from '#geodata/readers/shapefile.ts'
import { cellsOf, codes, reading, tried } from './refusal.ts'
import { dbfBytes, shpBytes } from './shapefile-bytes.ts'

const ascii = (text: string) => new TextEncoder().encode(text)
const gbk = (text: string) => new Uint8Array(iconv.encode(text, 'gb18030'))

const clockwise = [
  [0, 0],
  [0, 10],
  [10, 10],
  [10, 0],
  [0, 0],
]
const hole = [
  [2, 2],
  [4, 2],
  [4, 4],
  [2, 4],
  [2, 2],
]
const island = [
  [20, 0],
  [20, 5],
  [25, 5],
  [25, 0],
  [20, 0],
]
const polygon = (...parts: number[][][]) => ({ type: 5, parts })
const squares = (count = 1) =>
  shpBytes(
    5,
    Array.from({ length: count }, () => polygon(clockwise)),
  )

const names = (encode: (text: string) => Uint8Array, values: string[], language = 0) =>
  dbfBytes(
    [{ name: encode('名称'), type: 'C', width: 20 }],
    values.map((value) => ({ cells: [encode(value)] })),
    language,
  )
const zipped = (files: Record<string, Uint8Array>) => reading(readShapefile, zipSync(files), '红线.zip')
const prj = (name: string, meridian: number, easting: number, datum = 'D_China_2000') =>
  ascii(
    `PROJCS["${name}",GEOGCS["GCS",DATUM["${datum}",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`,
  )

it('a GBK shapefile without a .cpg reads right, and says that its encoding was found out', async () => {
  const read = await zipped({ 'a.shp': squares(2), 'a.dbf': names(gbk, ['同乐社区南院', '沿河小区6号楼']) })
  expect(read.encoding).toBe('gb18030')
  expect(read.tables[0]?.columns).toEqual(['名称'])
  expect(cellsOf(read)).toEqual([['同乐社区南院'], ['沿河小区6号楼']])
  expect(codes(read)).toContain('encoding-found-out')
})

it('GBK text that happens to be UTF-8 too, as 联通 is, goes by the language byte', async () => {
  const dbf = dbfBytes([{ name: ascii('op'), type: 'C', width: 10 }], [{ cells: [gbk('联通')] }], 0x4d)
  expect(cellsOf(await zipped({ 'a.shp': squares(), 'a.dbf': dbf }))).toEqual([['联通']])
})

it.each([
  ['UTF-8 without a .cpg', names(ascii, ['同乐社区']), undefined, 'utf-8', '同乐社区'],
  ['GBK as its .cpg says', names(gbk, ['同乐社区']), 'GBK', 'gb18030', '同乐社区'],
  ['GBK with a .cpg that says UTF-8', names(gbk, ['同乐社区']), 'UTF-8', 'gb18030', '同乐社区'],
  ['GBK with a .cpg that says ISO-8859-1', names(gbk, ['同乐社区']), 'ISO-8859-1', 'gb18030', '同乐社区'],
  [
    'Big5 as its .cpg says',
    names((text) => new Uint8Array(iconv.encode(text, 'big5')), ['社區']),
    '950',
    'big5',
    '社區',
  ],
])('attributes in %s read right', async (_, dbf, cpg, encoding, text) => {
  const read = await zipped({ 'a.shp': squares(), 'a.dbf': dbf, ...(cpg && { 'a.cpg': ascii(cpg) }) })
  expect([read.encoding, cellsOf(read)]).toEqual([encoding, [[text]]])
})

it('western accents are not taken for Chinese', async () => {
  const dbf = dbfBytes(
    [{ name: ascii('n'), type: 'C', width: 12 }],
    [{ cells: [Uint8Array.from([0x53, 0x74, 0x72, 0x61, 0xdf, 0x65])] }],
  )
  expect(cellsOf(await zipped({ 'a.shp': squares(), 'a.dbf': dbf }))).toEqual([['Straße']])
})

it('text cut in the middle of a character loses the half and says so', async () => {
  const field = { name: ascii('n'), type: 'C', width: 7 }
  const read = await zipped({ 'a.shp': squares(), 'a.dbf': dbfBytes([field], [{ cells: [ascii('同乐社')] }]) })
  expect(cellsOf(read)).toEqual([['同乐']])
  expect(codes(read)).toContain('text-cut')
})

it('numbers, dates, yes and no come out as such; a code of eighteen digits keeps them all', async () => {
  const field = (type: string, width: number) => ({ name: ascii(type + width), type, width })
  const cells = ['  120.50', '19931001', 'T', '123456789012345678', '********'].map(ascii)
  const dbf = dbfBytes([field('N', 8), field('D', 8), field('L', 1), field('N', 18), field('F', 9)], [{ cells }])
  expect(cellsOf(await zipped({ 'a.shp': squares(), 'a.dbf': dbf }))).toEqual([
    [120.5, '1993-10-01', true, '123456789012345678', null],
  ])
})

it('several layers in folders and in mixed case are one table each', async () => {
  const read = await zipped({
    '数据/红线.SHP': squares(),
    '数据/红线.Dbf': names(gbk, ['甲']),
    '管线/给水.shp': shpBytes(3, [
      {
        type: 3,
        parts: [
          [
            [0, 0],
            [5, 5],
          ],
        ],
      },
    ]),
    '说明.txt': ascii('x'),
    '__MACOSX/数据/._红线.shp': ascii('x'),
  })
  expect(read.tables.map(({ name }) => name).sort()).toEqual(['红线', '给水'])
  expect(read.findings).toContainEqual({ code: 'zip-other-files', params: { count: 1, names: '说明.txt' }, row: null })
})

it('holes go to the boundary around them, islands are polygons of their own', async () => {
  const read = await zipped({ 'a.shp': shpBytes(5, [polygon(clockwise, island, hole)]) })
  expect(read.tables[0]?.rows[0]?.geometry).toEqual({
    type: 'MultiPolygon',
    coordinates: [[clockwise, hole], [island]],
  })
})

it.each([
  ['CGCS2000_3_Degree_GK_CM_114E', 114, 500_000, 'EPSG:4547'],
  ['CGCS2000_3_Degree_GK_Zone_38', 114, 38_500_000, 'EPSG:4526'],
])('the .prj %s is told by its number', async (name, meridian, easting, crs) => {
  expect((await zipped({ 'a.shp': squares(), 'a.prj': prj(name, meridian, easting) })).crs).toBe(crs)
})

it('a city grid that only borrows the name of a national zone keeps its own words', async () => {
  const own = prj('CGCS2000_3_Degree_GK_CM_114E', 113, 300_000)
  expect((await zipped({ 'a.shp': squares(), 'a.prj': own })).crs).toBe(new TextDecoder().decode(own))
})

it('a layer in another coordinate system is left out and told, not drawn beside the others', async () => {
  const [one, other] = [prj('a', 114, 500_000), prj('b', 117, 500_000)]
  const read = await zipped({ 'a.shp': squares(), 'a.prj': one, 'b.shp': squares(), 'b.prj': other })
  expect([read.crs, read.tables.map(({ name }) => name)]).toEqual(['EPSG:4547', ['a']])
  expect(codes(read)).toContain('layer-with-other-crs')
})

it('deleted records and their shapes are left out, and the others keep their attributes', async () => {
  const dbf = dbfBytes(
    [{ name: ascii('n'), type: 'C', width: 4 }],
    [{ cells: [ascii('a')] }, { cells: [ascii('b')], deleted: true }, { cells: [ascii('c')] }],
  )
  const shp = shpBytes(
    1,
    [1, 2, 3].map((x) => ({ type: 1, parts: [[[x, 0]]] })),
  )
  const read = await zipped({ 'a.shp': shp, 'a.dbf': dbf })
  expect(read.tables[0]?.rows.map(({ row, cells, geometry }) => [row, cells, geometry])).toEqual([
    [1, ['a'], { type: 'Point', coordinates: [1, 0] }],
    [3, ['c'], { type: 'Point', coordinates: [3, 0] }],
  ])
  expect(codes(read)).toContain('records-deleted')
})

it('null shapes, lines without length and attributes without shapes are told with their rows', async () => {
  const shp = shpBytes(3, [
    null,
    {
      type: 3,
      parts: [
        [
          [1, 1],
          [1, 1],
        ],
      ],
    },
  ])
  const read = await zipped({ 'a.shp': shp, 'a.dbf': names(gbk, ['甲', '乙', '丙']) })
  expect(read.tables[0]?.rows.map(({ geometry }) => geometry?.type ?? null)).toEqual([null, 'LineString', null])
  expect(read.findings).toEqual(
    expect.arrayContaining([
      { code: 'no-geometry', params: {}, row: 1 },
      { code: 'zero-length-line', params: {}, row: 2 },
      { code: 'dbf-of-other-length', params: { layer: 'a', shapes: 2, records: 3 }, row: null },
    ]),
  )
})

it('a shapefile cut off is read up to there', async () => {
  const read = await zipped({ 'a.shp': squares(3).subarray(0, 100 + 2 * 136 + 60) })
  expect(read.tables[0]?.rows).toHaveLength(2)
  expect(read.findings).toContainEqual({ code: 'shp-cut-off', params: {}, row: 3 })
})

it('a .shp by itself is read with the files beside it, or says which are missing', async () => {
  const beside: Record<string, Uint8Array> = { dbf: names(gbk, ['甲']), prj: prj('x', 114, 500_000) }
  const source = { name: 'F:\\数据\\红线.shp', bytes: squares() }
  const whole = await readShapefile({ ...source, siblings: (extension) => beside[extension] ?? null }, {})
  expect([whole.crs, cellsOf(whole), whole.tables[0]?.name]).toEqual(['EPSG:4547', [['甲']], '红线'])
  expect(codes(await readShapefile(source, {}))).toEqual(['shp-without-dbf', 'shp-without-prj'])
})

it('a .dbf by itself is a table without a place', async () => {
  const read = await reading(readShapefile, names(gbk, ['甲']), '红线.dbf')
  expect(read.tables[0]?.rows).toEqual([{ row: 1, cells: ['甲'] }])
  expect(codes(read)).toContain('dbf-without-shp')
})

it.each([
  ['an archive without a .shp', zipSync({ 'a.dbf': names(gbk, ['甲']) }), 'zip-without-shp'],
  ['an archive with a broken .shp', zipSync({ 'a.shp': ascii('x'.repeat(200)) }), 'shp-broken'],
  ['an archive cut in half', zipSync({ 'a.shp': squares() }).subarray(0, 60), 'archive-broken'],
  ['no shapefile at all', ascii('x'.repeat(200)), 'shp-broken'],
])('%s is refused', async (_, bytes, code) => {
  expect(await tried(readShapefile, bytes, 'a.zip')).toBe(code)
})

it('a boundary of more points than may be is refused before they are read', async () => {
  const ring = Array.from({ length: limits.positions + 1 }, () => [0, 0])
  expect(await tried(readShapefile, shpBytes(5, [polygon(ring)]), 'a.shp')).toBe('too-many-positions')
})

it('no bytes make the reader crash or hang', async () => {
  const whole = zipSync({ 'a.shp': shpBytes(5, [polygon(clockwise, hole)]), 'a.dbf': names(gbk, ['甲']) }, { level: 0 })
  for (let at = 0; at < whole.length; at++) {
    const bent = whole.slice()
    bent[at] = (bent[at] ?? 0) ^ 0xff
    await tried(readShapefile, bent, 'a.zip')
  }
})
