import { beforeAll, describe, expect, it } from 'vitest'
import { PackCheck, type PackRelease } from '#contract/pack-editing.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { readDistrictRecords, readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks, saveRecords } from '#seeds/save-records.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { savePackTargets } from '#server/targets/save-pack-targets.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'
import { copiedPack } from '#web/policies/packs/written-pack.ts'

const adcode = '410108'
const packs = readPolicyPacks()
const huiji = packs.find(({ id }) => id === 'huiji-2019-63')!
const henan = packs.find(({ id }) => id === 'henan-2019-58')!
/** With the year of the line counted in, or another line. */
const withLine = (edits: object, pack = huiji) =>
  JSON.stringify({
    ...pack,
    eligibility: { ...pack.eligibility, builtYear: { ...pack.eligibility.builtYear, ...edits } },
  })

beforeAll(async () => {
  const database = await testDatabase()
  await savePacks(database, packs)
  for (const district of readDistrictRecords()) await saveRecords(database, district)
})

const check = async (text: string) =>
  PackCheck.parse((await ask('POST', '/api/policies/check', { body: { adcode, text } })).json)
const save = (body: object) => ask('POST', '/api/policies', { body: { adcode, reason: '区政府会议纪要', ...body } })
const inForce = async (id: string) =>
  (await ask('GET', `/api/policies?adcode=${adcode}`)).json.items.find((pack: { id: string }) => pack.id === id)
const overallOf = async (name: string, document: string) => {
  const { items } = (await ask('GET', `/api/eligibility?adcode=${adcode}`)).json
  const row = items.find((each: { name: string }) => each.name === name)
  return row.policies.find((each: { policy: string }) => each.policy === document)?.overall
}

/** A pack of the district's own: one condition, which nobody has recorded, and a line by year. */
const own = {
  ...{ id: 'huiji-2026-1', version: 1, source: 'huiji-2026-1', documentNumber: '惠政文〔2026〕1号', level: 'district' },
  ...{ issuer: '惠济区人民政府', title: '惠济区补充范围', issuedOn: '2019-12-01', territory: [adcode] },
  eligibility: {
    builtYear: {
      ...{ cutoffYear: 2005, cutoffOn: null, inclusive: true, classes: [] },
      ...{ printed: '2005年以前建成', clause: '一' },
    },
    conditions: [],
    exclusions: [],
  },
  ...{ targets: [], deadlines: [], parameters: [], disclosureSections: [], specialPlan: null, catalogues: [] },
  unifiedFlags: [],
  clauses: [{ id: '一', title: null, quoted: '2005年以前建成的住宅小区列入补充范围。' }],
}

describe('a changed pack', () => {
  it('lists every compound whose verdict would change, before anything is saved', async () => {
    const { changes, replaces, head } = await check(withLine({ cutoffYear: 1990 }))
    expect({ replaces, version: head?.version }).toEqual({ replaces: huiji.version, version: huiji.version + 1 })
    expect(changes.length).toBeGreaterThan(5)
    expect(changes[0]?.classes[0]).toMatchObject({ workClass: 'comprehensive', to: 'not-eligible' })
    expect((await inForce(huiji.id)).version).toBe(huiji.version)
  })

  it('is saved as the next version with its reason, holds at once, and can be taken back', async () => {
    const saved = await save({ text: withLine({ cutoffYear: 1990, classes: [] }), seen: huiji.version })
    expect(saved.status).toBe(201)
    expect((await inForce(huiji.id)).version).toBe(huiji.version + 1)
    expect(await overallOf('中华园小区', huiji.documentNumber)).toBe('not-eligible')
    const late = await save({ text: withLine({ cutoffYear: 1995 }), seen: huiji.version })
    expect([late.status, late.json.code]).toEqual([409, 'pack-changed'])

    const back = await ask('POST', `/api/policies/${huiji.id}/take-back`, {
      body: { adcode, version: huiji.version + 1, reason: '写错了' },
    })
    expect(back.json.changed).toBe(saved.json.changed)
    expect((await inForce(huiji.id)).version).toBe(huiji.version)
  })

  it('of the province is not for a district to change', async () => {
    const asked = { text: withLine({ cutoffYear: 1990 }, henan), seen: henan.version }
    expect((await save(asked)).json.code).toBe('pack-elsewhere')
    const taken = { adcode, version: henan.version, reason: '不要' }
    expect((await ask('POST', `/api/policies/${henan.id}/take-back`, { body: taken })).json.code).toBe('pack-of-others')
  })
})

/** A later release of the product, with another clause and one target less. */
const release = (version: number): PolicyPack => ({
  ...huiji,
  version,
  title: `第 ${version} 次发行`,
  targets: huiji.targets.slice(1),
  clauses: [...huiji.clauses, { id: '新', title: null, quoted: '新条文。' }],
})

/** As loading the seeds does it. */
async function load(pack: PolicyPack): Promise<void> {
  const database = await testDatabase()
  for (const stored of await savePacks(database, [pack])) await savePackTargets(database, adcode, stored)
}
const stated = async () =>
  (await ask('GET', `/api/targets?adcode=${adcode}`)).json.items
    .filter(({ target }: { target: { pack: { id: string } | null } }) => target.pack?.id === huiji.id)
    .map(({ target }: { target: { id: string } }) => target.id)
    .sort()
const releases = async (): Promise<PackRelease[]> =>
  (await ask('GET', `/api/policies/releases?adcode=${adcode}`)).json.items
const takeBack = (version: number) =>
  ask('POST', `/api/policies/${huiji.id}/take-back`, { body: { adcode, version, reason: '试用结束' } })

describe('a release that brings a new version of a pack', () => {
  it('never mixes with the version a district wrote under its number, and holds once that is taken back', async () => {
    await load(huiji)
    const standing = await inForce(huiji.id)
    const saved = await save({ text: withLine({ cutoffYear: 1990 }), seen: standing.version })
    const own = saved.json.head.version
    const [before, targets] = [await inForce(huiji.id), await stated()]

    await load(release(own))
    expect(await inForce(huiji.id)).toEqual(before)
    expect(await stated()).toEqual(targets)

    // the district goes on from its own version, and takes both back
    const next = await save({ text: withLine({ cutoffYear: 1991 }), seen: own })
    expect(next.json.head.version).toBe(own + 2)
    await takeBack(own + 2)
    expect((await inForce(huiji.id)).version).toBe(own)
    await takeBack(own)
    expect(await inForce(huiji.id)).toMatchObject({ title: `第 ${own} 次发行`, version: own + 1 })
    expect(await stated()).toHaveLength(targets.length - 1)

    // loaded again, or an older one: nothing more
    await load(release(own))
    await load(huiji)
    expect(await inForce(huiji.id)).toMatchObject({ title: `第 ${own} 次发行`, version: own + 1 })
    expect((await inForce(huiji.id)).clauses).toHaveLength(huiji.clauses.length + 1)
  })

  it('follows the release before where no district wrote one, tells once whose verdict it changed, and stays away where the district took that back', async () => {
    const { version } = await inForce(huiji.id)
    const others = { ...huiji.eligibility.builtYear!, cutoffYear: 1990, classes: [] }
    const next = { ...release(version + 5), eligibility: { ...huiji.eligibility, builtYear: others } }
    expect((await releases()).filter(({ pack }) => pack === huiji.id)).toEqual([])
    await load(next)
    await load(next)
    expect((await inForce(huiji.id)).version).toBe(version + 5)
    const told = (await releases()).filter(({ pack }) => pack === huiji.id)
    expect(told).toMatchObject([{ version: version + 5, from: version }])
    expect(told[0]?.changes.find(({ name }) => name === '中华园小区')?.classes).toMatchObject([{ to: 'not-eligible' }])
    await takeBack(version + 5)
    await load(release(version + 6))
    expect((await inForce(huiji.id)).version).toBe(version)
    expect((await save({ text: withLine({}), seen: version })).json.head.version).toBe(version + 7)
  })
})

describe('a pack of the district’s own', () => {
  it('is added without code, covers the district from then on, and is refused with its line where it has a typo', async () => {
    const typo = JSON.stringify(own, null, 2).replace('"inclusive"', '"inclusiv"')
    expect((await check(typo)).faults[0]).toMatchObject({ path: expect.stringContaining('inclus') })
    expect((await save({ text: typo, seen: null })).json.code).toBe('pack-faulty')

    const added = await check(JSON.stringify(own))
    expect(added.changes).toHaveLength(28)
    expect((await save({ text: JSON.stringify(own), seen: null })).json).toMatchObject({ changed: 28 })
    expect(await overallOf('中华园小区', own.documentNumber)).toBe('eligible')
    await ask('POST', `/api/policies/${own.id}/take-back`, { body: { adcode, version: 1, reason: '试用结束' } })
    expect(await inForce(own.id)).toBeUndefined()
  })

  it('leaves the catalogues of others with them: a code is in one pack only, and a copy has none', async () => {
    const whole = { ...huiji, id: 'huiji-2026-2', source: 'huiji-2026-2' }
    expect((await save({ text: JSON.stringify(whole), seen: null })).json).toMatchObject({
      code: 'pack-catalogue-taken',
      params: { document: huiji.documentNumber },
    })
    const copy = copiedPack(huiji, adcode, '2026-11-21')
    const id = 'own-2026-1'
    expect((await save({ text: JSON.stringify(copy), seen: null })).status).toBe(201)
    await ask('POST', `/api/policies/${id}/take-back`, { body: { adcode, version: 1, reason: '试用结束' } })
  })

  it('is not brought back by taking a version back, where another pack has its catalogue by now', async () => {
    const catalogues = [
      { ...huiji.catalogues[0]!, code: 'AB-1', items: [{ ...huiji.catalogues[0]!.items[0]!, code: 'AB-1-1' }] },
    ]
    const of = (id: string, more: object) => ({
      ...own,
      id,
      source: id,
      clauses: huiji.clauses,
      eligibility: { ...own.eligibility, builtYear: null },
      ...more,
    })
    const [first, second] = [of('first-2026-1', { catalogues }), of('second-2026-1', { catalogues })]
    const put = async (pack: object, seen: number | null) => (await save({ text: JSON.stringify(pack), seen })).status
    expect([await put(first, null), await put({ ...first, catalogues: [] }, 1), await put(second, null)]).toEqual([
      201, 201, 201,
    ])
    const back = await ask('POST', '/api/policies/first-2026-1/take-back', {
      body: { adcode, version: 2, reason: '写错了' },
    })
    expect(back.json).toMatchObject({ code: 'pack-catalogue-returns', params: { code: 'AB-1', version: 1 } })
    expect((await inForce('first-2026-1')).version).toBe(2)
    for (const [id, version] of [
      ['second-2026-1', 1],
      ['first-2026-1', 2],
      ['first-2026-1', 1],
    ] as const)
      await ask('POST', `/api/policies/${id}/take-back`, { body: { adcode, version, reason: '试用结束' } })
  })

  it('is not written by who may only read', async () => {
    const guest = await appUnderTest({ reader: guestReader })
    const body = { adcode, text: JSON.stringify(own), seen: null, reason: '试' }
    expect((await ask('POST', '/api/policies', { body }, guest)).status).toBe(403)
  })
})
