/** A plan is judged by what a planner would read off the map. */
import { describe, expect, it } from 'vitest'
import { BundlePlan, type BundlePlan as Plan } from '#contract/bundling.ts'
import { bundle } from '#server/areas/bundling/bundle.ts'
import { degreesOf, rectangle, row, toyCompound, toyMap, toyParams } from './toy-map.ts'

const areasOf = (plan: Plan) => plan.areas.map(({ compounds }) => [...compounds].sort().join('')).sort()
const reasonFor = (plan: Plan, id: string) => plan.uncovered.find((each) => each.id === id)
const between = (x: number) => [degreesOf(x, -500, x, 600)]

describe('two compounds are neighbours', () => {
  it('when the gap is at most the limit, and not a centimetre more', () => {
    const near = bundle(toyMap(row(2, 80)), toyParams({ maxGapM: 80 }))
    const far = bundle(toyMap(row(2, 80.02)), toyParams({ maxGapM: 80 }))
    expect(areasOf(near)).toEqual(['ab'])
    expect(areasOf(far)).toEqual([])
    expect(reasonFor(far, 'a')).toMatchObject({ code: 'no-neighbour', params: { nearest: 'b', gapM: 81, maxGapM: 80 } })
  })

  it('unless a barrier runs between them, which is named', () => {
    const plan = bundle(toyMap(row(2), { barriers: [{ name: '南阳路', lines: between(110) }] }), toyParams())
    expect(areasOf(plan)).toEqual([])
    expect(reasonFor(plan, 'a')).toMatchObject({ code: 'barrier', reason: '与 b 之间隔着南阳路' })
  })

  it('where a footbridge within 100 m opens the barrier, and not where it is farther', () => {
    const barriers = [{ name: '南阳路', lines: between(110) }]
    const bridgeAt = (y: number) => ({ barriers, crossings: [{ lines: [degreesOf(110, y)] }] })
    expect(areasOf(bundle(toyMap(row(2), bridgeAt(50)), toyParams()))).toEqual(['ab'])
    expect(areasOf(bundle(toyMap(row(2), bridgeAt(-300)), toyParams()))).toEqual([])
  })

  it('where a barrier only ends at their link', () => {
    const two = [
      toyCompound({ id: 'a', households: 200, ring: rectangle(0, 0) }),
      // one corner towards a, so that there is one shortest link, along y = 50
      toyCompound({ id: 'b', households: 200, ring: degreesOf(120, 50, 220, 0, 220, 100, 120, 50) }),
    ]
    const endingAt = (y: number) => ({ barriers: [{ name: null, lines: [degreesOf(110, 600, 110, y)] }] })
    expect(areasOf(bundle(toyMap(two, endingAt(50)), toyParams()))).toEqual(['ab'])
    expect(areasOf(bundle(toyMap(two, endingAt(45)), toyParams()))).toEqual([])
  })

  it('not across a shared edge that lies on a barrier, but across one that does not', () => {
    const barrier = (x: number) => ({ barriers: [{ name: '京广铁路', lines: between(x) }] })
    expect(areasOf(bundle(toyMap(row(2, 0), barrier(100)), toyParams()))).toEqual([])
    expect(areasOf(bundle(toyMap(row(2, 0), barrier(50)), toyParams()))).toEqual(['ab'])
    expect(areasOf(bundle(toyMap(row(2, 0)), toyParams()))).toEqual(['ab'])
  })

  it('not across a road to whose middle one of them was drawn', () => {
    const drawnToTheRoad = { barriers: [{ name: '桐柏路', lines: between(100) }] }
    expect(areasOf(bundle(toyMap(row(2, 20), drawnToTheRoad), toyParams()))).toEqual([])
  })

  it('on one side of a road to whose middle both were drawn', () => {
    const two = [
      toyCompound({ id: 'a', households: 200, ring: rectangle(0, 0) }),
      toyCompound({ id: 'b', households: 200, ring: rectangle(0, 120) }),
    ]
    const road = { barriers: [{ name: '桐柏路', lines: between(100) }] }
    expect(areasOf(bundle(toyMap(two, road), toyParams()))).toEqual(['ab'])
  })

  it('only inside one street office when that is asked', () => {
    const map = toyMap(row(3, 20, (place) => ({ street: place < 2 ? '大石桥' : '南阳新村' })))
    const plan = bundle(map, toyParams({ sameStreet: true }))
    expect(areasOf(plan)).toEqual(['ab'])
    expect(reasonFor(plan, 'c')?.code).toBe('other-street')
  })

  it('when a planner says so, and not when a planner denies it', () => {
    const declared = { decided: [{ from: 'a', to: 'b', linked: true }] }
    const denied = { decided: [{ from: 'b', to: 'a', linked: false }] }
    expect(areasOf(bundle(toyMap(row(2, 300), declared), toyParams()))).toEqual(['ab'])
    const plan = bundle(toyMap(row(2), denied), toyParams())
    expect(areasOf(plan)).toEqual([])
    expect(reasonFor(plan, 'b')?.code).toBe('denied')
  })

  it('in each of two far cities, and never from one to the other', () => {
    const here = row(2)
    const there = row(2).map((each, i) => ({
      ...each,
      id: `z${i}`,
      parts: each.parts.map((rings) => rings.map((ring) => ring.map((value, k) => (k % 2 ? value : value - 9)))),
    }))
    expect(areasOf(bundle(toyMap([...here, ...there]), toyParams()))).toEqual(['ab', 'z0z1'])
  })
})

describe('a plan', () => {
  it('is what the contract says', () => {
    const plan = bundle(toyMap(row(7, 20, (i) => ({ planYear: i % 2 ? 2024 : 2025, owner: `o${i}` }))), toyParams())
    expect(BundlePlan.parse(plan)).toEqual(plan)
  })

  it('covers all it can before it saves areas, and says it is proven', () => {
    const plan = bundle(toyMap(row(7)), toyParams({ households: { min: 300, max: 600 } }))
    expect(plan.objective).toMatchObject({ householdsCovered: 1400, areas: 3 })
    expect(plan.areas.every(({ proof }) => proof.optimal && proof.gap === 0)).toBe(true)
    expect(plan.pieces).toMatchObject({ total: 1, proven: 1, compoundsProven: 7 })
    expect(plan.bounds).toEqual({ householdsCovered: 1400, areas: 3 })
  })

  it('makes as many areas as the floor allows when most are wanted', () => {
    const plan = bundle(toyMap(row(7)), toyParams({ goal: 'most', households: { min: 300, max: null } }))
    expect(plan.objective).toMatchObject({ householdsCovered: 1400, areas: 3 })
  })

  it('keeps together what must be together, and apart what must be apart', () => {
    const limits = { households: { min: 400, max: 600 } }
    const apart = bundle(toyMap(row(4)), toyParams({ ...limits, cannotLink: [['a', 'b']] }))
    expect(apart.areas.some(({ compounds }) => compounds.includes('a') && compounds.includes('b'))).toBe(false)
    const together = bundle(toyMap(row(5)), toyParams({ ...limits, mustLink: [['b', 'c']] }))
    const areaOfB = together.areas.find(({ compounds }) => compounds.includes('b'))
    expect(areaOfB?.compounds).toContain('c')
  })

  it('leaves a locked area untouched, and does not cross it', () => {
    const plan = bundle(toyMap(row(5)), toyParams({ locked: [['c']] }))
    expect(areasOf(plan)).toEqual(['ab', 'c', 'de'])
    expect(plan.areas.find(({ compounds }) => compounds[0] === 'c')).toMatchObject({ locked: true })
  })

  it('never puts compounds farther apart than the diameter, nor years than the spread', () => {
    const near = bundle(toyMap(row(4)), toyParams({ maxDiameterM: 130 }))
    expect(near.areas.every(({ diameterM }) => diameterM <= 130)).toBe(true)
    const years = toyMap(row(4, 20, (i) => ({ planYear: 2024 + i })))
    const plan = bundle(years, toyParams({ maxYearSpread: 1, households: { min: 400, max: 2000 } }))
    expect(areasOf(plan)).toEqual(['ab', 'cd'])
  })

  it('takes the plan year that moves the fewest household-years, and the earlier of two', () => {
    const map = toyMap(
      row(3, 20, (i) => ({ planYear: [2026, 2024, 2024][i] ?? null, households: [300, 100, 100][i] ?? 0 })),
    )
    expect(bundle(map, toyParams()).areas[0]).toMatchObject({
      planYear: 2026,
      yearShift: { compounds: 2, householdYears: 400 },
    })
    const even = toyMap(row(2, 20, (i) => ({ planYear: 2025 - i })))
    expect(bundle(even, toyParams()).areas[0]?.planYear).toBe(2024)
  })

  it('estimates missing households from the site, and says how many', () => {
    const plan = bundle(toyMap(row(2, 20, (i) => ({ households: i ? null : 250 }))), toyParams())
    expect(plan.areas[0]).toMatchObject({ households: 400, estimatedHouseholds: 150 })
    expect(plan.areas[0]?.reason).toContain('150')
  })

  it('names what is above a cap by itself, and what is too little for an area', () => {
    const big = bundle(toyMap(row(2, 20, (i) => ({ households: i ? 3000 : 400 }))), toyParams())
    expect(reasonFor(big, 'b')).toMatchObject({ code: 'above-cap', params: { figure: 3000, limit: 2000 } })
    const few = bundle(toyMap(row(2, 20, () => ({ households: 100 }))), toyParams())
    expect(reasonFor(few, 'a')).toMatchObject({ code: 'too-few', params: { count: 2, households: 200 } })
  })

  it('is the same for the same map, parameters and seed', () => {
    const map = toyMap(row(26, 30, (i) => ({ households: 90 + ((i * 37) % 160), planYear: 2024 + (i % 3) })))
    const params = toyParams({ households: { min: 300, max: 800 } })
    const [first, second] = [bundle(map, params), bundle(map, params)]
    expect({ ...second, elapsedMs: 0 }).toEqual({ ...first, elapsedMs: 0 })
  })

  it('ends early when told to, with a feasible plan that says it is not complete', () => {
    const plan = bundle(toyMap(row(20)), toyParams({ households: { min: 300, max: 800 } }), { isOver: () => true })
    expect(plan.complete).toBe(false)
    expect(BundlePlan.parse(plan)).toEqual(plan)
  })

  it('speaks English when asked', () => {
    const plan = bundle(toyMap(row(3, 20, (i) => ({ owner: `o${i}` }))), toyParams(), { language: 'en' })
    expect(plan.areas[0]?.reason).toContain('managed by 3 different bodies')
  })
})

describe('what is odd about a map is said with the plan', () => {
  const findings = (map: ReturnType<typeof toyMap>) =>
    bundle(map, toyParams()).findings.map(({ code, compounds }) => `${code} ${compounds.join(' ')}`)

  it('a boundary of parts a river keeps apart, or too far apart; not one of parts that are near', () => {
    const river = { name: '沙溪河', lines: [degreesOf(110, -500, 110, 500)] }
    const twoYards = (gapM: number) => [{ ...row(1)[0]!, parts: [[rectangle(0, 0)], [rectangle(100 + gapM, 0)]] }]
    expect(findings(toyMap(twoYards(20)))).toEqual([])
    expect(findings(toyMap(twoYards(20), { barriers: [river] }))).toEqual(['parts-apart a'])
    expect(findings(toyMap(twoYards(300)))).toEqual(['parts-apart a'])
  })

  it('a boundary that is there twice, and two that overlap; not two that only touch', () => {
    const [a, b] = [toyCompound({ id: 'a', ring: rectangle(0, 0) }), toyCompound({ id: 'b', ring: rectangle(0, 0) })]
    expect(findings(toyMap([a, b]))).toEqual(['same-boundary a b'])
    expect(findings(toyMap([a, toyCompound({ id: 'c', ring: rectangle(30, 30, 120, 120) })]))).toEqual(['overlap a c'])
    expect(findings(toyMap([a, toyCompound({ id: 'd', ring: rectangle(100, 0) })]))).toEqual([])
  })

  it('and a map of nobody, or of one compound, has a plan all the same', () => {
    expect(bundle(toyMap([]), toyParams())).toMatchObject({ areas: [], uncovered: [], complete: true })
    expect(bundle(toyMap(row(1)), toyParams({ compounds: { min: 2 } })).uncovered).toHaveLength(1)
  })
})
