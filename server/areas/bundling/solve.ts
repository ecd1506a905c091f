/** The whole problem, piece by piece. */
import { elsewhere } from './draft.ts'
import { piecesOf } from './pieces.ts'
import type { Problem } from './problem.ts'
import { type SolvedPiece, solvePiece } from './solve-piece.ts'

export type SolveOptions = {
  /** Called after every piece. */
  onPiece?: (piece: SolvedPiece, done: number, total: number) => void
  /** Asked between pools: true ends the search, and the plan is what there is. */
  isOver?: () => boolean
  /** Pieces solved before, for the same problem but for what hands changed elsewhere. */
  known?: KnownPieces
}

export type KnownPieces = {
  find(problem: Problem, piece: readonly number[]): SolvedPiece | undefined
  keep(problem: Problem, solved: SolvedPiece): void
}

export type Solution = { pieces: SolvedPiece[]; complete: boolean }

/**
 * How hard to search, by the size of the map: a small one is searched harder than the nation. Sets and masks the search of
 * a compound may look at; areas a piece may have to be proven, on two levels and on the third; places a search for a proof may
 * look at.
 */
const efforts = [
  { upTo: 64, perCompound: 20_000, areas: 2_000_000, areasOfThird: 2_000_000, visits: 20_000 },
  { upTo: 300, perCompound: 10_000, areas: 100_000, areasOfThird: 100_000, visits: 10_000 },
  { upTo: 5_000, perCompound: 450, areas: 6_000, areasOfThird: 1_500, visits: 5_000 },
  { upTo: 50_000, perCompound: 3_500, areas: 60_000, areasOfThird: 10_000, visits: 20_000 },
  { upTo: Number.POSITIVE_INFINITY, perCompound: 4_000, areas: 20_000, areasOfThird: 4_000, visits: 8_000 },
]

/** Most areas without a cap on households (max-p-regions): mostly one piece with areas beyond counting, and only search helps. */
const uncappedPerCompound = 10_000

export function effortFor(compounds: number, ofAll: number, isCapped: boolean) {
  const { perCompound, ...most } = efforts.find(({ upTo }) => ofAll <= upTo) as (typeof efforts)[number]
  return { left: compounds * (isCapped ? perCompound : uncappedPerCompound) + 50_000, ...most }
}

export function solve(problem: Problem, { onPiece, isOver = () => false, known }: SolveOptions = {}): Solution {
  const pieces = piecesOf(problem)
  const { size } = problem.compounds
  const areaOf = new Int32Array(size).fill(elsewhere)
  const isCapped = problem.goal !== 'most' || Number.isFinite(problem.limits.households.max)
  const solved: SolvedPiece[] = []
  for (const piece of pieces) {
    const effort = { ...effortFor(piece.length, size, isCapped), isOver }
    const one = known?.find(problem, piece) ?? solvePiece(problem, piece, areaOf, effort)
    for (const i of piece) areaOf[i] = elsewhere
    if (!isOver()) known?.keep(problem, one)
    solved.push(one)
    onPiece?.(one, solved.length, pieces.length)
  }
  return { pieces: solved, complete: !isOver() }
}
