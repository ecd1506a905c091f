import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { CompoundDetail } from '#contract/compound.ts'
import { loadSeeds } from '#seeds/load.ts'
import { hashOf } from '#server/db/write.ts'
import { ask } from '#tests/server/http/ask.ts'
import { yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '410108'
const idOf = (row: number) => `${adcode}-c-0${String(row).padStart(2, '0')}`
const read = async (id: string) => (await ask('GET', `/api/compounds/${id}`)).json
const change = (id: string, body: object) => ask('PATCH', `/api/compounds/${id}`, { body })
const retire = (id: string, body: object) => ask('POST', `/api/compounds/${id}/retire`, { body })
const totalOf = async () => (await ask('GET', `/api/compounds?adcode=${adcode}`)).json.total
const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10)

beforeAll(async () => loadSeeds(await testDatabase(), { demo: false }))

describe('a fact that is changed', () => {
  it('has the planner as its source; the others keep theirs', async () => {
    const before = await read(idOf(1))
    const { status, json } = await change(idOf(1), {
      version: 1,
      households: 96,
      propertyManager: '自管',
      reason: '入户摸底',
    })
    expect(status).toBe(200)
    expect(json).toMatchObject({ households: 96, householdsKind: 'recorded', propertyManager: '自管', version: 2 })
    expect(json.provenance.households).toMatchObject({ kind: 'user', source: '本机用户' })
    expect(json.provenance.builtYear).toEqual(before.provenance.builtYear)
    expect(json).toMatchObject({ name: before.name, builtYear: before.builtYear, fundingLabel: before.fundingLabel })
    expect(CompoundDetail.parse(json)).toEqual(json)
    expect(await read(idOf(1))).toEqual(json)
  })

  it('can be made unknown again, which is not 0', async () => {
    const { json } = await change(idOf(1), { version: 2, households: null })
    expect(json).toMatchObject({ households: null, householdsKind: null, version: 3 })
    expect((await change(idOf(1), { version: 3, households: 0 })).json).toMatchObject({
      households: 0,
      householdsKind: 'recorded',
    })
  })

  it('moves the revision of its district by one', async () => {
    const revision = async () => (await ask('GET', `/api/districts/${adcode}`)).json.revision
    const before = await revision()
    await change(idOf(2), { version: 1, note: '查档案' })
    expect(await revision()).toBe(before + 1)
  })

  it('by somebody who saw an older version is refused with the record as it stands', async () => {
    const answer = await change(idOf(1), { version: 1, name: '旧名' })
    expect(answer.status).toBe(409)
    expect(answer.json).toMatchObject({ code: 'stale-version', params: { id: idOf(1), seen: 1, current: 4 } })
    expect(answer.json.current).toEqual(await read(idOf(1)))
  })

  const wrong: [string, object, string][] = [
    ['households below 0', { households: -1 }, '/households'],
    ['half a household', { households: 1.5 }, '/households'],
    ['a number as text', { households: '96' }, '/households'],
    ['a year built of two digits', { builtYear: 85 }, '/builtYear'],
    ['a consent rate above 1', { consentRate: 85 }, '/consentRate'],
    ['an unknown kind of owner', { ownerKind: 'martian' }, '/ownerKind'],
    ['an empty name', { name: '  ' }, '/name'],
    ['a field nobody knows', { colour: 'red' }, ''],
    [
      'a status nobody knows',
      { status: { status: 'demolished', onDay: '2020-01-01', source: '通报' } },
      '/status/status',
    ],
    ['a status without source', { status: { status: 'planned', onDay: '2020-01-01' } }, '/status/source'],
    ['a day that is none', { status: { status: 'planned', onDay: '2020-02-30', source: '通报' } }, '/status/onDay'],
  ]
  it.each(wrong)('is refused with a pointer: %s', async (_, edit, pointer) => {
    const { version } = await read(idOf(3))
    const answer = await change(idOf(3), { version, ...edit })
    expect(answer.status).toBe(422)
    expect(answer.json.errors).toEqual([expect.objectContaining({ pointer })])
    expect((await read(idOf(3))).version).toBe(version)
  })

  it.each([
    ['streetOfficeId', '410108-s-99'],
    ['streetOfficeId', '520525-s-01'],
    ['communityId', '410108-m-01'],
  ])('must point to something in the district: %s %s', async (field, id) => {
    const answer = await change(idOf(3), { version: 1, [field]: id })
    expect(answer.json).toMatchObject({ status: 422, code: 'unknown-reference', params: { field, id } })
  })

  it('needs a version, and something to change', async () => {
    expect(await change(idOf(3), { households: 1 })).toMatchObject({ status: 422, json: { code: 'malformed' } })
    expect(await change(idOf(3), { version: 1 })).toMatchObject({ status: 422, json: { code: 'nothing-to-change' } })
  })
})

describe('a status that is set by hand', () => {
  it('is a dated step with its source, and the district is judged at its day', async () => {
    const status = { status: 'under-way', onDay: '2020-04-01', source: '月通报第 3 期' }
    const { json } = await change(idOf(4), { version: 1, status })
    expect(json).toMatchObject({ status: 'under-way', statusOn: '2020-04-01', version: 2 })
    expect(json.steps.at(-1)).toMatchObject({
      status: 'under-way',
      onDay: '2020-04-01',
      origin: { source: '月通报第 3 期', kind: 'user' },
    })
    expect((await ask('GET', `/api/districts/${adcode}`)).json).toMatchObject({
      dataDate: '2020-04-01',
      dataDateInvented: false,
    })
  })

  it('cannot lie in the future', async () => {
    const answer = await change(idOf(4), {
      version: 2,
      note: '也不保存',
      status: { status: 'finished', onDay: tomorrow, source: '计划' },
    })
    expect(answer.json).toMatchObject({ status: 422, code: 'future-status', params: { onDay: tomorrow } })
    expect(await read(idOf(4))).toMatchObject({ status: 'under-way', note: null, version: 2 })
  })

  it('of an earlier day does not undo a later one', async () => {
    const { json } = await change(idOf(4), {
      version: 2,
      status: { status: 'approved', onDay: '2020-03-01', source: '批复' },
    })
    expect(json).toMatchObject({ status: 'under-way', statusOn: '2020-04-01' })
    expect(json.steps.map(({ status }: { status: string }) => status)).toEqual(['planned', 'approved', 'under-way'])
  })
})

describe('a status that is taken back', () => {
  const status = { status: 'finished', onDay: '2020-06-30', source: '误报' } as const
  const entries = async () => (await ask('GET', `/api/audit?adcode=${adcode}&record=${idOf(5)}`)).json.items
  const dataDate = async () => (await ask('GET', `/api/districts/${adcode}`)).json.dataDate

  it('together with the fields saved with it leaves the compound as before; the audit keeps that it was there', async () => {
    const [before, day] = [await read(idOf(5)), await dataDate()]
    await change(idOf(5), { version: 1, households: 60, status })
    expect(await dataDate()).toBe('2020-06-30')
    const { json } = await change(idOf(5), { version: 2, households: null, withdrawn: status, reason: '撤销' })
    expect(json).toMatchObject({ households: null, status: before.status, statusOn: before.statusOn, version: 3 })
    expect(json.steps).toEqual(before.steps)
    expect(await dataDate()).toBe(day)
    const [taken, set] = await entries()
    expect(set.after.steps.at(-1)).toMatchObject({ status: 'finished', onDay: '2020-06-30' })
    expect(taken).toMatchObject({ action: 'compound.change', reason: '撤销', before: { steps: set.after.steps } })
    expect(taken.after.steps).toHaveLength(before.steps.length)
  })

  it('must have been seen in its last version, and still be there', async () => {
    await change(idOf(5), { version: 3, status })
    expect((await change(idOf(5), { version: 3, withdrawn: status })).status).toBe(409)
    expect((await change(idOf(5), { version: 4, withdrawn: status })).status).toBe(200)
    expect(await change(idOf(5), { version: 5, withdrawn: status })).toMatchObject({
      status: 404,
      json: { code: 'no-such-step', params: { status: 'finished', onDay: '2020-06-30' } },
    })
    expect((await read(idOf(5))).version).toBe(5)
  })

  it('was recorded by hand: what a document says stays', async () => {
    const [printed] = (await read(idOf(5))).steps
    const withdrawn = { status: printed.status, onDay: printed.onDay, source: printed.origin.source }
    expect((await change(idOf(5), { version: 5, withdrawn })).json.code).toBe('no-such-step')
    expect((await read(idOf(5))).steps).toEqual([printed])
  })

  it('goes once, where two people recorded the same', async () => {
    await change(idOf(6), { version: 1, status })
    await change(idOf(6), { version: 2, status })
    const { json } = await change(idOf(6), { version: 3, withdrawn: status })
    expect(json.steps.filter((step: { status: string }) => step.status === 'finished')).toHaveLength(1)
    await change(idOf(6), { version: 4, withdrawn: status })
  })
})

describe('a compound that is added by hand', () => {
  it('is a candidate, or planned once its plan year has come, and stands after the ledger', async () => {
    const answer = await ask('POST', '/api/compounds', {
      body: {
        adcode,
        name: '新增小区',
        streetOfficeId: '410108-s-01',
        boundary: yard([4000, 4000], 100),
        reason: '漏报',
      },
    })
    expect(answer.status).toBe(201)
    expect(answer.json).toMatchObject({
      name: '新增小区',
      status: 'candidate',
      placed: true,
      version: 1,
      fundingLabel: null,
    })
    expect(answer.json.id).toMatch(/^410108-c-[0-9a-f]{8}$/)
    const planned = await ask('POST', '/api/compounds', { body: { adcode, name: '当年计划', planYear: 2019 } })
    expect(planned.json).toMatchObject({ status: 'planned', placed: false })
    const { items } = (await ask('GET', `/api/compounds?adcode=${adcode}&offset=28`)).json
    expect(items.map(({ name }: { name: string }) => name).sort()).toEqual(['当年计划', '新增小区'])
  })

  it('needs a name and a known district', async () => {
    expect((await ask('POST', '/api/compounds', { body: { adcode } })).json.errors).toEqual([
      expect.objectContaining({ pointer: '/name' }),
    ])
    expect(await ask('POST', '/api/compounds', { body: { adcode: '999999', name: 'x' } })).toMatchObject({
      status: 404,
      json: { code: 'no-such-district' },
    })
  })
})

describe('a compound that is retired', () => {
  it('leaves the lists, keeps its record, and takes no more changes', async () => {
    const before = await totalOf()
    const { status, json } = await retire(idOf(20), { version: 1, reason: '已拆除' })
    expect(status).toBe(200)
    expect(json).toMatchObject({ retired: true, version: 2 })
    expect(await totalOf()).toBe(before - 1)
    expect(await read(idOf(20))).toMatchObject({ retired: true, name: json.name })
    expect(await change(idOf(20), { version: 2, note: 'x' })).toMatchObject({
      status: 404,
      json: { code: 'no-such-compound' },
    })
    expect((await retire(idOf(20), { version: 2, reason: '再来' })).status).toBe(404)
  })

  it('must be seen in its last version, and for a reason', async () => {
    expect(await retire(idOf(21), { version: 7, reason: '拆除' })).toMatchObject({
      status: 409,
      json: { current: { id: idOf(21) } },
    })
    expect((await retire(idOf(21), { version: 1 })).status).toBe(422)
    expect((await retire(idOf(21), { version: 1, reason: ' ' })).status).toBe(422)
  })

  it('must not be in an area', async () => {
    await change(idOf(22), { version: 1, boundary: yard([6000, 0], 100) })
    const area = await ask('POST', '/api/areas', { body: { adcode, name: '北片', compounds: [idOf(22)] } })
    expect(area.status).toBe(201)
    const { name } = await read(idOf(22))
    expect(await retire(idOf(22), { version: 2, reason: '拆除' })).toMatchObject({
      status: 422,
      json: { code: 'in-an-area', params: { name, area: '北片' } },
    })
    await ask('DELETE', `/api/areas/${area.json.id}?version=1`)
    expect((await retire(idOf(22), { version: 2, reason: '拆除' })).status).toBe(200)
  })
})

describe('many people changing one compound at once', () => {
  it('fifty at once: exactly one wins the version; the others are told, and lose nothing', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => change(idOf(25), { version: 1, households: i })),
    )
    const won = answers.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    const told = answers.filter(({ status }) => status === 409)
    expect(told).toHaveLength(49)
    for (const { json } of told) expect(json.current).toEqual(won[0]?.json)
    expect(await read(idOf(25))).toEqual(won[0]?.json)
  })

  it('twelve who each try again until they are through leave a version and an entry each', async () => {
    const until = async (households: number): Promise<void> => {
      const { version } = await read(idOf(26))
      if ((await change(idOf(26), { version, households })).status === 409) await until(households)
    }
    await Promise.all(Array.from({ length: 12 }, (_, i) => until(i)))
    expect((await read(idOf(26))).version).toBe(13)
    const { json } = await ask('GET', `/api/audit?adcode=${adcode}&record=${idOf(26)}&limit=1000`)
    expect(json.items.map(({ after }: { after: { version: number } }) => after.version)).toEqual(
      Array.from({ length: 12 }, (_, i) => 13 - i),
    )
  })
})

describe('the audit of all this', () => {
  it('is numbered without a gap, and each entry holds the hash of the one before', async () => {
    const { json } = await ask('GET', `/api/audit?adcode=${adcode}&limit=1000`)
    const entries = [...json.items].reverse()
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
    let previousHash = '0'.repeat(64)
    for (const { hash, ...entry } of entries) {
      expect(entry.previousHash).toBe(previousHash)
      expect(hashOf(entry)).toBe(hash)
      previousHash = hash
    }
  })

  it('keeps the whole row before and after, and the reason', async () => {
    const { json } = await ask('GET', `/api/audit?adcode=${adcode}&record=${idOf(1)}`)
    expect(json.items.at(-1)).toMatchObject({
      seq: 1,
      action: 'compound.change',
      actor: 'local',
      reason: '入户摸底',
      before: { id: idOf(1), name: '12中家属院', households: null, version: 1 },
      after: { id: idOf(1), name: '12中家属院', households: 96, version: 2 },
    })
  })

  it.each([
    ['altered', sql`UPDATE audit_entry SET reason = 'x'`],
    ['deleted', sql`DELETE FROM audit_entry`],
    ['emptied', sql`TRUNCATE audit_entry`],
  ])('cannot be %s', async (_, statement) => {
    const { statements } = await testDatabase()
    await expect(statements.execute(statement)).rejects.toMatchObject({ cause: { code: '55000' } })
  })
})
