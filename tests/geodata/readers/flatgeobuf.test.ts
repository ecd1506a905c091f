import { geojson } from 'flatgeobuf'
import type { Feature, FeatureCollection } from 'geojson'
import { expect, it } from 'vitest'
import { readFlatgeobuf } from '#geodata/readers/flatgeobuf.ts'
import { cellsOf, codes, reading, tried } from './refusal.ts'

const feature = (geometry: Feature['geometry'], properties: object): Feature => ({
  type: 'Feature',
  geometry,
  properties: { ...properties },
})
const square = [
  [
    [0, 0],
    [0, 9],
    [9, 9],
    [0, 0],
  ],
]
const hole = [
  [1, 2],
  [2, 4],
  [1, 4],
  [1, 2],
]
const layer = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })
const whole = geojson.serialize(
  layer([
    feature({ type: 'Polygon', coordinates: [...square, hole] }, { 名称: '同乐社区', 户数: 120, 旧改: true }),
    feature({ type: 'MultiPolygon', coordinates: [square, square] }, { 名称: '沿河小区', 户数: 8, 旧改: false }),
    feature(
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [1, 1],
          ],
          [
            [2, 2],
            [3, 3],
          ],
        ],
      },
      { 名称: '', 户数: 0, 旧改: true },
    ),
  ]),
  4547,
)

it('a FlatGeobuf is read with its attributes and coordinate system', async () => {
  const read = await reading(readFlatgeobuf, whole, '红线.fgb')
  expect(read).toMatchObject({ format: 'flatgeobuf', encoding: null, crs: 'EPSG:4547', findings: [] })
  expect(read.tables[0]).toMatchObject({ name: '红线', columns: ['名称', '户数', '旧改'] })
  expect(cellsOf(read)).toEqual([
    ['同乐社区', 120, true],
    ['沿河小区', 8, false],
    [null, 0, true],
  ])
  expect(read.tables[0]?.rows.map(({ geometry }) => geometry)).toEqual([
    { type: 'Polygon', coordinates: [...square, hole] },
    { type: 'MultiPolygon', coordinates: [square, square] },
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [2, 2],
          [3, 3],
        ],
      ],
    },
  ])
})

it('heights are left out and told', async () => {
  const bytes = geojson.serialize(layer([feature({ type: 'Point', coordinates: [1, 2, 3] }, { a: 1 })]))
  const read = await reading(readFlatgeobuf, bytes)
  expect(read.crs).toBeNull()
  expect(read.tables[0]?.rows[0]?.geometry).toEqual({ type: 'Point', coordinates: [1, 2] })
  expect(codes(read)).toEqual(['heights-left-out'])
})

it('a file cut off is read up to there, and that is told', async () => {
  const read = await reading(readFlatgeobuf, whole.subarray(0, whole.length - 8))
  expect(read.tables[0]?.rows.length).toBeGreaterThan(0)
  expect(codes(read).some((code) => code.startsWith('fgb-'))).toBe(true)
})

it.each([
  ['the mark alone', whole.subarray(0, 8)],
  ['a header cut off', whole.subarray(0, 40)],
  ['something else', new Uint8Array(100)],
])('%s is refused', async (_, bytes) => {
  expect(await tried(readFlatgeobuf, bytes)).toBe('fgb-broken')
})

it('no bytes make the reader crash or hang', async () => {
  for (let at = 8; at < whole.length; at++) {
    const bent = whole.slice()
    bent[at] = (bent[at] ?? 0) ^ 0xff
    await tried(readFlatgeobuf, bent)
  }
})
