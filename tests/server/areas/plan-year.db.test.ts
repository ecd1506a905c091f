import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { guestReader } from '#server/accounts/reader.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { foundTown, type Town, type Yard } from './toy-town.ts'

let nextAdcode = 991_300
let town: Town
let id: string

/** Four yards in a row, 20 m apart, in one area; years and households as given. */
async function areaOf(...yards: Omit<Yard, 'name' | 'at'>[]): Promise<void> {
  town = await foundTown(String(nextAdcode++))
  const row = yards.map((yard, i) => ({ ...yard, name: `y${i}`, at: [i * 120, 0] as const }))
  await town.lay(...row)
  const { json, text, status } = await ask('POST', '/api/areas', {
    body: { adcode: town.adcode, name: '东街片区', compounds: row.map(({ name }) => town.idOf(name)) },
  })
  if (status !== 201) throw new Error(text)
  id = json.id
}

const preview = async (year?: number) =>
  (await ask('GET', `/api/areas/${id}/plan-year${year ? `?year=${year}` : ''}`)).json
const save = (body: object) => ask('PUT', `/api/areas/${id}/plan-year`, { body })
const yearsNow = async () => {
  const { json } = await ask('GET', `/api/compounds?adcode=${town.adcode}`)
  return json.items.map(({ planYear }: { planYear: number | null }) => planYear)
}
const auditCount = async () => (await ask('GET', `/api/audit?adcode=${town.adcode}`)).json.total
const names = (items: { name: string }[]) => items.map(({ name }) => name)
const begin = (name: string, status: string) =>
  ask('PATCH', `/api/compounds/${town.idOf(name)}`, {
    body: { version: 1, status: { status, onDay: '2020-05-01', source: '施工许可' } },
  })
/** All that moves or stays, as the page sends it. */
const everyFree = (seen: { moves: object[]; stays: object[] }, planYear: number) =>
  [...seen.moves, ...seen.stays].map((each) => {
    const { id: compound, version } = each as { id: string; version: number }
    return { id: compound, version, planYear }
  })

describe('one plan year for an area', () => {
  beforeEach(() =>
    areaOf(
      { planYear: 2025, households: 300 },
      { planYear: 2026, households: 200 },
      { planYear: 2027, households: 110, kind: 'estimated' },
      {},
    ),
  )

  it('is proposed as the median by households, and is told in household-years before anything moves', async () => {
    expect(await preview()).toMatchObject({ year: 2026, proposed: 2026 })
    const seen = await preview(2026)
    expect(seen.moves.map(({ name, from }: { name: string; from: number | null }) => [name, from])).toEqual([
      ['y0', 2025],
      ['y2', 2027],
      ['y3', null],
    ])
    expect(names(seen.stays)).toEqual(['y1'])
    expect(seen.householdYears).toEqual({ recorded: 300, estimated: 110, unknown: 0, of: 2 })
    expect((await preview(2025)).householdYears).toEqual({ recorded: 200, estimated: 220, unknown: 0, of: 2 })
    expect(await yearsNow()).toEqual([2025, 2026, 2027, null])
  })

  it('is written to area and members together, as one revision with an entry for each, and is taken back the same way', async () => {
    const seen = await preview(2026)
    const district = async () => (await ask('GET', `/api/districts/${town.adcode}`)).json.revision
    const [revision, entries] = [await district(), await auditCount()]
    const { status, json } = await save({
      version: 1,
      planYear: 2026,
      compounds: everyFree(seen, 2026),
      reason: '统一计划年度',
    })
    expect([status, json.area.version, json.area.planYear]).toEqual([200, 2, 2026])
    expect(json.area.totals.planYears).toEqual([{ year: 2026, compounds: 4 }])
    expect(json.moved).toEqual([
      { id: town.idOf('y0'), version: 2, from: 2025 },
      { id: town.idOf('y2'), version: 2, from: 2027 },
      { id: town.idOf('y3'), version: 2, from: null },
    ])
    expect([await district(), await auditCount()]).toEqual([revision + 1, entries + 4])
    const { json: trail } = await ask('GET', `/api/audit?adcode=${town.adcode}&record=${town.idOf('y0')}`)
    expect(trail.items[0]).toMatchObject({
      action: 'compound.change',
      reason: '统一计划年度',
      before: { plan_year: 2025 },
      after: { plan_year: 2026, provenance: { planYear: { kind: 'user', source: '本机用户' } } },
    })
    const back = json.moved.map(({ from, ...compound }: { from: number | null }) => ({ ...compound, planYear: from }))
    const undone = await save({ version: 2, planYear: null, compounds: back, reason: '撤销' })
    expect([undone.status, undone.json.area.planYear]).toEqual([200, null])
    expect(await yearsNow()).toEqual([2025, 2026, 2027, null])
    expect(await district()).toBe(revision + 2)
  })

  it.each(['y0', 'y1'])('is refused whole when somebody changed %s meanwhile, by its name', async (name) => {
    const seen = await preview(2026)
    await ask('PATCH', `/api/compounds/${town.idOf(name)}`, { body: { version: 1, planYear: 2028 } })
    const entries = await auditCount()
    const { status, json } = await save({ version: 1, planYear: 2026, compounds: everyFree(seen, 2026) })
    expect([status, json.code]).toEqual([409, 'stale-plan-year'])
    expect(json.detail).toContain(`“${name}”刚被别人改过`)
    expect(json.current).toMatchObject({ id: town.idOf(name), version: 2, planYear: 2028 })
    expect(await auditCount()).toBe(entries)
    expect((await ask('GET', `/api/areas/${id}`)).json.version).toBe(1)
    const english = await ask('PUT', `/api/areas/${id}/plan-year`, {
      body: { version: 1, planYear: 2026, compounds: everyFree(seen, 2026) },
      headers: { 'accept-language': 'en' },
    })
    expect(english.json.detail).toContain(`Someone just changed ${name}`)
  })

  it('is refused when somebody changed the area meanwhile, with the area as it stands', async () => {
    const seen = await preview(2026)
    await ask('PATCH', `/api/areas/${id}`, { body: { version: 1, note: '先到' } })
    const { status, json } = await save({ version: 1, planYear: 2026, compounds: everyFree(seen, 2026) })
    expect([status, json.code, json.current.note]).toEqual([409, 'stale-version', '先到'])
    expect(await yearsNow()).toEqual([2025, 2026, 2027, null])
  })

  const refused: [string, (own: Town) => object, string][] = [
    ['with nothing to move', () => ({ planYear: null, compounds: [] }), 'nothing-to-change'],
    [
      'with a compound that is no member',
      (own) => ({ planYear: 2026, compounds: [{ id: own.idOf('elsewhere'), version: 1, planYear: 2026 }] }),
      'not-a-member',
    ],
    [
      'with a compound named twice',
      (own) => ({ planYear: 2026, compounds: Array(2).fill({ id: own.idOf('y0'), version: 1, planYear: 2026 }) }),
      'malformed',
    ],
    ['with a year no plan has', () => ({ planYear: 26, compounds: [] }), 'malformed'],
  ]
  it.each(refused)('is refused %s', async (_, body, code) => {
    const { status, json } = await save({ version: 1, ...body(town) })
    expect([status, json.code]).toEqual([422, code])
    expect(await yearsNow()).toEqual([2025, 2026, 2027, null])
  })

  it('is refused to a reader who may not write, and for an area that is not there', async () => {
    const app = await appUnderTest({ reader: guestReader })
    const body = { version: 1, planYear: 2026, compounds: [] }
    expect((await ask('PUT', `/api/areas/${id}/plan-year`, { body }, app)).json.code).toBe('read-only')
    expect((await ask('GET', `/api/areas/${town.adcode}-a-none/plan-year`)).status).toBe(404)
    expect((await ask('GET', `/api/areas/${id}/plan-year?year=soon`)).status).toBe(422)
  })
})

describe('a plan year that is fixed', () => {
  const publish = (name: string, source: string) =>
    town.run(sql`UPDATE compound SET provenance = provenance || ${JSON.stringify({ planYear: { source, kind: 'document', clause: '附件' } })}::jsonb
      WHERE adcode = ${town.adcode} AND id = ${town.idOf(name)}`)

  beforeEach(async () => {
    await areaOf(...[2025, 2026, 2026, 2024].map((planYear) => ({ planYear, households: 100 })))
    await begin('y0', 'under-way')
    await begin('y1', 'approved')
    await publish('y2', '试验区2026年老旧小区改造计划')
    await publish('y3', '试验区老旧小区综合改造方案') // a programme of several years
  })

  it('because building began, the project is approved, or an annual plan was published, is named and not moved', async () => {
    const seen = await preview(2027)
    expect(seen.fixed).toEqual([
      { id: town.idOf('y0'), name: 'y0', planYear: 2025, status: 'under-way', because: 'started', document: null },
      { id: town.idOf('y1'), name: 'y1', planYear: 2026, status: 'approved', because: 'approved', document: null },
      {
        ...{ id: town.idOf('y2'), name: 'y2', planYear: 2026, status: 'candidate', because: 'published' },
        document: '试验区2026年老旧小区改造计划',
      },
    ])
    expect(names(seen.moves)).toEqual(['y3'])
    const { status } = await save({ version: 1, planYear: 2027, compounds: everyFree(seen, 2027) })
    expect(status).toBe(200)
    expect(await yearsNow()).toEqual([2025, 2026, 2026, 2027])
  })

  it('stays so whoever asks: a request that names it is refused by name, and nobody moves', async () => {
    const compounds = [
      { id: town.idOf('y3'), version: 1, planYear: 2027 },
      { id: town.idOf('y2'), version: 1, planYear: 2027 },
    ]
    const { status, json } = await save({ version: 1, planYear: 2027, compounds })
    expect([status, json.code]).toEqual([422, 'plan-year-fixed'])
    expect(json.detail).toContain('y2 的计划年度不能改')
    expect(await yearsNow()).toEqual([2025, 2026, 2026, 2024])
  })
})
