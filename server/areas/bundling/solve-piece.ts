/** One piece: exactly where the kernel can, else a first cover, improved; with what is proven of it. */
import { bestPacking } from './best-packing.ts'
import { boundOf, type PieceBound } from './bounds.ts'
import { feasibleSets } from './connected-sets.ts'
import { coverFirst } from './cover.ts'
import { Draft } from './draft.ts'
import { type Effort, Improvement } from './improve.ts'
import { makePool, poolSize } from './pool.ts'
import { isLess, type Levels, type Problem } from './problem.ts'
import { type Settled, settlingOf } from './settle.ts'
import { hasFloorsAlone, TreeCuts } from './tree-cuts.ts'

export type SolvedPiece = {
  compounds: readonly number[]
  areas: readonly (readonly number[])[]
  levels: Levels
  bound: PieceBound
  /** Levels 1 and 2 together; level 3 by itself. */
  isProven: boolean
  isThirdProven: boolean
}

/** Sets up to which a piece is enumerated whole, and masks its packing may visit. */
const wholeSets = 60_000
const wholeSteps = 300_000

/** Solves one piece within an effort. Deterministic unless `effort.isOver` stops it. */
export function solvePiece(
  problem: Problem,
  piece: readonly number[],
  areaOf: Int32Array,
  effort: Effort,
): SolvedPiece {
  const bound = boundOf(problem, piece)
  const draft = new Draft(problem, piece, areaOf)
  if (!bound.mayHost) return solved(draft, bound, true)
  const small = piece.length <= poolSize
  if (small && piece.length <= 12 && solveWhole(draft, effort)) return solved(draft, bound, true)
  if (hasFloorsAlone(problem, piece)) new TreeCuts(draft, effort).fill(-bound.count)
  else coverFirst(draft, effort)
  const improvement = new Improvement(draft, effort)
  const settling = settlingOf(draft, bound.count, effort)
  // what pools can cover need not be asked of prices
  improvement.coverLeftOver()
  const settled = settling?.settle() ?? null
  if (!settled?.isProven) improvement.emptyAreas()
  const isThirdProven = settled?.isProven === true && settling?.settleWorth() === true
  if (!isThirdProven) improvement.improveWorth()
  const isWhole = isThirdProven || (small && solveWhole(draft, effort))
  return solved(draft, known(bound, settled), isWhole)
}

/** Enumerates the whole piece and packs it exactly. @returns false where that is too much; the draft is no worse. */
function solveWhole(draft: Draft, effort: Effort): boolean {
  const pool = makePool(draft.problem, draft.piece)
  const sets = feasibleSets(pool, wholeSets)
  effort.left -= sets ? sets.count * 3 : wholeSets
  if (!sets) return false
  const now = draft.areas().length > 0 ? draft.levels() : undefined
  const { packing, proven, visited } = bestPacking(pool, sets, now, { steps: wholeSteps })
  effort.left -= visited * 10
  if (packing) draft.replace(draft.piece, packing.areas)
  return proven
}

/** The sharper of two bounds. */
function known(bound: PieceBound, settled: Settled | null): PieceBound {
  if (!settled) return bound
  return { mayHost: bound.mayHost, left: settled.left, count: settled.count ?? bound.count }
}

function solved(draft: Draft, bound: PieceBound, isWhole: boolean): SolvedPiece {
  const levels = draft.levels()
  const atBound = !isLess(bound.left, levels.left) && levels.count <= bound.count
  return {
    compounds: draft.piece,
    areas: draft.areas(),
    levels,
    bound: isWhole ? { mayHost: bound.mayHost, left: levels.left, count: levels.count } : bound,
    isProven: isWhole || atBound,
    isThirdProven: isWhole,
  }
}
