import { describe, expect, it } from 'vitest'
import type { FrozenPlan, PlanEdition } from '#contract/plan-editions.ts'
import type { LivePlanRow, PlanRow } from '#contract/plan-rows.ts'
import { PolicyPack } from '#contract/policy.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { planDifference } from '#server/plans/difference.ts'
import { planDue } from '#server/plans/due.ts'
import { partsOf, tellingOf } from '#server/plans/priority.ts'
import { publishedPage } from '#server/plans/published-page.ts'
import { planWarnings } from '#server/plans/warnings.ts'
import { packsCovering } from '#server/policies/covering.ts'
import type { Recorded } from '#server/policies/recorded.queries.ts'

const packs = readPolicyPacks()
const over = (adcode: string) => ({ covering: packsCovering(adcode, packs), all: packs })
const annual = (compiledOn: string | null) => ({ kind: 'annual' as const, fromYear: 2021, toYear: 2021, compiledOn })

const row = (id: string, own: Partial<LivePlanRow> = {}): LivePlanRow => ({
  id,
  name: id,
  street: '东街',
  community: null,
  builtYear: 1995,
  builtYearNote: null,
  households: { amount: 100, estimated: false },
  floorAreaM2: null,
  costWan: null,
  fundingLabel: null,
  area: null,
  year: 2021,
  workClass: null,
  urgency: null,
  note: null,
  planYear: 2021,
  status: 'planned',
  version: 1,
  retired: false,
  ...own,
})

const total = (recorded: number | null) => ({ recorded, estimated: null, unknown: recorded === null ? 1 : 0, of: 1 })

describe('the day an annual plan has to be compiled by', () => {
  it('is 30 September of the year before, and how near it is is told at 60, 30 and 7 days', () => {
    const urgency = (day: string) => planDue(annual(null), over('370103'), day)?.urgency
    expect(planDue(annual(null), over('370103'), '2020-07-31')).toMatchObject({
      dueOn: '2020-09-30',
      daysLeft: 61,
      clause: '三（四）',
      isForeign: false,
    })
    const days = ['2020-07-31', '2020-08-01', '2020-08-31', '2020-09-23', '2020-09-30', '2020-10-01']
    expect(days.map(urgency)).toEqual(['early', 't-60', 't-30', 't-7', 't-7', 'late'])
  })

  it('having passed is a fact: a plan compiled late says so, one in time says so for good', () => {
    expect(planDue(annual('2020-09-30'), over('370103'), '2021-05-01')?.urgency).toBe('met')
    expect(planDue(annual('2020-10-02'), over('370103'), '2021-05-01')?.urgency).toBe('met-late')
  })

  it('is borrowed by a district without one and said to be foreign, and the district’s own pack comes first', () => {
    expect(planDue(annual(null), over('410108'), '2020-06-01')).toMatchObject({
      documentNumber: '市中政办字〔2020〕13号',
      isForeign: true,
    })
    const huiji = packs.find(({ id }) => id === 'huiji-2019-63')!
    const shizhong = packs.find(({ id }) => id === 'shizhong-2020-13')!
    const october = shizhong.deadlines.map((each) => (each.kind === 'every' ? { ...each, dueOn: '10-31' } : each))
    const own = { ...huiji, deadlines: october }
    expect(planDue(annual(null), { covering: [own], all: packs }, '2020-06-01')).toMatchObject({
      dueOn: '2020-10-31',
      isForeign: false,
    })
  })

  it('of a three-year plan is the one the province names', () => {
    const threeYear = { kind: 'three-year' as const, fromYear: 2019, toYear: 2021, compiledOn: null }
    expect(planDue(threeYear, over('410108'), '2019-11-01')).toMatchObject({ dueOn: '2019-11-30', clause: '三（二）' })
    // 三年行动计划和年度实施方案: one sentence, one day for both
    const ofProvince = { dueOn: '2019-11-30', clause: '三（二）', isForeign: false }
    const next = { ...annual(null), fromYear: 2020, toYear: 2020 }
    expect(planDue(next, over('410108'), '2019-11-01')).toMatchObject(ofProvince)
    const { role: _, ...older } = packs.find(({ id }) => id === 'henan-2019-58')!.deadlines[0]!
    const old = { ...packs.find(({ id }) => id === 'henan-2019-58')!, deadlines: [older] }
    expect(planDue(next, { covering: [old], all: [old] }, '2019-11-01')).toMatchObject(ofProvince)
    expect(planDue(next, { covering: [], all: packs }, '2019-09-01')).toMatchObject({ dueOn: '2019-09-30' })
    expect(planDue({ ...threeYear, fromYear: 2026, toYear: 2028 }, over('410108'), '2025-11-01')).toBeNull()
  })
})

describe('the priority of a compound', () => {
  const telling = tellingOf(over('370103'))
  const open = {
    ...{
      id: 'c',
      planYear: null,
      status: 'candidate' as const,
      version: 1,
      households: null,
      areaId: null,
      areaLabel: null,
    },
    ...{ needed: 0, entries: 0 },
  }
  const recorded = (own: Partial<Recorded>): Recorded => ({
    ...{
      id: 'c',
      name: 'c',
      version: 1,
      street: null,
      fundingLabel: null,
      builtYear: null,
      builtYearNote: null,
      consentRate: null,
    },
    ...{ landTenure: null, structuralSafety: null, provenance: {}, facts: [], decisions: [], zones: [] },
    ...own,
  })
  const fact = (code: string, holds: boolean | null) => ({
    ...{ code, holds, happens: null, note: null, version: 1, origin: { source: '摸底', kind: 'survey' as const } },
  })

  it('is read from the year built, from what is owing and from consent, and what nobody recorded has no value', () => {
    expect(telling.line).toMatchObject({ year: 2000, clause: '三（四）', isForeign: false })
    expect(partsOf(recorded({}), open, telling)).toEqual({
      old: { value: null, told: null },
      debt: { value: null, told: null },
      will: { value: null, told: null },
    })
    const facts = [
      fact('municipal-facilities-lacking', true),
      fact('public-services-lacking', false),
      fact('facilities-lacking', null),
    ]
    const found = partsOf(recorded({ builtYear: 1998, consentRate: 0.8, facts }), open, telling)
    expect([found.old.value, found.debt.value, found.will.value]).toEqual([1, 0.5, 0.8])
    expect(partsOf(recorded({ builtYear: 2000 }), open, telling).old.value).toBe(0)
    expect(partsOf(recorded({ builtYearNote: '2000年以前' }), open, telling).old).toEqual({
      value: null,
      told: '2000年以前',
    })
  })

  it('takes a recorded will where there is no rate, and a recorded no whatever the rate', () => {
    const will = (own: Partial<Recorded>) => partsOf(recorded(own), open, telling).will
    const [yes, no, open_] = [true, false, null].map((holds) => fact('residents-willing', holds))
    expect(will({ facts: [yes!] })).toEqual({ value: 1, told: null })
    expect(will({ facts: [yes!], consentRate: 0.7 })).toEqual({ value: 0.7, told: '70%' })
    expect(will({ facts: [no!], consentRate: 0.7 })).toEqual({ value: 0, told: null })
    expect(will({ facts: [open_!] })).toEqual({ value: null, told: null })
  })

  it('reads what is owing from the menu of works where no defect is recorded', () => {
    expect(partsOf(recorded({}), { ...open, needed: 3, entries: 4 }, telling).debt).toEqual({
      value: 0.75,
      told: '3/4',
    })
  })
})

describe('a district’s own pack with codes of its own', () => {
  const shizhong = packs.find(({ id }) => id === 'shizhong-2020-13')!
  const renamed = <T extends { code: string }>(records: readonly T[]): T[] =>
    records.map((record) => ({ ...record, code: `own-${record.code}` }))
  const own = {
    ...shizhong,
    ...{ id: 'ceshi-2020-1', documentNumber: '测政办〔2020〕1号', territory: ['370909'] },
    ...{ deadlines: renamed(shizhong.deadlines), parameters: renamed(shizhong.parameters) },
    eligibility: { ...shizhong.eligibility, conditions: renamed(shizhong.eligibility.conditions) },
  }

  it('is heard by the roles it declares, and before codes were given roles by its codes', () => {
    const known = { covering: [own], all: [own] }
    expect(planDue(annual(null), known, '2020-06-01')).toMatchObject({ documentNumber: '测政办〔2020〕1号' })
    const telling = tellingOf(known)
    expect(telling.line).toMatchObject({ year: 2000, documentNumber: '测政办〔2020〕1号' })
    expect([...telling.debt]).toEqual(['own-municipal-facilities-lacking', 'own-public-services-lacking'])
    expect([...telling.will]).toEqual(['own-residents-willing'])
    const { role: _, ...older } = shizhong.deadlines.find(({ role }) => role === 'annual-plan')!
    const old = { ...shizhong, deadlines: [older] }
    expect(planDue(annual(null), { covering: [old], all: [old] }, '2020-06-01')?.dueOn).toBe('2020-09-30')
  })

  it('with a role nothing can be reckoned from is refused', () => {
    const deadlines = shizhong.deadlines.map((each) => ('dueOn' in each ? { ...each, dueOn: null } : each))
    const parameters = shizhong.parameters.map((each) => (each.role ? { ...each, unit: 'year' as const } : each))
    const faults = PolicyPack.safeParse({ ...shizhong, deadlines, parameters }).error?.issues
    expect(faults?.map(({ path }) => path.join('.'))).toEqual(['deadlines.2.role', 'parameters.0.role'])
  })
})

describe('a plan against its last edition', () => {
  it('names the rows added, removed and moved to another year, and every fact that is another now', () => {
    const before: PlanRow[] = [row('a'), row('b'), row('c'), row('e', { urgency: 'later' })]
    const after = [
      row('b', { year: 2022 }),
      row('c', { households: { amount: 120, estimated: true } }),
      row('d'),
      row('e', { urgency: 'urgent' }),
    ]
    const found = planDifference(1, before, after)
    expect(found).toMatchObject({ edition: 1, added: [{ id: 'd' }], removed: [{ id: 'a' }] })
    expect(found.moved).toEqual([{ id: 'b', name: 'b', from: 2021, to: 2022 }])
    expect(found.changed).toEqual([
      { id: 'c', name: 'c', facts: [{ field: 'households', from: '100', to: '≈120' }] },
      { id: 'e', name: 'e', facts: [{ field: 'urgency', from: 'later', to: 'urgent' }] },
    ])
  })
})

describe('the public page of an edition', () => {
  const sums = { compounds: 1, households: total(100), floorAreaM2: total(null), costWan: total(null) }
  const frozen: FrozenPlan = {
    ...{ name: '2021年年度计划', kind: 'annual', fromYear: 2021, toYear: 2021, rows: [row('b')], sums, moved: [] },
    statement: {
      ...{ goal: '', standard: '', money: '', implementer: '', note: '' },
      ...{ weights: { old: 1, debt: 1, will: 1 }, compiledOn: null },
    },
    ...{ dataDate: '2020-08-31', invented: [] },
    footnotes: [{ 'zh-CN': '目标 13，台账 12，差 1，未说明', en: 'target 13, ledger 12, difference 1, unexplained' }],
  }
  const edition: PlanEdition = {
    ...{ edition: 2, publishedOn: '2020-10-01', documentNumber: null, approvedBy: '区领导小组', reason: null },
    ...{ compounds: 1, planId: 'p', frozen },
    difference: planDifference(
      1,
      [row('a'), row('b', { street: '西街', note: '内部旧备注', costWan: { amount: 7, estimated: false } })],
      [row('b', { note: '内部新备注', costWan: { amount: 8, estimated: false } })],
    ),
  }
  const district = { name: '惠济区', dataDateInvented: false }
  const page = (own: Partial<PlanEdition> = {}) =>
    publishedPage({ edition: { ...edition, ...own }, district, newest: 2 }, 'zh-CN')

  it('tells what it changed of the one before, and of the facts only those that are public', () => {
    expect(page()).toContain('<h2>与第 1 版相比</h2><ul><li>移出：a</li><li>b 街道 西街 → 东街</li></ul>')
    expect(page()).not.toContain('备注')
    expect(page({ difference: planDifference(1, [row('b')], [row('b', { note: '内部新备注' })]) })).toContain(
      '<p>列入的小区和年度没有变化。</p>',
    )
    expect(page({ edition: 1, difference: null })).not.toContain('版相比')
  })

  it('carries the differences to targets nobody had explained when it was published', () => {
    expect(page()).toContain('注：目标与台账：目标 13，台账 12，差 1，未说明')
    const { footnotes: _, ...older } = frozen
    expect(page({ frozen: older })).not.toContain('注：目标与台账')
  })
})

describe('before a plan is published', () => {
  const nothing = { parent: null, others: [], members: [], notEligible: new Set<string>() }
  const codes = (...found: Parameters<typeof planWarnings>) =>
    planWarnings(...found).map(({ code, names }) => [code, ...names])

  it('an area it takes in only partly is named with who is left out, unless building has begun there', () => {
    const member = (compoundId: string, started = false) => ({
      ...{ compoundId, name: compoundId, areaId: 'x', label: '01 东街片区', started },
    })
    const members = [member('a'), member('b'), member('c', true)]
    expect(codes({ kind: 'annual' }, [row('a')], { ...nothing, members })).toEqual([['area-split', 'b']])
    expect(codes({ kind: 'annual' }, [row('a'), row('b')], { ...nothing, members })).toEqual([])
  })

  it('a compound in another plan of the same year is named, and bars publishing where that one is published', () => {
    const holding = {
      planId: 'p',
      name: '2021年年度计划',
      state: 'draft' as const,
      compoundId: 'a',
      isPublished: false,
    }
    const found = (isPublished: boolean) =>
      planWarnings({ kind: 'annual' }, [row('a'), row('b')], { ...nothing, others: [{ ...holding, isPublished }] })
    expect(found(false)).toEqual([{ code: 'in-other-plan', names: ['a'], about: '2021年年度计划', blocks: false }])
    expect(found(true)[0]!.blocks).toBe(true)
  })

  it('whoever is off the ledger, has begun, has no year, is not in the plan above or not eligible is named', () => {
    const rows = [row('r', { retired: true }), row('s', { status: 'under-way' }), row('y', { year: null }), row('n')]
    const parent = { name: '三年计划', compounds: new Set(['r', 's', 'y']) }
    expect(codes({ kind: 'three-year' }, rows, { ...nothing, parent, notEligible: new Set(['s']) })).toEqual([
      ['retired', 'r'],
      ['no-parent-row', 'n'],
      ['no-year', 'y'],
      ['not-eligible', 's'],
      ['started', 's'],
    ])
  })
})
