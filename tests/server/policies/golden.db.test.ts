/** The 28 rows of Huiji under both documents over them, through the API: before anybody records or decides anything, and after. */
import { beforeAll, describe, expect, it } from 'vitest'
import { DistrictEligibility, type TestStanding } from '#contract/district-eligibility.ts'
import { readDistrictRecords, readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks, saveRecords } from '#seeds/save-records.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '410108'
const rows = readDistrictRecords().find((district) => district.adcode === adcode)!.compounds
const province = '豫政办〔2019〕58号'
const district = '惠政文〔2019〕63号'
const packs = readPolicyPacks()
const huiji = packs.find(({ id }) => id === 'huiji-2019-63')!
const survey = { source: '2019 年摸底表', kind: 'survey', onDay: '2019-11-30' }

beforeAll(async () => {
  const database = await testDatabase()
  await savePacks(database, packs)
  await saveRecords(database, readDistrictRecords().find((each) => each.adcode === adcode)!)
})

async function eligibility(): Promise<DistrictEligibility> {
  const { status, json, text } = await ask('GET', `/api/eligibility?adcode=${adcode}`)
  if (status !== 200) throw new Error(text)
  return DistrictEligibility.parse(json)
}
const under = (answer: DistrictEligibility, policy: string) =>
  answer.items.map(({ name, policies }) => ({ name, ...policies.find((each) => each.policy === policy)! }))
const counted = (verdicts: readonly string[]) =>
  Object.fromEntries([...new Set(verdicts)].toSorted().map((each) => [each, verdicts.filter((v) => v === each).length]))
const overalls = async (policy: string) => counted(under(await eligibility(), policy).map(({ overall }) => overall))
const idsBuiltIn = (...years: number[]) =>
  rows.filter(({ builtYear }) => years.includes(builtYear!)).map(({ id }) => id)

const record = (codes: readonly string[], holds: boolean) =>
  ask('PUT', '/api/facts', {
    body: {
      adcode,
      items: rows.flatMap(({ id }) =>
        codes.map((code) => ({ compoundId: id, code, seen: null, fact: { holds, origin: survey } })),
      ),
    },
  })
const sign = (compounds: string[], verdict: string, more: object = {}) =>
  ask('POST', '/api/decisions', {
    body: {
      ...{
        adcode,
        compounds,
        pack: huiji.id,
        packVersion: huiji.version,
        test: 'built-year',
        workClass: null,
        verdict,
      },
      ...{ by: '惠济区住建局', onDay: '2020-01-06', reason: '2002 年计入“以前”，会议议定', ...more },
    },
  })

describe('Huiji’s ledger as it was handed over', () => {
  it('answers row by row and test by test, each with its clause and with the fact nobody recorded', async () => {
    const answer = await eligibility()
    expect(answer).toMatchObject({ total: 28, asOf: '2019-12-20' })
    expect(answer.items.map(({ compoundId }) => compoundId)).toEqual(rows.map(({ id }) => id))
    for (const [place, { policies }] of answer.items.entries()) {
      const year = rows[place]!.builtYear!
      expect(policies.map(({ policy, tests }) => [policy, tests])).toEqual([
        [province, testsOfProvince(year)],
        [district, testsOfDistrict(year)],
      ])
      expect(policies.map(({ overall }) => overall)).toEqual([
        year < 2000 ? 'insufficient-data' : 'not-eligible',
        'insufficient-data',
      ])
    }
  })

  it('by the year alone: 15 pass and 13 fail the province’s; 22 pass the district’s, 2 wait for a decision, 4 are conditional', async () => {
    const answer = await eligibility()
    const years = (policy: string) => counted(under(answer, policy).map(({ tests }) => tests[0]!.verdict))
    expect(years(province)).toEqual({ eligible: 15, 'not-eligible': 13 })
    expect(years(district)).toEqual({ eligible: 22, 'boundary-year': 2, conditional: 4 })
  })

  it('names eight rows to look into: a subsidy of a higher level, and a year the province’s document leaves out', async () => {
    const { json } = await ask('GET', `/api/eligibility/summary?adcode=${adcode}`)
    const builtOf = new Map(rows.map(({ id, builtYear }) => [id, builtYear]))
    const doubts: { compoundId: string; policy: string; because: { code: string } }[] = json.fundingDoubts
    expect(counted(doubts.map(({ compoundId }) => String(builtOf.get(compoundId))))).toEqual({ 2001: 7, 2002: 1 })
    expect(new Set(doubts.map(({ policy, because }) => `${policy} ${because.code}`))).toEqual(
      new Set([`${province} after-cutoff`]),
    )
  })
})

it('once the exclusions are recorded as none: 22 eligible, 2 to be decided, 4 conditional; decided and taken in, 28', async () => {
  const recorded = await record(['shantytown-renovation', 'demolition-planned', 'three-supplies-transfer'], false)
  expect([recorded.status, recorded.json.items.length, recorded.json.kept]).toEqual([200, 84, []])
  expect(await overalls(district)).toEqual({ eligible: 22, 'boundary-year': 2, conditional: 4 })
  // 棚改 is a fact both documents ask for; the province asks for more
  expect(await overalls(province)).toEqual({ 'insufficient-data': 15, 'not-eligible': 13 })

  expect((await sign(idsBuiltIn(2002), 'failed')).json).toMatchObject({
    code: 'decision-not-open',
    params: { count: 2 },
  })
  expect((await sign(idsBuiltIn(2001, 2002), 'passed')).json).toMatchObject({
    params: { count: rows.filter(({ builtYear }) => builtYear === 2001).length },
  })
  expect(await overalls(district)).toMatchObject({ 'boundary-year': 2 })
  expect((await sign(idsBuiltIn(2002), 'passed')).status).toBe(201)
  expect(await overalls(district)).toEqual({ eligible: 24, conditional: 4 })

  expect((await sign(idsBuiltIn(2003, 2004), 'passed')).json.code).toBe('decision-needs-document')
  const taken = await sign(idsBuiltIn(2003, 2004), 'passed', {
    document: '国办发〔2020〕23号',
    reason: '按上级部署纳入',
  })
  expect([taken.status, taken.json.items.length]).toEqual([201, 4])
  expect(await overalls(district)).toEqual({ eligible: 28 })
  const decided = under(await eligibility(), district).filter(({ tests }) => tests[0]!.decided)
  expect(decided).toHaveLength(6)

  const ids = taken.json.items.map(({ id }: { id: string }) => id)
  expect((await ask('POST', '/api/decisions/withdraw', { body: { adcode, ids, reason: '文号有误' } })).status).toBe(200)
  expect(await overalls(district)).toEqual({ eligible: 24, conditional: 4 })
})

const standing = (test: string, kind: TestStanding['kind'], verdict: string, clause: string) => ({
  ...{ test, kind, verdict, decided: false, clause, missing: verdict === 'insufficient-data' ? [test] : [] },
})

/** 2002年以前 is open about 2002 itself; 2002–2005 are taken in 根据国家和省安排部署. */
function testsOfDistrict(year: number) {
  const verdict = year < 2002 ? 'eligible' : year === 2002 ? 'boundary-year' : 'conditional'
  const open = (test: string) => standing(test, 'exclusion', 'insufficient-data', '二')
  return [
    standing('built-year', 'built-year', verdict, '二'),
    ...['shantytown-renovation', 'demolition-planned', 'three-supplies-transfer'].map(open),
  ]
}

/** 2000年以前; nothing else it asks is in the ledger. */
function testsOfProvince(year: number) {
  const verdict = year < 2000 ? 'eligible' : 'not-eligible'
  const open = (kind: TestStanding['kind']) => (test: string) => standing(test, kind, 'insufficient-data', '二（一）')
  const conditions = packs.find(({ id }) => id === 'henan-2019-58')!.eligibility.conditions
  return [
    standing('built-year', 'built-year', verdict, '二（一）'),
    ...conditions.map(({ code }) => code).map(open('condition')),
    ...['shantytown-renovation', 'demolish-and-rebuild', 'self-built-area', 'urban-village'].map(open('exclusion')),
  ]
}
