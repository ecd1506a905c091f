import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { guestReader } from '#server/accounts/reader.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'
import { foundTown, type Town } from './toy-town.ts'

const save = (town: Town, names: string[], more: object = {}) =>
  ask('POST', '/api/areas', {
    body: { adcode: town.adcode, name: '东街片区', compounds: names.map((name) => town.idOf(name)), ...more },
  })
const change = (id: string, body: object) => ask('PATCH', `/api/areas/${id}`, { body })
const remove = (id: string, version: number) => ask('DELETE', `/api/areas/${id}?version=${version}`)
const count = async (town: Town, table: 'area' | 'area_member' | 'audit_entry' | 'scheme') => {
  const found = await town.run(
    sql`SELECT count(*)::int AS n FROM ${sql.identifier(table)} WHERE adcode = ${town.adcode}`,
  )
  return (found.rows[0] as { n: number }).n // the one column asked for
}
const revisionOf = async (town: Town) => (await ask('GET', `/api/districts/${town.adcode}`)).json.revision

/** Yards in a row, 20 m apart, then one far away and one without a boundary. */
async function rowOfYards(adcode: string): Promise<Town> {
  const town = await foundTown(adcode)
  const row = Array.from({ length: 8 }, (_, i) => ({ name: `y${i}`, at: [i * 120, 0] as const, households: 10 + i }))
  await town.lay(...row, { name: 'far', at: [3000, 0] }, { name: 'unplaced' })
  return town
}

const outline = {
  type: 'Polygon',
  coordinates: [
    [
      [113.6, 34.8],
      [113.63, 34.8],
      [113.63, 34.85],
      [113.6, 34.85],
      [113.6, 34.8],
    ],
  ],
}

describe('an area that is saved', () => {
  let town: Town
  beforeAll(async () => {
    town = await rowOfYards('990501')
  })

  it('has a number, a hue, its members, its totals and a shape; the first one makes the adopted scheme', async () => {
    const before = await revisionOf(town)
    const { status, json } = await save(town, ['y0', 'y1'], { outline, planYear: 2021 })
    expect(status).toBe(201)
    expect(json).toMatchObject({
      adcode: town.adcode,
      schemeId: '990501-g-adopted',
      number: 'A-01',
      name: '东街片区',
      planYear: 2021,
      maxGapM: 50,
      compounds: [town.idOf('y0'), town.idOf('y1')],
      contiguous: true,
      faults: [],
      invented: false,
      version: 1,
      outline: { type: 'MultiPolygon', coordinates: [outline.coordinates] },
      totals: { compounds: 2, households: { recorded: 21, estimated: null, unknown: 0, of: 2 } },
    })
    expect(json.id).toMatch(/^990501-a-[0-9a-f]{8}$/)
    expect(json.shape.type).toBe('MultiPolygon')
    expect(json.label).toHaveLength(2)
    expect(await revisionOf(town)).toBe(before + 1)
    const found = await town.run(sql`SELECT name, adopted FROM scheme WHERE adcode = ${town.adcode}`)
    expect(found.rows).toEqual([{ name: '现行方案', adopted: true }])
  })

  it('is listed by number and read by id, and its compounds know it', async () => {
    await save(town, ['y2', 'y3'], { name: '第二片' })
    const { json } = await ask('GET', `/api/areas?adcode=${town.adcode}`)
    expect(json.total).toBe(2)
    expect(json.items.map(({ number }: { number: string }) => number)).toEqual(['A-01', 'A-02'])
    const [first] = json.items
    expect((await ask('GET', `/api/areas/${first.id}`)).json).toEqual(first)
    expect((await ask('GET', `/api/compounds/${town.idOf('y0')}`)).json).toMatchObject({
      areaId: first.id,
      area: { number: 'A-01', name: '东街片区' },
    })
  })

  it('wears a hue no area around it wears', async () => {
    const { items } = (await ask('GET', `/api/areas?adcode=${town.adcode}`)).json
    expect(items[0].hue).not.toBe(items[1].hue)
  })

  it('is told in a preview of its compounds, unless that very area is being edited', async () => {
    const { items } = (await ask('GET', `/api/areas?adcode=${town.adcode}`)).json
    const body = { adcode: town.adcode, compounds: [town.idOf('y1'), town.idOf('y2')] }
    const { json } = await ask('POST', '/api/areas/preview', { body })
    expect(json.contiguous).toBe(true)
    expect(json.faults.map(({ message }: { message: string }) => message)).toEqual([
      'y1 已在片区 A-01 东街片区 中',
      'y2 已在片区 A-02 第二片 中',
    ])
    const editing = await ask('POST', '/api/areas/preview', { body: { ...body, areaId: items[0].id } })
    expect(editing.json.faults).toEqual([
      expect.objectContaining({ code: 'already-in-area', compounds: [town.idOf('y2')] }),
    ])
  })
})

describe('an area is not saved', () => {
  let town: Town
  beforeAll(async () => {
    town = await rowOfYards('990502')
    await save(town, ['y0', 'y1'])
  })

  const refused: [string, string[], object, number, object][] = [
    [
      'with a compound of another area',
      ['y1', 'y2'],
      {},
      409,
      { code: 'already-in-area', params: { names: 'y1', area: 'A-01 东街片区' } },
    ],
    [
      'with a compound without a boundary',
      ['y2', 'unplaced'],
      {},
      422,
      { code: 'unplaced-members', params: { names: 'unplaced' } },
    ],
    ['with a compound nobody knows', ['y2', 'nobody'], {}, 422, { code: 'unknown-compounds' }],
    [
      'of compounds that are not neighbours',
      ['y2', 'far'],
      {},
      422,
      { code: 'not-an-area', findings: [{ code: 'gap', message: expect.stringContaining('far：最近小区') }] },
    ],
    [
      'under a limit its compounds do not keep',
      ['y2', 'y3'],
      { maxGapM: 10 },
      422,
      { code: 'not-an-area', detail: '这些小区还不能成为片区：y3：最近小区 20 m，超过 10 m' },
    ],
    ['without a name', ['y2'], { name: ' ' }, 422, { code: 'malformed' }],
    ['without compounds', [], {}, 422, { code: 'malformed' }],
    [
      'with an outline that crosses itself',
      ['y2'],
      {
        outline: {
          type: 'Polygon',
          coordinates: [
            [
              [113.6, 34.8],
              [113.61, 34.81],
              [113.61, 34.8],
              [113.6, 34.81],
              [113.6, 34.8],
            ],
          ],
        },
      },
      422,
      { code: 'bad-geometry', findings: [{ code: 'self-crossing', pointer: '/outline' }] },
    ],
    [
      'with an outline of swapped axes',
      ['y2'],
      {
        outline: {
          type: 'Polygon',
          coordinates: [
            [
              [34.8, 113.6],
              [34.81, 113.6],
              [34.8, 113.61],
              [34.8, 113.6],
            ],
          ],
        },
      },
      422,
      { code: 'bad-geometry', findings: [{ code: 'swapped-axes' }] },
    ],
  ]
  it.each(refused)('%s', async (_, names, more, status, problem) => {
    const before = [await count(town, 'area'), await count(town, 'area_member'), await count(town, 'audit_entry')]
    const answer = await save(town, names, more)
    expect(answer.status).toBe(status)
    expect(answer.json).toMatchObject(problem)
    expect([await count(town, 'area'), await count(town, 'area_member'), await count(town, 'audit_entry')]).toEqual(
      before,
    )
  })

  it('in a district nobody knows', async () => {
    const body = { adcode: '999999', name: '片区', compounds: ['999999-c-1'] }
    expect(await ask('POST', '/api/areas', { body })).toMatchObject({ status: 404, json: { code: 'no-such-district' } })
  })

  it('by somebody who may only look', async () => {
    const app = await appUnderTest({ reader: guestReader })
    const body = { adcode: town.adcode, name: '片区', compounds: [town.idOf('y5')] }
    expect((await ask('POST', '/api/areas', { body }, app)).json).toMatchObject({ status: 403, code: 'read-only' })
  })
})

describe('an area that is changed', () => {
  let town: Town
  let id: string
  beforeAll(async () => {
    town = await rowOfYards('990503')
    id = (await save(town, ['y0', 'y1'], { outline })).json.id
  })

  it('takes a new name and year, and keeps number, hue, members and outline', async () => {
    const before = (await ask('GET', `/api/areas/${id}`)).json
    const { status, json } = await change(id, { version: 1, name: '西片', planYear: 2022, reason: '按会议' })
    expect(status).toBe(200)
    expect(json).toEqual({ ...before, name: '西片', planYear: 2022, version: 2 })
  })

  it('takes in a compound and lets one go', async () => {
    const taken = await change(id, { version: 2, compounds: ['y0', 'y1', 'y2'].map(town.idOf) })
    expect(taken.json.compounds).toEqual(['y0', 'y1', 'y2'].map(town.idOf))
    const left = await change(id, { version: 3, compounds: ['y1', 'y2'].map(town.idOf) })
    expect(left.json).toMatchObject({ version: 4, compounds: ['y1', 'y2'].map(town.idOf), totals: { compounds: 2 } })
    expect((await ask('GET', `/api/compounds/${town.idOf('y0')}`)).json.areaId).toBeNull()
  })

  it('does not fall apart: a change that would leave two groups is refused, and nothing is changed', async () => {
    const answer = await change(id, { version: 4, name: '新名', compounds: ['y1', 'y4'].map(town.idOf) })
    expect(answer.json).toMatchObject({ status: 422, code: 'not-an-area' })
    expect((await ask('GET', `/api/areas/${id}`)).json).toMatchObject({ name: '西片', version: 4 })
  })

  it('by two people at once keeps both: the later is shown the area as it now stands', async () => {
    const answer = await change(id, { version: 3, name: '旧名' })
    expect(answer.status).toBe(409)
    expect(answer.json).toMatchObject({ code: 'stale-version', params: { seen: 3, current: 4 } })
    expect(answer.json.current).toEqual((await ask('GET', `/api/areas/${id}`)).json)
  })

  it('loses its outline when that is asked for', async () => {
    expect((await change(id, { version: 4, outline: null })).json.outline).toBeNull()
  })

  it('needs something to change', async () => {
    expect(await change(id, { version: 5 })).toMatchObject({ status: 422, json: { code: 'nothing-to-change' } })
  })

  it('must be there', async () => {
    expect(await change('990503-a-00000000', { version: 1, name: 'x' })).toMatchObject({
      status: 404,
      json: { code: 'no-such-area' },
    })
    expect(await change('bad', { version: 1, name: 'x' })).toMatchObject({ status: 422 })
  })

  it('says when a barrier drawn later cuts it, and can still be renamed', async () => {
    await town.cut('开元路', 'road', [230, -300], [230, 300])
    const { json } = await ask('GET', `/api/areas/${id}`)
    expect(json.contiguous).toBe(false)
    expect(json.faults).toEqual([expect.objectContaining({ code: 'barrier', message: 'y2：隔开元路（主干道）' })])
    expect((await change(id, { version: 5, name: '被隔开的片区' })).status).toBe(200)
  })
})

describe('an area that is deleted', () => {
  let town: Town
  beforeAll(async () => {
    town = await rowOfYards('990504')
  })

  it('sets its compounds free and is gone; its number is not given again', async () => {
    const first = (await save(town, ['y0', 'y1'])).json
    expect(await remove(first.id, 2)).toMatchObject({
      status: 409,
      json: { code: 'stale-version', current: { id: first.id } },
    })
    expect(await remove(first.id, 1)).toMatchObject({ status: 200, json: { id: first.id, deleted: true } })
    expect(await ask('GET', `/api/areas/${first.id}`)).toMatchObject({ status: 404, json: { code: 'no-such-area' } })
    expect(await remove(first.id, 1)).toMatchObject({ status: 404 })
    expect((await save(town, ['y0', 'y1'])).json).toMatchObject({ number: 'A-02' })
  })

  it('is asked for with the version that was seen', async () => {
    const { id } = (await save(town, ['y4'])).json
    expect(await ask('DELETE', `/api/areas/${id}`)).toMatchObject({ status: 422 })
    expect(await ask('DELETE', `/api/areas/${id}?version=1&force=1`)).toMatchObject({ status: 422 })
  })

  it('leaves who, what and why in the audit', async () => {
    const { id } = (await save(town, ['y6'], { reason: '试划' })).json
    await change(id, { version: 1, compounds: ['y6', 'y7'].map(town.idOf) })
    await remove(id, 2)
    const found = await town.run(sql`
      SELECT action, actor, reason, before->>'number' AS before_number, before->'compounds' AS before_members,
        after->>'number' AS after_number, after->'compounds' AS after_members
      FROM audit_entry WHERE adcode = ${town.adcode} AND record_id = ${id} ORDER BY seq`)
    const [y6, y7] = [town.idOf('y6'), town.idOf('y7')]
    expect(found.rows).toEqual([
      {
        action: 'area.create',
        actor: 'local',
        reason: '试划',
        before_number: null,
        before_members: null,
        after_number: 'A-04',
        after_members: [y6],
      },
      {
        action: 'area.change',
        actor: 'local',
        reason: null,
        before_number: 'A-04',
        before_members: [y6],
        after_number: 'A-04',
        after_members: [y6, y7],
      },
      {
        action: 'area.delete',
        actor: 'local',
        reason: null,
        before_number: 'A-04',
        before_members: [y6, y7],
        after_number: null,
        after_members: null,
      },
    ])
  })
})

describe('many planners at once', () => {
  it('who take the same compound: exactly one gets it, the others are told where it went', async () => {
    const town = await rowOfYards('990505')
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => save(town, ['y3', 'y4'], { name: `第${i}片` })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const others = answers.filter(({ status }) => status !== 201)
    for (const { json } of others)
      expect(json).toMatchObject({ status: 409, code: 'already-in-area', params: { names: 'y3、y4' } })
    expect([await count(town, 'area'), await count(town, 'area_member'), await count(town, 'scheme')]).toEqual([
      1, 2, 1,
    ])
    expect(await count(town, 'audit_entry')).toBe(1)
  })

  it('who make different areas get different numbers and hues', async () => {
    const town = await rowOfYards('990506')
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => save(town, [`y${i}`])))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(answers.map(({ json }) => json.number).sort()).toEqual(Array.from({ length: 8 }, (_, i) => `A-0${i + 1}`))
    const { items } = (await ask('GET', `/api/areas?adcode=${town.adcode}`)).json
    const hueAt = (i: number) =>
      items.find(({ compounds }: { compounds: string[] }) => compounds[0] === town.idOf(`y${i}`)).hue
    for (let i = 1; i < 8; i++) expect(hueAt(i)).not.toBe(hueAt(i - 1))
  })

  it('who retire a compound and take it into an area: it is never a retired member', async () => {
    const town = await rowOfYards('990507')
    const names = Array.from({ length: 8 }, (_, i) => `y${i}`)
    await Promise.all(
      names.flatMap((name) => [
        save(town, [name]),
        ask('POST', `/api/compounds/${town.idOf(name)}/retire`, { body: { version: 1, reason: '拆除' } }),
      ]),
    )
    const found = await town.run(sql`
      SELECT count(*) FILTER (WHERE c.retired_on IS NOT NULL AND m.area_id IS NOT NULL)::int AS both,
        count(*) FILTER (WHERE c.retired_on IS NOT NULL OR m.area_id IS NOT NULL)::int AS either
      FROM compound c LEFT JOIN area_member m ON m.adcode = c.adcode AND m.compound_id = c.id
      WHERE c.adcode = ${town.adcode}`)
    expect(found.rows).toEqual([{ both: 0, either: 8 }])
  })

  it('a compound taken behind the back of the server is refused by the database', async () => {
    const town = await rowOfYards('990508')
    const { id, schemeId } = (await save(town, ['y0'])).json
    const database = await testDatabase()
    const twice = database.statements.execute(
      sql`INSERT INTO area_member (adcode, scheme_id, compound_id, area_id) VALUES (${town.adcode}, ${schemeId}, ${town.idOf('y0')}, ${id})`,
    )
    await expect(twice).rejects.toThrow()
  })
})

describe('a list of areas', () => {
  it.each([
    ['needs a district', '', 422],
    ['of a district nobody knows', '?adcode=999999', 404],
    ['knows no other parameter', '?adcode=990501&page=2', 422],
  ])('%s', async (_, query, status) => {
    const answer = await ask('GET', `/api/areas${query}`)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })
})
