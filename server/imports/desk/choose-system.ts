/** Which coordinate system the numbers of a file are in: as the user says, else as the file says. Nothing else is taken: it is asked for. */
import type { Position } from 'geojson'
import type { CrsWish } from '#contract/import.ts'
import { type Candidate, type Expected, likelySystems } from '#geodata/crs/likely.ts'
import { fitOwnGrid } from '#geodata/crs/own-grid.ts'
import type { System } from '#geodata/crs/system.ts'
import { systemOf } from '#geodata/crs/systems.ts'
import { positionsOf } from '#geodata/geojson.ts'
import { finding, type ReadFinding, type Reading, type Table } from '#geodata/readers/reading.ts'
import { systemByStandard } from '../read-report.ts'

export type ChosenSystem = {
  system: System | null
  residualsM: number[] | null
  /** Proposals, the best first; the numbers of a file whose system is known may be of another all the same. */
  candidates: Candidate[]
  findings: ReadFinding[]
  /** Why there is none, though the file has coordinates. */
  blocking: ReadFinding | null
}

const mostCandidates = 8
/** Enough to tell where a file lies. */
const mostPositions = 2000

export function chooseSystem(
  { reading, table, isOfColumns }: { reading: Reading; table: Table; isOfColumns: boolean },
  wish: CrsWish | undefined,
  expected: Expected,
): ChosenSystem {
  const candidates = likelySystems(someOf(table), expected).slice(0, mostCandidates)
  const chosen = { residualsM: null, candidates, findings: [], blocking: null }
  if (wish && 'points' in wish) return { ...chosen, ...ownGrid(wish.points) }
  if (wish) {
    const system = systemOf(wish.code)
    const unknown = finding('crs-unknown', { system: wish.code.slice(0, 60), context: 'wished' })
    return { ...chosen, system, blocking: system ? null : unknown }
  }
  // a column of degrees is in whatever datum the sender's software had, whatever the file around it says
  const declared = isOfColumns ? null : reading.crs
  if (declared !== null) {
    const system = systemOf(declared)
    if (system) return { ...chosen, system }
    return { ...chosen, system, blocking: finding('crs-unknown', { system: declared.slice(0, 60) }) }
  }
  const standard = isOfColumns ? null : systemByStandard(reading)
  const system = standard === null ? null : systemOf(standard)
  if (system) return { ...chosen, system, findings: [finding('crs-by-standard', { system: system.code })] }
  return { ...chosen, system: null, blocking: finding('crs-needed') }
}

function ownGrid(points: { from: [number, number]; to: [number, number] }[]) {
  const grid = fitOwnGrid(points.map(({ from, to }) => ({ grid: from, earth: to })))
  if (grid.kind === 'refused') return { system: null, blocking: grid.finding }
  const { system, residualsM } = grid.similarity
  return { system, residualsM, findings: grid.findings }
}

function someOf({ rows }: Table): Position[] {
  const placed = rows.flatMap(({ geometry }) => geometry ?? [])
  const step = Math.max(1, Math.floor(placed.length / mostPositions))
  const some: Position[] = []
  for (let at = 0; at < placed.length; at += step) {
    const { value } = positionsOf(placed[at]!).next()
    if (value) some.push(value)
  }
  return some
}
