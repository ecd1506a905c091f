import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadSeeds } from '#seeds/load.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'
import { lineThrough, yard } from './toy-street.ts'

const adcode = '410108'
const water = { adcode, trade: 'water', kind: 'replacement', placement: 'buried' }
const power = { adcode, trade: 'power', kind: 'undergrounding', placement: 'overhead' }

/** Lays a work and resolves to what the server saved. */
async function lay(work: object) {
  const answer = await ask('POST', '/api/works', { body: work })
  expect(answer.json).toMatchObject({ adcode })
  expect(answer.status).toBe(201)
  return answer.json
}

async function place(nth: number, boundary: object) {
  const id = `${adcode}-c-00${nth}`
  const { version } = (await ask('GET', `/api/compounds/${id}`)).json
  expect((await ask('PATCH', `/api/compounds/${id}`, { body: { version, boundary } })).status).toBe(200)
  return id
}

beforeAll(async () => {
  const database = await testDatabase()
  await loadSeeds(database, { demo: false })
  await database.statements.execute(sql`
    INSERT INTO organisation (id, name, kind, trade) VALUES
      ('water-1', '供水公司', 'utility-company', 'water'), ('power-1', '供电公司', 'utility-company', 'power'),
      ('street-1', '刘寨街道办事处', 'street-office', NULL), ('bank-1', '银行', 'other', NULL)`)
})

describe('a work drawn as a line', () => {
  it('is measured in true metres, and keeps its window, operator and source', async () => {
    const geometry = lineThrough([0, 0], [300, 0], [300, 400])
    const saved = await lay({ ...water, geometry, operatorId: 'water-1', fromMonth: '2020-05', toMonth: '2020-07' })
    expect(saved.id).toMatch(/^410108-w-/)
    expect(saved.lengthM).toBeCloseTo(700, 1)
    expect(saved).toMatchObject({
      geometry,
      operator: { id: 'water-1', name: '供水公司' },
      state: 'planned',
      lineState: 'to-bury',
      fromMonth: '2020-05',
      excavates: true,
      invented: false,
      version: 1,
      provenance: { geometry: { kind: 'user' }, trade: { kind: 'user' } },
    })
    const read = await ask('GET', `/api/works/${saved.id}`)
    expect(read.json).toEqual(saved)
  })

  it('knows the compounds it crosses and those within 15 m of it, and asks again when it is moved', async () => {
    const crossed = await place(1, yard([1000, -40], 80))
    const beside = await place(2, yard([1200, 14], 80))
    await place(3, yard([1400, 17], 80))
    const saved = await lay({ ...power, geometry: lineThrough([900, 0], [1600, 0]) })
    expect(saved.compounds.map((each: { id: string }) => each.id)).toEqual([crossed, beside])
    const moved = await ask('PATCH', `/api/works/${saved.id}`, {
      body: { version: 1, geometry: lineThrough([900, 500], [1600, 500]) },
    })
    expect(moved.json).toMatchObject({ compounds: [], version: 2 })
  })

  it('is linked with a compound that is placed beside it later, and no more when that is moved away', async () => {
    const { id } = await lay({ ...power, geometry: lineThrough([900, 3000], [1600, 3000]) })
    const placed = await place(4, yard([1000, 3010], 80))
    expect((await ask('GET', `/api/works/${id}`)).json.compounds).toMatchObject([{ id: placed }])
    await place(4, yard([1000, 3600], 80))
    expect((await ask('GET', `/api/works/${id}`)).json.compounds).toEqual([])
  })

  it('may have no line yet, and then has no length', async () => {
    expect(await lay({ ...water, geometry: null })).toMatchObject({ geometry: null, lengthM: null, place: null })
  })

  it('that has been buried is shown as buried', async () => {
    const saved = await lay({ ...power, geometry: lineThrough([0, 900], [50, 900]) })
    expect(saved.lineState).toBe('undergrounding')
    const done = await ask('PATCH', `/api/works/${saved.id}`, { body: { version: 1, state: 'finished' } })
    expect(done.json).toMatchObject({ state: 'finished', lineState: 'buried' })
  })
})

describe('a work is refused with a finding', () => {
  const geometry = lineThrough([0, 0], [100, 0])
  const refused: [what: string, work: object, code: string, finding: string, pointer: string][] = [
    [
      'when its line is shorter than a metre',
      { ...water, geometry: lineThrough([0, 0], [0.5, 0]) },
      'bad-geometry',
      'too-short',
      '/geometry',
    ],
    [
      'when its window ends before it begins',
      { ...water, geometry, fromMonth: '2021-03', toMonth: '2021-02' },
      'contradiction',
      'window-reversed',
      '/toMonth',
    ],
    [
      'when a gas pipe would hang on poles',
      { ...water, trade: 'gas', placement: 'overhead', geometry },
      'contradiction',
      'never-overhead',
      '/placement',
    ],
    [
      'when a heating pipe would be put underground',
      { ...water, trade: 'heating', kind: 'undergrounding', geometry },
      'contradiction',
      'never-overhead',
      '/kind',
    ],
    [
      'when longitude and latitude are swapped',
      {
        ...water,
        geometry: {
          type: 'LineString',
          coordinates: [
            [34.83, 113.62],
            [34.84, 113.62],
          ],
        },
      },
      'bad-geometry',
      'swapped-axes',
      '/geometry/coordinates/0',
    ],
    [
      'when its line is in metres',
      {
        ...water,
        geometry: {
          type: 'LineString',
          coordinates: [
            [465000, 3855000],
            [465100, 3855000],
          ],
        },
      },
      'bad-geometry',
      'metres-not-degrees',
      '/geometry/coordinates/0',
    ],
    [
      'when its coordinates carry a height',
      {
        ...water,
        geometry: {
          type: 'LineString',
          coordinates: [
            [113.62, 34.83, 90],
            [113.63, 34.83, 90],
          ],
        },
      },
      'bad-geometry',
      'three-dimensional',
      '/geometry/coordinates/0',
    ],
    [
      'when its polygon crosses itself',
      {
        ...water,
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [113.62, 34.83],
              [113.63, 34.84],
              [113.63, 34.83],
              [113.62, 34.84],
              [113.62, 34.83],
            ],
          ],
        },
      },
      'bad-geometry',
      'self-crossing',
      '/geometry',
    ],
    [
      'when it is a boundary of several parts',
      { ...water, geometry: { type: 'MultiPolygon', coordinates: [] } },
      'bad-geometry',
      'wrong-type',
      '/geometry/type',
    ],
  ]
  it.each(refused)('%s', async (_, work, code, finding, pointer) => {
    const answer = await ask('POST', '/api/works', { body: work })
    expect(answer.status).toBe(422)
    expect(answer.json).toMatchObject({ code, findings: [{ code: finding, pointer }] })
    expect(answer.json.errors[0].detail).not.toContain('findings.')
  })

  it('and a window is compared with the month that is already there', async () => {
    const { id } = await lay({ ...water, geometry, fromMonth: '2021-03' })
    const answer = await ask('PATCH', `/api/works/${id}`, { body: { version: 1, toMonth: '2021-01' } })
    expect(answer.json).toMatchObject({ code: 'contradiction', findings: [{ code: 'window-reversed' }] })
  })

  it('or when its operator, its district or the work itself is unknown', async () => {
    const unknown = await ask('POST', '/api/works', { body: { ...water, geometry, operatorId: 'nobody' } })
    expect(unknown.json).toMatchObject({ status: 422, code: 'unknown-reference', params: { field: 'operatorId' } })
    const elsewhere = await ask('POST', '/api/works', { body: { ...water, adcode: '999999', geometry } })
    expect(elsewhere.json).toMatchObject({ status: 404, code: 'no-such-district' })
    const gone = await ask('PATCH', '/api/works/410108-w-none', { body: { version: 1, state: 'finished' } })
    expect(gone.json).toMatchObject({ status: 404, code: 'no-such-work' })
  })

  it('and nothing half-written is left behind', async () => {
    const count = async () => (await ask('GET', `/api/works?adcode=${adcode}`)).json.total
    const before = await count()
    await ask('POST', '/api/works', { body: { ...water, geometry: lineThrough([0, 0], [0.5, 0]) } })
    expect(await count()).toBe(before)
  })
})

describe('of two people who edit one work', () => {
  it('the second is told what stands there now, and loses nothing', async () => {
    const { id } = await lay({ ...water, geometry: lineThrough([0, 50], [90, 50]) })
    await ask('PATCH', `/api/works/${id}`, { body: { version: 1, roadName: '开元路' } })
    const late = await ask('PATCH', `/api/works/${id}`, { body: { version: 1, roadName: '江山路' } })
    expect(late.status).toBe(409)
    expect(late.json).toMatchObject({
      code: 'stale-version',
      params: { seen: 1, current: 2 },
      current: { id, roadName: '开元路', version: 2 },
    })
    const deletion = await ask('DELETE', `/api/works/${id}?version=1`)
    expect(deletion.json).toMatchObject({ status: 409, current: { id, version: 2 } })
  })

  it('a deleted work is gone from the list and stays in the audit', async () => {
    const { id } = await lay({ ...water, geometry: lineThrough([0, 60], [90, 60]) })
    expect((await ask('DELETE', `/api/works/${id}?version=1`)).json).toEqual({ id, deleted: true })
    expect((await ask('GET', `/api/works/${id}`)).status).toBe(404)
  })

  it('saving nothing is refused', async () => {
    const { id } = await lay({ ...water, geometry: lineThrough([0, 70], [90, 70]) })
    const answer = await ask('PATCH', `/api/works/${id}`, { body: { version: 1 } })
    expect(answer.json).toMatchObject({ status: 422, code: 'nothing-to-change' })
  })
})

it('a work of the demo that somebody changes is that person’s from then on', async () => {
  const database = await testDatabase()
  const { id } = await lay({ ...water, geometry: lineThrough([0, 80], [90, 80]) })
  await database.statements.execute(sql`
    UPDATE work SET invented = true, provenance = '{"geometry":{"source":"demo","kind":"invented"}}'::jsonb WHERE id = ${id}`)
  expect((await ask('GET', `/api/works/${id}`)).json.invented).toBe(true)
  const changed = await ask('PATCH', `/api/works/${id}`, { body: { version: 1, payer: '管线单位' } })
  expect(changed.json).toMatchObject({
    invented: false,
    provenance: { geometry: { kind: 'user' }, payer: { kind: 'user' } },
  })
})

describe('the list of works', () => {
  it('is filtered by trade, operator and the years of the window, and pages to its end', async () => {
    const geometry = lineThrough([0, 2000], [90, 2000])
    const fields = { ...power, geometry, operatorId: 'power-1' }
    const early = await lay({ ...fields, fromMonth: '2031-11', toMonth: '2032-02' })
    const open = await lay({ ...fields, fromMonth: '2032-06' })
    const found = async (query: string) => {
      const { json } = await ask('GET', `/api/works?adcode=${adcode}&${query}`)
      return json.items.map((each: { id: string }) => each.id)
    }
    expect(await found('year=2031')).toEqual([early.id])
    expect(new Set(await found('year=2032'))).toEqual(new Set([early.id, open.id]))
    expect(await found('year=2033')).toEqual([])
    expect(new Set(await found('operator=power-1'))).toEqual(new Set([early.id, open.id]))
    expect(await found('trade=gas')).toEqual([])
    const [first] = await found('operator=power-1&limit=1')
    const [second] = await found('operator=power-1&limit=1&offset=1')
    expect(new Set([first, second])).toEqual(new Set([early.id, open.id]))
  })

  it('names what it does not know', async () => {
    expect((await ask('GET', '/api/works?adcode=999999')).json).toMatchObject({ status: 404, code: 'no-such-district' })
    expect((await ask('GET', `/api/works?adcode=${adcode}&colour=red`)).status).toBe(422)
    expect((await ask('GET', `/api/works?adcode=${adcode}&trade=lifts`)).status).toBe(422)
  })
})

it('a work can be given to any utility company, and to whoever already has works here', async () => {
  await lay({ ...water, geometry: null, operatorId: 'street-1' })
  const { json } = await ask('GET', `/api/operators?adcode=${adcode}`)
  const counts = Object.fromEntries(json.items.map((each: { id: string; works: number }) => [each.id, each.works]))
  expect(counts).toEqual({ 'power-1': 2, 'street-1': 1, 'water-1': 1 })
  const elsewhere = await ask('GET', '/api/operators?adcode=520525')
  expect(elsewhere.json.items.map((each: { id: string }) => each.id)).toEqual(['power-1', 'water-1'])
})
