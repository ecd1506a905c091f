/** Files made to keep a reader busy: bombs, paths that lead out, rings, nestings and cells without end. Each as it would be sent. */
import { strToU8, zipSync } from 'fflate'
import type { Polygon, Position } from 'geojson'
import { writeFlatgeobuf } from '#geodata/writers/flatgeobuf.ts'
import { writeGeojson } from '#geodata/writers/geojson.ts'
import { writeGeopackage } from '#geodata/writers/geopackage.ts'
import { writeKml } from '#geodata/writers/kml.ts'
import type { Sheet } from '#geodata/writers/sheet.ts'
import { rawRow, rawWorkbook } from '#tests/geodata/readers/raw-workbook.ts'
import { shpBytes } from '#tests/geodata/readers/shapefile-bytes.ts'

type Bytes = Uint8Array | AsyncIterable<Uint8Array>
export type HostileFile = { what: string; name: string; make: () => Bytes }

const corners = 1_000_000
const deep = 100_000
const longest = 100_000_000

const file = (what: string, name: string, make: () => Bytes): HostileFile => ({ what, name, make })

export const hostileFiles: readonly HostileFile[] = [
  file('bomb: 250 MB of zeros in a zip', 'bomb.zip', () => zipSync({ 'a.shp': new Uint8Array(250e6) })),
  file('bomb: 250 MB of blanks in a workbook', 'bomb.xlsx', () =>
    zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/sharedStrings.xml': new Uint8Array(250e6).fill(0x20) }),
  ),
  file('bomb: its size in the directory is a lie', 'liar.kmz', lyingArchive),
  file('bomb: 20,000 entries', 'many.zip', () =>
    zipSync(Object.fromEntries(Array.from({ length: 20_000 }, (_, k) => [`${k}.shp`, strToU8('x')]))),
  ),
  ...['../../out.shp', '/etc/out.shp', 'C:\\out.shp', 'a/../../out.shp'].map((path) =>
    file(`path: ${path}`, 'path.zip', () => zipSync({ [path]: strToU8('x') })),
  ),
  file('a million corners, GeoJSON', 'ring.geojson', () => writeGeojson(ofRing())),
  file('a million corners, KML', 'ring.kml', () => writeKml(ofRing())),
  file('a million corners, DXF', 'ring.dxf', drawnRing),
  file('a million corners, FlatGeobuf', 'ring.fgb', () => writeFlatgeobuf(ofRing())),
  file('a million corners, GeoPackage', 'ring.gpkg', () => writeGeopackage(ofRing())),
  file('a million corners, shapefile', 'ring.shp', () => shpBytes(5, [{ type: 5, parts: [ring()] }])),
  file('100,000 lists in one another, coordinates', 'deep.geojson', () =>
    strToU8(`{"type":"Polygon","coordinates":${'['.repeat(deep)}${']'.repeat(deep)}}`),
  ),
  file('100,000 objects in one another, properties', 'deep.geojson', () =>
    strToU8(`{"type":"Feature","geometry":null,"properties":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}`),
  ),
  file('100,000 lists that never end', 'open.json', () => strToU8('['.repeat(deep))),
  file('100,000 folders in one another, KML', 'deep.kml', () =>
    strToU8(`<kml>${'<Folder>'.repeat(deep)}${'</Folder>'.repeat(deep)}</kml>`),
  ),
  file('100,000 elements in one another, workbook', 'deep.xlsx', () =>
    rawWorkbook([{ name: '台账', rows: '<a>'.repeat(deep) }]),
  ),
  file('entities that grow, KML', 'laughs.kml', () => strToU8(`${laughs}<kml><name>&l9;</name></kml>`)),
  file('entities that grow, workbook', 'laughs.xlsx', () =>
    zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/sharedStrings.xml': strToU8(`${laughs}<sst>&l9;</sst>`) }),
  ),
  file('a cell of 100 MB, CSV', 'cell.csv', () => around('小区名称,备注\n甲院,"', '"\n')),
  file('a quote that never ends, 100 MB', 'quote.csv', () => around('小区名称,备注\n甲院,"', '')),
  file('a line of 100 MB, CSV', 'line.csv', () => around('小区名称,备注\n甲院,', '')),
  file('100 MB of commas', 'commas.csv', () => new Uint8Array(longest).fill(0x2c)),
  file('100 MB of line ends', 'lines.csv', () => new Uint8Array(longest).fill(0x0a)),
  file('100 MB of zeros', 'zeros.csv', () => new Uint8Array(longest)),
  file('a property of 100 MB, GeoJSON', 'cell.geojson', () =>
    around('{"type":"Feature","geometry":null,"properties":{"name":"', '"}}'),
  ),
  file('a name of 100 MB, KML', 'cell.kml', () =>
    around('<kml><Placemark><name>', '</name><Point><coordinates>113,34</coordinates></Point></Placemark></kml>'),
  ),
  file('a text of 100 MB, DXF', 'cell.dxf', () =>
    around('0\nSECTION\n2\nENTITIES\n0\nTEXT\n8\n', '\n0\nENDSEC\n0\nEOF\n'),
  ),
  file('a cell of 100 MB, workbook', 'cell.xlsx', () =>
    zipSync(
      { 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/sharedStrings.xml': around('<sst><si><t>', '</t></si></sst>') },
      { level: 0 },
    ),
  ),
  file('a paragraph of 100 MB, Word', 'cell.docx', () =>
    zipSync({ 'word/document.xml': around('<w:document><w:body><w:p><w:r><w:t>', '') }, { level: 0 }),
  ),
  file('a cell in the last corner of a sheet', 'corner.xlsx', () =>
    rawWorkbook([
      {
        name: '台账',
        rows: `${rawRow(1, ['名称', '户数'])}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
      },
    ]),
  ),
]

/** Text of 100 MB between a beginning and an end. */
function around(before: string, after: string): Uint8Array {
  const bytes = new Uint8Array(longest).fill(0x61)
  bytes.set(strToU8(before))
  bytes.set(strToU8(after), longest - strToU8(after).length)
  return bytes
}

/** Each entity is ten of the one before it: ten thousand million letters. */
const laughs = `<!DOCTYPE a [<!ENTITY l0 "aaaaaaaaaa">${Array.from(
  { length: 9 },
  (_, k) => `<!ENTITY l${k + 1} "${`&l${k};`.repeat(10)}">`,
).join('')}]>`

function ring(): Position[] {
  const positions = Array.from({ length: corners }, (_, k) => {
    const turn = (k / corners) * 2 * Math.PI
    return [113.6 + Math.cos(turn) * 0.01, 34.8 + Math.sin(turn) * 0.01]
  })
  return [...positions, positions[0] as Position] // there is a first
}

function ofRing(): Sheet {
  const geometry: Polygon = { type: 'Polygon', coordinates: [ring()] }
  return {
    ...{ name: '小区', title: '红线', notes: [], yesNo: ['是', '否'], namedBy: 'name' },
    columns: [{ key: 'name', label: '小区名称', type: 'text' }],
    rows: [{ cells: ['甲院'], geometry }],
  }
}

function drawnRing(): Uint8Array {
  const pairs = ring().map(([x, y]) => `10\n${x}\n20\n${y}\n`)
  const outline = `0\nLWPOLYLINE\n8\n小区\n90\n${pairs.length}\n70\n1\n${pairs.join('')}`
  return strToU8(`0\nSECTION\n2\nENTITIES\n${outline}0\nENDSEC\n0\nEOF\n`)
}

/** An archive whose directory says 1,000 bytes of what unpacks to 100 MB. */
function lyingArchive(): Uint8Array {
  const bytes = zipSync({ 'doc.kml': new Uint8Array(longest) })
  const view = new DataView(bytes.buffer)
  const directory = bytes.findLastIndex((_, at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50)
  view.setUint32(directory + 24, 1000, true)
  return bytes
}
