import { beforeAll, describe, expect, it } from 'vitest'
import { CompoundEligibility } from '#contract/eligibility.ts'
import { PolicyPack } from '#contract/policy.ts'
import { readDistrictRecords, readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks, saveRecords } from '#seeds/save-records.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { foundTown } from '#tests/server/areas/toy-town.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const packs = readPolicyPacks()
const districts = readDistrictRecords()
const idOf = (name: string) => districts.flatMap(({ compounds }) => compounds).find((each) => each.name === name)!.id

beforeAll(async () => {
  const database = await testDatabase()
  await savePacks(database, packs)
  for (const district of districts) await saveRecords(database, district)
})

async function eligibilityOf(id: string, query = ''): Promise<CompoundEligibility> {
  const { status, json, text } = await ask('GET', `/api/compounds/${id}/eligibility${query}`)
  if (status !== 200) throw new Error(text)
  return CompoundEligibility.parse(json)
}
const classesOf = ({ policies }: CompoundEligibility) =>
  policies.map(({ pack, classes }) => [pack.documentNumber, ...classes.map(({ overall }) => overall)])
const change = async (id: string, edits: object) => {
  const { version } = (await ask('GET', `/api/compounds/${id}`)).json
  expect((await ask('PATCH', `/api/compounds/${id}`, { body: { version, ...edits } })).status).toBe(200)
}

describe('a compound held against the policies over it', () => {
  it('in Huiji answers for the province and the district, at the data date, with the clauses as printed', async () => {
    const answer = await eligibilityOf(idOf('中华园小区'))
    expect(answer).toMatchObject({ compoundId: idOf('中华园小区'), name: '中华园小区', asOf: '2019-12-20' })
    expect(classesOf(answer)).toEqual([
      ['豫政办〔2019〕58号', 'not-eligible'],
      ['惠政文〔2019〕63号', 'insufficient-data'],
    ])
    const [province, district] = answer.policies
    expect(district).toMatchObject({
      relation: 'covers',
      pack: { id: 'huiji-2019-63', level: 'district' },
      workRules: [],
    })
    expect(district!.clauses.map(({ id }) => id)).toEqual(['二'])
    expect(district!.clauses[0]!.quoted).toContain('2002年以前建成投入使用')
    expect(district!.classes[0]!.tests.map(({ test, verdict }) => [test, verdict])).toEqual([
      ['built-year', 'borderline'],
      ['shantytown-renovation', 'unknown'],
      ['demolition-planned', 'unknown'],
      ['three-supplies-transfer', 'unknown'],
    ])
    expect(province!.workRules).toMatchObject([{ code: 'unrelated-trunk-works', clause: '二（一）' }])
  })

  it('in Nayong and in a district of Henan without a document of its own answers for what covers it', async () => {
    const nayong = districts.find(({ adcode }) => adcode === '520525')!.compounds[0]!
    expect(classesOf(await eligibilityOf(nayong.id))).toEqual([['纳府办函〔2022〕39号', 'eligible']])
    const town = await foundTown('410191')
    await town.lay({ name: 'y', builtYear: 1999 })
    expect(classesOf(await eligibilityOf(town.idOf('y')))).toEqual([['豫政办〔2019〕58号', 'insufficient-data']])
    const elsewhere = await foundTown('990301')
    await elsewhere.lay({ name: 'y' })
    expect((await eligibilityOf(elsewhere.idOf('y'))).policies).toEqual([])
  })

  it('is answered from the record as it stands: a survey of safety and consent is used with its source', async () => {
    const town = await foundTown('410192')
    await town.lay({ name: 'y', builtYear: 1999 })
    await change(town.idOf('y'), { structuralSafety: 'safe', consentRate: 0.9 })
    const tests = (await eligibilityOf(town.idOf('y'))).policies[0]!.classes[0]!.tests
    const found = (code: string) => tests.find(({ test }) => test === code)
    expect(found('structurally-safe')).toMatchObject({
      verdict: 'passed',
      used: { value: true, origin: { kind: 'user' } },
    })
    expect(found('residents-willing')).toMatchObject({ verdict: 'unknown', because: { params: { rate: 90 } } })
    await change(town.idOf('y'), { structuralSafety: 'unsafe' })
    expect((await eligibilityOf(town.idOf('y'))).policies[0]!.classes[0]!.overall).toBe('not-eligible')
  })

  it('shows a pack of another place only when asked for, labelled as a comparison, after those that cover it', async () => {
    const relations = async (query: string) =>
      (await eligibilityOf(idOf('色织二厂'), query)).policies.map(({ pack, relation }) => [pack.id, relation])
    const own = [
      ['henan-2019-58', 'covers'],
      ['huiji-2019-63', 'covers'],
    ]
    expect(await relations('')).toEqual(own)
    expect(await relations('?compare=huiji-2019-63')).toEqual(own)
    expect(await relations('?compare=shizhong-2020-13')).toEqual([...own, ['shizhong-2020-13', 'comparison']])
  })

  it('is read by a guest too, and refused for what is not there', async () => {
    const app = await appUnderTest({ reader: guestReader })
    const path = (id: string) => `/api/compounds/${id}/eligibility`
    expect((await ask('GET', path(idOf('色织二厂')), {}, app)).status).toBe(200)
    expect((await ask('GET', path('410108-c-none'))).json.code).toBe('no-such-compound')
    const foreign = await ask('GET', `${path(idOf('色织二厂'))}?compare=nowhere-2020-1`)
    expect([foreign.status, foreign.json.code]).toEqual([404, 'no-such-policy'])
    expect((await ask('GET', `${path(idOf('色织二厂'))}?compare=*`)).status).toBe(422)
    expect((await ask('GET', `${path(idOf('色织二厂'))}?year=2019`)).status).toBe(422)
  })
})

describe('the policies over a district', () => {
  const listed = async (adcode: string) => {
    const { json } = await ask('GET', `/api/policies?adcode=${adcode}`)
    return json.items.map((item: unknown) => PolicyPack.parse(item)) as PolicyPack[]
  }

  it('are the whole packs that cover it, the province’s first, as the seeds have them', async () => {
    const found = await listed('410108')
    expect(found.map(({ id }) => id)).toEqual(['henan-2019-58', 'huiji-2019-63'])
    const byId = <T extends { id: string }>(list: T[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    for (const each of found) {
      const seeded = packs.find(({ id }) => id === each.id)!
      expect({ ...each, clauses: byId(each.clauses) }).toEqual({ ...seeded, clauses: byId(seeded.clauses) })
    }
  })

  it('are asked of the newest version, and nobody’s in a district no document speaks of', async () => {
    await foundTown('990302')
    expect(await listed('990302')).toEqual([])
    expect((await ask('GET', '/api/policies?adcode=999999')).json.code).toBe('no-such-district')
    const shizhong = packs.find(({ id }) => id === 'shizhong-2020-13')!
    await savePacks(await testDatabase(), [{ ...shizhong, version: shizhong.version + 1, title: '新一版' }])
    expect((await listed('370103')).map(({ version, title }) => [version, title])).toEqual([
      [shizhong.version + 1, '新一版'],
    ])
  })
})

it('what the ledger knows of no compound is missing, and no verdict says otherwise', async () => {
  for (const { id } of districts.find(({ adcode }) => adcode === '410108')!.compounds) {
    for (const { classes } of (await eligibilityOf(id)).policies) {
      for (const { overall, missing } of classes) {
        expect(['insufficient-data', 'not-eligible']).toContain(overall)
        expect(missing.length).toBeGreaterThan(2)
      }
    }
  }
})
