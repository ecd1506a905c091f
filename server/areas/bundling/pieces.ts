/** Pieces: what barriers and gaps leave connected. No area reaches over two of them, so each is solved by itself. */
import { areInConflict, type Problem } from './problem.ts'

/**
 * The connected pieces of the neighbour graph, each in ascending order. Compounds of locked areas, and those that break a
 * cap by themselves or with each of their neighbours, are in no area that is made: they connect nobody and stand in no piece. O(compounds + links).
 */
export function piecesOf(problem: Problem): number[][] {
  const { size } = problem.compounds
  const { start, to } = problem.links
  const seen = new Uint8Array(size)
  for (let i = 0; i < size; i++) if (problem.taken[i] === 1 || fitsNobody(problem, i)) seen[i] = 1
  const pieces: number[][] = []
  for (let root = 0; root < size; root++) {
    if (seen[root] === 1) continue
    const piece = [root]
    seen[root] = 1
    for (const i of piece) {
      for (let at = start[i] as number; at < (start[i + 1] as number); at++) {
        const next = to[at] as number
        if (seen[next] === 1) continue
        seen[next] = 1
        piece.push(next)
      }
    }
    pieces.push(piece.sort((a, b) => a - b))
  }
  return pieces
}

/** A compound that breaks a cap alone can be in no area. */
export function isAboveCaps({ compounds, limits }: Problem, i: number): boolean {
  return (
    (compounds.households[i] as number) > limits.households.max ||
    (compounds.floorAreaM2[i] as number) > limits.floorAreaM2.max ||
    (compounds.costWan[i] as number) > limits.costWan.max
  )
}

/** In no feasible area: above a cap alone, or too small to be an area alone and unable to be with any neighbour. */
function fitsNobody(problem: Problem, i: number): boolean {
  if (isAboveCaps(problem, i)) return true
  const { compounds, limits, links } = problem
  const own = compounds.households[i] as number
  const mayBeAlone =
    own >= limits.households.min &&
    limits.compounds.min <= 1 &&
    (compounds.floorAreaM2[i] || 0) >= limits.floorAreaM2.min
  if (mayBeAlone) return false
  for (let at = links.start[i] as number; at < (links.start[i + 1] as number); at++) {
    const j = links.to[at] as number
    if (own + (compounds.households[j] as number) <= limits.households.max && !areInConflict(problem, i, j))
      return false
  }
  return true
}
