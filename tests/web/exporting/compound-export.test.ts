import { describe, expect, it } from 'vitest'
import { choicesIn, narrowed, selectionOf, withNarrowing } from '#web/exporting/compound-export.ts'
import { exportUrl } from '#web/exporting/file-url.ts'
import { viewFromUrl } from '#web/view.ts'
import { row } from '../compounds/rows.ts'

const now = { year: 2020, dataDate: '2020-11-10' }
const asked = (path: string, query: string, judged = now) => selectionOf(viewFromUrl(path, query), judged)

describe('what the table shows, in the words of the export', () => {
  it.each([
    ['', {}],
    ['c=status&k=planned,under-way', { status: 'planned,under-way' }],
    ['k=to-1980,unknown&s=410108-s-01,none', { builtYear: 'to-1980,unknown', street: '410108-s-01,none' }],
    ['c=planYear&k=2020,none&f=late', { planYear: '2020,none', standing: 'late' }],
    ['f=households-unknown&q=家属院', { households: 'unknown', q: '家属院' }],
    ['gap=households&s=410108-s-01', { gap: 'households', street: '410108-s-01' }],
    ['gap=stale-12', { gap: 'stale-12' }],
    ['gap=nonsense', {}],
  ])('%j', (query, selection) => {
    expect(asked('/areas', query)).toEqual(selection)
  })

  it('judges statuses in the year of the slider, where that is another one than the data’s', () => {
    const replayed = asked('/areas', 'c=status&k=planned&y=2019', { ...now, year: 2019 })
    expect(replayed).toEqual({ status: 'planned', statusYear: 2019 })
  })

  it('names the policy a verdict is under, as it was answered', () => {
    const policy = { pack: 'huiji-2019-63', workClass: 'comprehensive', test: 'built-year' } as const
    const view = viewFromUrl('/areas', 'c=eligibility&k=conditional,boundary-year')
    expect(selectionOf(view, now, policy)).toEqual({
      verdict: 'conditional,boundary-year',
      policy: 'huiji-2019-63',
      workClass: 'comprehensive',
      policyTest: 'built-year',
    })
  })

  it('takes no name of a road for one of a compound', () => {
    expect(asked('/utilities', 'q=长兴路')).toEqual({})
  })

  const link = (more: Partial<Parameters<typeof exportUrl>[0]>) =>
    exportUrl({
      ...{ what: 'compounds', adcode: '410108', selection: { q: '12中' }, wanted: 'csv-gb18030' },
      ...{ language: 'en', received: false, ...more },
    })

  it('asks for the sender’s other columns where a file has columns', () => {
    expect(link({ received: true, what: 'works', wanted: 'gpkg' })).toContain('/api/works/export?')
    expect(link({ received: true, wanted: 'gpkg' })).toContain('received=true')
    expect(link({ received: true, wanted: 'dxf' })).not.toContain('received')
  })

  it('is a link that names district, format and language', () => {
    const url = new URL(link({}), 'http://127.0.0.1')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      adcode: '410108',
      format: 'csv',
      encoding: 'gb18030',
      lang: 'en',
      q: '12中',
    })
  })
})

describe('my area, my year, my fund', () => {
  const rows = [
    row({ areaId: '410108-a-1', planYear: 2019, fundingLabel: '上级补贴' }),
    row({ areaId: '410108-a-1', planYear: 2020, fundingLabel: '区级自主' }),
    row({ areaId: null, planYear: null, fundingLabel: null }),
  ]

  it('offers what the rows of the table have, and nothing else', () => {
    expect(choicesIn(rows)).toEqual({
      areaIds: ['410108-a-1'],
      planYears: ['2019', '2020', 'none'],
      fundings: ['区级自主', '上级补贴'],
    })
  })

  it('counts before the file is made as many rows as the file will hold', () => {
    expect(narrowed(rows, {})).toHaveLength(3)
    expect(narrowed(rows, { area: '410108-a-1' })).toHaveLength(2)
    expect(narrowed(rows, { area: '410108-a-1', planYear: '2020', funding: '区级自主' })).toEqual([rows[1]])
    expect(narrowed(rows, { planYear: 'none' })).toEqual([rows[2]])
  })

  it('narrows the filter of the page and lets the rest of it stand', () => {
    const selection = asked('/areas', '?q=刘寨')
    expect(withNarrowing(selection, { planYear: '2019', funding: '上级补贴' })).toEqual({
      ...selection,
      planYear: '2019',
      funding: '上级补贴',
    })
    expect(withNarrowing(selection, {})).toEqual(selection)
  })
})
