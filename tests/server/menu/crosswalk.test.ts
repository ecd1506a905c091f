import { describe, expect, it } from 'vitest'
import { linksOf, withDistrict } from '#contract/crosswalk.ts'
import { carries, catalogueOf } from '#contract/item-links.ts'
import { hearings, standingOf, stateOfWeight } from '#contract/menu-standing.ts'
import { needs } from '#contract/menu-words.ts'
import { readCrosswalk, readPolicyPacks } from '#seeds/read-records.ts'

const catalogues = readPolicyPacks().flatMap((pack) => pack.catalogues)
const items = new Set(catalogues.flatMap((each) => each.items.map(({ code }) => code)))
const crosswalk = readCrosswalk()
const links = linksOf(crosswalk)
const answering = (from: string) =>
  Object.fromEntries(links.flatMap(({ fromItem, toItem, relation }) => (fromItem === from ? [[toItem, relation]] : [])))

describe('the crosswalk', () => {
  it('leads only to items there are: 34, 38, 34, 15 and 22 of them, each link both ways and with a reason', () => {
    expect(Object.fromEntries(catalogues.map((each) => [each.code, each.items.length]))).toEqual({
      'HN-4': 34,
      'HJ-34': 34,
      'GZ-15': 15,
      'NY-3': 22,
      'SZ-3': 38,
    })
    expect(links.filter(({ fromItem, toItem }) => !items.has(fromItem) || !items.has(toItem))).toEqual([])
    expect(links.filter(({ fromItem, toItem }) => catalogueOf(fromItem) === catalogueOf(toItem))).toEqual([])
    const pairs = new Set(links.map(({ fromItem, toItem }) => `${fromItem} ${toItem}`))
    expect(pairs.size).toBe(links.length)
    expect(links.filter(({ fromItem, toItem, reason }) => !reason || !pairs.has(`${toItem} ${fromItem}`))).toEqual([])
    expect(crosswalk.note).toContain('我们的理解')
  })

  it('says which of two items is the wider', () => {
    expect(answering('HJ-34-4')).toEqual({
      'HN-4-1': 'within',
      'SZ-3-20': 'same',
      'SZ-3-28': 'contains',
      'GZ-15-3': 'same',
      'NY-3-5': 'within',
    })
    // parking and charging stand in one item of Huiji and in several of Shizhong
    expect(Object.keys(answering('HJ-34-27')).sort()).toEqual(
      ['GZ-15-8', 'HN-4-12', 'HN-4-24', 'NY-3-7', 'SZ-3-11', 'SZ-3-22', 'SZ-3-26', 'SZ-3-8', 'SZ-3-9'].sort(),
    )
    for (const open of ['HJ-34-14', 'HJ-34-24', 'HJ-34-31', 'HJ-34-34']) expect(answering(open)).toEqual({})
  })

  it('carries a word over only as far as it goes', () => {
    const table = needs.map((need) => [need, carries('same', need), carries('within', need), carries('contains', need)])
    expect(table).toEqual([
      ['needed', 'whole', 'whole', 'part'],
      ['not-needed', 'whole', 'part', 'whole'],
      ['done', 'whole', 'part', 'whole'],
      ['refused', 'whole', 'part', 'part'],
    ])
    expect(needs.map((need) => carries('overlaps', need))).toEqual(['part', 'part', 'part', 'part'])
  })

  it('gives way to what a district says, both ways', () => {
    const said = [
      { fromItem: 'HJ-34-4', toItem: 'HN-4-1', linked: false, reason: '另有专项' },
      { fromItem: 'HJ-34-16', toItem: 'HN-4-14', linked: true, reason: '同一支队伍做' },
    ]
    const own = withDistrict(links, said)
    expect(own.filter(({ fromItem, toItem }) => fromItem === 'HN-4-1' && toItem === 'HJ-34-4')).toEqual([])
    expect(own.filter(({ fromItem }) => fromItem === 'HJ-34-16')).toEqual([
      { fromItem: 'HJ-34-16', toItem: 'HN-4-14', relation: 'overlaps', reason: '同一支队伍做', saidBy: 'district' },
    ])
    expect(own).toHaveLength(links.length) // two taken away, two added
  })
})

describe('how an item stands', () => {
  type Work = { state: 'under-way' | 'finished' } | null
  const said = (itemCode: string, need: (typeof needs)[number], more: object = {}) => ({
    ...{ itemCode, need, buildingId: null as string | null, workId: null as string | null, work: null as Work },
    ...more,
  })
  const state = (item: string, entries: ReturnType<typeof said>[], building: string | null = null) =>
    standingOf(item, building, entries, links).state

  it('is its own word first, then what another classification says in full, then what touches it', () => {
    const sewers = said('HJ-34-4', 'needed')
    expect(state('HJ-34-4', [sewers])).toBe('open')
    expect(state('HJ-34-4', [said('HJ-34-4', 'needed', { workId: '410108-w-1' })])).toBe('scheduled')
    expect(state('HN-4-1', [sewers])).toBe('open')
    expect(state('HN-4-1', [said('HJ-34-4', 'done')])).toBe('part')
    expect(state('HN-4-1', [sewers, said('HN-4-1', 'not-needed')])).toBe('not-needed')
    expect(state('HN-4-9', [sewers])).toBe('unsaid')
  })

  it('of a building is its own, else the compound’s; of the compound what any building still needs', () => {
    const entries = [said('HJ-34-15', 'done'), said('HJ-34-15', 'needed', { buildingId: '3' })]
    expect(state('HJ-34-15', entries)).toBe('open')
    expect(state('HJ-34-15', entries, '3')).toBe('open')
    expect(standingOf('HJ-34-15', '4', entries, links)).toMatchObject({ state: 'done', inherited: true })
    expect(standingOf('HJ-34-15', '3', entries, links)).toMatchObject({ inherited: false })
    expect(standingOf('NY-3-16', '4', entries, links)).toMatchObject({ state: 'done' })
  })

  it('is done, and no longer needed, once the work that does it is finished', () => {
    const by = (state: 'under-way' | 'finished') => said('HJ-34-4', 'needed', { workId: '410108-w-1', work: { state } })
    expect(state('HJ-34-4', [by('under-way')])).toBe('scheduled')
    expect(state('HJ-34-4', [by('finished')])).toBe('done')
    // sewers done do not mean that all of the province's wider item is done
    expect([state('HN-4-1', [by('under-way')]), state('HN-4-1', [by('finished')])]).toEqual(['scheduled', 'part'])
    expect(state('SZ-3-20', [by('finished')])).toBe('done')
  })

  it('has the same weights for the database: the smallest holds', () => {
    expect([0, 1, 2, 3, 4, 10, 13, 20].map(stateOfWeight)).toEqual([
      'open',
      'scheduled',
      'refused',
      'done',
      'not-needed',
      'open',
      'done',
      'part',
    ])
    const heard = hearings(['HN-4-1'], links).filter(({ said: by }) => by === 'HJ-34-4')
    expect(heard.map(({ need, distance }) => [need, distance])).toEqual([
      ['needed', 10],
      ['not-needed', 20],
      ['done', 20],
      ['refused', 20],
    ])
  })
})
