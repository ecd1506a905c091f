/** The lines of the invented city: works along its streets, and what cuts its neighbour graph. */
import type { LineString, Point, Position } from 'geojson'
import { overheadTrades, type Trade, trades } from '#contract/work-words.ts'
import type { Random } from '#geodata/demo/random.ts'
import { type StreetPiece, type Superblock, superblockM } from './city.ts'
import type { Plane, Spot } from './plane.ts'

export type CityWork = {
  id: string
  trade: Trade
  kind: 'existing' | 'undergrounding' | 'new' | 'replacement'
  placement: 'overhead' | 'buried'
  state: 'existing' | 'planned' | 'under-way' | 'finished'
  roadName: string
  fromMonth: string | null
  toMonth: string | null
  line: LineString
}
export type CityBarrier = { id: string; kind: 'road' | 'railway' | 'river'; name: string; line: LineString }
export type CityCrossing = { id: string; kind: 'footbridge' | 'underpass'; shape: Point }

/** Works spread evenly over the superblocks; each lies beside its street's middle, every trade at its own distance. */
export function layWorks(
  adcode: string,
  count: number,
  superblocks: Superblock[],
  plane: Plane,
  random: Random,
): CityWork[] {
  return Array.from({ length: count }, (_, i) => {
    const { pieces } = superblocks[Math.floor((i * superblocks.length) / count)] ?? { pieces: [] }
    const trade = random.pick(trades)
    const kind = random.pick(kindsOf(trade))
    const piece = random.pick(pieces)
    const from = kind === 'existing' ? null : Math.floor(random.between(2020, 2028) * 12)
    return {
      id: `${adcode}-w-${String(i + 1).padStart(6, '0')}`,
      trade,
      kind,
      placement: kind === 'existing' && overheadTrades.includes(trade) ? 'overhead' : 'buried',
      state: from === null ? 'existing' : stateIn(from / 12),
      roadName: piece.name,
      fromMonth: from === null ? null : monthOf(from),
      toMonth: from === null ? null : monthOf(from + 4),
      line: beside(piece, (trades.indexOf(trade) - 2.5) * 1.8 + random.between(-0.5, 0.5), plane),
    }
  })
}

const kindsOf = (trade: Trade): CityWork['kind'][] =>
  overheadTrades.includes(trade) ? ['existing', 'undergrounding', 'new'] : ['existing', 'replacement', 'new']
const stateIn = (year: number) => (year < 2024 ? 'finished' : year < 2025.5 ? 'under-way' : 'planned')
const monthOf = (months: number) => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`

/** Along a piece of street, `metres` beside its middle, with two bends. */
function beside({ from, to }: StreetPiece, metres: number, plane: Plane): LineString {
  const runsNorth = from[0] === to[0]
  const at = (share: number): Position => {
    const spot: Spot = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    return plane.toDegrees(runsNorth ? [spot[0] + metres, spot[1]] : [spot[0], spot[1] + metres])
  }
  return { type: 'LineString', coordinates: [0.02, 0.35, 0.7, 0.98].map(at) }
}

/** Every second arterial both ways, a railway and a river aslant; with a crossing of railway and river here and there. */
export function layBarriers(adcode: string, superblocks: Superblock[], plane: Plane) {
  const reach = 1 + Math.max(...superblocks.map(({ column, row }) => Math.max(Math.abs(column), Math.abs(row))))
  const steps = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach)
  const along = (spot: (step: number) => Spot): LineString => ({
    type: 'LineString',
    coordinates: steps.map((step) => plane.toDegrees(spot(step))),
  })
  const { wide, high } = superblockM
  const railway = (step: number): Spot => [step * wide, 0.31 * step * high + 900]
  const river = (step: number): Spot => [0.27 * step * wide - 1500, step * high]
  const lines: Omit<CityBarrier, 'id'>[] = [
    { kind: 'railway', name: '示例铁路', line: along(railway) },
    { kind: 'river', name: '示例河', line: along(river) },
    ...steps
      .filter((step) => step % 2 === 0)
      .flatMap((place): Omit<CityBarrier, 'id'>[] => [
        { kind: 'road', name: `示例大道${place}`, line: along((step) => [place * wide, step * high]) },
        { kind: 'road', name: `示例大街${place}`, line: along((step) => [step * wide, place * high]) },
      ]),
  ]
  const bridges = steps.filter((step) => step % 3 === 0).flatMap((step) => [railway(step), river(step)])
  const barriers = lines.map((each, i): CityBarrier => ({ id: `${adcode}-b-${i + 1}`, ...each }))
  const crossings = bridges.map(
    (spot, i): CityCrossing => ({
      id: `${adcode}-x-${i + 1}`,
      kind: i % 2 ? 'underpass' : 'footbridge',
      shape: { type: 'Point', coordinates: plane.toDegrees(spot) },
    }),
  )
  return { barriers, crossings }
}
