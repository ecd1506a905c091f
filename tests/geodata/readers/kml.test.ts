import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { readKml } from '#geodata/readers/kml.ts'
import { cellsOf, codes, reading, tried } from './refusal.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const kml = (content: string, head = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>总图</name>${content}</Document></kml>`
const readText = (text: string) => reading(readKml, bytes(text), 'a.kml')
const ring = '116,40,0 116.1,40,0 116.1,40.1,0 116,40,0'
const boundary = `<outerBoundaryIs><LinearRing><coordinates>${ring}</coordinates></LinearRing></outerBoundaryIs>`
const placemark = (content: string) => `<Placemark><name>同乐社区</name>${content}</Placemark>`
const point = '<Point><coordinates>116,40</coordinates></Point>'

it('each folder with placemarks is a table, with the names and the extended data as columns', async () => {
  const read = await readText(
    kml(`
      <Schema id="s"><SimpleField name="户数" type="int"/><SimpleField name="代码" type="string"/></Schema>
      <Folder><name>红线</name>${placemark(`<Polygon>${boundary}</Polygon><ExtendedData><SchemaData schemaUrl="#s">
        <SimpleData name="户数">120</SimpleData><SimpleData name="代码">007</SimpleData></SchemaData></ExtendedData>`)}</Folder>
      <Folder><name>点位 &amp; 其他</name>${placemark(`<description><![CDATA[<b>6号楼</b>]]></description>${point}
        <ExtendedData><Data name="年代"><value>90年代初</value></Data></ExtendedData><TimeStamp><when>2025-03</when></TimeStamp>`)}</Folder>`),
  )
  expect(read).toMatchObject({ format: 'kml', encoding: 'utf-8', crs: 'EPSG:4326', findings: [] })
  expect(read.tables.map(({ name, columns }) => [name, columns])).toEqual([
    ['红线', ['name', '户数', '代码']],
    ['点位 & 其他', ['name', 'description', '年代', 'when']],
  ])
  expect(cellsOf(read)).toEqual([['同乐社区', 120, '007']])
  expect(cellsOf(read, 1)).toEqual([['同乐社区', '<b>6号楼</b>', '90年代初', '2025-03']])
  expect(read.tables[0]?.rows[0]?.geometry).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [116, 40],
        [116.1, 40],
        [116.1, 40.1],
        [116, 40],
      ],
    ],
  })
})

it('several geometries of one placemark are one of many, mixed ones a collection', async () => {
  const read = await readText(
    kml(
      placemark(`<MultiGeometry>${point}<MultiGeometry>${point}</MultiGeometry></MultiGeometry>`) +
        placemark(
          `<MultiGeometry>${point}<LineString><coordinates>116,40 117,41</coordinates></LineString></MultiGeometry>`,
        ),
    ),
  )
  expect(read.tables[0]?.rows.map(({ geometry }) => geometry?.type)).toEqual(['MultiPoint', 'GeometryCollection'])
  expect(read.tables[0]?.name).toBe('总图')
})

it.each([
  ['GBK as declared', 'GBK', 'gb18030'],
  ['GBK though it says UTF-8', 'UTF-8', 'gb18030'],
])('a KML in %s keeps its Chinese', async (_, declared, encoding) => {
  const text = kml(placemark(point), `<?xml version="1.0" encoding="${declared}"?>`)
  const read = await reading(readKml, new Uint8Array(iconv.encode(text, 'gb18030')))
  expect([read.encoding, cellsOf(read)]).toEqual([encoding, [['同乐社区']]])
  expect(codes(read)).toEqual(declared === 'GBK' ? [] : ['encoding-not-as-declared'])
})

it('a KMZ is opened and its other files are named', async () => {
  const kmz = zipSync({
    'doc.kml': bytes(kml(placemark(point))),
    'files/b.kml': bytes(kml('')),
    'icon.png': bytes('x'),
  })
  const read = await reading(readKml, kmz, 'a.kmz')
  expect(read.format).toBe('kmz')
  expect(read.tables[0]?.rows).toHaveLength(1)
  expect(codes(read)).toEqual(['kmz-other-kml'])
})

it('links, pictures, tracks and models are told, and nothing is fetched', async () => {
  const link = '<Link><href>http://example.invalid/a.kml</href></Link>'
  const read = await readText(
    kml(`<NetworkLink><name>x</name>${link}</NetworkLink><GroundOverlay><Icon><href>a.png</href></Icon></GroundOverlay>
      ${placemark('<gx:Track xmlns:gx="g"><when>2025</when><gx:coord>1 2 3</gx:coord></gx:Track>')}`),
  )
  expect(read.findings.map(({ code, params }) => [code, params.type])).toEqual([
    ['no-geometry', undefined],
    ['kml-not-drawn', 'NetworkLink'],
    ['kml-not-drawn', 'GroundOverlay'],
    ['kml-not-drawn', 'Track'],
  ])
  expect(read.tables[0]?.name).toBe('总图')
})

it.each([
  ['a blank after the comma', '<Point><coordinates>116, 40</coordinates></Point>', 'coordinates-unreadable'],
  ['words', '<Point><coordinates>东经116</coordinates></Point>', 'coordinates-unreadable'],
  ['an open boundary', `<Polygon>${boundary.replace(' 116,40,0<', '<')}</Polygon>`, 'unclosed-ring'],
  ['metres', '<Point><coordinates>464947,3765432</coordinates></Point>', 'metres-not-degrees'],
  ['heights', '<Point><coordinates>116,40,12</coordinates></Point>', 'heights-left-out'],
])('coordinates with %s are told', async (_, geometry, code) => {
  expect(codes(await readText(kml(placemark(geometry))))).toContain(code)
})

it.each([
  ['a document type with entities', '<!DOCTYPE k [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kml/>', 'xml-doctype'],
  ['tags that do not match', '<kml><Document></kml>', 'xml-broken'],
  ['a file cut off', '<kml><Document><Placemark>', 'xml-cut-off'],
  ['other XML', '<gpx></gpx>', 'xml-not-kml'],
  ['elements a hundred thousand deep', '<a>'.repeat(100_000), 'too-deep'],
])('%s is refused', async (_, text, code) => {
  expect(await tried(readKml, bytes(text), 'a.kml')).toBe(code)
})

it('a line of more points than may be is refused', async () => {
  const many = '116,40 '.repeat(600_000)
  const text = kml(placemark(`<LineString><coordinates>${many}</coordinates></LineString>`))
  expect(await tried(readKml, bytes(text))).toBe('too-many-positions')
})

it('no cut of a KML makes the reader crash or hang', async () => {
  const whole = bytes(kml(placemark(`<Polygon>${boundary}</Polygon>`)))
  for (let end = 0; end < whole.length; end++) await tried(readKml, whole.subarray(0, end))
})
