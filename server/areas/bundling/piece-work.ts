/** The pieces of a problem and how hard each is searched: the same for whoever solves them, and in whichever order. */
import { elsewhere } from './draft.ts'
import { piecesOf } from './pieces.ts'
import type { Problem } from './problem.ts'
import { type SolvedPiece, solvePiece } from './solve-piece.ts'

/**
 * How hard to search, by the size of the map: a small one is searched harder than the nation. Sets and masks the search of
 * a compound may look at; areas a piece may have to be proven, on two levels and on the third; places a search for a proof may
 * look at.
 */
const efforts = [
  { upTo: 64, perCompound: 20_000, areas: 2_000_000, areasOfThird: 2_000_000, visits: 20_000 },
  { upTo: 300, perCompound: 10_000, areas: 100_000, areasOfThird: 100_000, visits: 10_000 },
  { upTo: 5_000, perCompound: 550, areas: 7_500, areasOfThird: 1_500, visits: 2_500 },
  { upTo: 50_000, perCompound: 3_500, areas: 60_000, areasOfThird: 10_000, visits: 20_000 },
  { upTo: Number.POSITIVE_INFINITY, perCompound: 4_000, areas: 20_000, areasOfThird: 4_000, visits: 8_000 },
]

/** Most areas without a cap on households (max-p-regions): mostly one piece with areas beyond counting, and only search helps. */
const uncappedPerCompound = 10_000

export class PieceWork {
  readonly pieces: readonly (readonly number[])[]
  private readonly problem: Problem
  private readonly areaOf: Int32Array

  constructor(problem: Problem) {
    this.problem = problem
    this.pieces = piecesOf(problem)
    this.areaOf = new Int32Array(problem.compounds.size).fill(elsewhere)
  }

  solve(place: number, isOver: () => boolean): SolvedPiece {
    const piece = this.pieces[place] as readonly number[]
    const solved = solvePiece(this.problem, piece, this.areaOf, { ...this.effortFor(piece.length), isOver })
    for (const i of piece) this.areaOf[i] = elsewhere
    return solved
  }

  /** Places of the pieces, the largest first: what takes longest is not begun last. */
  largestFirst(): number[] {
    const { pieces } = this
    const size = (place: number) => (pieces[place] as readonly number[]).length
    return Array.from(pieces.keys()).sort((a, b) => size(b) - size(a) || a - b)
  }

  private effortFor(compounds: number) {
    const { compounds: all, goal, limits } = { ...this.problem, compounds: this.problem.compounds.size }
    const { perCompound, ...most } = efforts.find(({ upTo }) => all <= upTo) as (typeof efforts)[number]
    const isCapped = goal !== 'most' || Number.isFinite(limits.households.max)
    return { left: compounds * (isCapped ? perCompound : uncappedPerCompound) + 50_000, ...most }
  }
}
