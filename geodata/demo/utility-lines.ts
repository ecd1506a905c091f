import { type Corridor, corridorsOf } from './corridors.ts'
import type { LaidRoad } from './lay-out.ts'
import type { Path } from './plane.ts'
import type { Random } from './random.ts'
import type { RoadClass } from './split.ts'
import type { Yard } from './yards.ts'

export type Trade = 'power' | 'telecom' | 'water' | 'drainage' | 'gas' | 'heating'
type LineKind = 'existing' | 'undergrounding' | 'new' | 'replacement' | 'removal'
type LineState = 'planned' | 'under-way' | 'finished' | 'existing'
export type UtilityLine = {
  trade: Trade
  kind: LineKind
  placement: 'overhead' | 'buried'
  line: Path
  roadName: string | null
  /** Which company of the trade, from 0; null where nobody recorded it. */
  operator: number | null
  /** Earliest and latest month, YYYY-MM; null on a line that is only there, and where nobody gave a window. */
  from: string | null
  to: string | null
  state: LineState
  excavates: boolean
}

/** Companies per trade; telecom counts broadcasting as the last. */
export const operatorsOf: Record<Trade, number> = { power: 1, telecom: 3, water: 1, drainage: 1, gas: 2, heating: 1 }

const mostLines = 78
const linesOn: Record<RoadClass, number> = { trunk: 6, arterial: 6, secondary: 3, street: 2, lane: 1 }
const wires: Trade[] = ['power', 'telecom']
const pipes: Trade[] = ['water', 'drainage', 'gas', 'heating']

type Fate = Pick<UtilityLine, 'kind' | 'placement'>
const fate = (kind: LineKind, placement: Fate['placement']): Fate => ({ kind, placement })
const ofWires: Fate[] = [
  ...[fate('undergrounding', 'overhead'), fate('undergrounding', 'overhead'), fate('undergrounding', 'overhead')],
  ...[fate('undergrounding', 'overhead'), fate('existing', 'overhead'), fate('existing', 'overhead')],
  ...[fate('removal', 'overhead'), fate('new', 'buried')],
]
const ofPipes: Fate[] = [
  ...[fate('replacement', 'buried'), fate('replacement', 'buried'), fate('replacement', 'buried')],
  ...[fate('new', 'buried'), fate('new', 'buried'), fate('existing', 'buried'), fate('removal', 'buried')],
]

/**
 * Works and lines on the roads that serve the yards, all six trades on main roads and fewer below. What offices really
 * send has holes, so these have: a tenth of the works without a window, some lines without an operator, two sent twice.
 * `dataMonth` (YYYY-MM) tells what is finished, under way and still planned.
 */
export function layLines(roads: LaidRoad[], yards: Yard[], dataMonth: string, random: Random): UtilityLine[] {
  const dealTrade = {
    main: dealer([...wires, ...pipes], random),
    minor: dealer([...wires, ...pipes, ...wires], random),
  }
  const dealFate = { wire: dealer(ofWires, random), pipe: dealer(ofPipes, random) }
  const lines = corridorsOf(roads, yards)
    .flatMap((corridor) => tradesOn(corridor, corridor.yards > 2 ? dealTrade.main : dealTrade.minor))
    .slice(0, mostLines)
    .map(({ corridor, trade }): UtilityLine => {
      const { kind, placement } = wires.includes(trade) ? dealFate.wire() : dealFate.pipe()
      const window = kind === 'existing' ? null : drawWindow(random)
      const state = stateAt(dataMonth, kind, window)
      return {
        trade,
        kind,
        placement: kind === 'undergrounding' && state === 'finished' ? 'buried' : placement,
        line: corridor.line,
        roadName: corridor.road.name,
        operator: Math.floor(random.between(0, operatorsOf[trade])),
        from: window?.from ?? null,
        to: window?.to ?? null,
        state,
        excavates: kind !== 'existing' && !(kind === 'removal' && placement === 'overhead'),
      }
    })
  return sentTwice(withHoles(lines, random), random)
}

/** The trades of one corridor, none twice. */
function tradesOn(corridor: Corridor, deal: () => Trade): { corridor: Corridor; trade: Trade }[] {
  const trades = new Set<Trade>()
  while (trades.size < linesOn[corridor.road.class]) trades.add(deal())
  return [...trades].map((trade) => ({ corridor, trade }))
}

/** Deals from a shuffled pack, over and over, so that nothing is missing and nothing comes too often. */
function dealer<T>(pack: T[], random: Random): () => T {
  let left: T[] = []
  return () => {
    if (left.length === 0) left = random.shuffled(pack)
    return left.pop()!
  }
}

type Window = { from: string; to: string }

/** Three to nine months of one building season, 2019–2023, most around 2020 and 2021. */
function drawWindow(random: Random): Window {
  const year = random.pick([2019, 2020, 2020, 2021, 2021, 2021, 2022, 2023])
  const month = 3 + Math.floor(random.between(0, 6))
  const months = Math.min(12 - month, 2 + Math.floor(random.between(0, 7)))
  const written = (of: number) => `${year}-${String(of).padStart(2, '0')}`
  return { from: written(month), to: written(month + months) }
}

function stateAt(dataMonth: string, kind: LineKind, window: Window | null): LineState {
  if (kind === 'existing') return 'existing'
  if (!window || window.from > dataMonth) return 'planned'
  return window.to < dataMonth ? 'finished' : 'under-way'
}

/** Without a window: a tenth of the works not begun yet. Without an operator: one line in twenty. */
function withHoles(lines: UtilityLine[], random: Random): UtilityLine[] {
  const works = lines.filter(({ kind }) => kind !== 'existing')
  const planned = works.filter(({ state }) => state === 'planned')
  const undated = new Set(random.shuffled(planned).slice(0, Math.round(works.length / 10)))
  const unclaimed = new Set(random.shuffled(lines).slice(0, Math.round(lines.length / 20)))
  return lines.map((line) => ({
    ...line,
    ...(undated.has(line) ? { from: null, to: null } : {}),
    ...(unclaimed.has(line) ? { operator: null } : {}),
  }))
}

/** Two works reported a second time, word for word. */
function sentTwice(lines: UtilityLine[], random: Random): UtilityLine[] {
  const works = lines.filter(({ from, operator }) => from !== null && operator !== null)
  return [...lines, ...random.shuffled(works).slice(0, 2)]
}
