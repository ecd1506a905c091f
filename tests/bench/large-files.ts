/** Files as large as a city's: yards side by side, bare rows, lines of utilities, roads; every name, number and place another. */
import type { Geometry, Position } from 'geojson'
import type { ImportKind } from '#contract/import.ts'

export type LargeKind = 'compounds' | 'rows' | 'works' | 'ground'
export type LargeFile = { name: string; bytes: Uint8Array<ArrayBuffer>; kind: ImportKind }

const trades = ['给水', '排水', '燃气', '供热', '供电', '通信']
const classes = ['primary', 'secondary', 'tertiary', 'residential', 'service']
/** Degrees from one to the next: some 60 m. */
const [eastwards, northwards] = [0.00066, 0.00054]
const southWest: Position = [113.55, 34.75]

const makers: Readonly<Record<LargeKind, (count: number) => LargeFile>> = {
  compounds: (count) =>
    layer('院落.geojson', 'compounds', count, (at, place) => ({
      properties: { 小区名称: `第${at}号院`, 小区编号: `B-${at}`, 户数: 20 + (at % 400), 建成年代: 1975 + (at % 30) },
      geometry: { type: 'Polygon', coordinates: [roundYard(place)] },
    })),
  rows: (count) => {
    const rows = Array.from({ length: count }, (_, at) => `第${at}号院,R-${at},${20 + (at % 400)},${1975 + (at % 30)}`)
    return file('台账.csv', 'compounds', ['小区名称,小区编号,户数,建成年代', ...rows].join('\n'))
  },
  works: (count) =>
    layer('管线.geojson', 'works', count, (at, place) => ({
      properties: {
        管线编号: `G-${at}`,
        专业: trades[at % trades.length],
        类型: '现状',
        产权单位: `第${at % 7}管线公司`,
      },
      geometry: { type: 'LineString', coordinates: lineFrom(place) },
    })),
  ground: (count) =>
    layer('道路.geojson', 'ground', count, (at, place) => ({
      properties: { '@id': `way/${at}`, highway: classes[at % classes.length], name: `第${at}路` },
      geometry: { type: 'LineString', coordinates: lineFrom(place) },
    })),
}

/** @throws RangeError for a kind nobody knows */
export function largeFile(kind: LargeKind, count: number): LargeFile {
  const make = makers[kind]
  if (!make) throw new RangeError(`one of ${Object.keys(makers).join(', ')}, not ${kind}`)
  return make(count)
}

type Each = (at: number, place: Position) => { properties: Record<string, unknown>; geometry: Geometry }

function layer(name: string, kind: ImportKind, count: number, each: Each): LargeFile {
  const aRow = Math.ceil(Math.sqrt(count))
  const [west = 0, south = 0] = southWest
  const features = Array.from({ length: count }, (_, at) => {
    const place = [west + (at % aRow) * eastwards, south + Math.floor(at / aRow) * northwards]
    return JSON.stringify({ type: 'Feature', ...each(at, place) })
  })
  return file(name, kind, `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}`)
}

const file = (name: string, kind: ImportKind, text: string): LargeFile => ({
  name,
  kind,
  bytes: new TextEncoder().encode(text),
})

const lineFrom = ([lon = 0, lat = 0]: Position): Position[] => [
  [lon, lat],
  [lon + eastwards / 2, lat + northwards / 4],
  [lon + eastwards * 0.9, lat],
]

const corners = 9

/** Some 22 m from its middle to its corners. */
export function roundYard([lon = 0, lat = 0]: Position): Position[] {
  return Array.from({ length: corners + 1 }, (_, corner) => {
    const turn = ((corner % corners) / corners) * 2 * Math.PI
    return [lon + Math.cos(turn) * 0.00024, lat + Math.sin(turn) * 0.0002]
  })
}
