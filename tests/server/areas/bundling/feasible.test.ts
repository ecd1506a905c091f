/** Random towns and wishes; every plan is checked by rules of its own (faults-of-plan.ts). */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BundleParams } from '#contract/bundling.ts'
import { createRandom } from '#geodata/demo/random.ts'
import { bundle } from '#server/areas/bundling/bundle.ts'
import type { BundleMap } from '#server/areas/bundling/map.ts'
import { faultsOf } from './faults-of-plan.ts'
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
  room: fc.option(fc.integer({ min: 100, max: 1500 })),
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
        households: { min: floor, max: room === null ? null : floor + room },
        compounds: { min: 1, max: mostCompounds },
        costWan: { max: mostCost },
        mustLink: named.filter(({ what }) => what === 'must').map(({ pair }) => pair),
        cannotLink: named.filter(({ what }) => what === 'cannot').map(({ pair }) => pair),
        excluded: named.filter(({ what }) => what === 'out').map(({ pair }) => pair[0]),
      })
      expect(faultsOf(map, params, bundle(map, params))).toEqual([])
    }),
    { numRuns: 40 },
  )
})

it('where floors alone limit an area, everybody is covered and no plan of the same sums could have many more areas', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 900, max: 1_500 }), (seed, floor) => {
      const map = town(seed)
      const params = BundleParams.parse({
        goal: 'most',
        maxGapM: 200,
        maxDiameterM: null,
        households: { min: floor, max: null },
        compounds: { min: 1 },
        seed,
      })
      const plan = bundle(map, params)
      expect(faultsOf(map, params, plan)).toEqual([])
      expect(plan.uncovered).toEqual([])
      expect(plan.areas.length).toBeGreaterThanOrEqual(0.85 * (plan.bounds.areas as number))
    }),
    { numRuns: 3 },
  )
})
