import { describe, expect, it } from 'vitest'
import { Contribution, type MaintenanceFund, PropertySubsidy } from '#contract/money-record.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { earmarkFindings } from '#server/money/earmark.ts'
import { fundFindings, fundShare } from '#server/money/fund.ts'
import { itemRules } from '#server/money/payers.ts'
import { confirmationFindings } from '#server/money/payment-confirmation.ts'
import { subsidyFindings, subsidyPack, subsidySums } from '#server/money/subsidy.ts'
import { waterfallOf } from '#server/money/waterfall.ts'

const packs = readPolicyPacks()
const packOf = (id: string) => packs.find((pack) => pack.id === id)!
const huiji = packOf('huiji-2019-63')
const henan = packOf('henan-2019-58')
const nayong = packOf('nayong-2022-39')
const shizhong = packOf('shizhong-2020-13')
const given = (facts: object) => Contribution.parse({ amountWan: 10, ...facts })
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code)

describe('资金瀑布', () => {
  const carrier = { pack: 'huiji-2019-63', clause: '五（一）', printed: '不足部分由区财政全额承担', label: '区财政' }

  it('leaves to the district what nobody else brings, never less than nothing', () => {
    const costs = { items: [], recordWan: 500 }
    const some = [given({ source: 'higher-award', amountWan: 200 }), given({ source: 'residents', amountWan: 30.1 })]
    expect(waterfallOf(costs, some, carrier)).toMatchObject({ costWan: 500, remainderWan: 269.9, surplusWan: 0 })
    const more = [given({ source: 'central-budget', amountWan: 520 })]
    expect(waterfallOf(costs, more, carrier)).toMatchObject({ remainderWan: 0, surplusWan: 20 })
  })

  it('takes the sources in one order, whatever order they were entered in, and says what is only estimated', () => {
    const { steps } = waterfallOf(
      { items: [], recordWan: 100 },
      [
        given({ source: 'district-budget' }),
        given({ source: 'central-budget', standing: 'approved', document: '发改投资〔2020〕1号' }),
        given({ source: 'central-budget', amountWan: 5 }),
      ],
      null,
    )
    expect(steps).toEqual([
      { source: 'central-budget', amountWan: 15, estimatedWan: 5 },
      { source: 'district-budget', amountWan: 10, estimatedWan: 10 },
    ])
  })

  it('keeps the lines of utilities and facilities with channels of their own out of what the district plans', () => {
    const items = [
      { costWan: 80, payer: 'government' as const },
      { costWan: 40, payer: 'utility' as const },
      { costWan: 25, payer: 'own-channel' as const },
      // without a price, and none of the programme's cost
      { costWan: null, payer: 'utility' as const },
    ]
    const flow = waterfallOf({ items, recordWan: 999 }, [given({ source: 'utility', amountWan: 40 })], carrier)
    expect(flow).toMatchObject({ costWan: 80, costFrom: 'menu', outsideWan: 65, itemsWithoutCost: 0, remainderWan: 80 })
  })

  it('one priced item of twenty is not the whole cost: the record goes before it, and nothing is too much', () => {
    const items = [
      { costWan: 5, payer: 'government' as const },
      ...Array.from({ length: 19 }, () => ({ costWan: null, payer: 'government' as const })),
    ]
    const award = [given({ source: 'higher-award', amountWan: 100 })]
    expect(waterfallOf({ items, recordWan: 500 }, award, carrier)).toMatchObject({
      ...{ costWan: 500, costFrom: 'record', isAtLeast: false, itemsWithoutCost: 19 },
      ...{ remainderWan: 400, surplusWan: 0 },
    })
    expect(waterfallOf({ items, recordWan: null }, award, carrier)).toMatchObject({
      ...{ costWan: 5, costFrom: 'menu', isAtLeast: true, surplusWan: 0 },
    })
    expect(waterfallOf({ items, recordWan: 3 }, award, carrier)).toMatchObject({ costWan: 5, isAtLeast: true })
  })

  it('takes the figure of the record where only the works of others have a price', () => {
    const items = [
      { costWan: 40, payer: 'utility' as const },
      { costWan: null, payer: 'government' as const },
    ]
    expect(waterfallOf({ items, recordWan: 300 }, [], carrier)).toMatchObject({ costWan: 300, remainderWan: 300 })
  })

  it('says nothing of a remainder where no cost is known', () => {
    expect(waterfallOf({ items: [], recordWan: null }, [given({ source: 'residents' })], carrier)).toMatchObject({
      costWan: null,
      remainderWan: null,
    })
  })
})

describe('物业服务补贴', () => {
  const subsidy = PropertySubsidy.parse({ packId: huiji.id, rate: 0.3, months: 36, startsOn: '2021-07-01' })

  it('is area × 0.3 × 36: 10,000 m² give 3,000 yuan a month and 108,000 in all', () => {
    expect(subsidySums(subsidy, 10_000, huiji)).toMatchObject({
      monthlyYuan: 3000,
      totalYuan: 108_000,
      endsOn: '2024-06-30',
    })
    expect(subsidySums(null, 10_000, huiji)).toMatchObject({ totalYuan: 108_000, floor: { rate: 0.3, months: 36 } })
  })

  it('below the floor is a warning with its clause, and without a floor area the sum is unknown', () => {
    const low = { ...subsidy, rate: 0.25, months: 24 }
    const province = { ...huiji, id: 'province' }
    expect(subsidyPack([province, huiji], { packId: 'province' })?.id).toBe('province')
    expect(subsidyPack([province, huiji], null)?.id).toBe(huiji.id)
    const findings = subsidyFindings(low, subsidySums(low, null, huiji), { pack: huiji, asOf: '2021-01-01' })
    expect(codes(findings)).toEqual(['floor-area-missing', 'subsidy-rate-low', 'subsidy-term-short'])
    expect(findings[1]?.cites).toMatchObject({ clause: '五（三）', printed: '按建筑面积每月每平方米不低于0.3元' })
    expect(subsidySums(low, null, huiji).totalYuan).toBeNull()
  })

  it('is paid in tranches that an evaluation releases; paid without one is told, and so is the end of it', () => {
    const tranches = [
      { months: 12, evaluatedOn: '2022-07-10', score: 88, passed: true, paidOn: '2022-08-01' },
      { months: 12, evaluatedOn: null, score: null, passed: null, paidOn: '2023-08-01' },
    ]
    const paid = { ...subsidy, tranches }
    const sums = subsidySums(paid, 1000, huiji)
    expect(sums.tranches).toEqual([
      { amountYuan: 3600, endsOn: '2022-06-30' },
      { amountYuan: 3600, endsOn: '2023-06-30' },
    ])
    const findings = subsidyFindings(paid, sums, { pack: huiji, asOf: '2024-05-01' })
    expect(codes(findings)).toEqual(['subsidy-ending', 'tranches-differ', 'paid-unreleased'])
  })
})

describe('专项维修资金', () => {
  const fund = (balanceWan: number | null): MaintenanceFund => ({
    exists: true,
    firstRaisedWan: 100,
    balanceWan,
    onDay: null,
  })

  it('below 30 % of what was first raised is to be raised again; exactly 30 % is enough', () => {
    expect(codes(fundFindings(fund(29.9), [henan, huiji]))).toEqual(['fund-below-floor'])
    expect(fundFindings(fund(30), [henan, huiji])).toEqual([])
    expect(fundShare(fund(30))).toBeCloseTo(0.3)
  })

  it('never set up, without figures and never recorded are three things', () => {
    expect(codes(fundFindings({ ...fund(null), exists: false }, [henan]))).toEqual(['fund-missing'])
    expect(codes(fundFindings(fund(null), [henan]))).toEqual(['fund-unknown'])
    expect(fundFindings(null, [henan])).toEqual([])
    expect(fundFindings(fund(1), [nayong])).toEqual([])
  })
})

describe('资金拨付确认', () => {
  const confirmed = { confirmedBy: '杆石桥街道办事处', confirmedOn: '2021-02-26', progressPercent: 40 }
  const paid = given({
    source: 'central-budget',
    payments: [
      { amountWan: 3, onDay: '2021-03-01', ...confirmed },
      { amountWan: 2, onDay: '2021-03-05', confirmedBy: '杆石桥街道办事处' },
      { amountWan: 1, onDay: '2021-02-01', ...confirmed },
    ],
  })

  it('in Shizhong a payment waits for the street office, which says how far the works have come', () => {
    expect(confirmationFindings([paid], [shizhong])).toMatchObject([
      { code: 'payment-unconfirmed', params: { number: 1, payment: 2, amount: 2, day: '2021-03-05' } },
      { code: 'payment-confirmed-late', params: { payment: 3, confirmedOn: '2021-02-26' } },
    ])
    expect(confirmationFindings([paid], [shizhong])[0]?.cites).toMatchObject({
      pack: 'shizhong-2020-13',
      clause: '附件2·各街道办事处',
      printed: '根据施工进展情况进行资金拨付确认',
    })
  })

  it('where no document asks for it nobody is told of it', () => {
    expect(confirmationFindings([paid], [henan, huiji])).toEqual([])
  })
})

describe('专项资金补助范畴', () => {
  it('Shizhong names nine grants for eight items, each with its department and clause', () => {
    const rules = itemRules(shizhong.catalogues.map((catalogue) => ({ ...catalogue, packId: shizhong.id })))
    const granted = [...rules].flatMap(([code, { subsidies }]) => subsidies.map(({ unit }) => `${code} ${unit}`))
    expect(granted).toEqual([
      'SZ-3-2 公安市中分局',
      'SZ-3-5 区城管局',
      'SZ-3-20 区水务局',
      'SZ-3-23 区民政局',
      'SZ-3-24 区文化和旅游局',
      'SZ-3-24 区体育事业发展中心',
      'SZ-3-30 区民政局',
      'SZ-3-31 区卫健局',
      'SZ-3-35 区商务局',
    ])
    expect(rules.get('SZ-3-20')?.subsidies[0]).toMatchObject({
      pack: 'shizhong-2020-13',
      clause: '附件2·区水务局',
      printed: '将符合条件的老旧小区雨污分流项目纳入相关专项资金补助范畴',
    })
  })
})

describe('专款专用', () => {
  const day = { onDay: '2021-03-01' }
  it('a payment off its purpose is told, unless a reason stands beside it', () => {
    const earmarked = given({
      source: 'central-budget',
      purpose: ['HJ-34-2'],
      payments: [
        { amountWan: 3, itemCode: 'HJ-34-2', ...day },
        { amountWan: 2, itemCode: 'HJ-34-5', ...day },
        { amountWan: 1, itemCode: 'HJ-34-6', exception: '经财政局同意调整', ...day },
      ],
    })
    const findings = earmarkFindings([earmarked], [huiji])
    expect(findings).toMatchObject([
      { code: 'paid-off-purpose', params: { item: 'HJ-34-5' }, cites: { clause: '四（二）5' } },
    ])
  })

  it('more paid than given is told, whatever the reason', () => {
    const spent = given({ source: 'residents', payments: [{ amountWan: 10.01, exception: '先行', ...day }] })
    expect(codes(earmarkFindings([spent], [huiji]))).toEqual(['paid-above-contribution'])
  })

  it('a loan the government promises to repay is told with the clause that forbids it', () => {
    const debt = given({ source: 'government-debt' })
    expect(earmarkFindings([debt], [henan, huiji])).toMatchObject([
      { code: 'government-debt', cites: { clause: '四（一）', printed: '坚决遏制增加政府隐性债务' } },
    ])
    expect(earmarkFindings([debt], [nayong])).toMatchObject([{ code: 'government-debt', cites: null }])
    expect(earmarkFindings([given({ source: 'district-budget' })], [henan])).toEqual([])
  })

  it('public revenue needs the consent of the owners’ committee, as the document of Nayong says', () => {
    const [finding] = earmarkFindings([given({ source: 'public-revenue' })], [nayong])
    expect(finding).toMatchObject({ code: 'consent-missing', cites: { printed: '依法经业主委员会或居民自治小组同意' } })
    expect(earmarkFindings([given({ source: 'public-revenue', consentDocument: '业委会决议1号' })], [nayong])).toEqual(
      [],
    )
  })
})

it('every pack names the sources its text names, and only Huiji says who carries the rest', () => {
  expect(henan.funding.sources).toHaveLength(10)
  expect(nayong.funding.sources).toHaveLength(10)
  expect(huiji.funding.sources).toHaveLength(7)
  expect(packs.filter(({ funding }) => funding.carrier).map(({ id }) => id)).toEqual(['huiji-2019-63'])
})
