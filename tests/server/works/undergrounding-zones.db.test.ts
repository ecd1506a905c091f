import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UndergroundingZone } from '#contract/work.ts'
import { loadSeeds } from '#seeds/load.ts'
import { ask } from '#tests/server/http/ask.ts'
import { emptyDatabase, testDatabase } from '#tests/support/database.ts'
import { at, lineThrough, yard } from './toy-street.ts'

const adcode = '410108'
const yards = [`${adcode}-c-005`, `${adcode}-c-006`]

async function place(id: string | undefined, boundary: object, facts: object = {}) {
  const { version } = (await ask('GET', `/api/compounds/${id}`)).json
  const answer = await ask('PATCH', `/api/compounds/${id}`, { body: { version, boundary, planYear: 2024, ...facts } })
  expect(answer.status).toBe(200)
}
async function lay(work: object) {
  const answer = await ask('POST', '/api/works', { body: { adcode, placement: 'overhead', ...work } })
  expect(answer.status).toBe(201)
}
async function zones(query = 'year=2024'): Promise<UndergroundingZone[]> {
  const { status, json } = await ask('GET', `/api/undergrounding-zones?adcode=${adcode}&${query}`)
  expect(status).toBe(200)
  expect(json.total).toBe(json.items.length)
  return json.items
}
const members = (zone: UndergroundingZone | undefined) => zone?.compounds.map(({ id }) => id)

beforeAll(async () => loadSeeds(await testDatabase(), { demo: false }))
beforeEach(async () => {
  const database = await testDatabase()
  await emptyDatabase(database)
  await loadSeeds(database, { demo: false })
  await database.statements.execute(sql`
    INSERT INTO organisation (id, name, kind, trade) VALUES
      ('power-1', '供电公司', 'utility-company', 'power'), ('telecom-1', '通信公司', 'utility-company', 'telecom')`)
})

describe('an undergrounding zone', () => {
  it('joins two yards along one street with the road section between them, and not the rest of the line', async () => {
    await place(yards[0], yard([0, 20], 100))
    await place(yards[1], yard([400, 20], 100))
    const roadName = '开元路'
    await lay({
      trade: 'power',
      kind: 'existing',
      state: 'existing',
      roadName,
      geometry: lineThrough([-900, 0], [1400, 0]),
    })
    const [zone, ...others] = await zones()
    expect(others).toEqual([])
    expect(members(zone)).toEqual(yards)
    // From 60 m before the first yard to 60 m after the last one, a little less at the slant.
    expect(zone?.overheadM).toBeGreaterThan(500 + 2 * 55)
    expect(zone?.overheadM).toBeLessThan(500 + 2 * 62)
    expect(zone).toMatchObject({ name: roadName, roads: [roadName], areas: [], invented: false })
    // Two yards of a hectare, about 620 m of corridor 20 m wide, and two lead-ins.
    expect(zone?.sizeM2).toBeGreaterThan(20_000 + 600 * 20)
    expect(zone?.sizeM2).toBeLessThan(20_000 + 660 * 20 + 2 * 20 * 30)
  })

  it('says of each operator what is scheduled, unscheduled and finished', async () => {
    await place(yards[0], yard([0, 20], 100))
    const geometry = lineThrough([0, 0], [100, 0])
    const power = { trade: 'power', operatorId: 'power-1', kind: 'undergrounding', geometry }
    const telecom = { trade: 'telecom', operatorId: 'telecom-1', kind: 'undergrounding', geometry }
    await lay({ ...power, state: 'finished' })
    await lay({ ...telecom, fromMonth: '2024-05', toMonth: '2024-07' })
    await lay({ ...telecom, state: 'finished', geometry: lineThrough([0, 5], [50, 5]) })
    await lay({ trade: 'telecom', kind: 'existing', state: 'existing', geometry: lineThrough([0, 8], [100, 8]) })
    const [zone] = await zones()
    const told = Object.fromEntries((zone?.operators ?? []).map(({ operatorId, ...each }) => [operatorId, each]))
    expect(told['power-1']).toMatchObject({ name: '供电公司', state: 'finished', scheduledM: 0, unscheduledM: 0 })
    expect(told['power-1']?.finishedM).toBeCloseTo(100, 0)
    expect(told['telecom-1']).toMatchObject({ state: 'scheduled', unscheduledM: 0 })
    expect(told['telecom-1']?.scheduledM).toBeCloseTo(100, 0)
    expect(told['telecom-1']?.finishedM).toBeCloseTo(50, 0)
    expect(told.null).toMatchObject({ name: null, state: 'unscheduled' })
    expect(zone?.overheadM).toBeCloseTo(200, 0)
  })

  it('stays when its last line is buried, so that completion can be seen', async () => {
    await place(yards[0], yard([0, 20], 100))
    await lay({
      trade: 'power',
      operatorId: 'power-1',
      kind: 'undergrounding',
      state: 'finished',
      geometry: lineThrough([0, 0], [100, 0]),
    })
    const [zone] = await zones()
    expect(zone).toMatchObject({ overheadM: 0, operators: [{ operatorId: 'power-1', state: 'finished' }] })
  })

  it('is a yard alone where burial is wanted and no line lies near', async () => {
    await place(yards[0], yard([0, 20], 100), { undergroundingWanted: true })
    await place(yards[1], yard([300, 20], 100), { undergroundingWanted: false })
    const [zone, ...others] = await zones()
    expect(others).toEqual([])
    expect(zone).toMatchObject({ compounds: [{ id: yards[0] }], overheadM: 0, operators: [], roads: [] })
    expect(zone?.sizeM2).toBeCloseTo(10_000, -1)
  })

  it('leaves out gas, buried lines, other years, and lines farther than 30 m from a yard that wants nothing', async () => {
    await place(yards[0], yard([0, 20], 100))
    await place(yards[1], yard([0, 520], 100), { planYear: 2025 })
    await lay({ trade: 'gas', kind: 'replacement', placement: 'buried', geometry: lineThrough([0, 0], [100, 0]) })
    await lay({
      trade: 'power',
      kind: 'existing',
      state: 'existing',
      placement: 'buried',
      geometry: lineThrough([0, 1], [100, 1]),
    })
    await lay({ trade: 'power', kind: 'existing', state: 'existing', geometry: lineThrough([0, -15], [100, -15]) })
    expect(await zones()).toEqual([])
    await lay({ trade: 'power', kind: 'existing', state: 'existing', geometry: lineThrough([0, 500], [100, 500]) })
    expect(await zones()).toEqual([])
    expect(await zones('year=2025')).toHaveLength(1)
  })

  it('takes in a compound whose area is planned for the year, and carries the name of that area', async () => {
    await place(yards[0], yard([0, 20], 100), { undergroundingWanted: true, planYear: 2023 })
    const database = await testDatabase()
    await database.statements.execute(
      sql`INSERT INTO scheme (adcode, id, name, adopted) VALUES (${adcode}, '410108-k-1', '现行', true)`,
    )
    await database.statements.execute(sql`
      INSERT INTO area (adcode, id, scheme_id, number, name, plan_year, max_gap_m)
      VALUES (${adcode}, '410108-a-1', '410108-k-1', 'A-01', '北片', 2024, 80)`)
    await database.statements.execute(sql`
      INSERT INTO area_member (adcode, scheme_id, compound_id, area_id)
      VALUES (${adcode}, '410108-k-1', ${yards[0]}, '410108-a-1')`)
    const [zone] = await zones()
    expect(zone).toMatchObject({ name: 'A-01 北片', areas: [{ id: '410108-a-1', number: 'A-01', name: '北片' }] })
  })

  it('says that it is invented when one of its boundaries or lines is', async () => {
    await place(yards[0], yard([0, 20], 100), { undergroundingWanted: true })
    expect((await zones())[0]?.invented).toBe(false)
    const database = await testDatabase()
    await database.statements.execute(sql`
      UPDATE compound SET provenance = provenance || '{"boundary":{"source":"demo","kind":"invented"}}'::jsonb WHERE id = ${yards[0]}`)
    expect((await zones())[0]?.invented).toBe(true)
  })
})

it('two streets apart are two zones, until the corridor is wide enough or a third line joins them', async () => {
  await place(yards[0], yard([0, 20], 100))
  await place(yards[1], yard([0, 220], 100))
  const overhead = { trade: 'power', kind: 'existing', state: 'existing' }
  await lay({ ...overhead, geometry: lineThrough([0, 0], [100, 0]) })
  await lay({ ...overhead, geometry: lineThrough([0, 200], [100, 200]) })
  expect((await zones()).map(members)).toEqual([[yards[0]], [yards[1]]])
  expect((await zones('year=2024&widthM=200')).map(members)).toEqual([yards])
  await lay({ ...overhead, geometry: lineThrough([0, 165], [100, 165]) })
  expect((await zones()).map(members)).toEqual([yards])
})

it('the zones of a year are to be had as GeoJSON, each one shape that holds its yards', async () => {
  await place(yards[0], yard([0, 20], 100))
  await place(yards[1], yard([400, 20], 100))
  await lay({ trade: 'power', kind: 'existing', state: 'existing', geometry: lineThrough([0, 0], [500, 0]) })
  const answer = await ask('GET', `/api/undergrounding-zones.geojson?adcode=${adcode}&year=2024`)
  expect(answer.headers.get('content-type')).toMatch(/^application\/geo\+json/)
  const [feature] = answer.json.features
  expect(answer.json).toMatchObject({ type: 'FeatureCollection', features: [{ type: 'Feature' }] })
  expect(feature.properties).toEqual((await zones())[0])
  expect(feature.geometry.type).toBe('MultiPolygon')
  expect(feature.geometry.coordinates).toHaveLength(1)
  const east = feature.geometry.coordinates[0][0].map(([lon]: [number]) => lon)
  expect(Math.min(...east)).toBeLessThanOrEqual(at([0, 0])[0])
  expect(Math.max(...east)).toBeGreaterThanOrEqual(at([500, 0])[0])
})

it('a year, a width and a district are checked', async () => {
  const status = async (query: string) => (await ask('GET', `/api/undergrounding-zones?${query}`)).status
  expect(await status(`adcode=${adcode}`)).toBe(422)
  expect(await status(`adcode=${adcode}&year=2024&widthM=0`)).toBe(422)
  expect(await status(`adcode=${adcode}&year=2024&depth=2`)).toBe(422)
  expect(await status('adcode=999999&year=2024')).toBe(404)
})
