/** Utility lines along the roads that pass the yards: six trades on main roads, fewer on streets, some with gaps in what is known. */
import { sliceOf } from './lines.ts'
import { distanceToPath, lengthOf, type Path, type Point } from './plane.ts'
import type { Random } from './random.ts'
import type { Road } from './split.ts'

export type Trade = 'power' | 'telecom' | 'water' | 'drainage' | 'gas' | 'heating'
export type LineKind = 'existing' | 'undergrounding' | 'new' | 'replacement' | 'removal'
export type UtilityLine = {
  trade: Trade
  kind: LineKind
  placement: 'overhead' | 'buried'
  line: Path
  roadName: string | null
  /** Which company of the trade, 0-based; null where nobody recorded it. */
  operator: number | null
  /** Earliest and latest month, YYYY-MM. */
  from: string | null
  to: string | null
  state: 'planned' | 'under-way' | 'finished' | 'existing'
  excavates: boolean
}

const wanted = 80
const tradesOf: Record<Road['class'], readonly Trade[]> = {
  trunk: ['power', 'telecom', 'water', 'drainage', 'gas', 'heating'],
  arterial: ['telecom', 'power', 'water', 'drainage', 'gas', 'heating'],
  secondary: ['power', 'water', 'drainage', 'telecom'],
  street: ['power', 'telecom', 'drainage'],
  lane: ['telecom'],
}
const operatorsOf: Record<Trade, number> = { power: 1, telecom: 3, water: 1, drainage: 1, gas: 1, heating: 1 }
const reachM: Record<Road['class'], number> = { trunk: 330, arterial: 330, secondary: 150, street: 120, lane: 60 }
const beyondM = 120

export function layLines(roads: readonly Road[], yardMiddles: readonly Point[], random: Random): UtilityLine[] {
  const stretches = roads
    .map((road) => ({ road, near: yardMiddles.filter((p) => distanceToPath(p, road.line) < reachM[road.class]) }))
    .filter(({ near }) => near.length > 0)
    .sort((a, b) => b.near.length - a.near.length)
  const lines: UtilityLine[] = []
  for (const { road, near } of stretches) {
    const line = stretchBeside(road.line, near)
    if (lengthOf(line) < 60) continue
    for (const trade of tradesOf[road.class]) if (lines.length < wanted - 2) lines.push(lineOf(trade, line, road.name, random))
  }
  // the same work sent in twice, as happens: something a later check must find
  return [...lines, ...lines.slice(3, 5).map((line) => ({ ...line, operator: null }))]
}

/** The part of a road beside the yards, and a little more at both ends. */
function stretchBeside(line: Path, near: readonly Point[]): Path {
  const stepM = 20
  const totalM = lengthOf(line)
  let [fromM, toM] = [totalM, 0]
  for (let atM = 0; atM <= totalM; atM += stepM) {
    const piece = sliceOf(line, Math.max(0, atM - 1), Math.min(totalM, atM + 1))
    const here = piece[0]
    if (!here || !near.some((p) => Math.hypot(p[0] - here[0], p[1] - here[1]) < 260)) continue
    fromM = Math.min(fromM, atM)
    toM = Math.max(toM, atM)
  }
  return sliceOf(line, Math.max(0, fromM - beyondM), Math.min(totalM, toM + beyondM))
}

function lineOf(trade: Trade, line: Path, roadName: string | null, random: Random): UtilityLine {
  const hangs = (trade === 'power' || trade === 'telecom') && random.chance(0.8)
  const kind = hangs
    ? random.pick<LineKind>(['existing', 'existing', 'undergrounding', 'undergrounding', 'removal'])
    : random.pick<LineKind>(['existing', 'new', 'new', 'replacement', 'replacement'])
  const state = kind === 'existing' ? 'existing' : random.pick(['planned', 'planned', 'planned', 'under-way', 'finished'] as const)
  const year = state === 'finished' ? 2019 : state === 'under-way' ? 2020 : random.pick([2020, 2021, 2021, 2022, 2023])
  const month = 3 + Math.floor(random.between(0, 6))
  const isDated = kind !== 'existing' && !random.chance(0.12)
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return {
    trade,
    kind,
    placement: hangs ? 'overhead' : 'buried',
    line,
    roadName,
    operator: random.chance(0.05) ? null : Math.floor(random.between(0, operatorsOf[trade])),
    from: isDated ? `${year}-${twoDigits(month)}` : null,
    to: isDated ? `${year}-${twoDigits(month + 3)}` : null,
    state,
    excavates: kind !== 'existing' && kind !== 'removal',
  }
}
