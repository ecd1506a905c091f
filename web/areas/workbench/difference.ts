/** Two divisions of the same district, area by area: what stayed, what changed hands, what is only in one. */
import type { SchemeArea } from '#contract/scheme.ts'

export type Change = { id: string; from: string | null; to: string | null }
export type Difference = {
  /** Areas of equal members in both, whatever their numbers. */
  same: number
  onlyFirst: readonly string[]
  onlySecond: readonly string[]
  /** Compounds covered by one of them only. */
  lost: readonly string[]
  gained: readonly string[]
  /** Compounds in an area of both, whose companions differ. */
  moved: readonly Change[]
}

type Division = readonly Pick<SchemeArea, 'number' | 'compounds'>[]
const keyOf = ({ compounds }: Division[number]) => [...compounds].sort().join(' ')
const placesOf = (division: Division) =>
  new Map(division.flatMap(({ number, compounds }) => compounds.map((id) => [id, number] as const)))

export function differenceOf(first: Division, second: Division): Difference {
  const [keysFirst, keysSecond] = [new Set(first.map(keyOf)), new Set(second.map(keyOf))]
  const [changedFirst, changedSecond] = [
    first.filter((area) => !keysSecond.has(keyOf(area))),
    second.filter((area) => !keysFirst.has(keyOf(area))),
  ]
  const [before, after] = [placesOf(first), placesOf(second)]
  const changed = new Set(changedFirst.flatMap(({ compounds }) => compounds))
  return {
    same: first.length - changedFirst.length,
    onlyFirst: changedFirst.map(({ number }) => number),
    onlySecond: changedSecond.map(({ number }) => number),
    lost: [...before.keys()].filter((id) => !after.has(id)),
    gained: [...after.keys()].filter((id) => !before.has(id)),
    moved: [...before].flatMap(([id, from]): Change[] => {
      const to = after.get(id)
      return to !== undefined && changed.has(id) ? [{ id, from, to }] : []
    }),
  }
}
