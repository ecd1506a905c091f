import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContiguityFacts, contiguityFaults, groupsFarApart } from '#server/areas/contiguity.ts'
import { groupsJoinedBy } from '#server/areas/groups.ts'

const place: [number, number] = [113.6, 34.8]
const pair = (from: string, to: string, gapM: number) => ({ from, to, gapM })
const cut = (from: string, to: string, gapM: number, name: string | null = '开元路') => ({
  ...pair(from, to, gapM),
  barrier: { name, kind: 'road' },
  place,
})
const gap = (from: string, to: string, gapM: number) => ({ ...pair(from, to, gapM), place })
const town = (facts: Partial<ContiguityFacts>): ContiguityFacts => ({
  members: [],
  links: [],
  cuts: [],
  gaps: [],
  maxGapM: 50,
  ...facts,
})

describe('compounds are one area', () => {
  const whole: [string, Partial<ContiguityFacts>][] = [
    ['when there is only one', { members: ['a'] }],
    ['when links lead from each to each', { members: ['a', 'b', 'c'], links: [pair('a', 'b', 3), pair('b', 'c', 50)] }],
    [
      'when one way round is cut but another is not',
      { members: ['a', 'b', 'c'], links: [pair('a', 'b', 3), pair('b', 'c', 9)], cuts: [cut('a', 'c', 20)] },
    ],
  ]
  it.each(whole)('%s', (_, facts) => expect(contiguityFaults(town(facts))).toEqual([]))
})

describe('compounds are no area', () => {
  it('when there is none', () => {
    expect(contiguityFaults(town({}))).toEqual([{ code: 'no-members', params: {}, compounds: [], place: null }])
  })

  it('when one lies too far off; the fault says how far, and from whom', () => {
    const faults = contiguityFaults(
      town({ members: ['a', 'b', 'c'], links: [pair('a', 'b', 3)], gaps: [gap('b', 'c', 131.8), gap('a', 'c', 260)] }),
    )
    expect(faults).toEqual([{ code: 'gap', params: { gapM: 132, maxGapM: 50, nearest: 'b' }, compounds: ['c'], place }])
  })

  it('when a barrier lies between them; the fault names it', () => {
    const faults = contiguityFaults(town({ members: ['a', 'b'], cuts: [cut('a', 'b', 30)] }))
    expect(faults).toEqual([{ code: 'barrier', params: { name: '开元路', kind: 'road' }, compounds: ['b'], place }])
  })

  it('when a barrier without a name lies between them', () => {
    const [fault] = contiguityFaults(town({ members: ['a', 'b'], cuts: [cut('a', 'b', 30, null)] }))
    expect(fault?.params).toEqual({ kind: 'road', context: 'unnamed' })
  })

  it('and each group too many is told once: behind the road, then too far away together', () => {
    const faults = contiguityFaults(
      town({
        members: ['a', 'b', 'c', 'd', 'e'],
        links: [pair('a', 'b', 1), pair('b', 'c', 1)],
        cuts: [cut('d', 'e', 25)],
        gaps: [gap('c', 'd', 300)],
      }),
    )
    expect(faults.map(({ code, compounds }) => [code, compounds])).toEqual([
      ['barrier', ['e']],
      ['gap', ['d', 'e']],
    ])
  })

  it('when the gap passes the limit by centimetres; the figure shows it', () => {
    const [fault] = contiguityFaults(town({ members: ['a', 'b'], gaps: [gap('a', 'b', 50.02)] }))
    expect(fault?.params).toMatchObject({ gapM: 50.1, maxGapM: 50 })
  })
})

describe('whatever the compounds and links', () => {
  const members = Array.from({ length: 12 }, (_, i) => `m${i}`)
  const anyPairs = fc
    .array(fc.tuple(fc.nat(11), fc.nat(11), fc.double({ min: 0, max: 50, noNaN: true })), { maxLength: 30 })
    .map((list) => list.filter(([a, b]) => a !== b).map(([a, b, gapM]) => pair(`m${a}`, `m${b}`, gapM)))
  const allGaps = members.flatMap((from) => members.map((to) => gap(from, to, 100))).filter(({ from, to }) => from < to)

  it('there are as many faults as groups too many', () => {
    fc.assert(
      fc.property(anyPairs, anyPairs, (links, crossed) => {
        const cuts = crossed.map((each) => ({ ...each, ...cut(each.from, each.to, each.gapM) }))
        const faults = contiguityFaults(town({ members, links, cuts, gaps: allGaps }))
        expect(faults.length).toBe(groupsJoinedBy(members, links).length - 1)
        expect(faults.filter(({ code }) => code === 'gap').length).toBe(
          groupsFarApart({ members, links, cuts }).length - 1,
        )
      }),
    )
  })

  it('groups hold every member once, and two members share one exactly when a chain of links leads from one to the other', () => {
    fc.assert(
      fc.property(anyPairs, (links) => {
        const groups = groupsJoinedBy(members, links)
        expect(groups.flat().sort()).toEqual([...members].sort())
        const reached = new Set(['m0'])
        for (const _ of members)
          for (const { from, to } of links) if (reached.has(from) || reached.has(to)) reached.add(from).add(to)
        expect(new Set(groups.find((group) => group.includes('m0')))).toEqual(reached)
      }),
    )
  })

  it('the order of links does not matter', () => {
    fc.assert(
      fc.property(anyPairs, (links) => {
        const facts = { members, gaps: allGaps, cuts: [] }
        const one = contiguityFaults(town({ ...facts, links }))
        expect(contiguityFaults(town({ ...facts, links: [...links].reverse() }))).toEqual(one)
      }),
    )
  })
})
