/**
 * Every plan is checked by rules written here and nowhere else: the engine's own code decides nothing below, but for who is a
 * neighbour of whom, which another test holds equal to PostGIS.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BundleParams, type BundlePlan } from '#contract/bundling.ts'
import { createRandom } from '#geodata/demo/random.ts'
import { bundle } from '#server/areas/bundling/bundle.ts'
import { layGround } from '#server/areas/bundling/ground.ts'
import type { BundleMap } from '#server/areas/bundling/map.ts'
import { rectangle, toyCompound, toyMap } from './toy-map.ts'

const columns = 12
const size = 110

/** Yards of odd sizes on a grid with a few left out, of two streets; some figures are missing. */
function town(seed: number): BundleMap {
  const random = createRandom(seed)
  const compounds = Array.from({ length: size }, (_, place) => {
    const [column, line] = [place % columns, Math.floor(place / columns)]
    return toyCompound({
      id: `c${place}`,
      ring: rectangle(column * 130, line * 130, 70 + random.between(0, 55), 70 + random.between(0, 55)),
      households: random.between(0, 1) < 0.1 ? null : Math.round(random.between(20, 420)),
      planYear: random.between(0, 1) < 0.2 ? null : 2020 + Math.floor(random.between(0, 5)),
      costWan: random.between(0, 1) < 0.3 ? null : Math.round(random.between(50, 900)),
      street: column < 6 ? 'west' : 'east',
    })
  })
  return toyMap(compounds.filter(() => random.between(0, 1) < 0.9))
}

const anyWish = fc.record({
  seed: fc.integer({ min: 1, max: 40 }),
  goal: fc.constantFrom('fewest' as const, 'most' as const, 'any' as const),
  floor: fc.integer({ min: 0, max: 500 }),
  room: fc.integer({ min: 100, max: 1500 }),
  maxDiameterM: fc.option(fc.integer({ min: 150, max: 900 })),
  maxYearSpread: fc.option(fc.integer({ min: 0, max: 3 })),
  sameStreet: fc.boolean(),
  mostCompounds: fc.option(fc.integer({ min: 2, max: 6 })),
  mostCost: fc.option(fc.integer({ min: 900, max: 4000 })),
  hand: fc.array(
    fc.tuple(fc.nat({ max: size - 1 }), fc.nat({ max: size - 1 }), fc.constantFrom('must', 'cannot', 'out')),
    {
      maxLength: 5,
    },
  ),
})

it('a plan breaks no limit and no wish, whatever is asked', () => {
  fc.assert(
    fc.property(anyWish, ({ seed, hand, floor, room, mostCompounds, mostCost, ...rest }) => {
      const map = town(seed)
      const ids = map.compounds.map(({ id }) => id)
      const named = hand.flatMap(([a, b, what]) => {
        const pair = [ids[a % ids.length], ids[b % ids.length]] as [string, string]
        return pair[0] === pair[1] ? [] : [{ pair, what }]
      })
      const params = BundleParams.parse({
        ...rest,
        maxGapM: 60,
        households: { min: floor, max: floor + room },
        compounds: { min: 1, max: mostCompounds },
        costWan: { max: mostCost },
        mustLink: named.filter(({ what }) => what === 'must').map(({ pair }) => pair),
        cannotLink: named.filter(({ what }) => what === 'cannot').map(({ pair }) => pair),
        excluded: named.filter(({ what }) => what === 'out').map(({ pair }) => pair[0]),
      })
      expect(faultsOf(map, params, bundle(map, params))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

/** Everything wrong with a plan, in words. */
function faultsOf(map: BundleMap, params: BundleParams, plan: BundlePlan): string[] {
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
