import { describe, expect, it } from 'vitest'
import { type Amounts, CompoundMerge, CompoundSplit, differencesOf, sumOf, unsummedOf } from '#contract/lineage.ts'
import { originsOfMerged, originsOfPart } from '#server/compounds/lineage/origins.ts'

const none: Amounts = {
  households: null,
  buildingCount: null,
  stairwells: null,
  floorAreaM2: null,
  siteAreaM2: null,
  costWan: null,
}

describe('figures of a split', () => {
  it('that add up are no news, and an unknown whole cannot differ', () => {
    const whole = { ...none, households: 320, floorAreaM2: 24000.1 }
    const parts = [
      { households: 160, floorAreaM2: 12000.05, buildingCount: 4 },
      { households: 160, floorAreaM2: 12000.05 },
    ]
    expect(differencesOf(whole, parts)).toEqual([])
  })

  it('that do not add up are told with whole, sum and how many parts say nothing', () => {
    const whole = { ...none, households: 320, buildingCount: 8, costWan: 90 }
    expect(differencesOf(whole, [{ households: 160, buildingCount: 4 }, { households: 150 }])).toEqual([
      { field: 'households', whole: 320, parts: 310, unknown: 0 },
      { field: 'buildingCount', whole: 8, parts: 4, unknown: 1 },
      { field: 'costWan', whole: 90, parts: null, unknown: 2 },
    ])
  })
})

describe('figures of a merge', () => {
  it('are added up only when all are known; 0 is known', () => {
    expect([sumOf([160, 0]), sumOf([160, null]), sumOf([null, null])]).toEqual([160, null, null])
  })

  it('that stay unknown although some are known are told', () => {
    expect(unsummedOf([{ ...none, households: 96 }, none])).toEqual([
      { field: 'households', whole: null, parts: 96, unknown: 1 },
    ])
  })
})

describe('the origin of a figure', () => {
  const said = { source: 'huiji-2019-63', kind: 'document' as const, printed: '1999' }
  const invented = { source: '示意', kind: 'invented' as const }
  const sayer = { name: '本机用户', today: '2026-11-21' }
  const whole = {
    name: '同乐社区南北院',
    provenance: { builtYear: said, households: invented, boundary: invented },
    amounts: { ...none, households: 320 },
  }

  it('of a part is that of the whole for facts taken over, with a note whose they were', () => {
    const origins = originsOfPart(whole, { amounts: {}, placed: true, addsUp: new Set() }, sayer)
    expect(origins.builtYear).toEqual({ ...said, note: '拆分自“同乐社区南北院”' })
    expect(origins).toMatchObject({ boundary: { kind: 'invented' }, name: { kind: 'user' } })
    expect(origins.households).toBeUndefined()
    expect(originsOfPart(whole, { amounts: {}, placed: false, addsUp: new Set() }, sayer).boundary).toBeUndefined()
  })

  it('of a share of an invented figure is invented; one that does not add up to it is the planner’s own', () => {
    const given = { amounts: { households: 160 }, placed: true }
    expect(originsOfPart(whole, { ...given, addsUp: new Set(['households'] as const) }, sayer).households?.kind).toBe(
      'invented',
    )
    expect(originsOfPart(whole, { ...given, addsUp: new Set() }, sayer).households?.kind).toBe('user')
  })

  it('of a sum with something invented in it is invented, and says what was added', () => {
    const one = { name: '南院', provenance: { households: said }, amounts: { ...none, households: 100 }, placed: false }
    const other = {
      name: '北院',
      provenance: { households: invented },
      amounts: { ...none, households: 60 },
      placed: false,
    }
    const { households } = originsOfMerged(one, [one, other], { ...none, households: 160 }, sayer)
    expect(households).toMatchObject({ kind: 'invented', note: '南院 100 + 北院 60' })
  })
})

const part = (name: string, ...pieces: number[]) => ({ name, pieces })
it.each([
  ['two parts of one name', { parts: [part('南院', 0), part('南院', 1)] }, 'part-named-twice'],
  ['one piece in two parts', { parts: [part('南院', 0), part('北院', 0)] }, 'piece-given-twice'],
])('a split with %s is refused', (_, { parts }, code) => {
  const { error } = CompoundSplit.safeParse({ version: 1, reason: '两院', parts })
  expect(error?.issues).toMatchObject([{ params: { code } }])
})

it.each([
  ['one compound twice', ['410108-c-1', '410108-c-1'], '410108-c-1', 'named-twice'],
  ['compounds of two districts', ['410108-c-1', '520525-c-1'], '410108-c-1', 'other-district'],
  ['the record of one that is not merged', ['410108-c-1', '410108-c-2'], '410108-c-3', 'not-among-them'],
])('a merge of %s is refused', (_, ids, keeps, code) => {
  const compounds = ids.map((id) => ({ id, version: 1 }))
  const { error } = CompoundMerge.safeParse({ compounds, keeps, name: '合院', reason: '一个大门' })
  expect(error?.issues).toMatchObject([{ params: { code } }])
})
