/** The whole problem, piece by piece. */
import { uncovered } from './draft.ts'
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

/** Sets and masks that may be looked at: a small map is searched harder than the nation. */
export const effortFor = (compounds: number, ofAll: number) =>
  compounds * (ofAll > 50_000 ? 6_000 : ofAll > 5_000 ? 3_500 : ofAll > 300 ? 2_500 : 20_000) + 50_000

export function solve(problem: Problem, { onPiece, isOver = () => false, known }: SolveOptions = {}): Solution {
  const pieces = piecesOf(problem)
  const areaOf = new Int32Array(problem.compounds.size).fill(uncovered)
  const solved: SolvedPiece[] = []
  for (const piece of pieces) {
    const effort = { left: effortFor(piece.length, problem.compounds.size), isOver }
    const one = known?.find(problem, piece) ?? solvePiece(problem, piece, areaOf, effort)
    if (!isOver()) known?.keep(problem, one)
    solved.push(one)
    onPiece?.(one, solved.length, pieces.length)
  }
  return { pieces: solved, complete: !isOver() }
}
