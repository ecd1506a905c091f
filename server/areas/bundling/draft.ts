/** A plan being worked on: which compound is in which area. Areas get a new number whenever their members change. */
import { countOfArea, type Levels, type Problem, sumsOf } from './problem.ts'
import { worthOf } from './worth.ts'

export const uncovered = -1
/** Of another piece, or of none: never in a pool of this one, although links may lead there over somebody who fits nowhere. */
export const elsewhere = -2

export class Draft {
  readonly problem: Problem
  /** Compounds of the piece. */
  readonly piece: readonly number[]
  /** Area of each compound of the piece; `uncovered` for none. */
  readonly areaOf: Int32Array
  private readonly members = new Map<number, readonly number[]>()
  private nextArea = 0

  /** `areaOf` is as long as the problem, filled with `elsewhere`; one piece after the other may use it, if given back so. */
  constructor(problem: Problem, piece: readonly number[], areaOf: Int32Array) {
    this.problem = problem
    this.piece = piece
    this.areaOf = areaOf
    for (const i of piece) areaOf[i] = uncovered
  }

  areas(): readonly (readonly number[])[] {
    return [...this.members.values()]
  }

  get size(): number {
    return this.members.size
  }

  numbers(): number[] {
    return [...this.members.keys()]
  }

  has(area: number): boolean {
    return this.members.has(area)
  }

  membersOf(area: number): readonly number[] {
    return this.members.get(area) ?? []
  }

  /** Puts `areas` in the place of everything `compounds` were in. @returns the numbers of the new areas. */
  replace(compounds: readonly number[], areas: readonly (readonly number[])[]): number[] {
    for (const i of compounds) {
      this.members.delete(this.areaOf[i] as number)
      this.areaOf[i] = uncovered
    }
    return areas.map((members) => {
      const number = this.nextArea++
      this.members.set(number, members)
      for (const i of members) this.areaOf[i] = number
      return number
    })
  }

  leftOver(): number[] {
    return this.piece.filter((i) => this.areaOf[i] === uncovered)
  }

  levels(): Levels {
    return levelsOf(this.problem, this.piece, this.areas())
  }
}

/** The three levels of a packing of these compounds. */
export function levelsOf(
  problem: Problem,
  compounds: readonly number[],
  areas: readonly (readonly number[])[],
  worth: (problem: Problem, members: readonly number[]) => number = worthOf,
): Levels {
  const covered = areas.reduce((sum, members) => sum + sumsOf(problem, members).households, 0)
  return {
    left: sumsOf(problem, compounds).households - covered,
    count: countOfArea(problem.goal) * areas.length || 0,
    worth: areas.reduce((sum, members) => sum + worth(problem, members), 0),
  }
}
