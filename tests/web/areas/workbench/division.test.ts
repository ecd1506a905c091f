import { describe, expect, it } from 'vitest'
import type { BundlePlan, PlannedArea } from '#contract/bundling.ts'
import { differenceOf } from '#web/areas/workbench/difference.ts'
import { divide, type Known } from '#web/areas/workbench/division.ts'
import { apartFrom, holdTogether } from '#web/areas/workbench/holding.ts'

const planned = (...compounds: string[]) =>
  ({
    compounds,
    households: 100 * compounds.length,
    planYear: 2021,
    locked: false,
    reason: '',
    proof: {},
  }) as unknown as PlannedArea // what is not asked for here stands empty
const plan = (...areas: PlannedArea[]) => ({ areas }) as BundlePlan
const known = (number: string, hue: number, ...compounds: string[]): Known => ({
  number,
  hue,
  name: `旧${number}`,
  compounds,
})
const nameFor = ([first]: readonly string[]) => `${first}片区`
const told = (areas: ReturnType<typeof divide>) =>
  areas.map(({ number, name, compounds }) => [number, name, compounds.join('')])

describe('areas from one search to the next', () => {
  it('keep number, hue and name where most of their compounds stay together', () => {
    const before = [known('A-01', 3, 'a', 'b', 'c'), known('A-02', 5, 'd', 'e')]
    const after = divide(plan(planned('d', 'e', 'c'), planned('a', 'b'), planned('x', 'y')), before, [], nameFor)
    expect(told(after)).toEqual([
      ['A-01', '旧A-01', 'ab'],
      ['A-02', '旧A-02', 'dec'],
      ['A-03', 'x片区', 'xy'],
    ])
    expect(after.map(({ hue }) => hue).slice(0, 2)).toEqual([3, 5])
  })

  it('of two parts of an area the larger keeps its number', () => {
    const after = divide(plan(planned('a'), planned('b', 'c')), [known('A-01', 0, 'a', 'b', 'c')], [], nameFor)
    expect(told(after)).toEqual([
      ['A-01', '旧A-01', 'bc'],
      ['A-02', 'a片区', 'a'],
    ])
  })

  it('that are new differ in hue from those beside them, and from most others', () => {
    const beside = [
      { from: 'a', to: 'c' },
      { from: 'c', to: 'e' },
    ]
    const hues = divide(plan(planned('a', 'b'), planned('c', 'd'), planned('e', 'f')), [], beside, nameFor).map(
      ({ hue }) => hue,
    )
    expect(new Set(hues).size).toBe(3)
  })
})

const line: [number, number][] = [
  [0, 0],
  [1, 1],
]
const pair = (from: string, to: string, gapM: number, barrier?: string) => ({
  from,
  to,
  gapM,
  line,
  cut: barrier ? { barrier: { name: barrier, kind: 'road' }, place: line[0]! } : null,
})
const sight = {
  pairs: [pair('a', 'b', 20), pair('b', 'c', 30), pair('c', 'd', 10, '南阳路'), pair('d', 'e', 132)],
  maxGapM: 50,
}

describe('a compound held over an area', () => {
  it('may join where a link leads to one of its members', () => {
    expect(apartFrom(sight, 'c', ['a', 'b'])).toBeNull()
    expect(apartFrom(sight, 'b', ['b'])).toBeNull()
  })
  it('may not join over a barrier, nor over a gap too wide, and is told which', () => {
    expect(apartFrom(sight, 'd', ['a', 'b', 'c'])).toEqual({ why: 'barrier', name: '南阳路', kind: 'road' })
    expect(apartFrom(sight, 'e', ['d'])).toEqual({ why: 'gap', gapM: 132 })
    expect(apartFrom(sight, 'e', ['a'])).toEqual({ why: 'gap', gapM: null })
  })
  it('leaves an area that holds together without it, or one that does not', () => {
    expect(holdTogether(sight, ['a', 'b', 'c'])).toBe(true)
    expect(holdTogether(sight, ['a', 'c'])).toBe(false)
    expect(holdTogether(sight, ['a'])).toBe(true)
    expect(holdTogether(sight, [])).toBe(false)
  })
})

describe('two schemes beside each other', () => {
  const division = (...areas: [string, ...string[]][]) => areas.map(([number, ...compounds]) => ({ number, compounds }))
  it('show which areas are alike whatever their numbers, and which compounds changed hands', () => {
    const first = division(['A-01', 'a', 'b'], ['A-02', 'c', 'd'], ['A-03', 'e'])
    const second = division(['A-01', 'b', 'a'], ['A-02', 'c'], ['A-04', 'd', 'x'])
    expect(differenceOf(first, second)).toEqual({
      same: 1,
      onlyFirst: ['A-02', 'A-03'],
      onlySecond: ['A-02', 'A-04'],
      lost: ['e'],
      gained: ['x'],
      moved: [
        { id: 'c', from: 'A-02', to: 'A-02' },
        { id: 'd', from: 'A-02', to: 'A-04' },
      ],
    })
  })
})
