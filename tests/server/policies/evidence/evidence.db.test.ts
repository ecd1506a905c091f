/** 佐证材料: kept as it came, given out as a download, removed and brought back; and no verdict hangs on it. */
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { CompoundEligibility } from '#contract/eligibility.ts'
import { Evidence } from '#contract/evidence.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks } from '#seeds/save-records.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { foundTown, type Town } from '#tests/server/areas/toy-town.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { pngOf } from '#tests/server/pictures/small-pictures.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '410196'
const code = 'structurally-safe'
/** An appraisal, larger than what goes to the database at once. */
const report = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3_500_000, 0x41), Buffer.from('\n%%EOF\n')])
let town: Town

beforeAll(async () => {
  await savePacks(await testDatabase(), readPolicyPacks())
  town = await foundTown(adcode)
  await town.lay({ name: 'a', builtYear: 1998 })
  await town.run(sql`INSERT INTO revision (adcode, number) VALUES (${adcode}, 1)`)
})

async function attach(bytes: Uint8Array, more: Record<string, string> = {}, app = appUnderTest()) {
  const query = new URLSearchParams({ compoundId: town.idOf('a'), code, name: '鉴定报告.pdf', ...more })
  const headers = { 'content-type': 'application/octet-stream', host: '127.0.0.1:5180' }
  const request = new Request(`http://127.0.0.1:5180/api/evidence?${query}`, {
    ...{ method: 'POST', headers, body: Buffer.from(bytes) },
  })
  const answer = await (await app).request(request)
  return { status: answer.status, json: await answer.json() }
}
const eligibility = async () =>
  CompoundEligibility.parse((await ask('GET', `/api/compounds/${town.idOf('a')}/eligibility`)).json)
const listed = async () => (await ask('GET', `/api/evidence?compoundId=${town.idOf('a')}`)).json.items
const download = async (id: string) =>
  (await appUnderTest()).request(new Request(`http://127.0.0.1:5180/api/evidence/${id}/file`))

describe('a file attached to a fact', () => {
  let file: Evidence

  it('is kept as it came and stands beside the fact; without it the verdict is the same', async () => {
    const origin = { source: '2019 年鉴定', kind: 'document' }
    const items = [{ compoundId: town.idOf('a'), code, seen: null, fact: { holds: true, origin } }]
    await ask('PUT', '/api/facts', { body: { adcode, items } })
    const before = await eligibility()
    expect(before.policies[0]?.papers).toEqual([{ test: code, code: 'appraisal', label: '鉴定报告' }])
    expect(before.evidence).toEqual([])

    const added = await attach(report, { onDay: '2019-06-30', issuer: '市房屋安全鉴定中心' })
    expect(added.status).toBe(201)
    file = Evidence.parse(added.json)
    expect(file).toMatchObject({
      ...{ code, name: '鉴定报告.pdf', mediaType: 'application/pdf', sizeBytes: report.length, version: 1 },
      ...{ onDay: '2019-06-30', issuer: '市房屋安全鉴定中心' },
    })
    const after = await eligibility()
    expect(after.evidence).toEqual([file])
    expect(after.policies[0]?.classes).toEqual(before.policies[0]?.classes)
    const [entry] = (await ask('GET', `/api/audit?adcode=${adcode}&record=${town.idOf('a')}&limit=1`)).json.items
    expect(entry).toMatchObject({ action: 'evidence.add', kind: 'evidence', before: null, after: { id: file.id } })
  })

  it('leaves as a download and nothing else: no browser takes it for a page', async () => {
    const answer = await download(file.id)
    expect(Buffer.from(await answer.arrayBuffer()).equals(report)).toBe(true)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="evidence\.pdf"; filename\*=UTF-8''/,
    )
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  })

  it('has its issuer and day corrected on the version that was seen, is removed, and comes back', async () => {
    const change = (body: object) => ask('PATCH', `/api/evidence/${file.id}`, { body })
    expect((await change({ version: 1, issuer: '省建科院' })).json).toMatchObject({ issuer: '省建科院', version: 2 })
    const stale = await change({ version: 1, issuer: null })
    expect([stale.status, stale.json.current.issuer]).toEqual([409, '省建科院'])
    const removed = await ask('DELETE', `/api/evidence/${file.id}?version=2`)
    expect(removed.json.version).toBe(3)
    expect(await listed()).toEqual([])
    expect((await download(file.id)).status).toBe(404)
    const back = await ask('POST', `/api/evidence/${file.id}/restore`, { body: { version: 3 } })
    expect(back.json).toMatchObject({ id: file.id, issuer: '省建科院', version: 4 })
    expect(await listed()).toHaveLength(1)
  })

  it('brought back by two at once, the same file stands there once', async () => {
    const gone: string[] = []
    for (const name of ['甲.png', '乙.png']) {
      const { json } = await attach(pngOf(8, 8), { name })
      await ask('DELETE', `/api/evidence/${json.id}?version=1`)
      gone.push(json.id)
    }
    const back = await Promise.all(
      gone.map((id) => ask('POST', `/api/evidence/${id}/restore`, { body: { version: 2 } })),
    )
    expect(back.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await listed()).toHaveLength(2)
  })

  it('is refused twice for one fact, for what it is not, for a fact nobody asks about, and for who may not write', async () => {
    expect((await attach(report)).json.code).toBe('evidence-again')
    expect((await attach(Buffer.from('<html></html>'))).json.code).toBe('evidence-unknown')
    expect((await attach(pngOf(4, 4), { code: 'nobody-asks' })).json.code).toBe('unknown-fact')
    expect((await attach(pngOf(4, 4), { compoundId: `${adcode}-c-none` })).status).toBe(404)
    expect((await ask('GET', `/api/evidence?compoundId=${adcode}-c-none`)).status).toBe(404)
    const large = await attach(Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(31 * 1024 * 1024)]))
    expect([large.status, large.json.code]).toEqual([413, 'evidence-too-large'])
    expect((await attach(pngOf(4, 4), {}, appUnderTest({ reader: guestReader }))).status).toBe(403)
  })
})
