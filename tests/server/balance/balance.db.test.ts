import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { guestReader } from '#server/accounts/reader.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { foundTown, type Town } from '../areas/toy-town.ts'

let nextAdcode = 994_000

type Given = { name?: string; note?: string | null; items?: object[]; lines?: object[] }
const add = (town: Town, { name = '沿河平衡单元', ...rest }: Given = {}) =>
  ask('POST', '/api/balance-units', { body: { adcode: town.adcode, name, ...rest } })
const change = (id: string, body: object) =>
  ask('PATCH', `/api/balance-units/${id}`, {
    body: { name: '沿河平衡单元', note: null, items: [], lines: [], ...body },
  })
const read = async (id: string) => (await ask('GET', `/api/balance-units/${id}`)).json
const estimate = { standing: 'estimated', source: null, onDay: null }
const cost = (amountWan: number, name = '改造费用') => ({ side: 'cost', name, amountWan, ...estimate })
const income = (amountWan: number, name = '租金') => ({ side: 'income', name, amountWan, ...estimate })
/** Sums of lines that are estimates, all of them. */
const guessed = (incomeWan: number | null, costWan: number | null, balanceWan: number | null, unknown: number) => ({
  ...{ incomeWan, costWan, estimatedIncomeWan: incomeWan, estimatedCostWan: costWan },
  ...{ balanceWan, unknown },
})
const compound = (town: Town, name: string, ...lines: object[]) => ({
  kind: 'compound',
  recordId: town.idOf(name),
  lines,
})
const place = [114.1, 34.8]

/** Three yards, one of them far away, one with an estimate only, one without a boundary or a cost. */
async function townOfYards(): Promise<Town> {
  const town = await foundTown(String(nextAdcode++))
  await town.lay(
    { name: 'recorded', at: [0, 0], costWan: 120 },
    { name: 'guessed', at: [120, 0], costWan: 80.5, kind: 'estimated' },
    { name: 'far', at: [9000, 4000], costWan: 40, kind: 'invented' },
    { name: 'unplaced' },
  )
  return town
}

async function areaOf(town: Town, ...names: string[]): Promise<string> {
  const { json, text, status } = await ask('POST', '/api/areas', {
    body: { adcode: town.adcode, name: '东街片区', compounds: names.map(town.idOf), maxGapM: 80 },
  })
  if (status !== 201) throw new Error(text)
  return json.id
}

describe('a balance unit', () => {
  let town: Town
  beforeAll(async () => {
    town = await townOfYards()
  })

  it('adds up an area, a compound far from it, a project and a parcel, each by itself and all together', async () => {
    const area = await areaOf(town, 'recorded', 'guessed')
    const { status, json } = await add(town, {
      note: '跨片区组合',
      items: [
        { kind: 'area', recordId: area, lines: [cost(200.5), income(10, '停车费')] },
        compound(town, 'far', cost(40)),
        { kind: 'project', name: '便民市场', place, lines: [income(0.1), income(0.2, '广告')] },
        { kind: 'parcel', name: '边角地块', lines: [income(150)] },
      ],
      lines: [income(60, '上级补助'), cost(12, '规划设计')],
    })
    expect(status).toBe(201)
    expect(json.id).toMatch(new RegExp(`^${town.adcode}-u-[0-9a-f]{8}$`))
    expect(json).toMatchObject({ adcode: town.adcode, note: '跨片区组合', version: 1 })
    expect(json.sums).toEqual(guessed(220.3, 252.5, -32.2, 0))
    expect(json.items.map(({ name, sums }: { name: string; sums: object }) => [name, sums])).toEqual([
      ['东街片区', guessed(10, 200.5, -190.5, 0)],
      ['far', guessed(null, 40, -40, 0)],
      ['便民市场', guessed(0.3, null, 0.3, 0)],
      ['边角地块', guessed(150, null, 150, 0)],
    ])
    expect(json.items[0].place).toHaveLength(2)
    expect(json.items[1].place[0]).toBeGreaterThan(json.items[0].place[0])
    expect(json.items[2].place).toEqual(place)
    expect(json.items[3]).toMatchObject({ place: null, recordId: null, gone: false, proposedCostWan: null })
    expect(await read(json.id)).toEqual(json)
    const listed = await ask('GET', `/api/balance-units?adcode=${town.adcode}`)
    expect(listed.json).toEqual({ total: 1, items: [json] })
    await ask('DELETE', `/api/balance-units/${json.id}?version=1`)
    await ask('DELETE', `/api/areas/${area}?version=1`)
  })

  it('proposes the recorded cost and the estimated one apart, and takes neither into the sum by itself', async () => {
    const area = await areaOf(town, 'recorded', 'guessed')
    const { json } = await add(town, {
      items: [{ kind: 'area', recordId: area, lines: [] }, compound(town, 'far'), compound(town, 'unplaced')],
    })
    expect(json.items.map(({ proposedCostWan }: { proposedCostWan: object }) => proposedCostWan)).toEqual([
      { recorded: 120, estimated: 80.5, unknown: 0, of: 2 },
      { recorded: null, estimated: 40, unknown: 0, of: 1 },
      { recorded: null, estimated: null, unknown: 1, of: 1 },
    ])
    expect(json.sums).toEqual(guessed(null, null, null, 3))
  })

  it('says how many amounts nobody knows instead of counting them as nothing', async () => {
    const items = [
      compound(town, 'recorded', cost(0)),
      compound(town, 'unplaced', income(5)),
      { kind: 'parcel', name: '地块', place: null, lines: [cost(3)] },
      { kind: 'project', name: '市场', lines: [income(9)] },
    ]
    const { json } = await add(town, { items })
    expect(json.sums).toEqual(guessed(14, 3, 11, 2))
    expect(json.items.map(({ sums }: { sums: { unknown: number } }) => sums.unknown)).toEqual([0, 1, 1, 0])
    expect(json.items[1].place).toBeNull()
  })

  it('keeps many items and lines in the order they were given', async () => {
    const items = Array.from({ length: 12 }, (_, i) => ({
      kind: 'project',
      name: `项目${i}`,
      lines: Array.from({ length: 11 }, (_, j) => income(j, `收入${j}`)),
    }))
    const { json } = await add(town, { items })
    expect(json.items.map(({ name }: { name: string }) => name)).toEqual(items.map(({ name }) => name))
    expect(json.items[11].lines).toEqual(items[11]!.lines)
  })

  it('says of an item whose compound has left the list that it is gone, and keeps its name and lines', async () => {
    const own = await townOfYards()
    const { json } = await add(own, { items: [compound(own, 'far', cost(7))] })
    await ask('POST', `/api/compounds/${own.idOf('far')}/retire`, { body: { version: 1, reason: '已拆除' } })
    expect((await read(json.id)).items[0]).toMatchObject({ name: 'far', gone: true, lines: [cost(7)] })
    const refused = await change(json.id, { version: 1, items: [compound(own, 'far', cost(7))] })
    expect([refused.status, refused.json.code]).toEqual([422, 'balance-no-compound'])
  })
})

describe('who says so', () => {
  const approved = { standing: 'approved', source: '惠发改〔2026〕12号', onDay: '2026-10-08' }
  let town: Town
  beforeAll(async () => {
    town = await townOfYards()
  })

  it('is kept with every line and project, and the sum says how much of it is an estimate', async () => {
    const items = [
      compound(town, 'far', { ...cost(40), ...approved }, cost(2, '监理')),
      { kind: 'project', name: '便民市场', place, ...approved, lines: [income(30)] },
    ]
    const { status, json } = await add(town, { items, lines: [{ ...income(60, '上级补助'), ...approved }] })
    expect(status).toBe(201)
    expect(json.items[0].lines).toEqual([{ ...cost(40), ...approved }, cost(2, '监理')])
    expect(json.items[1]).toMatchObject(approved)
    expect(json.lines[0]).toMatchObject(approved)
    expect(json.sums).toEqual({
      ...{ incomeWan: 90, costWan: 42, estimatedIncomeWan: 30, estimatedCostWan: 2 },
      ...{ balanceWan: 48, unknown: 0 },
    })
    expect(await read(json.id)).toEqual(json)
    const { json: trail } = await ask('GET', `/api/audit?adcode=${town.adcode}&record=${json.id}`)
    expect(trail.items[0].after.items[0].lines[0]).toMatchObject(approved)
    await ask('DELETE', `/api/balance-units/${json.id}?version=1`)
  })

  it('of a line nobody named a source for is nobody: it is an estimate, also when it was stored before sources were asked', async () => {
    const bare = { side: 'cost', name: '改造费用', amountWan: 5 }
    const { json } = await add(town, { items: [compound(town, 'far', bare)] })
    expect(json.items[0].lines).toEqual([cost(5)])
    await town.run(sql`INSERT INTO balance_line (adcode, id, unit_id, side, name, amount_wan)
      VALUES (${town.adcode}, ${`${json.id}-l-old`}, ${json.id}, 'income', '租金', 3)`)
    expect((await read(json.id)).lines).toEqual([income(3)])
    await ask('DELETE', `/api/balance-units/${json.id}?version=1`)
  })

  const claims: [string, Given, string][] = [
    ['a line', { lines: [{ ...cost(5), standing: 'approved' }] }, '/lines/0/source'],
    ['a parcel', { items: [{ kind: 'parcel', name: '地块', standing: 'approved', lines: [] }] }, '/items/0/source'],
    ['a source of blanks', { lines: [{ ...cost(5), ...approved, source: ' ' }] }, '/lines/0/source'],
    ['a day there is not', { lines: [{ ...cost(5), ...approved, onDay: '2026-02-30' }] }, '/lines/0/onDay'],
    ['a word nobody knows', { lines: [{ ...cost(5), standing: 'sure' }] }, '/lines/0/standing'],
  ]
  it.each(claims)('has to be said for what is approved: %s is refused without', async (_, given, pointer) => {
    const { status, json } = await add(town, given)
    expect([status, json.code, json.errors[0].pointer]).toEqual([422, 'malformed', pointer])
    expect((await ask('GET', `/api/balance-units?adcode=${town.adcode}`)).json.total).toBe(0)
  })
})

describe('a balance unit that is changed', () => {
  let town: Town
  beforeAll(async () => {
    town = await townOfYards()
  })

  it('is replaced as a whole, and the audit has it before and after', async () => {
    const { json } = await add(town, { items: [compound(town, 'far', cost(40))], lines: [income(1, '补助')] })
    const changed = await change(json.id, { version: 1, name: '组合二', items: [compound(town, 'recorded', cost(5))] })
    expect(changed.status).toBe(200)
    expect(changed.json).toMatchObject({ name: '组合二', version: 2, lines: [] })
    expect(changed.json.sums).toEqual(guessed(null, 5, -5, 0))
    const { json: trail } = await ask('GET', `/api/audit?adcode=${town.adcode}&record=${json.id}`)
    expect(trail.items[0]).toMatchObject({
      action: 'balance.change',
      kind: 'balance',
      before: { name: '沿河平衡单元', lines: [income(1, '补助')], items: [{ recordId: town.idOf('far') }] },
      after: { name: '组合二', version: 2, items: [{ recordId: town.idOf('recorded'), lines: [cost(5)] }] },
    })
  })

  it('by somebody who saw an older version is refused with the unit as it stands', async () => {
    const { json } = await add(town)
    const mine = await change(json.id, { version: 1, name: '先到' })
    const late = await change(json.id, { version: 1, name: '后到' })
    expect(late.status).toBe(409)
    expect(late.json).toMatchObject({ code: 'stale-version', current: mine.json })
    const gone = await ask('DELETE', `/api/balance-units/${json.id}?version=1`)
    expect([gone.status, gone.json.current.name]).toEqual([409, '先到'])
    expect((await read(json.id)).name).toBe('先到')
  })

  it('and refused leaves what was there, lines and all', async () => {
    const { json } = await add(town, { items: [compound(town, 'far', cost(40))], lines: [income(1, '补助')] })
    const twice = [compound(town, 'far'), compound(town, 'far')]
    expect((await change(json.id, { version: 1, items: twice })).status).toBe(422)
    expect(await read(json.id)).toEqual(json)
  })

  it('and deleted is gone, while its compounds stay', async () => {
    const { json } = await add(town, { items: [compound(town, 'far', cost(40))] })
    expect((await ask('DELETE', `/api/balance-units/${json.id}?version=1`)).json).toEqual({
      id: json.id,
      deleted: true,
    })
    const missing = await ask('GET', `/api/balance-units/${json.id}`)
    expect([missing.status, missing.json.code]).toEqual([404, 'no-such-balance-unit'])
    expect((await ask('GET', `/api/compounds/${town.idOf('far')}`)).status).toBe(200)
  })
})

describe('a new balance unit', () => {
  let town: Town
  let area: string
  beforeAll(async () => {
    town = await townOfYards()
    area = await areaOf(town, 'recorded', 'guessed')
  })

  const project = (more: object) => ({ kind: 'project', name: '市场', lines: [], ...more })
  const cases: [string, () => Given, string, string?][] = [
    [
      'with a compound of another district',
      () => ({ items: [{ kind: 'compound', recordId: '410108-c-far', lines: [] }] }),
      'balance-no-compound',
    ],
    [
      'with an area nobody knows',
      () => ({ items: [{ kind: 'area', recordId: `${town.adcode}-a-0`, lines: [] }] }),
      'balance-no-area',
    ],
    [
      'with a compound called an area',
      () => ({ items: [{ kind: 'area', recordId: town.idOf('far'), lines: [] }] }),
      'balance-no-area',
    ],
    ['with a compound twice', () => ({ items: [compound(town, 'far'), compound(town, 'far')] }), 'balance-item-twice'],
    [
      'with an area and a compound of it',
      () => ({ items: [compound(town, 'guessed'), { kind: 'area', recordId: area, lines: [] }] }),
      'balance-counted-twice',
    ],
    ['with a project without a name', () => ({ items: [project({ name: ' ' })] }), 'malformed', '/items/0/name'],
    [
      'with an amount below nothing',
      () => ({ items: [project({ lines: [income(-1)] })] }),
      'malformed',
      '/items/0/lines/0/amountWan',
    ],
    [
      'with an amount that is no number',
      () => ({ lines: [{ ...income(1), amountWan: null }] }),
      'malformed',
      '/lines/0/amountWan',
    ],
    [
      'with latitude before longitude',
      () => ({ items: [project({ place: [34.8, 114.1] })] }),
      'bad-geometry',
      '/items/0/place',
    ],
    [
      'with a place in metres',
      () => ({ items: [project({}), project({ place: [465_000, 3_856_000] })] }),
      'bad-geometry',
      '/items/1/place',
    ],
    [
      'with a place that has a height',
      () => ({ items: [project({ place: [114.1, 34.8, 90] })] }),
      'bad-geometry',
      '/items/0/place',
    ],
  ]
  it.each(cases)('is refused %s, and nothing is saved', async (_, given, code, pointer) => {
    const { status, json } = await add(town, given())
    expect([status, json.code]).toEqual([422, code])
    if (pointer) expect(json.errors[0].pointer).toBe(pointer)
    expect((await ask('GET', `/api/balance-units?adcode=${town.adcode}`)).json.total).toBe(0)
  })

  it('with a swapped place is told so in words', async () => {
    const { json } = await add(town, { items: [project({ place: [34.8, 114.1] })] })
    expect(json.findings[0].code).toBe('swapped-axes')
    expect(json.errors[0].detail).toContain('经度在前')
  })

  it('is refused in a district nobody has records of, and to a reader who may not write', async () => {
    const nowhere = await ask('POST', '/api/balance-units', { body: { adcode: '110199', name: '单元' } })
    expect([nowhere.status, nowhere.json.code]).toEqual([404, 'no-such-district'])
    const app = await appUnderTest({ reader: guestReader })
    const body = { adcode: town.adcode, name: '单元' }
    expect((await ask('POST', '/api/balance-units', { body }, app)).json.code).toBe('read-only')
  })
})
