import { beforeAll, describe, expect, it } from 'vitest'
import { loadSeeds } from '#seeds/load.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '410108'
const street = `${adcode}-s-01`
const otherStreet = `${adcode}-s-02`
const listed = async () => (await ask('GET', `/api/communities?adcode=${adcode}`)).json
const name = (body: object) => ask('POST', '/api/communities', { body: { adcode, streetOfficeId: street, ...body } })
const change = async (id: string, edits: object) => {
  const { version } = (await ask('GET', `/api/compounds/${id}`)).json
  return ask('PATCH', `/api/compounds/${id}`, { body: { version, ...edits } })
}

beforeAll(async () => loadSeeds(await testDatabase(), { demo: false }))

describe('the communities of a district', () => {
  it('are none where no document names any', async () => {
    expect(await listed()).toEqual({ total: 0, items: [] })
  })

  it('of an unknown district are not found', async () => {
    expect((await ask('GET', '/api/communities?adcode=999999')).json).toMatchObject({ code: 'no-such-district' })
  })

  it('can be named by hand under their street office, with an audit entry, and are then chosen for a compound', async () => {
    const { status, json } = await name({ name: ' 金河社区 ' })
    expect(status).toBe(201)
    expect(json).toEqual({ adcode, id: json.id, streetOfficeId: street, name: '金河社区', compounds: 0 })
    expect(json.id).toMatch(/^410108-m-[0-9a-f]{8}$/)
    const [entry] = (await ask('GET', `/api/audit?adcode=${adcode}&record=${json.id}`)).json.items
    expect(entry).toMatchObject({
      action: 'community.create',
      kind: 'community',
      before: null,
      after: { name: '金河社区' },
    })
    const saved = await change(`${adcode}-c-001`, { streetOfficeId: street, communityId: json.id })
    expect(saved.json).toMatchObject({ communityId: json.id, provenance: { communityId: { kind: 'user' } } })
    expect((await listed()).items).toEqual([{ ...json, compounds: 1 }])
  })

  it('have each name once under a street office, and as often as needed under others', async () => {
    expect(await name({ name: '金河社区' })).toMatchObject({ status: 409, json: { code: 'community-exists' } })
    expect((await name({ name: '金河社区', streetOfficeId: otherStreet })).status).toBe(201)
    const twins = await Promise.all(Array.from({ length: 8 }, () => name({ name: '同名社区' })))
    expect(twins.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  it('take no compound of another street office', async () => {
    const { items } = await listed()
    const there = items.find(({ streetOfficeId }: { streetOfficeId: string }) => streetOfficeId === otherStreet)
    const refused = await change(`${adcode}-c-002`, { streetOfficeId: street, communityId: there.id })
    expect(refused).toMatchObject({ status: 422, json: { code: 'community-elsewhere' } })
    expect((await change(`${adcode}-c-002`, { streetOfficeId: otherStreet, communityId: there.id })).status).toBe(200)
    expect(await change(`${adcode}-c-002`, { streetOfficeId: street })).toMatchObject({
      json: { code: 'community-elsewhere' },
    })
  })

  it.each([
    ['a street office nobody knows', { name: '新社区', streetOfficeId: '410108-s-99' }, 'unknown-reference'],
    ['no name', { name: '  ' }, 'malformed'],
  ])('are not named with %s', async (_, body, code) => {
    expect(await name(body)).toMatchObject({ status: 422, json: { code } })
  })
})
