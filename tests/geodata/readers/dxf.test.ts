import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { readDxf } from '#geodata/readers/dxf.ts'
import { limits } from '#geodata/readers/limits.ts'
import { codes, reading, tried } from './refusal.ts'

type Pairs = (string | number)[]
const section = (name: string, ...objects: Pairs[]) => [0, 'SECTION', 2, name, ...objects.flat(), 0, 'ENDSEC']
const drawing = (...sections: Pairs[]) => [...sections.flat(), 0, 'EOF'].join('\r\n')
const header = (version: string, page: string, units = 6) =>
  section('HEADER', [9, '$ACADVER', 1, version, 9, '$DWGCODEPAGE', 3, page, 9, '$INSUNITS', 70, units])
const entities = (...objects: Pairs[]) => section('ENTITIES', ...objects)
const bytes = (text: string) => new TextEncoder().encode(text)
const readText = (text: string) => reading(readDxf, bytes(text), '总图.dxf')
const line = (layer: string, ...at: [number, number, number, number]) => [
  ...[0, 'LINE', 8, layer, 10, at[0], 20, at[1], 11, at[2], 21, at[3]],
]
const square = [10, 0, 20, 0, 10, 4, 20, 0, 10, 4, 20, 4, 10, 0, 20, 4]
const geometriesOf = async (...objects: Pairs[]) =>
  (await readText(drawing(entities(...objects)))).tables.flatMap(({ rows }) => rows.map(({ geometry }) => geometry))

it('each layer of the drawing is a table; closed polylines are boundaries', async () => {
  const read = await readText(
    drawing(
      entities(
        line('道路', 0, 0, 5, 5),
        [0, 'LWPOLYLINE', 8, '红线', 90, 4, 70, 1, ...square],
        [0, 'POINT', 8, '红线', 10, 1, 20, 2],
      ),
    ),
  )
  expect(read).toMatchObject({ format: 'dxf', crs: null, findings: [] })
  expect(read.tables.map(({ name, rows }) => [name, rows.map(({ cells, geometry }) => [cells[0], geometry])])).toEqual([
    [
      '道路',
      [
        [
          'LINE',
          {
            type: 'LineString',
            coordinates: [
              [0, 0],
              [5, 5],
            ],
          },
        ],
      ],
    ],
    [
      '红线',
      [
        [
          'LWPOLYLINE',
          {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [4, 0],
                [4, 4],
                [0, 4],
                [0, 0],
              ],
            ],
          },
        ],
        ['POINT', { type: 'Point', coordinates: [1, 2] }],
      ],
    ],
  ])
})

it.each([
  ['ANSI_936', 'AC1015', 'gb18030', 'gb18030', []],
  ['ANSI_1252', 'AC1015', 'gb18030', 'gb18030', ['encoding-not-as-declared']],
  ['ANSI_936', 'AC1021', 'utf-8', 'utf-8', []],
  ['ANSI_950', 'AC1015', 'big5', 'big5', []],
])(
  'a drawing that declares %s in version %s and is written in %s keeps its Chinese',
  async (page, version, written, told, odd) => {
    const text = drawing(
      header(version, page),
      entities(
        [0, 'TEXT', 8, '注記', 10, 1, 20, 2, 1, '同心社'],
        [0, 'MTEXT', 8, '注記', 10, 1, 20, 2, 3, '{\\fSimSun|b0;一', 1, '二}\\P三 \\U+5C0F%%d'],
      ),
    )
    const read = await reading(readDxf, new Uint8Array(iconv.encode(text, written)))
    expect([read.encoding, codes(read)]).toEqual([told, odd])
    expect(read.tables[0]?.name).toBe('注記')
    expect(read.tables[0]?.rows.map(({ cells }) => cells[1])).toEqual(['同心社', '一二\n三 小°'])
  },
)

it('arcs and circles are drawn as chords within a centimetre', async () => {
  const [circle, arc, bulge] = await geometriesOf(
    [0, 'CIRCLE', 8, 'a', 10, 100, 20, 100, 40, 50],
    [0, 'ARC', 8, 'a', 10, 0, 20, 0, 40, 10, 50, 270, 51, 90],
    [0, 'LWPOLYLINE', 8, 'a', 70, 0, 10, 0, 20, 0, 42, 1, 10, 2, 20, 0],
  )
  const ring = circle?.type === 'Polygon' ? (circle.coordinates[0] ?? []) : []
  expect(ring[0]).toEqual(ring.at(-1))
  for (const [k, [x = 0, y = 0]] of ring.slice(1).entries()) {
    const [px = 0, py = 0] = ring[k] ?? []
    expect(Math.hypot(x - 100, y - 100)).toBeCloseTo(50, 6)
    expect(50 - Math.hypot((x + px) / 2 - 100, (y + py) / 2 - 100)).toBeLessThan(0.01)
  }
  const ends = arc?.type === 'LineString' ? [arc.coordinates[0], arc.coordinates.at(-1)] : []
  expect(ends.flat().map((value) => Math.round(value ?? 0) + 0)).toEqual([0, -10, 0, 10])
  // a half circle against the clock from (0,0) to (2,0) runs below
  const lowest = bulge?.type === 'LineString' ? Math.min(...bulge.coordinates.map(([, y = 0]) => y)) : 0
  expect(lowest).toBeCloseTo(-1, 1)
})

it('old polylines are read by their vertices, without the frame of a fitted curve', async () => {
  const vertex = (x: number, y: number, flags = 0) => [0, 'VERTEX', 8, 'a', 10, x, 20, y, 70, flags]
  const [shape] = await geometriesOf(
    [0, 'POLYLINE', 8, 'a', 66, 1, 70, 1],
    vertex(0, 0),
    vertex(99, 99, 16),
    vertex(4, 0),
    vertex(4, 4),
    [0, 'SEQEND'],
  )
  expect(shape).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 0],
      ],
    ],
  })
})

it('blocks are drawn where they are placed: moved, turned, scaled, mirrored, one in another', async () => {
  const block = (name: string, ...objects: Pairs[]) => [
    [0, 'BLOCK', 2, name, 70, 0, 10, 1, 20, 0],
    ...objects,
    [0, 'ENDBLK'],
  ]
  const read = await readText(
    drawing(
      section(
        'BLOCKS',
        ...block('井', line('0', 1, 0, 2, 0)),
        ...block('组', [0, 'INSERT', 8, '0', 2, '井', 10, 1, 20, 0], line('围墙', 1, 0, 1, 1)),
      ),
      entities(
        [0, 'INSERT', 8, '排水', 2, '井', 10, 10, 20, 10, 41, 2, 42, 2, 50, 90],
        [0, 'INSERT', 8, '排水', 2, '井', 10, 0, 20, 0, 230, -1],
        [0, 'INSERT', 8, '排水', 2, '组', 10, 5, 20, 5],
        [0, 'INSERT', 8, '排水', 66, 1, 2, '井', 10, 7, 20, 7],
        [0, 'ATTRIB', 8, '排水', 2, '编号', 1, 'W-01', 10, 7, 20, 7],
        [0, 'SEQEND'],
      ),
    ),
  )
  const rounded = JSON.parse(JSON.stringify(read.tables), (_, value) =>
    typeof value === 'number' ? Math.round(value) + 0 : value,
  )
  const drainage = rounded.find(({ name }: { name: string }) => name === '排水')
  expect(drainage.columns).toEqual(['entity', 'block', '编号'])
  expect(
    drainage.rows.map(({ cells, geometry }: { cells: unknown[]; geometry: { coordinates: unknown } }) => [
      cells,
      geometry.coordinates,
    ]),
  ).toEqual([
    [
      ['LINE', '井', null],
      [
        [10, 10],
        [10, 12],
      ],
    ],
    [
      ['LINE', '井', null],
      [
        [0, 0],
        [-1, 0],
      ],
    ],
    [
      ['LINE', '井', null],
      [
        [5, 5],
        [6, 5],
      ],
    ],
    [
      ['LINE', '井', null],
      [
        [7, 7],
        [8, 7],
      ],
    ],
    [
      ['INSERT', '井', 'W-01'],
      [7, 7],
    ],
  ])
  expect(rounded.find(({ name }: { name: string }) => name === '围墙').rows[0].geometry.coordinates).toEqual([
    [5, 5],
    [5, 6],
  ])
})

it('what is not drawn is told with its count', async () => {
  const read = await readText(
    drawing(
      header('AC1015', 'ANSI_936', 4),
      section('TABLES', [0, 'LAYER', 2, '隐藏', 70, 1, 62, 7]),
      entities(
        line('a', 0, 0, 1, 1),
        [0, 'SPLINE', 8, 'a'],
        [0, 'HATCH', 8, 'a'],
        [0, 'HATCH', 8, 'a'],
        [0, 'LINE', 8, 'a', 67, 1],
        [0, 'INSERT', 8, 'a', 2, '没有', 10, 1, 20, 1],
      ),
      section('OBJECTS', [0, 'GEODATA', 301, '<Alias id="4547" type="CoordinateSystem">']),
    ),
  )
  expect(read.findings.map(({ code, params }) => [code, ...Object.values(params)])).toEqual([
    ['encoding-not-as-declared', 'ANSI_936', 'utf-8'],
    ['dxf-units', 'mm'],
    ['dxf-layer-hidden', '隐藏'],
    ['dxf-geodata', 'EPSG:4547'],
    ['dxf-not-drawn', 'SPLINE', 1],
    ['dxf-not-drawn', 'HATCH', 2],
    ['dxf-paper-space', 1],
    ['dxf-block-missing', '没有', 1],
  ])
})

it('a drawing with nothing in it says so', async () => {
  const read = await readText(drawing(header('AC1015', 'ANSI_936')))
  expect([read.tables, codes(read)]).toEqual([[], ['dxf-nothing-to-draw']])
})

it.each([
  ['a DWG', 'AC1027\0\0\0', 'dwg-not-dxf'],
  ['a binary DXF', 'AutoCAD Binary DXF\r\n\x1a\0', 'dxf-binary'],
  ['something else', '同乐社区\n名称', 'dxf-broken'],
  ['pairs without sections', '0\nLINE\n0\nEOF\n', 'dxf-broken'],
])('%s is refused', async (_, text, code) => {
  expect(await tried(readDxf, bytes(text))).toBe(code)
})

it('blocks that hold blocks ten times ten times are refused before they are drawn', async () => {
  const inserts = (name: string) => Array.from({ length: 10 }, () => [0, 'INSERT', 8, '0', 2, name]).flat()
  const blocks = Array.from({ length: 10 }, (_, k) => [
    0,
    'BLOCK',
    2,
    `b${k}`,
    ...(k === 0 ? line('0', 0, 0, 1, 1) : inserts(`b${k - 1}`)),
    0,
    'ENDBLK',
  ])
  const bomb = drawing(section('BLOCKS', ...blocks), entities([0, 'INSERT', 8, 'a', 2, 'b9']))
  expect(await tried(readDxf, bytes(bomb))).toBe('dxf-blocks-too-many')
})

it('a block placed in a thousand million rows and columns is refused', async () => {
  const bomb = drawing(
    section('BLOCKS', [0, 'BLOCK', 2, 'b'], [0, 'ENDBLK']),
    entities([0, 'INSERT', 8, 'a', 2, 'b', 70, 32767, 71, 32767]),
  )
  expect(await tried(readDxf, bytes(bomb))).toBe('dxf-blocks-too-many')
})

it('a block that holds itself is drawn once, and that is told', async () => {
  const block = [0, 'BLOCK', 2, 'b', ...line('0', 0, 0, 1, 1), 0, 'INSERT', 8, '0', 2, 'b', 0, 'ENDBLK']
  const read = await readText(drawing(section('BLOCKS', block), entities([0, 'INSERT', 8, 'a', 2, 'b'])))
  expect(codes(read)).toContain('dxf-block-too-deep')
  expect(read.tables[0]?.rows.filter(({ cells }) => cells[0] === 'LINE')).toHaveLength(1)
})

it('no cut of a drawing makes the reader crash or hang', async () => {
  const whole = bytes(
    drawing(
      header('AC1015', 'ANSI_936'),
      entities(line('道路', 0, 0, 5, 5), [0, 'LWPOLYLINE', 8, '红线', 70, 1, ...square]),
    ),
  )
  for (let end = 0; end < whole.length; end++) await tried(readDxf, whole.subarray(0, end))
})

it('a polyline is refused at the first corner too many, though nothing of it comes to an end', async () => {
  const corners = '10\n0\n'.repeat(limits.positions + 1)
  const open = `0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n${corners}`
  expect(await tried(readDxf, bytes(open))).toBe('too-many-positions')
})

it('a line longer than any cell is refused, whatever it is of', async () => {
  const endless = drawing(entities([0, 'TEXT', 8, '层'.repeat(limits.cellLength + 1), 10, 0, 20, 0, 1, '甲院']))
  expect(await tried(readDxf, bytes(endless))).toBe('attribute-too-long')
})
