/** The areas of a plan with what a person knows them by. From one plan to the next an area keeps number, hue and name. */
import type { BundlePlan, PlannedArea } from '#contract/bundling.ts'
import type { DraftArea } from '#contract/scheme.ts'

const hues = 8

export type Known = Pick<DraftArea, 'number' | 'hue' | 'name' | 'compounds'>
/** Two compounds that lie side by side, linked or cut. */
export type Beside = { from: string; to: string }

/**
 * Each area takes number, hue and name of the known one it shares most compounds with, if nobody shares more with that;
 * the others get the next free number, the hue rarest around them, and the name `nameFor` proposes.
 */
export function divide(
  plan: BundlePlan,
  known: readonly Known[],
  beside: readonly Beside[],
  nameFor: (compounds: readonly string[]) => string,
): DraftArea[] {
  const inherited = inherit(plan.areas, known)
  const taken = new Set([...inherited.values()].map(({ number }) => number))
  const hueOf = new Map<string, number>()
  plan.areas.forEach((area, place) => {
    const from = inherited.get(place)
    if (from) for (const id of area.compounds) hueOf.set(id, from.hue)
  })
  const around = neighboursOf(beside)
  let next = 0
  const areas = plan.areas.map((area, place) => {
    const from = inherited.get(place)
    if (from) return toDraft(area, from)
    do next++
    while (taken.has(numbered(next)))
    const seenBeside = area.compounds.flatMap((id) => (around.get(id) ?? []).map((other) => hueOf.get(other)))
    const hue = rarest(seenBeside, [...hueOf.values()])
    for (const id of area.compounds) hueOf.set(id, hue)
    return toDraft(area, { number: numbered(next), hue, name: nameFor(area.compounds) })
  })
  return areas.sort((a, b) => Number(a.number.slice(2)) - Number(b.number.slice(2)))
}

const numbered = (n: number) => `A-${String(n).padStart(2, '0')}`

function inherit(areas: readonly PlannedArea[], known: readonly Known[]): Map<number, Known> {
  const areaOf = new Map(known.flatMap((each) => each.compounds.map((id) => [id, each] as const)))
  const shares = areas.flatMap(({ compounds }, place) => {
    const counts = new Map<Known, number>()
    for (const id of compounds) {
      const from = areaOf.get(id)
      if (from) counts.set(from, (counts.get(from) ?? 0) + 1)
    }
    return [...counts].map(([from, count]) => ({ place, from, count }))
  })
  const inherited = new Map<number, Known>()
  const given = new Set<Known>()
  for (const { place, from } of shares.sort((a, b) => b.count - a.count || a.place - b.place)) {
    if (inherited.has(place) || given.has(from)) continue
    inherited.set(place, from)
    given.add(from)
  }
  return inherited
}

function neighboursOf(beside: readonly Beside[]): Map<string, string[]> {
  const around = new Map<string, string[]>()
  const add = (id: string, other: string) => around.set(id, [...(around.get(id) ?? []), other])
  for (const { from, to } of beside) {
    add(from, to)
    add(to, from)
  }
  return around
}

/** Seldom beside it; of equal ones seldom anywhere. */
function rarest(beside: readonly (number | undefined)[], anywhere: readonly number[]): number {
  const count = (seen: readonly (number | undefined)[], hue: number) => seen.filter((each) => each === hue).length
  const all = Array.from({ length: hues }, (_, hue) => ({ hue, near: count(beside, hue), far: count(anywhere, hue) }))
  return all.sort((a, b) => a.near - b.near || a.far - b.far || a.hue - b.hue)[0]?.hue ?? 0
}

const toDraft = (area: PlannedArea, { number, hue, name }: Omit<Known, 'compounds'>): DraftArea => ({
  number,
  hue,
  name,
  compounds: area.compounds,
  households: area.households,
  planYear: area.planYear,
  byHand: area.locked,
  reason: area.reason,
  proof: area.proof,
})
