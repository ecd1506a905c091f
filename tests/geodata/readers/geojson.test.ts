import { expect, it } from 'vitest'
import { readGeojson } from '#geodata/readers/geojson.ts'
import { limits } from '#geodata/readers/limits.ts'
import { cellsOf, codes, reading, tried } from './refusal.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const readText = (text: string) => reading(readGeojson, bytes(text), 'folder/红线.geojson')
const tryText = (text: string) => tried(readGeojson, bytes(text))

const square = [
  [
    [116, 40],
    [116.1, 40],
    [116.1, 40.1],
    [116, 40],
  ],
]
const feature = (geometry: unknown, properties: unknown = { 名称: '同乐社区' }) => ({
  type: 'Feature',
  properties,
  geometry,
})
const collection = (features: unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features })
const polygon = { type: 'Polygon', coordinates: square }

it('a layer of compounds is read with its columns in the order they first appear', async () => {
  const text = collection([
    feature(polygon, { 名称: '同乐社区', 户数: 120 }),
    feature(null, { 年代: '90年代初', 名称: '沿河小区' }),
  ])
  const read = await readText(`\ufeff${text}`)
  expect(read).toMatchObject({ format: 'geojson', encoding: 'utf-8', crs: null })
  expect(read.tables[0]).toMatchObject({ name: '红线', columns: ['名称', '户数', '年代'] })
  expect(cellsOf(read)).toEqual([
    ['同乐社区', 120, null],
    ['沿河小区', null, '90年代初'],
  ])
  expect(read.tables[0]?.rows.map(({ geometry }) => geometry?.type ?? null)).toEqual(['Polygon', null])
  expect(codes(read)).toEqual(['no-geometry'])
})

it('GeoJSON saved in GB18030 keeps its Chinese', async () => {
  // 小区
  const raw = [
    ...bytes('{"type":"Feature","geometry":null,"properties":{"name":"'),
    0xd0,
    0xa1,
    0xc7,
    0xf8,
    ...bytes('"}}'),
  ]
  const read = await reading(readGeojson, Uint8Array.from(raw))
  expect(read.encoding).toBe('gb18030')
  expect(cellsOf(read)).toEqual([['小区']])
})

it.each([
  ['one feature', JSON.stringify(feature(polygon)), 1],
  ['one geometry', JSON.stringify(polygon), 1],
  ['one feature a line', `${JSON.stringify(feature(polygon))}\n${JSON.stringify(feature(polygon))}\r\n`, 2],
  ['records after separators', `\x1e${JSON.stringify(feature(polygon))}\n\x1e${JSON.stringify(feature(polygon))}\n`, 2],
  ['a bare list of features', JSON.stringify([feature(polygon), feature(polygon)]), 2],
])('a file of %s is read too', async (_, text, rows) => {
  const read = await readText(text)
  expect(read.tables[0]?.rows.filter(({ geometry }) => geometry)).toHaveLength(rows)
  expect(codes(read)).toEqual([])
})

it.each([
  [{ type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } }, 'EPSG:4547'],
  [{ type: 'name', properties: { name: 'EPSG:4526' } }, 'EPSG:4526'],
  [{ type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } }, 'EPSG:4326'],
  [{ type: 'EPSG', properties: { code: 4549 } }, 'EPSG:4549'],
  [null, null],
])('the coordinate system it names, %j, is told as %s', async (crs, told) => {
  expect((await readText(collection([feature(null)], { crs }))).crs).toBe(told)
})

it('a coordinate system nobody understands is a finding, not a guess', async () => {
  const read = await readText(collection([feature(polygon)], { crs: { type: 'link', properties: { href: 'x.prj' } } }))
  expect(read.crs).toBeNull()
  expect(codes(read)).toEqual(['crs-not-understood'])
})

const line = (...coordinates: unknown[]) => ({ type: 'LineString', coordinates })

it.each([
  [
    'a boundary left open',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ],
    },
    'unclosed-ring',
    true,
  ],
  [
    'a boundary of two points',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
    },
    'too-few-points',
    false,
  ],
  [
    'a boundary that encloses nothing',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 0],
          [0, 0],
        ],
      ],
    },
    'ring-without-size',
    true,
  ],
  ['a line of one point', line([0, 0]), 'too-few-points', false],
  ['a line without length', line([1, 1], [1, 1]), 'zero-length-line', true],
  [
    'coordinates nested too little',
    {
      type: 'Polygon',
      coordinates: [
        [0, 0],
        [1, 0],
      ],
    },
    'wrong-nesting',
    false,
  ],
  ['coordinates nested too much', { type: 'Point', coordinates: [[0, 0]] }, 'wrong-nesting', false],
  ['a coordinate that is text', { type: 'Point', coordinates: ['116', 40] }, 'not-finite', false],
  ['a coordinate that is null', { type: 'Point', coordinates: [null, 40] }, 'not-finite', false],
  ['a type in small letters', { type: 'polygon', coordinates: square }, 'type-miswritten', true],
  ['a type nobody knows', { type: 'Circle', coordinates: [0, 0] }, 'geometry-type-unknown', false],
  ['no type', { coordinates: [0, 0] }, 'geometry-without-type', false],
  ['no coordinates', { type: 'Point' }, 'no-coordinates', false],
  ['an empty list', { type: 'MultiPoint', coordinates: [] }, 'empty-geometry', false],
  ['text instead of a geometry', 'POINT(0 0)', 'not-a-geometry', false],
  [
    'a collection in a collection',
    { type: 'GeometryCollection', geometries: [{ type: 'GeometryCollection', geometries: [polygon] }] },
    'nested-collection',
    true,
  ],
  ['a longitude beyond 180°', { type: 'Point', coordinates: [190, 40] }, 'outside-world', true],
  ['four values in a position', { type: 'Point', coordinates: [116, 40, 0, 9] }, 'more-than-three-values', true],
  ['no geometry', null, 'no-geometry', false],
] as const)('%s is told with its row, and the other rows are read', async (_, geometry, code, stands) => {
  const read = await readText(collection([feature(polygon), feature(geometry)]))
  expect(read.findings.map(({ code: told, row }) => [told, row])).toContainEqual([code, 2])
  expect(read.tables[0]?.rows.map((row) => row.geometry != null)).toEqual([true, stands])
})

it('an open boundary is closed with its first point, and heights are left out and told', async () => {
  const open = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0, 5],
        [1, 0, 5],
        [1, 1, 5],
      ],
    ],
  }
  const read = await readText(collection([feature(open)]))
  expect(read.tables[0]?.rows[0]?.geometry).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  })
  expect(read.findings).toContainEqual({ code: 'heights-left-out', params: { count: 1 }, row: null })
})

it.each([
  ['properties missing', { type: 'Feature', geometry: polygon }, 'properties-missing'],
  ['properties a list', feature(polygon, []), 'properties-wrong'],
  ['an id that is an object', { ...feature(polygon), id: {} }, 'id-wrong'],
  ['a bounding box of three numbers', { ...feature(polygon), bbox: [1, 2, 3] }, 'bbox-wrong'],
  ['the geometry under another name', { type: 'Feature', properties: {}, shape: polygon }, 'feature-without-geometry'],
  ['null instead of a feature', null, 'not-a-feature'],
])('a feature with %s is told', async (_, odd, code) => {
  expect(codes(await readText(collection([odd])))).toContain(code)
})

it('metres without a coordinate system are told once for the file', async () => {
  const metres = { type: 'Point', coordinates: [464947, 3765432] }
  const read = await readText(collection([feature(metres), feature(metres)]))
  expect(read.findings).toEqual([{ code: 'metres-not-degrees', params: { count: 2 }, row: null }])
})

it('NaN, as Python writes it for an empty cell, is read as empty and told', async () => {
  const read = await readText(
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":"NaN","b":NaN}}]}',
  )
  expect(cellsOf(read)).toEqual([['NaN', null]])
  expect(codes(read)).toContain('not-a-number')
})

it('one broken feature costs its own row only', async () => {
  const whole = JSON.stringify(feature(polygon))
  const read = await readText(`{"type":"FeatureCollection","features":[${whole},{"type" "Feature"},${whole}]}`)
  expect(read.tables[0]?.rows.map(({ geometry }) => geometry != null)).toEqual([true, false, true])
  expect(read.findings[0]).toMatchObject({ code: 'feature-broken', row: 2 })
})

it('a file cut off in the middle is read up to there, and that is told', async () => {
  const read = await readText(collection([feature(polygon), feature(polygon), feature(polygon)]).slice(0, -60))
  expect(read.tables[0]?.rows.filter(({ geometry }) => geometry)).toHaveLength(2)
  expect(codes(read)).toContain('json-cut-off-after')
})

it('a code of eighteen digits keeps all of them, and an id stays beside an attribute of its name', async () => {
  const text = '{"type":"Feature","id":7,"geometry":null,"properties":{"id":"A","code":123456789012345678,"n":12}}'
  const read = await readText(text)
  expect(read.tables[0]?.columns).toEqual(['@id', 'id', 'code', 'n'])
  expect(cellsOf(read)).toEqual([[7, 'A', '123456789012345678', 12]])
})

it.each([
  ['text', 'hello', 'json-broken'],
  ['a list of other things', '[{"x":1}]', 'json-not-geojson'],
  ['JSON of another program', '{"metadata":{},"metroLines":[]}', 'json-not-geojson'],
  ['a topology', '{"type":"Topology","objects":{}}', 'json-of-other-type'],
  ['JSON of ArcGIS', '{"geometryType":"esriGeometryPolygon","features":[]}', 'json-is-esri'],
  ['a collection without features', '{"type":"FeatureCollection","features":{}}', 'geojson-without-features'],
  ['half a geometry', '{"type":"Point","coordinates":[1', 'json-cut-off'],
  ['a geometry that cannot stand', '{"type":"Point","coordinates":[1]}', 'not-finite'],
  ['nothing but blanks', ' \n ', 'empty-file'],
])('%s is refused, and says why', async (_, text, code) => {
  expect(await tryText(text)).toBe(code)
})

it.each([
  ['lists', (depth: number) => '['.repeat(depth)],
  ['objects', (depth: number) => '{"a":'.repeat(depth)],
  ['coordinates', (depth: number) => `{"type":"Point","coordinates":${'['.repeat(depth)}`],
])('%s nested a hundred thousand deep are refused before they are parsed', async (_, text) => {
  expect(await tryText(text(100_000))).toBe('too-deep')
})

it('a boundary of a million points is refused', async () => {
  const ring = Array.from({ length: 1_000_000 }, (_, k) => `[116.${k},40.${k}]`).join(',')
  expect(await tryText(`{"type":"Polygon","coordinates":[[${ring}]]}`)).toBe('too-many-positions')
})

it('a hundred thousand broken features are a hundred findings and a number', async () => {
  const read = await readText(collection(Array.from({ length: 100_000 }, () => feature(null))))
  expect(read.tables[0]?.rows).toHaveLength(100_000)
  expect(read.findings).toHaveLength(101)
  expect(read.findings.at(-1)).toEqual({
    code: 'more-of-the-same',
    params: { code: 'no-geometry', count: 99_900 },
    row: null,
  })
})

it('an attribute longer than anybody writes is refused', async () => {
  expect(await tryText(JSON.stringify(feature(null, { a: '长'.repeat(limits.cellLength + 1) })))).toBe(
    'attribute-too-long',
  )
})

it('two thousand and one columns are refused, and so is a table too wide for its rows', async () => {
  const wide = Object.fromEntries(Array.from({ length: 2_001 }, (_, k) => [`c${k}`, 1]))
  expect(await tryText(JSON.stringify(feature(null, wide)))).toBe('too-many-attributes')
  const { c0: _, ...widest } = wide
  const rows = [feature(null, widest), ...Array.from({ length: 25_000 }, () => feature(null, {}))]
  expect(await tryText(collection(rows))).toBe('too-many-cells')
})
