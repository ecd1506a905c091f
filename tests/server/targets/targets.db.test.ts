import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PolicyPack } from '#contract/policy.ts'
import { TargetList, type TargetStanding } from '#contract/targets.ts'
import { loadSeeds } from '#seeds/load.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { savePackTargets } from '#server/targets/save-pack-targets.ts'
import { foundTown, type Town } from '#tests/server/areas/toy-town.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

beforeAll(async () => loadSeeds(await testDatabase(), { demo: false }))

const listOf = async (adcode: string) => TargetList.parse((await ask('GET', `/api/targets?adcode=${adcode}`)).json)
const standingOf = async (id: string): Promise<TargetStanding> =>
  (await listOf(id.slice(0, 6))).items.find(({ target }) => target.id === id)!
const signed = { by: '区住建局', onDay: '2020-01-02', reason: '按会议纪要' }

describe('the targets of Huiji', () => {
  it('are its own and the province’s, each with document, clause and words as printed', async () => {
    const { items, ledger } = await listOf('410108')
    expect(
      items.map(({ target: { year, measure, strength, amount, pack } }) => [
        year,
        measure,
        strength,
        amount,
        pack?.level,
      ]),
    ).toEqual([
      [2019, 'start', 'stated', 15, 'district'],
      [2019, 'finish', 'ensure', null, 'district'],
      [2020, 'finish', 'strive', 13, 'district'],
      [2021, 'finish', 'stated', null, 'district'],
      [2021, 'finish', 'stated', null, 'province'],
    ])
    expect(items[2]!.target).toMatchObject({ clause: '一（三）', printed: '2020年力争完成13个老旧小区改造任务' })
    expect(items[2]!.target.quoted).toContain('2020年力争完成13个老旧小区改造任务')
    expect(items[4]!.target.builtBefore).toBe(2000)
    expect(
      ledger.map(({ year, count, streets, funds }) => [
        year,
        count,
        ...streets.map((s) => s.count),
        ...funds.map((f) => f.count),
      ]),
    ).toEqual([
      [2019, 15, 10, 5, 11, 4],
      [2020, 12, 8, 4, 11, 1],
      [2021, 1, 1, 1],
    ])
  })

  it('agree with the ledger but for 2020: 13 against 12, and the row is 粮食机械厂家属院', async () => {
    const { items } = await listOf('410108')
    expect(items.map(({ wanted, planned, state }) => [wanted, planned, state])).toEqual([
      [15, 15, 'agrees'],
      [15, 15, 'agrees'],
      [13, 12, 'differs'],
      [28, 28, 'agrees'],
      [15, 15, 'agrees'],
    ])
    expect(items[2]).toMatchObject({
      isExact: true,
      rows: [{ name: '粮食机械厂家属院', planYear: 2021, why: 'planned-elsewhere' }],
    })
    expect(items[0]!.actual).toMatchObject({ done: [], judgedOn: '2019-12-20' })
  })

  it('leave the 411 households of Nayong unassigned, with how many rows have households', async () => {
    const [compounds, households] = (await listOf('520525')).items
    expect(compounds).toMatchObject({ wanted: 20, planned: 20, state: 'agrees' })
    expect(households).toMatchObject({
      wanted: 411,
      state: 'unassigned',
      households: { known: 0, of: 20, unassigned: 411 },
    })
  })

  it('stand unexplained at the foot of what is exported', async () => {
    const app = await appUnderTest()
    const request = new Request('http://127.0.0.1:5180/api/compounds/export?format=csv&adcode=410108', {
      headers: { host: '127.0.0.1:5180' },
    })
    expect(await (await app.request(request)).text()).toContain('目标 13，台账 12，差 1（粮食机械厂家属院），未说明')
  })
})

describe('a difference', () => {
  let town: Town
  let id: string
  const settle = (body: object, target = id) => ask('POST', `/api/targets/${target}/outcomes`, { body })
  const withdraw = (outcome: string) =>
    ask('POST', `/api/target-outcomes/${outcome}/withdraw`, { body: { reason: '弄错了' } })
  const own = (changed: object = {}) => ({
    ...{ adcode: town.adcode, measure: 'finish', strength: 'strive', unit: 'compound', year: 2020, amount: 2 },
    ...{ onDay: null, builtBefore: null, streetOfficeId: null, fundingLabel: null, words: '力争完成2个', by: '区政府' },
    ...changed,
  })
  const yearOf = async (name: string) => (await ask('GET', `/api/compounds/${town.idOf(name)}`)).json

  let next = 990_410
  beforeEach(async () => {
    town = await foundTown(String(next++))
    await town.lay({ name: 'a', planYear: 2020 }, { name: 'b', planYear: 2021 })
    id = (await ask('POST', '/api/targets', { body: own() })).json.target.id
  })

  it('is settled by moving a compound to the year, in one transaction, and withdrawing it moves it back', async () => {
    const seen = await standingOf(id)
    expect(seen).toMatchObject({ difference: -1, isExact: true, rows: [{ id: town.idOf('b') }] })
    const compounds = seen.rows.map((row) => ({ id: row.id, version: row.version, planYear: 2020 }))
    const { status, json } = await settle({
      outcome: 'change-ledger',
      version: 1,
      difference: -1,
      ...signed,
      compounds,
    })
    expect([status, json.state, json.difference]).toEqual([201, 'agrees', 0])
    expect((await yearOf('b')).planYear).toBe(2020)
    const { items } = (await ask('GET', `/api/audit?adcode=${town.adcode}`)).json
    expect(items.slice(0, 2).map((entry: { action: string }) => entry.action)).toEqual([
      'target.settle',
      'compound.change',
    ])
    const back = await withdraw(json.outcomes[0].id)
    expect([back.status, back.json.difference, back.json.outcomes[0].withdrawnReason]).toEqual([200, -1, '弄错了'])
    expect((await yearOf('b')).planYear).toBe(2021)
    expect((await withdraw(json.outcomes[0].id)).json.code).toBe('already-withdrawn')
  })

  it('withdrawn leaves the year of a compound with whoever had said so: the document, or nobody', async () => {
    const printed = { source: 'huiji-2019-63', clause: '附件2', printed: '2021', kind: 'document' }
    await town.lay({ name: 'c', planYear: 2022 })
    await town.run(sql`UPDATE compound SET provenance = provenance || ${JSON.stringify({ planYear: printed })}::jsonb
      WHERE adcode = ${town.adcode} AND id = ${town.idOf('b')}`)
    const compounds = ['b', 'c'].map((name) => ({ id: town.idOf(name), version: 1, planYear: 2020 }))
    const { json } = await settle({ outcome: 'change-ledger', version: 1, difference: -1, ...signed, compounds })
    expect((await yearOf('b')).provenance.planYear.kind).toBe('user')
    await withdraw(json.outcomes[0].id)
    expect((await yearOf('b')).provenance.planYear).toEqual(printed)
    expect((await yearOf('c')).provenance.planYear).toBeUndefined()
  })

  it('of a street office that is gone stays that of the street, not of the whole district', async () => {
    await town.openStreetOffice('02', '西街')
    const street = `${town.adcode}-s-02`
    const { json } = await ask('POST', '/api/targets', { body: own({ streetOfficeId: street }) })
    await town.run(sql`DELETE FROM street_office WHERE adcode = ${town.adcode} AND id = ${street}`)
    expect(await standingOf(json.target.id)).toMatchObject({ planned: 0, target: { streetOffice: { name: street } } })
  })

  it('is not taken back over what somebody changed since', async () => {
    const compounds = [{ id: town.idOf('b'), version: 1, planYear: 2020 }]
    const { json } = await settle({ outcome: 'change-ledger', version: 1, difference: -1, ...signed, compounds })
    await ask('PATCH', `/api/compounds/${town.idOf('b')}`, { body: { version: 2, planYear: 2022 } })
    expect(await withdraw(json.outcomes[0].id)).toMatchObject({ status: 409, json: { code: 'outcome-overtaken' } })
    expect((await standingOf(id)).state).toBe('reopened')
  })

  it('is settled by another amount, and the words stay as printed', async () => {
    const { json } = await settle({ outcome: 'change-target', version: 1, difference: -1, ...signed, amount: 1 })
    expect(json).toMatchObject({ state: 'agrees', target: { amount: 1, printed: '力争完成2个', version: 2 } })
    expect((await withdraw(json.outcomes[0].id)).json).toMatchObject({ state: 'differs', target: { amount: 2 } })
  })

  it('is explained by a note until it is another difference, and says then that it is open again', async () => {
    expect((await settle({ outcome: 'note', version: 1, difference: -1, ...signed })).json.state).toBe('explained')
    await ask('PATCH', `/api/compounds/${town.idOf('a')}`, { body: { version: 1, planYear: 2022 } })
    expect((await standingOf(id)).state).toBe('reopened')
  })

  it('that is not the one seen, is none, or is signed ahead of time is refused, and nothing is written', async () => {
    const note = { outcome: 'note', version: 1, ...signed }
    expect(await settle({ ...note, difference: -2 })).toMatchObject({
      status: 409,
      json: { code: 'difference-changed' },
    })
    expect((await settle({ ...note, difference: -1, onDay: '2099-01-01' })).json.code).toBe('outcome-ahead')
    expect((await settle({ ...note, difference: -1, version: 9 })).json).toMatchObject({ code: 'stale-version' })
    const stale = [{ id: town.idOf('b'), version: 7, planYear: 2020 }]
    const lost = await settle({ outcome: 'change-ledger', version: 1, difference: -1, ...signed, compounds: stale })
    expect([lost.status, lost.json.code]).toEqual([409, 'stale-plan-year'])
    expect((await standingOf(id)).outcomes).toEqual([])
    const guest = await appUnderTest({ reader: guestReader })
    const asked = await ask('POST', `/api/targets/${id}/outcomes`, { body: { ...note, difference: -1 } }, guest)
    expect(asked.status).toBe(403)
  })

  it('may be of a target the district set for a street office or a fund, which it changes and takes away itself', async () => {
    await town.openStreetOffice('02', '西街')
    const street = `${town.adcode}-s-02`
    const added = await ask('POST', '/api/targets', { body: own({ streetOfficeId: street }) })
    expect(added.json).toMatchObject({ planned: 0, target: { streetOffice: { name: '西街' }, pack: null } })
    const { id: of } = added.json.target
    const { adcode: _, ...whole } = own({ amount: 3, fundingLabel: '上级补贴' })
    const changed = await ask('PATCH', `/api/targets/${of}`, { body: { version: 1, ...whole } })
    expect(changed.json).toMatchObject({ wanted: 3, target: { fundingLabel: '上级补贴', version: 2 } })
    expect((await ask('DELETE', `/api/targets/${of}?version=2`)).status).toBe(200)
    const printed = (await listOf('410108')).items[0]!.target
    expect((await ask('DELETE', `/api/targets/${printed.id}?version=1`)).json.code).toBe('target-of-document')
  })
})

describe('the targets of a pack the district writes', () => {
  const adcode = '990430'
  const pack = (id: string, targets: object[]) => ({
    ...{ id, version: 1, source: id, documentNumber: id, level: 'district', issuer: '区政府', title: '计划' },
    ...{ issuedOn: '2019-12-01', territory: [adcode], deadlines: [], parameters: [], disclosureSections: [] },
    eligibility: { builtYear: null, conditions: [], exclusions: [] },
    ...{ specialPlan: null, catalogues: [], unifiedFlags: [], targets },
    clauses: [{ id: '一', title: null, quoted: '完成改造任务。' }],
  })
  const stated = (code: string, amount: number) => ({
    ...{ code, amount, year: 2020, measure: 'finish', strength: 'stated', unit: 'compound', onDay: null },
    ...{ builtBefore: null, printed: '完成改造任务', clause: '一' },
  })
  const save = async (text: object, seen: number | null) =>
    (await ask('POST', '/api/policies', { body: { adcode, reason: '会议纪要', text: JSON.stringify(text), seen } }))
      .status
  const takeBack = (id: string, version: number) =>
    ask('POST', `/api/policies/${id}/take-back`, { body: { adcode, version, reason: '写错了' } })
  const amounts = async () => (await listOf(adcode)).items.map(({ target }) => target.amount)

  beforeAll(async () => {
    const town = await foundTown(adcode)
    await town.lay({ name: 'a', planYear: 2020 })
  })

  it('follow the version in force, number by number, and return when it is taken back', async () => {
    const first = pack('shiyan-2020-1', [stated('all', 3), stated('more', 5), stated('settled', 8)])
    expect(await save(first, null)).toBe(201)
    const settled = (await listOf(adcode)).items[2]!.target
    await ask('POST', `/api/targets/${settled.id}/outcomes`, {
      body: { outcome: 'note', version: 1, difference: -7, ...signed },
    })
    expect(await save({ ...first, targets: [stated('all', 4)] }, 1)).toBe(201)
    expect(await amounts()).toEqual([4, 8])
    await savePackTargets(await testDatabase(), adcode, PolicyPack.parse(first))
    expect(await amounts()).toEqual([4, 8])
    await takeBack(first.id, 2)
    expect(await amounts()).toEqual([3, 5, 8])
    await takeBack(first.id, 1)
    expect(await amounts()).toEqual([])
  })

  it('stand beside those of another pack with the same codes, however long its name', async () => {
    const code = 'renovation-of-all-compounds-by-2020'
    const packs = ['shiyan-2020-2', `${'shiyan'.repeat(5)}-2020-3`].map((id, at) => pack(id, [stated(code, at + 1)]))
    expect([await save(packs[0]!, null), await save(packs[1]!, null)]).toEqual([201, 201])
    expect(await amounts()).toEqual([1, 2])
    await takeBack(packs[0]!.id, 1)
    expect(await save({ ...packs[1], targets: [stated(code, 6)] }, 1)).toBe(201)
    expect(await amounts()).toEqual([6])
  })
})
