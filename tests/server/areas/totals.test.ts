import { describe, expect, it } from 'vitest'
import type { Member } from '#server/areas/areas.queries.ts'
import type { WorksInside } from '#server/areas/ground.queries.ts'
import { totalsOf } from '#server/areas/totals.ts'

const member = (id: string, facts: Partial<Member> = {}): Member => ({
  id,
  name: id,
  builtYear: null,
  planYear: null,
  streetOfficeId: null,
  streetOffice: null,
  households: null,
  floorAreaM2: null,
  costWan: null,
  placed: null,
  area: null,
  ...facts,
})
const placed = (east: number, north: number, sizeM2 = 10_000): Member['placed'] => ({
  sizeM2,
  centre: [east, north],
  place: [113.6, 34.8],
  invented: false,
})
const recorded = (amount: number) => ({ amount, estimated: false })
const estimated = (amount: number) => ({ amount, estimated: true })

describe('the households of an area', () => {
  const cases: [string, Member['households'][], object][] = [
    [
      'are unknown, not 0, when nobody counted them',
      [null, null],
      { recorded: null, estimated: null, unknown: 2, of: 2 },
    ],
    [
      'are the sum of what documents say',
      [recorded(20), recorded(30)],
      { recorded: 50, estimated: null, unknown: 0, of: 2 },
    ],
    ['keep estimates apart', [recorded(20), estimated(7), null], { recorded: 20, estimated: 7, unknown: 1, of: 3 }],
    ['may be a recorded 0', [recorded(0)], { recorded: 0, estimated: null, unknown: 0, of: 1 }],
    ['are empty without members', [], { recorded: null, estimated: null, unknown: 0, of: 0 }],
  ]
  it.each(cases)('%s', (_, figures, total) => {
    const members = figures.map((households, i) => member(`m${i}`, { households }))
    expect(totalsOf(members, [], []).households).toEqual(total)
  })
})

it('an area measures between the centres farthest apart, and adds up the sizes drawn', () => {
  const members = [member('a', { placed: placed(0, 0) }), member('b', { placed: placed(300, 400) }), member('c')]
  expect(totalsOf(members, [], [])).toMatchObject({ diameterM: 500, siteAreaM2: 20_000, compounds: 3 })
})

it('the widest link is the one without which the area would fall apart', () => {
  const members = ['a', 'b', 'c'].map((id) => member(id))
  const links = [
    { from: 'a', to: 'b', gapM: 4 },
    { from: 'a', to: 'c', gapM: 48 },
    { from: 'b', to: 'c', gapM: 12 },
  ]
  expect(totalsOf(members, links, []).maxLinkM).toBe(12)
  expect(totalsOf(members, [], []).maxLinkM).toBeNull()
})

it('years are counted, those without one last', () => {
  const members = [
    member('a', { builtYear: 1992, planYear: null, streetOffice: '东街' }),
    member('b', { builtYear: 1978, planYear: 2021, streetOffice: '东街' }),
    member('c', { planYear: 2020, streetOffice: '西街' }),
    member('d', { planYear: 2021 }),
  ]
  expect(totalsOf(members, [], [])).toMatchObject({
    builtYears: [1978, 1992],
    planYears: [
      { year: 2020, compounds: 1 },
      { year: 2021, compounds: 2 },
      { year: null, compounds: 1 },
    ],
    streetOffices: ['东街', '西街'],
  })
})

it('overhead metres are of lines that hang today, whether they stay or will be put underground', () => {
  const works: WorksInside[] = [
    { kind: 'existing', placement: 'overhead', state: 'existing', count: 2, lengthM: 100.4, invented: 1 },
    { kind: 'undergrounding', placement: 'overhead', state: 'planned', count: 1, lengthM: 50, invented: 0 },
    { kind: 'undergrounding', placement: 'buried', state: 'finished', count: 1, lengthM: 30, invented: 0 },
    { kind: 'removal', placement: 'overhead', state: 'planned', count: 1, lengthM: 20, invented: 0 },
    { kind: 'new', placement: 'buried', state: 'planned', count: 1, lengthM: 10, invented: 1 },
  ]
  expect(totalsOf([], [], works).works).toEqual({ count: 6, lengthM: 210, overheadM: 150, invented: 2 })
})
