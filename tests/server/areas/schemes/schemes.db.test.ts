import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Scheme, SchemeDraft } from '#contract/scheme.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { foundTown, type Town } from '../toy-town.ts'

const post = (path: string, body: object) => ask('POST', path, { body })
const areasOf = async (adcode: string) => (await ask('GET', `/api/areas?adcode=${adcode}`)).json.items
const trail = async (adcode: string): Promise<string[]> =>
  (await ask('GET', `/api/audit?adcode=${adcode}`)).json.items.map((entry: { action: string }) => entry.action)

async function rowOfYards(adcode: string): Promise<Town> {
  const town = await foundTown(adcode)
  const row = Array.from({ length: 6 }, (_, i) => ({ name: `y${i}`, at: [i * 120, 0] as const, households: 100 + i }))
  await town.lay(...row, { name: 'far', at: [3000, 0], households: 80 })
  return town
}

/** A division of the row as the workbench would send it. */
function draftOf(town: Town, ...areas: string[][]): SchemeDraft {
  return {
    request: { params: { maxGapM: 50 }, statuses: ['candidate'], added: [] },
    areas: areas.map((names, place) => ({
      number: `A-0${place + 1}`,
      hue: place,
      name: `${names[0]}片区`,
      compounds: names.map(town.idOf),
      households: 100 * names.length,
      planYear: 2021,
      byHand: place === 0,
      reason: '相邻',
      proof: { optimal: true, gap: 0, thirdLevel: true },
    })),
    uncovered: [],
  }
}

const keep = async (town: Town, name: string, draft: SchemeDraft): Promise<Scheme> => {
  const { status, json } = await post('/api/schemes', { adcode: town.adcode, name, draft })
  expect(status).toBe(201)
  return json
}

describe('a draft of a scheme', () => {
  let town: Town
  beforeAll(async () => {
    town = await rowOfYards('990701')
  })

  it('is kept, found again as it was left, and changes nothing on the map', async () => {
    const draft = draftOf(town, ['y0', 'y1'], ['y2', 'y3'])
    const kept = await keep(town, '方案一', draft)
    expect(kept).toMatchObject({ name: '方案一', state: 'draft', areas: 2, compounds: 4, version: 1 })
    const { json } = await ask('GET', `/api/schemes/${kept.id}`)
    expect(json.draft).toEqual(draft)
    expect(json.division.map(({ number }: { number: string }) => number)).toEqual(['A-01', 'A-02'])
    expect(await areasOf(town.adcode)).toEqual([])
  })

  it('is saved again as the planner goes on; who saves over somebody else’s change is told', async () => {
    const kept = await keep(town, '方案二', draftOf(town, ['y0', 'y1']))
    const draft = draftOf(town, ['y0', 'y1', 'y2'])
    const saved = await ask('PATCH', `/api/schemes/${kept.id}`, { body: { version: 1, draft } })
    expect(saved.json).toMatchObject({ version: 2, compounds: 3 })
    const late = await ask('PATCH', `/api/schemes/${kept.id}`, { body: { version: 1, name: '方案二乙' } })
    expect([late.status, late.json.code, late.json.current.version]).toEqual([409, 'stale-version', 2])
  })

  it('with a compound in two areas, or a number twice, is refused and not kept', async () => {
    const before = (await ask('GET', `/api/schemes?adcode=${town.adcode}`)).json.total
    const twice = await post('/api/schemes', {
      adcode: town.adcode,
      name: '错',
      draft: draftOf(town, ['y0', 'y1'], ['y1', 'y2']),
    })
    expect([twice.status, twice.json.code]).toEqual([422, 'scheme-compound-twice'])
    const draft = draftOf(town, ['y0', 'y1'], ['y2', 'y3'])
    const number = await post('/api/schemes', {
      adcode: town.adcode,
      name: '错',
      draft: { ...draft, areas: draft.areas.map((area) => ({ ...area, number: 'A-01' })) },
    })
    expect([number.status, number.json.code]).toEqual([422, 'scheme-number-twice'])
    expect((await ask('GET', `/api/schemes?adcode=${town.adcode}`)).json.total).toBe(before)
  })

  it('is put away, and then no longer changed', async () => {
    const kept = await keep(town, '方案三', draftOf(town, ['y0', 'y1']))
    const put = await post(`/api/schemes/${kept.id}/archive`, { version: 1, reason: '重复' })
    expect(put.json).toMatchObject({ state: 'archived', version: 2 })
    const change = await ask('PATCH', `/api/schemes/${kept.id}`, { body: { version: 2, draft: draftOf(town, ['y4']) } })
    expect([change.status, change.json.code]).toEqual([422, 'scheme-not-draft'])
  })
})

describe('a scheme that is adopted', () => {
  let town: Town
  beforeAll(async () => {
    town = await rowOfYards('990702')
  })

  it('becomes the areas of the district, with numbers, members and an audit entry each', async () => {
    const kept = await keep(town, '首版', draftOf(town, ['y0', 'y1', 'y2'], ['y3', 'y4']))
    const { status, json } = await post(`/api/schemes/${kept.id}/adopt`, { version: 1, reason: '局办公会' })
    expect([status, json.state]).toEqual([200, 'adopted'])
    const areas = await areasOf(town.adcode)
    expect(areas.map((area: { number: string; compounds: string[] }) => [area.number, area.compounds.length])).toEqual([
      ['A-01', 3],
      ['A-02', 2],
    ])
    expect(areas[0]).toMatchObject({ contiguous: true, planYear: 2021, name: 'y0片区' })
    const actions = await trail(town.adcode)
    expect(actions.filter((action) => action === 'area.create')).toHaveLength(2)
    expect(actions).toContain('scheme.adopt')
  })

  it('keeps what is recorded of an area whose members stay together', async () => {
    const [first] = await areasOf(town.adcode)
    const record = { implementer: '东街街道办', note: '与管线同步' }
    const changed = await ask('PATCH', `/api/areas/${first.id}`, { body: { version: first.version, ...record } })
    expect(changed.status).toBe(200)
    const again = await keep(town, '同一划分', draftOf(town, ['y3', 'y4'], ['y2', 'y1', 'y0']))
    await post(`/api/schemes/${again.id}/adopt`, { version: 1 })
    const areas = await areasOf(town.adcode)
    expect(areas.map(({ number, implementer, note }: Record<string, unknown>) => [number, implementer, note])).toEqual([
      ['A-01', null, null],
      ['A-02', record.implementer, record.note],
    ])
  })

  it('gives way to the next one, and stays in the archive with its areas', async () => {
    const next = await keep(town, '二版', draftOf(town, ['y0', 'y1'], ['y2', 'y3', 'y4', 'y5']))
    await post(`/api/schemes/${next.id}/adopt`, { version: 1 })
    const { items } = (await ask('GET', `/api/schemes?adcode=${town.adcode}`)).json
    expect(items.map(({ name, state, areas, compounds }: Scheme) => [name, state, areas, compounds])).toEqual([
      ['二版', 'adopted', 2, 6],
      ['同一划分', 'archived', 2, 5],
      ['首版', 'archived', 2, 5],
    ])
    const old = (await ask('GET', `/api/schemes/${items[2].id}`)).json
    expect(old.division.map((area: { compounds: string[] }) => area.compounds.length)).toEqual([3, 2])
    expect((await areasOf(town.adcode)).map((area: { compounds: string[] }) => area.compounds.length)).toEqual([2, 4])
  })

  it('an area can still be added to by hand', async () => {
    const added = await post('/api/areas', { adcode: town.adcode, name: '单独', compounds: [town.idOf('far')] })
    expect([added.status, added.json.number]).toEqual([201, 'A-03'])
  })

  it('is refused while an area of it falls apart as the ledger stands, and nothing is half-written', async () => {
    const before = await areasOf(town.adcode)
    const broken = await keep(town, '断开', draftOf(town, ['y0', 'y1'], ['y2', 'far']))
    const { status, json } = await post(`/api/schemes/${broken.id}/adopt`, { version: 1 })
    expect([status, json.code, json.params.count]).toEqual([422, 'scheme-broken', 1])
    expect(json.detail).toContain('A-02')
    expect(await areasOf(town.adcode)).toEqual(before)
    expect((await ask('GET', `/api/schemes/${broken.id}`)).json).toMatchObject({ state: 'draft', version: 1 })
    const left = await town.run(
      sql`SELECT count(*)::int AS n FROM area WHERE adcode = ${town.adcode} AND scheme_id = ${broken.id}`,
    )
    expect(left.rows[0]).toEqual({ n: 0 })
  })

  it('empty, unknown, or asked for by a guest, is refused with a word on why', async () => {
    const empty = await keep(town, '空', draftOf(town))
    expect((await post(`/api/schemes/${empty.id}/adopt`, { version: 1 })).json.code).toBe('scheme-empty')
    expect((await post('/api/schemes/990702-g-nothing/adopt', { version: 1 })).json.code).toBe('no-such-scheme')
    const unknown = await keep(town, '无', { ...draftOf(town), areas: draftOf(town, ['nobody']).areas })
    expect((await post(`/api/schemes/${unknown.id}/adopt`, { version: 1 })).status).toBe(422)
    const guest = await appUnderTest({ reader: guestReader })
    const asked = await ask('POST', `/api/schemes/${empty.id}/adopt`, { body: { version: 1 } }, guest)
    expect([asked.status, asked.json.code]).toEqual([403, 'read-only'])
  })
})
