import { describe, expect, it } from 'vitest'
import { Contribution } from '#contract/money-record.ts'
import { withSource, withStanding } from '#web/money/draft.ts'

const award = Contribution.parse({
  ...{ source: 'central-budget', amountWan: 88, standing: 'allocated', document: '郑财〔2020〕1号' },
  standingDays: { applied: '2020-03-01', reviewed: '2020-05-06', approved: '2020-06-01', allocated: '2020-07-01' },
  ...{ performanceScore: 91, performanceNote: '2019年度评价' },
})

describe('a contribution while it is typed', () => {
  it('whose standing is taken back keeps no day of what came after it, and gets none by going on', () => {
    const back = withStanding(award, 'reviewed')
    expect(back.standingDays).toEqual({ applied: '2020-03-01', reviewed: '2020-05-06' })
    expect(withStanding(back, 'approved').standingDays).toEqual(back.standingDays)
  })

  it('keeps its performance under another budget, and loses it with its budget; a consent goes with public revenue', () => {
    expect(withSource(award, 'district-budget')).toMatchObject({ performanceScore: 91 })
    expect(withSource(award, 'residents')).toMatchObject({ performanceScore: null, performanceNote: null })
    const revenue = Contribution.parse({ source: 'public-revenue', amountWan: 1, consentDocument: '业委会决议1号' })
    expect(withSource(revenue, 'donation').consentDocument).toBeNull()
  })
})
