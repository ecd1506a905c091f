import { describe, expect, it } from 'vitest'
import type { PolicyPack } from '#contract/policy.ts'
import { readPolicyPacks, readSources } from '#seeds/read-records.ts'
import { words } from './documents.ts'
import { withSeedChanged } from './seed-copy.ts'

const packs = readPolicyPacks()
const pack = (id: string) => packs.find((each) => each.id === id)!
const huiji = pack('huiji-2019-63')
const henan = pack('henan-2019-58')
const shizhong = pack('shizhong-2020-13')
const nayong = pack('nayong-2022-39')

const catalogue = (code: string) => packs.flatMap((each) => each.catalogues).find((each) => each.code === code)!
const groupSizes = (code: string) =>
  catalogue(code).groups.map((group) => catalogue(code).items.filter((item) => item.group === group.code).length)
const codes = (list: readonly { code: string }[]) => list.map((each) => each.code)

describe('each pack', () => {
  it('is identified as its document is in the list of sources, and prints it in its title clause', () => {
    expect(packs).toHaveLength(4)
    for (const each of packs) {
      const source = readSources().find(({ id }) => id === each.source)!
      const { documentNumber, issuer, title, issuedOn, territory } = each
      expect({ documentNumber, issuer, title, issuedOn }).toEqual({
        documentNumber: source.documentNumber,
        issuer: source.issuer,
        title: source.title,
        issuedOn: source.issuedOn,
      })
      expect(territory).toEqual([source.territory])
      const heading = words(clauseText(each, '标题'))
      for (const printed of [documentNumber, issuer, title]) expect(heading).toContain(printed)
      const [year, month, day] = issuedOn.split('-').map(Number)
      expect(clauseText(each, '落款')).toContain(`${year}年${month}月${day}日`)
    }
  })

  it('covers its own territory: the Huiji ledger stands under the province and the district', () => {
    const covering = (adcode: string) =>
      packs.filter((each) => each.territory.some((prefix) => adcode.startsWith(prefix)))
    expect(covering('410108').map((each) => [each.id, each.level])).toEqual([
      ['henan-2019-58', 'province'],
      ['huiji-2019-63', 'district'],
    ])
    expect(covering('370103')).toEqual([shizhong])
    expect(covering('520525')).toEqual([nayong])
  })
})

it('who accepts and who takes over are those each document names: six in Shizhong, five in Henan, five in Nayong', () => {
  const named = packs.flatMap(({ id, parties }) => parties.map(({ code, units }) => [id, code, units.length]))
  expect(named).toEqual([
    ['henan-2019-58', 'joint-acceptance', 5],
    ['nayong-2022-39', 'take-over', 5],
    ['shizhong-2020-13', 'basic-acceptance', 6],
  ])
})

it('no document prints a term: where one is given it is our reading of the last day the document names', () => {
  for (const { validity, deadlines, issuedOn } of packs.filter((each) => each.validity)) {
    const last = deadlines
      .flatMap((each) => (each.kind === 'once' ? [each.onDay] : []))
      .sort()
      .at(-1)
    expect(validity).toMatchObject({
      from: null,
      to: last,
      basis: 'reading',
      note: expect.stringContaining('没有写有效期'),
    })
    expect(validity?.to).not.toBe(issuedOn)
  }
  expect(packs.filter((each) => each.validity)).toEqual([huiji, nayong])
})

describe('eligibility', () => {
  it('states each cut-off year, and leaves the year itself open where the text says 以前', () => {
    const years = packs.map(({ id, eligibility: { builtYear } }) => [id, builtYear?.cutoffYear, builtYear?.inclusive])
    expect(years).toEqual([
      ['henan-2019-58', 2000, null],
      ['huiji-2019-63', 2002, null],
      ['nayong-2022-39', undefined, undefined],
      ['shizhong-2020-13', 2005, true],
    ])
    expect(shizhong.eligibility.builtYear?.cutoffOn).toBe('2005-12-31')
  })

  it('takes in 2002 to 2005 in Huiji only when country and province arrange it', () => {
    const [conditional, ...others] = huiji.eligibility.builtYear!.classes
    expect(conditional).toMatchObject({ code: 'conditional', fromYear: 2002, toYear: 2005, clause: '二' })
    expect(clauseText(huiji, '二')).toContain(conditional!.condition)
    expect(others).toEqual([])
  })

  it('lists the exclusions with their clause', () => {
    expect(
      packs.map(({ id, eligibility }) => [id, eligibility.exclusions.map((each) => [each.code, each.clause])]),
    ).toEqual([
      [
        'henan-2019-58',
        [
          ['shantytown-renovation', '二（一）'],
          ['demolish-and-rebuild', '二（一）'],
          ['self-built-area', '二（一）'],
          ['urban-village', '二（一）'],
          ['unrelated-trunk-works', '二（一）'],
        ],
      ],
      [
        'huiji-2019-63',
        [
          ['shantytown-renovation', '二'],
          ['demolition-planned', '二'],
          ['three-supplies-transfer', '二'],
        ],
      ],
      ['nayong-2022-39', []],
      ['shizhong-2020-13', [['finished-under-provincial-plan', '三（四）']]],
    ])
  })

  it('bars a compound finished under the provincial plan from basic works only', () => {
    expect(shizhong.eligibility.exclusions[0]).toMatchObject({ bars: ['basic-public'], allows: ['single-purpose'] })
  })

  it('names the tests besides the year: five in the province, five in Shizhong, two in Nayong', () => {
    expect(packs.map((each) => each.eligibility.conditions.length)).toEqual([5, 0, 2, 5])
  })
})

describe('item catalogues', () => {
  it('HJ-34 has 34 items in seven groups, nine of them key and four open-ended', () => {
    expect(groupSizes('HJ-34')).toEqual([1, 5, 3, 5, 10, 7, 3])
    const { items } = catalogue('HJ-34')
    expect(items).toHaveLength(34)
    expect(items.filter((item) => item.isKey).map((item) => item.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(items.filter((item) => item.isKey === false)).toHaveLength(25)
    expect(items.filter((item) => item.isOpenEnded).map((item) => item.number)).toEqual([14, 24, 31, 34])
    for (const item of items)
      expect(words(clauseText(huiji, item.clause))).toContain(words(`${item.number}．${item.printed}`))
  })

  it('GZ-15 has 15 items in six classes, each with its standard as printed', () => {
    expect(groupSizes('GZ-15')).toEqual([9, 2, 1, 1, 1, 1])
    for (const item of catalogue('GZ-15').items) expect(clauseText(nayong, '附件2')).toContain(item.standard)
  })

  it('SZ-3 parts basic works into public and utility works, HN-4 has its four groups', () => {
    expect(groupSizes('SZ-3')).toEqual([14, 6, 9, 9])
    expect(catalogue('HN-4').groups.map((group) => group.title)).toEqual([
      '改建配套基础设施',
      '改造提升人居环境',
      '改善优化居民服务',
      '改进规范社区管理',
    ])
    expect(catalogue('SZ-3').items.filter((item) => item.note?.includes('居民出资'))).toHaveLength(3)
  })

  it('counts its items from 1 with a code of its own each', () => {
    const all = packs.flatMap((each) => each.catalogues).flatMap((each) => codes(each.items))
    expect(new Set(all).size).toBe(all.length)
    expect(codes(packs.flatMap((each) => each.catalogues)).sort()).toEqual(['GZ-15', 'HJ-34', 'HN-4', 'NY-3', 'SZ-3'])
  })
})

it('keeps a target apart by year, measure, strength, unit and amount', () => {
  const targets = packs.flatMap((each) =>
    each.targets.map((t) => [each.id, t.year, t.measure, t.strength, t.unit, t.amount, t.onDay, t.clause].join(' ')),
  )
  expect(targets).toEqual([
    'henan-2019-58 2021 finish stated compound  2021-06-30 一（三）',
    'huiji-2019-63 2019 start stated compound 15  一（三）',
    'huiji-2019-63 2020 finish strive compound 13  一（三）',
    'huiji-2019-63 2021 finish stated compound  2021-06-30 一（三）',
    'huiji-2019-63 2019 finish ensure compound   四（一）3',
    'nayong-2022-39 2022 finish stated compound 20 2022-12-31 一',
    'nayong-2022-39 2022 finish stated household 411 2022-12-31 一',
    'shizhong-2020-13 2025 finish ensure compound   一（三）',
    'shizhong-2020-13 2025 finish strive compound   一（三）',
    'shizhong-2020-13 2020 start stated compound  2020-06-30 一（三）',
    'shizhong-2020-13 2021 finish ensure compound  2021-08-31 一（三）',
  ])
})

it('keeps every deadline with its clause, those before the issue date included', () => {
  const deadlines = packs.flatMap((each) =>
    each.deadlines.map((d) =>
      [d.kind === 'once' ? d.onDay : `every ${d.period} ${d.dueOn ?? ''}`.trim(), d.clause].join(' '),
    ),
  )
  expect(deadlines).toEqual([
    '2019-11-30 三（二）',
    '2021-06-30 一（三）',
    '2019-11-30 四（一）',
    '2021-03-31 四（二）',
    '2021-06-30 四（三）',
    '2021-06-30 一（三）',
    'every week 七（二）',
    'every month 七（二）',
    'every year 七（二）',
    '2022-12-31 一',
    'every month 五（二）',
    '2020-06-30 一（三）',
    '2021-08-31 一（三）',
    'every year 09-30 三（四）',
  ])
})

it('holds the numbers as parameters with bound, unit and clause', () => {
  const parameters = packs.flatMap((each) =>
    each.parameters.map((p) => [p.code, p.bound, p.value, p.unit, p.clause].join(' ')),
  )
  expect(parameters).toEqual([
    'maintenance-fund-floor less-than 30 percent 四（三）',
    'action-plan-years exactly 3 year 三（二）',
    'demolition-horizon at-most 3 year 二',
    'property-subsidy-rate at-least 0.3 yuan-per-m2-month 五（三）',
    'property-subsidy-term at-least 36 month 五（三）',
    'liaison-per-unit exactly 1 person 附件1 一',
    'priority-built-before less-than 2000 calendar-year 三（四）',
    'provincial-plan-through at-most 2019 calendar-year 三（四）',
    'five-year-plan exactly 5 year 附件2·区住房城乡建设局',
    'emergency-plan exactly 3 year 附件2·区应急局',
  ])
})

it('opens six sections to the residents in Henan', () => {
  expect(henan.disclosureSections.map((section) => section.label)).toEqual([
    '项目内容',
    '资金安排',
    '规划设计',
    '施工组织',
    '服务内容',
    '收费标准',
  ])
})

it('asks seven fields of a special plan in Shizhong, names eight kinds and registers 16 + 1 + 1 plans', () => {
  const { fields, kinds, register } = shizhong.specialPlan!
  expect([fields.length, kinds.length, register.length]).toEqual([7, 8, 18])
  expect(register.filter((plan) => plan.horizonYears === 5)).toHaveLength(17)
  expect(register.filter((plan) => plan.coveredYears).map((plan) => [plan.code, plan.coveredYears])).toEqual([
    ['emergency-rescue', [2020, 2021, 2022]],
  ])
  expect(codes(register.filter((plan) => plan.perUnit))).toEqual(['telecom', 'street-programme'])
})

it('lists what an area does as one: four in Henan, three in Huiji, five in Shizhong, each with clause and unit', () => {
  const flags = packs.flatMap((each) =>
    each.unifiedFlags.map(({ code, label, clause, responsible }) => [
      code,
      label,
      clause,
      responsible.unit,
      responsible.clause,
    ]),
  )
  const offices = '刘寨街道办事处、长兴路街道办事处'
  const housing = '区住房城乡建设局'
  expect(flags).toEqual([
    ...[
      ['hn-plan', '统一规划'],
      ['hn-design', '统一设计'],
      ['hn-renovate', '统一改造'],
      ['hn-manage', '统一管理'],
    ].map((flag) => [...flag, '三（三）', '街道（乡镇）、社区（村）', '三（三）']),
    ['hj-plan-and-design', '统一规划设计', '七（三）', offices, `六·${offices}`],
    ['hj-organise', '统一组织实施', '七（三）', offices, `六·${offices}`],
    ['hj-property-service', '统一物业服务', '七（三）', '相关街道', '四（三）1'],
    ['sz-design', '统一设计', '四（一）', housing, `附件2·${housing}`],
    ['sz-approve', '统一审批', '四（二）', '区住建、发改、财政、自然资源、规划等部门', '四（二）'],
    ['sz-tender', '统一招标', '四（三）', housing, '四（三）'],
    ['sz-build', '统一施工', '四（四）', '基础类公共设施改造实施主体', '四（四）'],
    ['sz-accept', '统一验收', '四（五）', housing, '四（五）'],
  ])
})

/** From 1. */
function firstChangedLine(before: string, after: string): number {
  const lines = after.split('\n')
  return before.split('\n').findIndex((line, at) => line !== lines[at]) + 1
}

describe('a pack with a typo is refused by file, line and reason', () => {
  const faults: [what: string, from: string | RegExp, to: string, message: string, below?: number][] = [
    [
      'a rule citing a clause that is not quoted in this pack',
      /("inclusive": null,[\s\S]*?"clause": )"二"/,
      '$1"九"',
      'eligibility.builtYear.classes.0.clause: clause 九 is not quoted',
    ],
    [
      'a number the clause does not print',
      '补贴期限不少于3年"',
      '补贴期限不少于5年"',
      '“补贴期限不少于5年” is not in clause 五（三）',
    ],
    ['a misspelt field', '"inclusive"', '"inclusiv"', 'eligibility.builtYear.inclusiv: '],
    ['an unknown strength', '"strive"', '"try"', 'targets.1.strength: must be one of: ensure, strive, stated'],
    ['a day that does not exist', '"2021-03-31"', '"2021-02-30"', 'deadlines.1.onDay: wrong format (date)'],
    [
      'an exclusion counting on a missing number',
      '"parameter": "demolition-horizon"',
      '"parameter": "horizon"',
      'horizon is no parameter of this pack',
    ],
    [
      'an exclusion counting on a number that is no time',
      '"parameter": "demolition-horizon"',
      '"parameter": "property-subsidy-rate"',
      'property-subsidy-rate is no time that something has to lie within',
    ],
    [
      'an exclusion that bars and allows the same works',
      '"allows": []',
      '"allows": ["comprehensive"]',
      'eligibility.exclusions.0.allows: comprehensive is barred and allowed',
    ],
    [
      'a condition measured by what is no share',
      '"conditions": []',
      '"conditions": [{ "code": "will", "label": "意愿", "parameter": "demolition-horizon", "printed": "实施范围", "clause": "二" }]',
      'eligibility.conditions.0.parameter: demolition-horizon is no share in percent that has to be reached',
    ],
    [
      'a line drawn on a day of another year',
      '"cutoffOn": null',
      '"cutoffOn": "2001-12-31"',
      'eligibility.builtYear.cutoffOn: 2001-12-31 is no day of 2002',
    ],
    ['conditional years that end before they begin', '"toYear": 2005', '"toYear": 2001', 'toYear: is before 2002'],
    [
      'a term that ends before it begins',
      '"from": null,\n    "to"',
      '"from": "2022-01-01",\n    "to"',
      'validity.to: is before 2022-01-01',
      1, // told at the end of the term
    ],
    ['an item twice', '"code": "HJ-34-2"', '"code": "HJ-34-1"', 'catalogues.0.items.1.code: is not HJ-34-2'],
    ['an item of no group', '"group": "convert"', '"group": "change"', 'change is no group of HJ-34'],
    ['a code twice', '"code": "finish-2020"', '"code": "start-2019"', 'targets.1.code: start-2019 is there twice'],
    ['a comma that is missing', '"level": "district",', '"level": "district"', 'a comma is missing', 1],
    [
      'an unknown source',
      '"source": "huiji-2019-63"',
      '"source": "huiji-2019-64"',
      'source: huiji-2019-64 is not in sources.json',
    ],
  ]
  it.each(faults)('%s', (_, from, to, message, below = 0) => {
    const file = 'policies/huiji-2019-63.json'
    let line = 0
    const change = (text: string) => {
      const changed = text.replace(from, to)
      line = firstChangedLine(text, changed) + below
      return changed
    }
    const refused = () => withSeedChanged(file, change, readPolicyPacks)
    expect(refused).toThrow(message)
    expect(refused).toThrow(`${file}:${line}: `)
  })
})

function clauseText(of: PolicyPack, id: string): string {
  return of.clauses.find((clause) => clause.id === id)!.quoted
}
