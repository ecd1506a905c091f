import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { UnifiedFlag } from '#contract/area.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks } from '#seeds/save-records.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'
import { foundTown, type Town } from './toy-town.ts'

const save = async (town: Town, names: string[]) =>
  (
    await ask('POST', '/api/areas', {
      body: { adcode: town.adcode, name: '东街片区', compounds: names.map(town.idOf) },
    })
  ).json
const change = (id: string, body: object) => ask('PATCH', `/api/areas/${id}`, { body })
const flagsOf = async (adcode: string): Promise<UnifiedFlag[]> =>
  (await ask('GET', `/api/unified-flags?adcode=${adcode}`)).json.items

/** Four yards in a row, 20 m apart; the last one belongs to 西街. */
async function streetOfYards(adcode: string): Promise<Town> {
  const town = await foundTown(adcode)
  await town.openStreetOffice('02', '西街')
  const row = Array.from({ length: 4 }, (_, i) => ({ name: `y${i}`, at: [i * 120, 0] as const, households: 10 + i }))
  await town.lay(...row.slice(0, 3), { ...row[3]!, street: '02' })
  return town
}

beforeAll(async () => savePacks(await testDatabase(), readPolicyPacks()))

describe('what is done as one', () => {
  it('in Huiji is four things by the province and three by the district, each with clause, words and unit', async () => {
    const town = await foundTown('410108')
    const flags = await flagsOf(town.adcode)
    expect(flags.map(({ label, documentNumber }) => [label, documentNumber])).toEqual([
      ...['统一规划', '统一设计', '统一改造', '统一管理'].map((label) => [label, '豫政办〔2019〕58号']),
      ...['统一规划设计', '统一组织实施', '统一物业服务'].map((label) => [label, '惠政文〔2019〕63号']),
    ])
    expect(flags[4]).toMatchObject({
      code: 'hj-plan-and-design',
      clause: '七（三）',
      quoted: expect.stringContaining('采取统一规划设计、统一组织实施、统一物业服务的方式，进行片区集中改造'),
      responsible: { unit: '刘寨街道办事处、长兴路街道办事处' },
    })
  })

  it('in Shizhong is five things, in a district without a document of its own what the province wants, else nothing', async () => {
    for (const [adcode, count] of [
      ['370103', 5],
      ['410196', 4],
      ['990801', 0],
    ] as const) {
      await foundTown(adcode)
      expect(await flagsOf(adcode)).toHaveLength(count)
    }
  })

  it('is asked of the newest version of a pack', async () => {
    const pack = readPolicyPacks().find(({ id }) => id === 'shizhong-2020-13')!
    await savePacks(await testDatabase(), [
      { ...pack, version: pack.version + 1, unifiedFlags: pack.unifiedFlags.slice(0, 2) },
    ])
    expect((await flagsOf('370103')).map(({ code }) => code)).toEqual(['sz-design', 'sz-approve'])
  })

  it('of a district nobody knows is no question', async () => {
    expect((await ask('GET', '/api/unified-flags?adcode=999999')).status).toBe(404)
  })
})

describe('the record of an area', () => {
  let town: Town
  let id: string
  beforeAll(async () => {
    town = await streetOfYards('410195')
    id = (await save(town, ['y0', 'y1'])).id
  })

  it('begins empty: nobody carries it out, nothing is decided to be done as one', async () => {
    const { json } = await ask('GET', `/api/areas/${id}`)
    expect(json).toMatchObject({ implementer: null, leadStreetOfficeId: null, unified: {}, note: null })
  })

  it('takes who carries it out, the office that leads, what is done as one and a note, each with its source', async () => {
    const record = {
      implementer: '区城建集团',
      leadStreetOfficeId: `${town.adcode}-s-01`,
      unified: { 'hn-plan': true, 'hn-manage': false },
      note: '先做管线',
    }
    const { status, json } = await change(id, { version: 1, ...record, reason: '专题会' })
    expect([status, json.version]).toEqual([200, 2])
    expect(json).toMatchObject(record)
    expect((await ask('GET', `/api/areas?adcode=${town.adcode}`)).json.items[0]).toEqual(json)
    const found = await town.run(sql`SELECT provenance FROM area WHERE adcode = ${town.adcode} AND id = ${id}`)
    expect(found.rows[0]).toMatchObject({
      provenance: { implementer: { source: '本机用户', kind: 'user' }, unified: { kind: 'user' } },
    })
  })

  it('can be emptied again, and a field that is not named stays', async () => {
    const { json } = await change(id, { version: 2, implementer: null, unified: {} })
    expect(json).toMatchObject({ implementer: null, unified: {}, note: '先做管线', name: '东街片区' })
  })

  const refused: [string, object, string, string][] = [
    ['a flag no document over the district knows', { unified: { 'sz-design': true } }, 'bad-value', 'sz-design'],
    ['a street office of another district', { leadStreetOfficeId: '370103-s-01' }, 'bad-value', '370103-s-01'],
    ['an implementer of blanks', { implementer: ' ' }, 'malformed', ''],
    ['a flag that is neither yes nor no', { unified: { 'hn-plan': 'yes' } }, 'malformed', ''],
  ]
  it.each(refused)('refuses %s, and nothing is changed', async (_, body, code, named) => {
    const before = (await ask('GET', `/api/areas/${id}`)).json
    const { status, json } = await change(id, { version: before.version, ...body })
    expect([status, json.code]).toEqual([422, code])
    expect(json.detail).toContain(named)
    expect((await ask('GET', `/api/areas/${id}`)).json).toEqual(before)
  })

  it('has a history: who changed what, and why', async () => {
    const { json } = await ask('GET', `/api/audit?adcode=${town.adcode}&record=${id}`)
    expect(json.items.map(({ action, reason }: { action: string; reason: string }) => [action, reason])).toEqual([
      ['area.change', null],
      ['area.change', '专题会'],
      ['area.create', null],
    ])
    expect(json.items[1]).toMatchObject({
      actor: 'local',
      before: { implementer: null, unified: {} },
      after: { implementer: '区城建集团', unified: { 'hn-plan': true, 'hn-manage': false } },
    })
  })
})

describe('an area over two street offices', () => {
  let town: Town
  let id: string
  const faultsOf = async () => (await ask('GET', `/api/areas/${id}`)).json.faults
  beforeAll(async () => {
    town = await streetOfYards('410194')
    await town.openStreetOffice('03', '南街')
    id = (await save(town, ['y2', 'y3'])).id
  })

  it('is saved, and says that an office has to lead', async () => {
    const { json } = await ask('GET', `/api/areas/${id}`)
    expect(json.contiguous).toBe(true)
    expect(json.faults).toEqual([
      expect.objectContaining({ code: 'lead-street', message: '成员分属东街、西街，还没有牵头街道' }),
    ])
  })

  it('says so while an office leads that no member belongs to, and no longer when one of them does', async () => {
    await change(id, { version: 1, leadStreetOfficeId: `${town.adcode}-s-03` })
    expect((await faultsOf())[0].message).toBe('成员分属东街、西街，牵头街道不在其中')
    await change(id, { version: 2, leadStreetOfficeId: `${town.adcode}-s-02` })
    expect(await faultsOf()).toEqual([])
  })
})

describe('the name proposed for an area', () => {
  const proposed = async (town: Town, ...names: string[]) =>
    (await ask('POST', '/api/areas/preview', { body: { adcode: town.adcode, compounds: names.map(town.idOf) } })).json
      .proposedName

  it('is its street office and the street it lies along, and its largest compound where there is no road', async () => {
    const town = await streetOfYards('410193')
    expect(await proposed(town, 'y0', 'y1')).toBe('东街y1片区')
    await town.pave('远大路', 'arterial', [-100, 250], [600, 250])
    expect(await proposed(town, 'y0', 'y1')).toBe('东街远大路片区')
    await town.pave('后巷', 'lane', [-100, 110], [600, 110])
    await town.pave('横街', 'street', [110, -300], [110, 20])
    expect(await proposed(town, 'y0', 'y1')).toBe('东街横街片区')
    await town.pave('长街', 'street', [-100, -20], [600, -20])
    expect(await proposed(town, 'y0', 'y1')).toBe('东街长街片区')
  })

  it('is not that of an area there is, and follows the street office of most members', async () => {
    const town = await streetOfYards('410192')
    await town.pave('长街', 'street', [-100, -20], [600, -20])
    const area = await save(town, ['y0'])
    await change(area.id, { version: 1, name: '东街长街片区' })
    expect(await proposed(town, 'y1', 'y2')).toBe('东街y2片区')
    expect(await proposed(town, 'y3')).toBe('西街长街片区')
  })

  it('is none where nobody is inside', async () => {
    expect(await proposed(await streetOfYards('410191'))).toBeNull()
  })
})

describe('the outline of an area', () => {
  /** Square metres of the outline within a rectangle of the town, whole. */
  const coverage = async (town: Town, id: string) => {
    const { shape } = (await ask('GET', `/api/areas/${id}`)).json
    const found = await town.run(sql`
      SELECT round(st_area(o.shape))::int AS whole, st_numgeometries(o.shape) AS parts,
        (SELECT bool_and(st_area(st_difference(st_transform(c.boundary, 4547), o.shape)) < 1) FROM compound c
          JOIN area_member m ON m.adcode = c.adcode AND m.compound_id = c.id AND m.area_id = ${id}) AS "holdsMembers",
        (SELECT coalesce(round(st_length(st_intersection(st_transform(b.line, 4547), o.shape)))::int, 0)
          FROM barrier b WHERE b.adcode = ${town.adcode} AND b.active) AS "barrierInside",
        (SELECT coalesce(round(sum(st_area(st_intersection(st_transform(c.boundary, 4547), o.shape))))::int, 0) FROM compound c
          LEFT JOIN area_member m ON m.adcode = c.adcode AND m.compound_id = c.id AND m.area_id = ${id}
          WHERE c.adcode = ${town.adcode} AND m.area_id IS NULL) AS "othersInside"
      FROM (SELECT st_transform(st_geomfromgeojson(${JSON.stringify({ ...shape, crs: { type: 'name', properties: { name: 'EPSG:4490' } } })}), 4547) AS shape) o`)
    return found.rows[0]
  }

  it('closes the lane between its members, and leaves out who is no member', async () => {
    const town = await streetOfYards('990811')
    const { id } = await save(town, ['y0', 'y1'])
    const { whole, ...rest } = (await coverage(town, id)) as { whole: number }
    expect(whole).toBeGreaterThan(22_000)
    expect(rest).toEqual({ parts: 1, holdsMembers: true, barrierInside: null, othersInside: 0 })
  })

  it('is cut where a barrier runs through its lanes, and nothing is left beyond; one switched off cuts nothing', async () => {
    const town = await streetOfYards('990812')
    const { id } = await save(town, ['y0', 'y1'])
    const uncut = (await coverage(town, id)) as { whole: number }
    await town.cut('开元路', 'road', [-300, 106], [600, 106])
    const cut = (await coverage(town, id)) as { whole: number }
    expect(cut).toMatchObject({ parts: 1, holdsMembers: true, barrierInside: 0 })
    // of the margin of 12 m the half beyond the road is gone, and half the strip: 12 - 3 m over more than 220 m
    expect(uncut.whole - cut.whole).toBeGreaterThan(9 * 220)
    await town.run(sql`UPDATE barrier SET active = false WHERE adcode = ${town.adcode}`)
    expect(await coverage(town, id)).toMatchObject({ whole: uncut.whole })
  })

  it('falls into parts where the barrier runs between members, and never loses a piece of a member it crosses', async () => {
    const town = await streetOfYards('990813')
    const { id } = await save(town, ['y0', 'y1'])
    await town.cut('沟', 'river', [110, -300], [110, 300])
    expect(await coverage(town, id)).toMatchObject({ parts: 2, holdsMembers: true, barrierInside: 0 })
    await town.run(sql`DELETE FROM barrier WHERE adcode = ${town.adcode}`)
    await town.cut('沟', 'river', [50, -300], [50, 300])
    expect(await coverage(town, id)).toMatchObject({ parts: 1, holdsMembers: true, barrierInside: 100 })
  })
})
