/** Facts for the policies and decisions under them: recorded, undone, refused; nothing of it lost or overwritten unseen. */
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FactsRecorded } from '#contract/compound-fact.ts'
import { CompoundEligibility } from '#contract/eligibility.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks } from '#seeds/save-records.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { foundTown, type Town } from '#tests/server/areas/toy-town.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

/** A district of Henan: the province's document is over it. */
const adcode = '410197'
const origin = { source: '2019 年棚改名单', kind: 'document' }
const henan = readPolicyPacks().find(({ id }) => id === 'henan-2019-58')!
let town: Town

beforeAll(async () => {
  await savePacks(await testDatabase(), readPolicyPacks())
  town = await foundTown(adcode)
  await town.lay({ name: 'a', builtYear: 1998 }, { name: 'b', builtYear: 2000 }, { name: 'c', builtYear: 2000 })
  await town.run(sql`INSERT INTO revision (adcode, number) VALUES (${adcode}, 1)`)
})

type Item = { of: string; code: string; holds?: boolean | null; seen?: number | null; gone?: boolean; happens?: string }
const put = (items: Item[], more: object = {}) =>
  ask('PUT', '/api/facts', {
    body: {
      adcode,
      items: items.map(({ of, code, holds = false, seen = null, gone = false, happens }) => ({
        compoundId: town.idOf(of),
        ...{ code, seen },
        fact: gone ? null : { holds, origin, ...(happens && { happens }) },
      })),
      ...more,
    },
  })
const eligibilityOf = async (name: string) =>
  CompoundEligibility.parse((await ask('GET', `/api/compounds/${town.idOf(name)}/eligibility`)).json)
const testOf = async (name: string, code: string) =>
  (await eligibilityOf(name)).policies[0]!.classes[0]!.tests.find(({ test }) => test === code)!
const audited = async (name: string) =>
  (await ask('GET', `/api/audit?adcode=${adcode}&record=${town.idOf(name)}&limit=100`)).json.items as {
    kind: string
    action: string
    before: object | null
    after: object | null
  }[]

describe('a fact a policy asks for', () => {
  it('is recorded for several compounds at once with its source, and undone exactly as it was', async () => {
    await put([{ of: 'b', code: 'urban-village', holds: null }])
    const before = await testOf('b', 'urban-village')
    expect(before).toMatchObject({ verdict: 'unknown', because: { code: 'recorded-unknown' } })

    const seen = (await eligibilityOf('b')).facts[0]!.version
    const { status, json } = await put([
      { of: 'a', code: 'urban-village' },
      { of: 'b', code: 'urban-village', holds: true, seen },
    ])
    expect([status, json.items.length]).toEqual([200, 2])
    expect(await testOf('a', 'urban-village')).toMatchObject({ verdict: 'passed', used: { value: false, origin } })
    expect(await testOf('b', 'urban-village')).toMatchObject({ verdict: 'failed' })
    expect((await audited('b'))[0]).toMatchObject({
      kind: 'fact',
      action: 'fact.record',
      before: { holds: null },
      after: { code: 'urban-village', holds: true },
    })

    const undo = json.items.map(({ compoundId, code, before, after }: FactsRecorded['items'][number]) => ({
      ...{ compoundId, code, seen: after!.version },
      fact: before && { holds: before.holds, happens: before.happens, note: before.note, origin: before.origin },
    }))
    expect((await ask('PUT', '/api/facts', { body: { adcode, items: undo } })).status).toBe(200)
    expect(await testOf('b', 'urban-village')).toMatchObject({ because: before.because })
    expect((await testOf('a', 'urban-village')).because.code).toBe('not-recorded')
  })

  it('that somebody recorded meanwhile is shown, not written over; or kept where only gaps are to be filled', async () => {
    const first = await put([{ of: 'a', code: 'self-built-area', holds: true }])
    const version = first.json.items[0].after.version
    const refused = await put([
      { of: 'a', code: 'self-built-area' },
      { of: 'c', code: 'self-built-area' },
    ])
    expect([refused.status, refused.json.code]).toEqual([409, 'stale-fact'])
    expect(refused.json.current).toMatchObject({ compoundId: town.idOf('a'), holds: true, version })
    expect((await testOf('c', 'self-built-area')).because.code).toBe('not-recorded')

    const filled = await put(
      [
        { of: 'a', code: 'self-built-area' },
        { of: 'c', code: 'self-built-area' },
      ],
      { keep: true },
    )
    expect(filled.json.items).toHaveLength(1)
    expect(filled.json.kept).toEqual([{ compoundId: town.idOf('a'), name: 'a', code: 'self-built-area' }])
  })

  it('taken away and recorded anew is not mistaken for the one that was seen before', async () => {
    const seen = (await put([{ of: 'c', code: 'neglected' }])).json.items[0].after.version
    await put([{ of: 'c', code: 'neglected', seen, gone: true }])
    await put([{ of: 'c', code: 'neglected', holds: true }])
    expect((await put([{ of: 'c', code: 'neglected', seen }])).status).toBe(409)
  })

  it('with a column of its own stands there, with its source, and comes back from there', async () => {
    const { version } = (await ask('GET', `/api/compounds/${town.idOf('c')}`)).json
    const { json } = await put([{ of: 'c', code: 'structurally-safe', holds: true }])
    const after = (await ask('GET', `/api/compounds/${town.idOf('c')}`)).json
    expect(after).toMatchObject({
      structuralSafety: 'safe',
      version: version + 1,
      provenance: { structuralSafety: origin },
    })
    expect(json.items[0]).toMatchObject({ before: null, after: { holds: true, version: version + 1 } })
    await put([{ of: 'c', code: 'structurally-safe', seen: version + 1, gone: true }])
    expect((await ask('GET', `/api/compounds/${town.idOf('c')}`)).json.structuralSafety).toBeNull()
    expect((await put([{ of: 'c', code: 'state-owned-land', holds: null }])).status).toBe(422)
  })

  it('is refused where no document asks for it, for a compound that is not there, and from a guest', async () => {
    expect((await put([{ of: 'a', code: 'haunted' }])).json).toMatchObject({ code: 'unknown-fact' })
    expect((await put([{ of: 'nobody', code: 'urban-village' }])).status).toBe(404)
    expect((await put([{ of: 'a', code: 'demolition-planned', holds: true, happens: '2023-02-30' }])).status).toBe(422)
    const app = await appUnderTest({ reader: guestReader })
    const body = { adcode, items: [{ compoundId: town.idOf('a'), code: 'urban-village', seen: null, fact: null }] }
    expect((await ask('PUT', '/api/facts', { body }, app)).status).toBe(403)
  })

  it('keeps its compound from being removed behind its back: a split that others have built on is not taken back', async () => {
    await town.lay({ name: 'd', builtYear: 1999 })
    const version = (await ask('GET', `/api/compounds/${town.idOf('d')}`)).json.version
    const parts = [
      { name: 'd南院', pieces: [] },
      { name: 'd北院', pieces: [] },
    ]
    const split = await ask('POST', `/api/compounds/${town.idOf('d')}/split`, {
      body: { version, cuts: [], parts, reason: '一行两院' },
    })
    expect(split.status, split.text).toBeLessThan(300)
    const part: string = split.json.to[0].id
    const item = { compoundId: part, code: 'urban-village', seen: null, fact: { holds: true, origin } }
    expect((await ask('PUT', '/api/facts', { body: { adcode, items: [item] } })).status).toBe(200)
    const undone = await ask('POST', `/api/compounds/${town.idOf('d')}/undo-lineage`, {
      body: { version: version + 1, reason: '误操作' },
    })
    expect(undone.status, undone.text).toBe(409)
    expect(undone.json.code).toMatch(/^(still-named|undo-relied-on-)/)
    expect(undone.json.detail).toMatch(/[一-龥]/)
    const kept = await ask('GET', `/api/facts?adcode=${adcode}&codes=urban-village&limit=50`)
    expect(kept.json.items.map(({ compoundId }: { compoundId: string }) => compoundId)).toContain(part)
  })
})

describe('a decision', () => {
  const sign = (of: string, more: object = {}) =>
    ask('POST', '/api/decisions', {
      body: {
        ...{ adcode, compounds: [town.idOf(of)], pack: henan.id, packVersion: henan.version, test: 'built-year' },
        ...{ workClass: null, verdict: 'passed', by: '省住建厅', onDay: '2020-02-01', reason: '复函', ...more },
      },
    })

  it('on the year of the line is signed, shown with the version it was taken under, outlives a new version and is withdrawn', async () => {
    expect((await testOf('b', 'built-year')).options).toEqual(['passed', 'failed'])
    const { status, json } = await sign('b')
    expect(status).toBe(201)
    expect(await testOf('b', 'built-year')).toMatchObject({ verdict: 'borderline', stands: 'passed' })
    await savePacks(await testDatabase(), [{ ...henan, version: henan.version + 1 }])
    const signed = (await testOf('b', 'built-year')).decisions
    expect(signed).toMatchObject([{ by: '省住建厅', packVersion: henan.version, holds: true }])
    expect((await sign('c')).json).toMatchObject({ code: 'decision-pack-changed' })
    const list = await ask('GET', `/api/eligibility?adcode=${adcode}`)
    expect(list.json.items[1].policies[0].tests[0]).toMatchObject({ verdict: 'eligible', decided: true })

    const back = { body: { adcode, ids: [json.items[0].id], reason: '复函另有解释' } }
    expect((await ask('POST', '/api/decisions/withdraw', back)).status).toBe(200)
    expect(await testOf('b', 'built-year')).toMatchObject({
      stands: 'borderline',
      decisions: [{ holds: false, withdrawn: { reason: '复函另有解释' } }],
    })
    expect((await ask('POST', '/api/decisions/withdraw', back)).json.code).toBe('decision-withdrawn')
    expect((await audited('b')).slice(0, 2).map(({ action }) => action)).toEqual(['policy.withdraw', 'policy.decide'])
  })

  it('is refused where the facts settle the matter, ahead of its day, and under a document of another place', async () => {
    const packVersion = henan.version + 1
    expect((await sign('a', { packVersion })).json).toMatchObject({ code: 'decision-not-open', params: { names: 'a' } })
    expect((await sign('b', { packVersion, onDay: '2099-01-01' })).json.code).toBe('decision-ahead')
    const nayong = readPolicyPacks().find(({ id }) => id === 'nayong-2022-39')!
    const foreign = { pack: nayong.id, packVersion: nayong.version, test: 'residents-willing' }
    expect((await sign('a', foreign)).json.code).toBe('decision-foreign')
  })

  it('on a compound that is off the lists is refused, as a fact is', async () => {
    await town.lay({ name: 'e', builtYear: 2000 })
    await town.run(sql`UPDATE compound SET retired_on = '2020-01-01' WHERE id = ${town.idOf('e')}`)
    expect((await put([{ of: 'e', code: 'urban-village' }])).json.code).toBe('no-such-compound')
    const signed = await sign('e', { packVersion: henan.version + 1 })
    expect([signed.status, signed.json.code]).toEqual([404, 'no-such-compound'])
  })
})

describe('the colours of the map', () => {
  const standings = async (query: string) =>
    (await ask('GET', `/api/eligibility/standings?adcode=${adcode}${query}`)).json

  it('are those of the nearest document, of one test alone, or of another place’s by way of comparison', async () => {
    const all = await standings('')
    expect(all).toMatchObject({ pack: henan.id, workClass: 'comprehensive', test: null })
    expect(all.packs[0]).toMatchObject({ id: henan.id, relation: 'covers' })
    expect(all.packs.slice(1).map(({ relation }: { relation: string }) => relation)).toEqual(
      Array(3).fill('comparison'),
    )
    const year = await standings('&test=built-year')
    const told = year.items
      .slice(0, 2)
      .map(({ verdict, reason }: { verdict: string; reason: number }) => [verdict, year.reasons[reason].because])
    expect(told).toEqual([
      ['eligible', { code: 'before-cutoff', params: { year: 1998, cutoff: 2000 } }],
      ['boundary-year', { code: 'at-cutoff-open', params: { year: 2000, cutoff: 2000 } }],
    ])
    const foreign = await standings('&pack=shizhong-2020-13&workClass=single-purpose')
    expect(foreign).toMatchObject({ pack: 'shizhong-2020-13', workClass: 'single-purpose' })
    expect((await ask('GET', `/api/eligibility/standings?adcode=${adcode}&pack=nowhere-2020-1`)).status).toBe(404)
  })
})
