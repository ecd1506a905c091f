import { beforeAll, describe, expect, it } from 'vitest'
import { CompoundList } from '#contract/compound.ts'
import { loadSeeds } from '#seeds/load.ts'
import { foundTown } from '#tests/server/areas/toy-town.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const list = (query: string) => ask('GET', `/api/compounds?${query}`)
const namesOf = (answer: { json: { items: { name: string }[] } }) => answer.json.items.map(({ name }) => name)

beforeAll(async () => loadSeeds(await testDatabase(), { demo: false }))

describe('the list of compounds', () => {
  it('holds the 28 of Huiji in ledger order, each with its facts', async () => {
    const { status, json } = await list('adcode=410108&limit=200')
    expect(status).toBe(200)
    expect(json.total).toBe(28)
    expect(json.items).toHaveLength(28)
    expect(json.items[0]).toEqual({
      id: '410108-c-001',
      adcode: '410108',
      name: '12中家属院',
      code: null,
      sketched: false,
      aliases: [],
      streetOffice: { id: '410108-s-02', name: '长兴路街道' },
      builtYear: 1993,
      planYear: 2019,
      status: 'planned',
      statusOn: '2019-12-20',
      steps: [{ status: 'planned', onDay: '2019-12-20' }],
      households: null,
      householdsKind: null,
      fundingLabel: '上级补贴',
      placed: false,
      place: null,
      areaId: null,
      late: false,
      retired: false,
      version: 1,
    })
    expect(json.items.at(-1).name).toBe('粮食机械厂家属院')
    expect(CompoundList.parse(json)).toEqual(json)
  })

  it('holds the 20 of Nayong, none of them placed, without street or year built', async () => {
    const { json } = await list('adcode=520525')
    expect(json.total).toBe(20)
    for (const item of json.items) {
      expect(item).toMatchObject({
        placed: false,
        streetOffice: null,
        builtYear: null,
        planYear: 2022,
        status: 'planned',
      })
    }
  })

  it('sums a city and a province', async () => {
    const other = await foundTown('410199')
    await other.lay({ name: 'beyond', at: [0, 0] })
    expect((await list('adcode=4101')).json.total).toBe(29)
    expect((await list('adcode=41')).json.total).toBe(29)
    expect((await list('')).json.total).toBe(49)
  })

  it('is empty for a district whose documents name no compound', async () => {
    expect((await list('adcode=370103')).json).toEqual({ total: 0, items: [] })
  })

  it('is read page by page; the total is that of all pages', async () => {
    const whole = namesOf(await list('adcode=410108'))
    const pages = [await list('adcode=410108&limit=20'), await list('adcode=410108&limit=20&offset=20')]
    expect(pages.map(({ json }) => json.total)).toEqual([28, 28])
    expect(pages.flatMap(namesOf)).toEqual(whole)
    expect((await list('adcode=410108&offset=28')).json).toEqual({ total: 28, items: [] })
  })

  it('finds a compound by a part of its name; signs that mean something to SQL mean themselves', async () => {
    expect(namesOf(await list(`q=${encodeURIComponent('12中')}`))).toEqual(['12中家属院'])
    for (const sign of ['%', '_', '\\', "'", '"']) {
      expect((await list(`q=${encodeURIComponent(sign)}`)).json).toMatchObject({ total: 0 })
    }
  })

  it('is filtered by street, status, plan year and whether a boundary is there', async () => {
    const total = async (query: string) => (await list(`adcode=410108&${query}`)).json.total
    expect((await total('street=410108-s-01')) + (await total('street=410108-s-02'))).toBe(28)
    expect((await total('planYear=2019')) + (await total('planYear=2020')) + (await total('planYear=2021'))).toBe(28)
    expect([await total('status=planned'), await total('status=candidate,under-way')]).toEqual([28, 0])
    expect([await total('placed=true'), await total('placed=false')]).toEqual([0, 28])
    expect(await total('planYear=99999999999')).toBe(0)
  })
})

describe('a question nobody can answer is refused as a problem', () => {
  const wrong: [string, number, string][] = [
    ['limit=0', 422, 'malformed'],
    ['limit=1001', 422, 'malformed'],
    ['limit=ten', 422, 'malformed'],
    ['limit=2.5', 422, 'malformed'],
    ['offset=-1', 422, 'malformed'],
    ['adcode=4', 422, 'malformed'],
    ['adcode=41010', 422, 'malformed'],
    ['adcode=abcdef', 422, 'malformed'],
    ['planYear=soon', 422, 'malformed'],
    ['placed=maybe', 422, 'malformed'],
    ['status=demolished', 422, 'malformed'],
    ['colour=red', 422, 'malformed'],
    ['adcode=999999', 404, 'no-such-district'],
    ['adcode=99', 404, 'no-such-district'],
  ]
  it.each(wrong)('%s', async (query, status, code) => {
    const answer = await list(query)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.json).toMatchObject({ status, code, instance: '/api/compounds' })
  })

  it.each([
    ['410108-c-999', 404],
    ['999999-c-001', 404],
    ['nonsense', 422],
  ])('GET /api/compounds/%s', async (id, status) => {
    expect((await ask('GET', `/api/compounds/${id}`)).status).toBe(status)
  })
})
