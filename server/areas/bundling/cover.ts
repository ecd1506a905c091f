/** A first plan for a large piece: taken apart along a breadth-first walk into parts the kernel solves at once. */
import { bestPacking } from './best-packing.ts'
import { feasibleSets } from './connected-sets.ts'
import { type Draft, uncovered } from './draft.ts'
import type { Effort } from './improve.ts'
import { makePool } from './pool.ts'
import type { Problem } from './problem.ts'
import { inSweep } from './sweep.ts'

/** Compounds solved at once. More would be better and slower; the search that follows mends the seams. */
const partSize = 10
const mostSets = 1_000

/** Fills an empty draft with feasible areas. Leaves over what the seams cut off. */
export function coverFirst(draft: Draft, effort: Effort): void {
  // the first part lies at one end
  const waiting = new Set(inSweep(draft.problem, draft.piece))
  for (const start of waiting) {
    if (effort.left <= 0 || effort.isOver()) return
    if (!waiting.has(start)) continue
    coverPart(draft, walkFrom(draft.problem, start, waiting, partSize), waiting, effort)
  }
}

function coverPart(draft: Draft, part: number[], waiting: Set<number>, effort: Effort): void {
  for (let size = part.length; size > 0; size = Math.floor(size * 0.7)) {
    const compounds = part.slice(0, size)
    const pool = makePool(draft.problem, compounds)
    const sets = feasibleSets(pool, mostSets)
    effort.left -= sets ? sets.count * 3 : mostSets
    if (!sets) continue
    const { packing } = bestPacking(pool, sets, undefined, { steps: 1_000 })
    draft.replace(compounds, packing?.areas ?? [])
    // what is left over may still find an area further on, once
    for (const i of compounds) if (draft.areaOf[i] !== uncovered || compounds.length === part.length) waiting.delete(i)
    waiting.delete(part[0] as number)
    return
  }
}

/** Breadth first over links, through compounds still waiting. */
function walkFrom(
  { links: { start, to } }: Problem,
  from: number,
  waiting: ReadonlySet<number>,
  most: number,
): number[] {
  const found = [from]
  const seen = new Set(found)
  for (const i of found) {
    for (let at = start[i] as number; at < (start[i + 1] as number) && found.length < most; at++) {
      const next = to[at] as number
      if (seen.has(next) || !waiting.has(next)) continue
      seen.add(next)
      found.push(next)
    }
  }
  return found
}
