/**
 * Every plan is checked by rules written here and nowhere else: the engine's own code decides nothing below, but for who is a
 * neighbour of whom, which another test holds equal to PostGIS.
 */
import type { BundleParams, BundlePlan } from '#contract/bundling.ts'
import { layGround } from '#server/areas/bundling/ground.ts'
import type { BundleMap } from '#server/areas/bundling/map.ts'

/** Everything wrong with a plan, in words. */
export function faultsOf(map: BundleMap, params: BundleParams, plan: BundlePlan): string[] {
  const faults: string[] = []
  const must = (holds: boolean, what: string) => holds || faults.push(what)
  const byId = new Map(map.compounds.map((compound) => [compound.id, compound]))
  const { links, ids, compounds: figures, numberOf } = layGround(map, params)
  const areaOf = new Map<string, string>()
  for (const { id, compounds } of plan.areas) {
    for (const member of compounds) {
      must(byId.has(member), `${member} is nobody`)
      must(!areaOf.has(member), `${member} is in two areas`)
      areaOf.set(member, id)
    }
  }
  for (const { id } of plan.uncovered) must(!areaOf.has(id), `${id} is covered and left over`)
  must(areaOf.size + plan.uncovered.length === byId.size, 'somebody is neither covered nor left over')

  for (const area of plan.areas) {
    const numbers = area.compounds.map((id) => numberOf.get(id) as number)
    const sum = (values: ArrayLike<number>) => numbers.reduce((total, i) => total + (values[i] || 0), 0)
    const households = sum(figures.households)
    const { min, max } = params.households
    must(Math.abs(households - area.households) < 1e-6, `${area.id} has ${households} households`)
    must(households >= (min ?? 0) && households <= (max ?? households), `${area.id} breaks a limit of households`)
    must(numbers.length <= (params.compounds.max ?? numbers.length), `${area.id} has too many compounds`)
    must(sum(figures.costWan) <= (params.costWan.max ?? Number.POSITIVE_INFINITY), `${area.id} costs too much`)
    const years = area.compounds.flatMap((id) => byId.get(id)?.planYear ?? [])
    const spread = years.length > 0 ? Math.max(...years) - Math.min(...years) : 0
    must(spread <= (params.maxYearSpread ?? spread), `${area.id} spreads over ${spread} years`)
    for (const i of numbers) {
      for (const j of numbers) {
        const across = Math.hypot(
          (figures.x[i] as number) - (figures.x[j] as number),
          (figures.y[i] as number) - (figures.y[j] as number),
        )
        must(across <= (params.maxDiameterM ?? across), `${area.id} is too wide`)
      }
    }
    if (params.sameStreet)
      must(new Set(area.compounds.map((id) => byId.get(id)?.street)).size === 1, `${area.id} has two streets`)
    const inside = new Set(numbers)
    const reached = new Set(numbers.slice(0, 1))
    for (const i of reached) {
      for (let at = links.start[i] as number; at < (links.start[i + 1] as number); at++) {
        const j = links.to[at] as number
        if (inside.has(j)) reached.add(j)
      }
    }
    must(reached.size === inside.size, `${area.id} falls apart at ${ids[numbers[0] as number]}`)
  }
  for (const [a, b] of params.mustLink) must(areaOf.get(a) === areaOf.get(b), `${a} and ${b} are not together`)
  for (const [a, b] of params.cannotLink)
    must(areaOf.get(a) === undefined || areaOf.get(a) !== areaOf.get(b), `${a} and ${b} are not apart`)
  for (const id of params.excluded) must(!areaOf.has(id), `${id} was left out and is covered`)
  return faults
}
