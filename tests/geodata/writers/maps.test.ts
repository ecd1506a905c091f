import { kml } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'
import DxfParser from 'dxf-parser'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js'
import type { Feature, Geometry, Polygon, Position } from 'geojson'
import iconv from 'iconv-lite'
import initSqlJs from 'sql.js'
import { describe, expect, it } from 'vitest'
import { fromGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { positionsOf } from '#geodata/geojson.ts'
import { writeDxf } from '#geodata/writers/dxf.ts'
import { writeFlatgeobuf } from '#geodata/writers/flatgeobuf.ts'
import { writeGeojson } from '#geodata/writers/geojson.ts'
import { writeGeopackage } from '#geodata/writers/geopackage.ts'
import { writeKml } from '#geodata/writers/kml.ts'
import { fileOf, holed, rows, sheet, textOfFile, twoParts } from './sample.ts'

const names = ['=12中"家属院"', '同乐社区南北院 <&> 喆㛃𠮷', '沿河小区,6号楼\n二行']

/** Every corner of the one near a corner of the other, within 1e-7°, whatever the order of the rings. */
function expectSamePlaces(read: Geometry | null | undefined, meant: Geometry | null | undefined): void {
  const corners = (shape: Geometry) => [...positionsOf(shape)].map(([x = 0, y = 0]) => [x, y] as const)
  const [found, wanted] = [corners(read!), corners(meant!)]
  expect(found).toHaveLength(wanted.length)
  for (const [x, y] of wanted)
    expect(found.some(([lon, lat]) => Math.abs(lon - x) <= 1e-7 && Math.abs(lat - y) <= 1e-7)).toBe(true)
}

const twiceArea = (ring: readonly Position[]) =>
  ring.slice(1).reduce((sum, [x = 0, y = 0], k) => {
    const [px = 0, py = 0] = ring[k]!
    return sum + px * y - x * py
  }, 0)

describe('a GeoJSON file', () => {
  it('has a feature a line, every compound with its fields, the unplaced without a shape, and says where it comes from', async () => {
    const text = await textOfFile(writeGeojson(sheet()))
    const read = JSON.parse(text)
    expect(text.trimEnd().split('\n')).toHaveLength(5)
    expect(read).toMatchObject({ type: 'FeatureCollection', name: '小区', title: '惠济区老旧小区台账' })
    expect(read.notes).toEqual(['来源：惠政文〔2019〕63号', '数据截至 2020-01-01'])
    expect(read.features.map(({ properties }: Feature) => properties?.名称)).toEqual(names)
    expect(read.features[0].properties).toMatchObject({ 建成年代: 1993, 建筑面积: 120.5, 逾期: true, 状态: '在建' })
    expect(read.features[2]).toMatchObject({ geometry: null, properties: { 建筑面积: 0, 逾期: false, 状态: null } })
    expectSamePlaces(read.features[0].geometry, holed)
    expectSamePlaces(read.features[1].geometry, twoParts)
  })

  it('turns outer rings against the clock and holes with it, as RFC 7946 asks', async () => {
    const { features } = JSON.parse(await textOfFile(writeGeojson(sheet())))
    const [outer, hole] = features[0].geometry.coordinates[0]
    expect([Math.sign(twiceArea(outer)), Math.sign(twiceArea(hole))]).toEqual([1, -1])
  })

  it('of no compound is still a file', async () => {
    expect(JSON.parse(await textOfFile(writeGeojson(sheet({ rows: [] })))).features).toEqual([])
  })
})

describe('a KML file', () => {
  it('is read back with every name, typed field and corner; the unplaced keep their placemark', async () => {
    const document = new DOMParser().parseFromString(await textOfFile(writeKml(sheet())), 'text/xml')
    // two packages, two types of the same document
    const { features } = kml(document as unknown as Document, { skipNullGeometry: false })
    expect(features.map(({ properties }) => properties?.名称)).toEqual(names)
    expect(features[0]?.properties).toMatchObject({
      建成年代: 1993,
      建筑面积: 120.5,
      逾期: '是',
      状态日期: '2020-01-01',
    })
    expectSamePlaces(features[0]?.geometry, holed)
    expect(features[1]?.geometry?.type).toBe('GeometryCollection')
    expectSamePlaces(features[1]?.geometry, twoParts)
    expect(features[2]?.geometry).toBeNull()
  })

  it('holds no character that XML forbids, and no folder', async () => {
    const text = await textOfFile(writeKml(sheet({ rows: [{ cells: ['a\u0000\u001b]]>&b'] }] })))
    expect(text).toContain('<name>a\ufffd\ufffd]]&gt;&amp;b</name>')
    expect(text).not.toContain('<Folder')
  })
})

describe('a GeoPackage', () => {
  const opened = async (changed: Parameters<typeof sheet>[0] = {}) => {
    const { Database } = await initSqlJs()
    const database = new Database(await fileOf(writeGeopackage(sheet(changed))))
    return (sql: string) => database.exec(sql)[0]?.values ?? []
  }

  it('names itself one, defines both datums, and lists the layer with its extent, title and notes', async () => {
    const ask = await opened()
    expect(ask('PRAGMA application_id')).toEqual([[0x47504b47]])
    expect(ask('PRAGMA integrity_check')).toEqual([['ok']])
    expect(ask('PRAGMA foreign_key_check')).toEqual([])
    expect(ask('SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1')).toEqual([[-1], [0], [4326], [4490]])
    expect(ask('SELECT table_name, data_type, identifier, description, srs_id FROM gpkg_contents')).toEqual([
      ['小区', 'features', '惠济区老旧小区台账', '来源：惠政文〔2019〕63号\n数据截至 2020-01-01', 4490],
    ])
    const [[west, south, east, north]] = ask('SELECT min_x, min_y, max_x, max_y FROM gpkg_contents') as [number[]]
    expect(west).toBeCloseTo(113.6, 9)
    expect(south).toBeCloseTo(34.8, 9)
    expect(east).toBeCloseTo(113.6133456, 9)
    expect(north).toBeCloseTo(34.8112345, 9)
    expect(ask('SELECT column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns')).toEqual([
      ['geom', 'MULTIPOLYGON', 4490],
    ])
  })

  it('holds every compound with typed fields, the unplaced without a shape', async () => {
    const ask = await opened()
    expect(ask('SELECT 名称, 建成年代, 建筑面积, 状态日期, 逾期, 状态 FROM 小区 ORDER BY fid')).toEqual(
      rows.map(({ cells }) => cells.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell))),
    )
    const shapes = ask('SELECT geom FROM 小区 ORDER BY fid') as [Uint8Array | null][]
    expect(shapes[2]?.[0]).toBeNull()
    const shape = shapes[1]?.[0] as Uint8Array
    const view = new DataView(shape.buffer, shape.byteOffset)
    expect([shape[0], shape[1], view.getInt32(4, true), view.getUint32(41, true)]).toEqual([0x47, 0x50, 4490, 6])
    // the first corner of the first ring of the first part
    expect(view.getFloat64(40 + 9 + 9 + 4, true)).toBeCloseTo(113.61, 9)
  })

  it('of thousands of rows, with outlines of tens of thousands of corners, is sound and holds every one in its order', async () => {
    const ring = Array.from({ length: 20_000 }, (_, k) => [
      113.6 + Math.cos(k / 3183) / 100,
      34.8 + Math.sin(k / 3183) / 100,
    ])
    const wide: Geometry = { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
    const many = Array.from({ length: 3000 }, (_, k) => ({
      cells: [`院${k} ${'长'.repeat((k * 37) % 900)}`, k, k / 7, null, null, null],
      geometry: k % 1000 === 500 ? wide : holed!,
    }))
    const ask = await opened({ rows: many })
    expect(ask('PRAGMA integrity_check')).toEqual([['ok']])
    expect(ask('SELECT seq FROM sqlite_sequence')).toEqual([[3000]])
    const found = ask('SELECT fid, 名称, 建成年代, 建筑面积, length(geom) FROM 小区') as [number, ...unknown[]][]
    expect(found.map(([, ...cells]) => cells.slice(0, 3))).toEqual(many.map(({ cells }) => cells.slice(0, 3)))
    expect(found.map(([fid]) => fid)).toEqual(many.map((_, k) => k + 1))
    expect(found[500]?.[4]).toBe(40 + 13 + 16 * 20_001)
    // what is added later goes on behind it
    expect(ask("INSERT INTO 小区 (名称) VALUES ('新'); SELECT max(fid), count(*) FROM 小区")).toEqual([[3001, 3001]])
  })

  it('takes a quotation mark in the name of a layer or field', async () => {
    const ask = await opened({ name: 'a"b', columns: [{ key: 'name', label: 'x"y', type: 'text' }] })
    expect(ask('SELECT count("x""y") FROM "a""b"')).toEqual([[3]])
  })
})

describe('a FlatGeobuf file', () => {
  it('is read back with its datum, its notes, every field and corner of the placed compounds', async () => {
    const headers: HeaderMeta[] = []
    const features: Feature[] = []
    const file = await fileOf(writeFlatgeobuf(sheet()))
    for await (const feature of deserialize(file, { headerMetaFn: (meta: HeaderMeta) => headers.push(meta) }))
      features.push(feature as Feature)
    expect(headers[0]).toMatchObject({
      title: '惠济区老旧小区台账',
      description: '来源：惠政文〔2019〕63号\n数据截至 2020-01-01',
      crs: { org: 'EPSG', code: 4490 },
    })
    expect(features.map(({ properties }) => properties?.名称)).toEqual(names.slice(0, 2))
    expect(features[0]?.properties).toMatchObject({
      建成年代: 1993,
      建筑面积: 120.5,
      逾期: true,
      状态日期: '2020-01-01',
    })
    expectSamePlaces(features[0]?.geometry, holed)
    expectSamePlaces(features[1]?.geometry, twoParts)
  })

  it('takes the type of a column from the column, though the first compound has nothing in it', async () => {
    const file = await fileOf(writeFlatgeobuf(sheet({ rows: [rows[1]!, rows[0]!] })))
    const features: Feature[] = []
    for await (const feature of deserialize(file)) features.push(feature as Feature)
    expect(features.map(({ properties }) => properties?.建筑面积)).toEqual([undefined, 120.5])
  })
})

describe('a CAD drawing', () => {
  const drawn = async (changed: Parameters<typeof sheet>[0] = {}) => {
    const text = iconv.decode(Buffer.from(await fileOf(writeDxf(sheet(changed), 114))), 'cp936')
    const read = new DxfParser().parseSync(text)
    if (!read) throw new Error('nothing was read')
    return { text, ...read }
  }
  type Outline = { layer: string; shape: boolean; vertices: { x: number; y: number }[] }
  type Written = { layer: string; text: string; startPoint: { x: number; y: number } }

  it('has closed outlines on a layer for each kind, in metres of the 3° zone that its first line names', async () => {
    const { text, entities } = await drawn()
    expect(text.split('\n')[1]).toBe('CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)')
    const outlines = entities.filter(({ type }) => type === 'LWPOLYLINE') as unknown as Outline[]
    expect(outlines.map(({ layer, shape, vertices }) => [layer, shape, vertices.length])).toEqual([
      ['小区-在建', true, 4],
      ['小区-在建', true, 3],
      ['小区-储备', true, 3],
      ['小区-储备', true, 3],
    ])
    const degrees = (outline: Outline): Polygon => ({
      type: 'Polygon',
      coordinates: [outline.vertices.map(({ x, y }) => fromGaussKruger([x, y], 114))],
    })
    for (const [place, { coordinates }] of (['0', '1'] as const).map((k) => [Number(k), twoParts as never] as const)) {
      const ring = (coordinates as Position[][][])[place]![0]!
      expectSamePlaces(degrees(outlines[2 + place]!), { type: 'LineString', coordinates: ring.slice(0, -1) })
    }
  })

  it('writes each name inside its outline, in Chinese; a character the code page lacks as AutoCAD spells it', async () => {
    const { entities } = await drawn()
    const texts = entities.filter(({ type, layer }) => type === 'TEXT' && layer === '小区-TEXT') as unknown as Written[]
    expect(texts.map(({ text }) => text)).toEqual(['=12中"家属院"', '同乐社区南北院 <&> 喆\\U+36C3\\U+D842\\U+DFB7'])
    const [lon, lat] = fromGaussKruger([texts[0]!.startPoint.x, texts[0]!.startPoint.y], 114)
    expect(lon > 113.6 && lon < 113.601 && lat > 34.8 && lat < 34.801).toBe(true)
  })

  it('says source and data date in the drawing itself, where a designer sees them', async () => {
    const { entities } = await drawn()
    const notes = entities.filter(({ layer }) => layer === '小区-NOTE') as unknown as Written[]
    expect(notes.map(({ text }) => text)).toContain('来源：惠政文〔2019〕63号')
  })

  it('gives every entity a handle of its own, and defines every layer it draws on', async () => {
    const { entities, tables } = await drawn()
    expect(new Set(entities.map(({ handle }) => handle)).size).toBe(entities.length)
    const layers = Object.keys(tables.layer.layers)
    for (const { layer } of entities) expect(layers).toContain(layer)
  })
})
