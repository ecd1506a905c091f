/** Marked ground: saved, tried out before, changed by two, and what it does to the verdicts of those that lie in it. */
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Position } from '#contract/geometry.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks } from '#seeds/save-records.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { foundTown, type Town } from '#tests/server/areas/toy-town.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

/** A district of Henan: the province's document is over it. */
const adcode = '410196'
const code = 'shantytown-renovation'
let town: Town
/** Of compound 甲: west, south, east, north in degrees; 乙 lies a width of 甲 further east. */
let box: [number, number, number, number]
/** Ground that crosses itself. */
let bowtie: object

beforeAll(async () => {
  await savePacks(await testDatabase(), readPolicyPacks())
  town = await foundTown(adcode)
  await town.lay({ name: 'jia', at: [0, 0] }, { name: 'yi', at: [200, 0] }, { name: 'unplaced' })
  const { rows } = await town.run(sql`SELECT st_xmin(boundary) AS w, st_ymin(boundary) AS s, st_xmax(boundary) AS e,
    st_ymax(boundary) AS n FROM compound WHERE id = ${town.idOf('jia')}`)
  const { w, s, e, n } = rows[0] as Record<'w' | 's' | 'e' | 'n', number>
  box = [w, s, e, n]
  bowtie = { type: 'Polygon', coordinates: [crossed(ground(1).coordinates[0]!)] }
  const width = e - w
  const building = (id: string, name: string | null, from: number, to: number) =>
    town.run(sql`INSERT INTO building (adcode, id, compound_id, name, boundary)
      VALUES (${adcode}, ${`${adcode}-b-${id}`}, ${town.idOf('yi')}, ${name},
        st_makeenvelope(${w + width * from}, ${s + (n - s) * 0.4}, ${w + width * to}, ${s + (n - s) * 0.6}, 4490))`)
  await building('1', '1号楼', 2.05, 2.15)
  await building('2', '2号楼', 2.7, 2.8)
})

/** From the west of 甲 over so many of its widths: 1 holds it, 2.2 holds about a fifth of 乙 too. */
const ground = (widths: number) => {
  const [w, s, e, n] = box
  const [from, to, low, high] = [w - 0.0001, w + (e - w) * widths, s - 0.0001, n + 0.0001]
  const corners: Position[] = [
    [from, low],
    [to, low],
    [to, high],
    [from, high],
    [from, low],
  ]
  return { type: 'Polygon', coordinates: [corners] }
}
const crossed = ([a, b, c, d]: Position[]) => [a, c, b, d, a]
const zone = (more: object = {}) => ({
  ...{ adcode, name: '沙口路片区', code, document: '2019 年棚改计划', documentOn: '2019-03-01' },
  ...{ boundary: ground(1.1), ...more },
})
const add = (more?: object) => ask('POST', '/api/policy-zones', { body: zone(more) })
const testOf = async (name: string, test = code) => {
  const { json } = await ask('GET', `/api/compounds/${town.idOf(name)}/eligibility`)
  return json.policies[0].classes[0].tests.find((each: { test: string }) => each.test === test)
}
const remove = ({ id, version }: { id: string; version: number }) =>
  ask('DELETE', `/api/policy-zones/${id}?version=${version}`)

describe('marked ground', () => {
  it('excludes what lies wholly in it, and of what lies partly in it names the buildings; taken away it says nothing', async () => {
    const { status, json: saved } = await add({ boundary: ground(2.2) })
    expect([status, saved.version, saved.boundary.type]).toEqual([201, 1, 'MultiPolygon'])
    expect(await testOf('jia')).toMatchObject({
      verdict: 'failed',
      because: { code: 'in-zone' },
      used: { zones: ['沙口路片区'], origin: { source: '2019 年棚改计划', onDay: '2019-03-01' } },
    })
    expect(await testOf('yi')).toMatchObject({
      verdict: 'unknown',
      because: { code: 'partly-in-zone-buildings', params: { percent: 21, buildings: ['1号楼'] } },
    })
    expect((await testOf('unplaced')).because.code).toBe('not-recorded')

    const standings = (await ask('GET', `/api/eligibility/standings?adcode=${adcode}&test=${code}`)).json
    expect(standings.items.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      ...['not-eligible', 'insufficient-data', 'insufficient-data'],
    ])
    const { items, meanings, withoutOutline } = (await ask('GET', `/api/policy-zones?adcode=${adcode}`)).json
    expect(items).toMatchObject([{ name: '沙口路片区', whole: 1, partly: 1 }])
    expect(withoutOutline).toBe(1)
    expect(meanings.at(-1)).toMatchObject({ code: 'historic-quarter', rules: [{ clause: '一（二）4' }] })

    const origin = { source: '街道核实', kind: 'survey' }
    const own = { compoundId: town.idOf('jia'), code, seen: null, fact: { holds: false, origin } }
    await ask('PUT', '/api/facts', { body: { adcode, items: [own] } })
    expect(await testOf('jia')).toMatchObject({ verdict: 'passed', used: { origin } })
    await ask('PUT', '/api/facts', { body: { adcode, items: [{ ...own, seen: await seenOf('jia'), fact: null }] } })

    expect((await remove(saved)).status).toBe(200)
    expect((await testOf('jia')).because.code).toBe('not-recorded')
    const audit = (await ask('GET', `/api/audit?adcode=${adcode}&record=${saved.id}&limit=9`)).json.items
    expect(audit.map(({ action }: { action: string }) => action)).toEqual(['zone.delete', 'zone.create'])
  })

  it('tells who would lie in it and whose verdict would change before it is saved, moved or taken away', async () => {
    const check = async (asked: object) =>
      (await ask('POST', '/api/policy-zones/check', { body: { adcode, id: null, code, ...asked } })).json
    const first = await check({ boundary: ground(2.2) })
    expect(first.withoutOutline).toBe(1)
    expect(first.compounds).toMatchObject([
      { name: 'jia', share: 1, buildings: [], hasOwn: false },
      { name: 'yi', buildings: ['1号楼'] },
    ])
    expect(first.changes).toMatchObject([
      { pack: { id: 'henan-2019-58' }, compounds: [{ name: 'jia', classes: [{ to: 'not-eligible' }] }] },
    ])
    const { json: saved } = await add({ boundary: ground(1.1) })
    const moved = await check({ id: saved.id, boundary: ground(3.1) })
    expect(moved.changes[0].compounds.map(({ name }: { name: string }) => name)).toEqual(['yi'])
    const gone = await check({ id: saved.id, boundary: null })
    expect(gone).toMatchObject({ compounds: [], changes: [{ compounds: [{ classes: [{ from: 'not-eligible' }] }] }] })
    await remove(saved)
    expect(await check({ boundary: bowtie })).toMatchObject({ status: 422, code: 'bad-geometry' })
  })

  it('whose own outline is only sketched is a guess, and keeps its kind and its day when it comes back', async () => {
    const boundaryOrigin = { kind: 'estimated', source: '规划科', onDay: '2024-05-06' }
    const { json: saved } = await add({ boundaryOrigin })
    expect(saved.outline).toEqual(boundaryOrigin)
    const { json } = await ask('GET', `/api/compounds/${town.idOf('jia')}/eligibility`)
    expect(json.zones).toMatchObject([{ isRough: true }])
    expect(json.policies[0].classes[0].restsOnGuess).toBe(true)
    await remove(saved)
  })

  it('of a historic quarter only warns, with the clause', async () => {
    const { json: saved } = await add({ code: 'historic-quarter', document: null, documentOn: null })
    const { json } = await ask('GET', `/api/compounds/${town.idOf('jia')}/eligibility`)
    expect(json.zones).toMatchObject([{ code: 'historic-quarter', share: 1 }])
    expect(json.historicRules).toMatchObject([{ clause: '一（二）4' }])
    expect((await testOf('jia')).because.code).toBe('not-recorded')
    await remove(saved)
  })

  it('changed meanwhile, without a rule, crossing itself, or by a guest is refused', async () => {
    const { json: saved } = await add()
    const change = (body: object) => ask('PATCH', `/api/policy-zones/${saved.id}`, { body })
    expect((await change({ version: 1, happens: '2021-05' })).json).toMatchObject({ version: 2, happens: '2021-05' })
    const stale = await change({ version: 1, name: '别名' })
    expect([stale.status, stale.json.current.happens]).toEqual([409, '2021-05'])
    expect((await add({ code: 'three-supplies-transfer' })).json.code).toBe('zone-without-rule')
    expect((await add({ boundary: bowtie })).json.code).toBe('bad-geometry')
    expect((await change({ version: 2, boundaryOrigin: { kind: 'user' } })).json.code).toBe('nothing-to-change')
    expect((await change({ version: 2, document: null, documentOn: '2020-01-01' })).json.code).toBe(
      'day-without-document',
    )
    const app = await appUnderTest({ reader: guestReader })
    expect((await ask('POST', '/api/policy-zones', { body: zone() }, app)).status).toBe(403)
    await remove({ ...saved, version: 2 })
  })
})

const seenOf = async (name: string) =>
  (await ask('GET', `/api/compounds/${town.idOf(name)}/eligibility`)).json.facts[0].version
