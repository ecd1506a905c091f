/** What is remembered between solves of the same map, so that after a hand edit only the touched piece is solved again. */
import type { BundleParams } from '#contract/bundling.ts'
import { type Ground, groundFor, type LaidGround, layGround } from './ground.ts'
import type { BundleMap } from './map.ts'
import type { Problem } from './problem.ts'
import type { KnownPieces } from './solve.ts'
import type { SolvedPiece } from './solve-piece.ts'

const mostGrounds = 4
const mostPieces = 20_000

type Remembered = { map: BundleMap; gapAndStreet: string; laid: LaidGround; pieces: Map<string, SolvedPiece> }

/** Grounds by map, gap and street rule, the last used last; each with the pieces solved on it. */
export class Memory implements KnownPieces {
  #grounds: Remembered[] = []

  /** @throws RangeError as `layGround`. */
  groundFor(map: BundleMap, params: BundleParams): Ground {
    const gapAndStreet = `${params.maxGapM} ${params.sameStreet}`
    const known =
      this.#grounds.find((each) => each.map === map && each.gapAndStreet === gapAndStreet) ??
      ({ map, gapAndStreet, laid: layGround(map, params), pieces: new Map() } satisfies Remembered)
    this.#grounds = [...this.#grounds.filter((each) => each !== known), known].slice(-mostGrounds)
    return groundFor(known.laid, params)
  }

  find(problem: Problem, piece: readonly number[]): SolvedPiece | undefined {
    return this.#of(problem)?.pieces.get(keyOf(problem, piece))
  }

  keep(problem: Problem, solved: SolvedPiece): void {
    const pieces = this.#of(problem)?.pieces
    if (!pieces) return
    if (pieces.size >= mostPieces) pieces.clear()
    pieces.set(keyOf(problem, solved.compounds), solved)
  }

  #of({ links }: Problem): Remembered | undefined {
    return this.#grounds.find(({ laid }) => laid.links === links)
  }
}

/** Everything that decides how a piece is solved on ground that is laid: limits, goal, weights, seed, size, and rules of hand. */
function keyOf({ limits, goal, weights, seed, compounds, together, apart }: Problem, piece: readonly number[]): string {
  const rules = piece.flatMap((i, place) => {
    const group = together[i] as number
    const first = group < 0 ? -1 : piece.findIndex((j) => together[j] === group)
    const beyond = group < 0 ? 0 : together.reduce((count, each) => count + (each === group ? 1 : 0), 0)
    const forbidden = [...(apart.get(i) ?? [])].sort((a, b) => a - b)
    return first < 0 && forbidden.length === 0 ? [] : [`${place}:${first}/${beyond}:${forbidden.join('-')}`]
  })
  const { maxGapM: _, ...caps } = limits
  const figures = JSON.stringify(caps, (_key, value) => (value === Number.POSITIVE_INFINITY ? 'none' : value))
  return `${figures} ${goal} ${JSON.stringify(weights)} ${seed} ${compounds.size} ${piece.join(',')} ${rules.join(';')}`
}
