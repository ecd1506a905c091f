import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { CompoundDetail } from '#contract/compound.ts'
import { Lineage, LineageChange, Pieces } from '#contract/lineage.ts'
import { findRows } from '#server/db/connection.ts'
import { foundTown, type Metres, rectangle, type Town } from '#tests/server/areas/toy-town.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '990201'
let town: Town

const read = async (id: string): Promise<CompoundDetail> => (await ask('GET', `/api/compounds/${id}`)).json
const split = (id: string, body: object) => ask('POST', `/api/compounds/${id}/split`, { body })
const undo = (id: string, version: number) => ask('POST', `/api/compounds/${id}/undo-lineage`, { body: { version } })
const listed = async (): Promise<string[]> =>
  (await ask('GET', `/api/compounds?adcode=${adcode}&limit=1000`)).json.items.map(({ name }: CompoundDetail) => name)
const linesOf = async (...lines: Metres[][]) =>
  findRows(
    await testDatabase(),
    z.object({ line: z.unknown() }),
    sql`SELECT st_asgeojson(st_transform(st_setsrid(st_geomfromtext(wkt), 4547), 4490), 9, 0)::jsonb AS line
        FROM jsonb_array_elements_text(${JSON.stringify(lines.map(wktOf))}::jsonb) AS wkt`,
  ).then((rows) => rows.map(({ line }) => line))
const wktOf = (line: Metres[]) =>
  `LINESTRING(${line.map(([east, north]) => `${465_000 + east} ${3_856_000 + north}`).join(', ')})`
const linksOf = async (id: string) =>
  (
    await findRows(
      await testDatabase(),
      z.object({ id: z.string() }),
      sql`SELECT work_id AS id FROM work_compound WHERE compound_id = ${id} ORDER BY work_id`,
    )
  ).map((row) => row.id)

const twoYards = [rectangle([0, 0], [100, 60]), rectangle([0, 200], [100, 60])]
const parts = [
  { name: '北院', pieces: [0], households: 160 },
  { name: '南院', pieces: [1], households: 150 },
]

beforeAll(async () => {
  town = await foundTown(adcode)
  await town.lay({ name: 'two', parts: twoYards, households: 320, builtYear: 1999, planYear: 2019, kind: 'document' })
  await town.run(
    sql`INSERT INTO step (adcode, id, compound_id, status, on_day, origin)
        VALUES (${adcode}, ${`${adcode}-t-1`}, ${town.idOf('two')}, 'planned', '2019-12-20', '{"source":"台账","kind":"document"}')`,
  )
  await town.hang(
    [
      [-20, 262],
      [120, 262],
    ],
    { state: 'planned' },
  ) // along the northern wall of the northern yard
  for (const [name, east] of [
    ['b-north', 40],
    ['b-south', 41],
  ] as const) {
    const north = name === 'b-north' ? 220 : 20
    await town.run(
      sql`INSERT INTO building (adcode, id, compound_id, boundary) VALUES (${adcode}, ${`${adcode}-b-${name}`}, ${town.idOf('two')},
        st_transform(st_makeenvelope(${465_000 + east}, ${3_856_000 + north}, ${465_010 + east}, ${3_856_010 + north}, 4547), 4490))`,
    )
  }
})

describe('one row of a ledger that names two yards', () => {
  it('has a piece of its boundary for each, counted from north to south, with sizes', async () => {
    const { json } = await ask('POST', `/api/compounds/${town.idOf('two')}/pieces`, { body: { cuts: [] } })
    const { pieces, idleCuts, ties, works } = Pieces.parse(json)
    expect(pieces.map(({ sizeM2 }) => Math.round(sizeM2 / 10) * 10)).toEqual([6000, 6000])
    expect(pieces[0]!.place[1]).toBeGreaterThan(pieces[1]!.place[1])
    expect([idleCuts, ties, works.apart]).toEqual([0, [], 0])
  })

  it('becomes two compounds that take over its facts, steps and works; figures that do not add up are told', async () => {
    const { status, json } = await split(town.idOf('two'), { version: 1, reason: '一行两院', parts })
    expect(status).toBe(201)
    const { from, to, differences } = LineageChange.parse(json)
    expect(from).toMatchObject([{ name: 'two', retired: true, version: 2 }])
    expect(to).toMatchObject([
      { name: '北院', households: 160, builtYear: 1999, planYear: 2019, status: 'planned', version: 1, placed: true },
      { name: '南院', households: 150, builtYear: 1999, planYear: 2019, status: 'planned', version: 1, placed: true },
    ])
    expect(differences).toEqual([{ field: 'households', whole: 320, parts: 310, unknown: 0 }])
    expect(to.map(({ aliases }) => aliases)).toEqual([['two'], ['two']])
    expect(to[0]!.steps).toMatchObject([{ status: 'planned', onDay: '2019-12-20', origin: { kind: 'document' } }])
    expect(await listed()).toEqual(['北院', '南院'])
    expect([(await linksOf(to[0]!.id)).length, (await linksOf(to[1]!.id)).length]).toEqual([1, 0])
    const buildings = await findRows(
      await testDatabase(),
      z.object({ building: z.string(), name: z.string() }),
      sql`SELECT b.id AS building, c.name FROM building b JOIN compound c ON c.adcode = b.adcode AND c.id = b.compound_id
          WHERE b.adcode = ${adcode} ORDER BY b.id`,
    )
    expect(buildings.map(({ name }) => name)).toEqual(['北院', '南院'])
  })

  it('is told on both sides of the record, and is found by its id although it is off the lists', async () => {
    const whole = Lineage.parse((await ask('GET', `/api/compounds/${town.idOf('two')}/lineage`)).json)
    expect(whole.cameFrom).toBeNull()
    expect(whole.became).toMatchObject({
      kind: 'split',
      reason: '一行两院',
      undoneBy: { id: town.idOf('two'), version: 2 },
    })
    expect(whole.became!.compounds.map(({ name }) => name).sort()).toEqual(['北院', '南院'])
    expect(whole.became!.differences).toMatchObject([{ field: 'households', whole: 320, parts: 310 }])
    const north = whole.became!.compounds.find(({ name }) => name === '北院')!
    const { cameFrom } = Lineage.parse((await ask('GET', `/api/compounds/${north.id}/lineage`)).json)
    expect(cameFrom).toMatchObject({ kind: 'split', compounds: [{ name: 'two', retired: true }] })
    expect((await read(town.idOf('two'))).retired).toBe(true)
  })

  it('is one again after undoing, with its facts, buildings and links; nothing of the parts is left but their audit', async () => {
    const { status, json } = await undo(town.idOf('two'), 2)
    expect(status).toBe(200)
    expect(json.restored).toMatchObject([{ name: 'two', households: 320, retired: false, version: 3 }])
    expect(await listed()).toEqual(['two'])
    expect(await linksOf(town.idOf('two'))).toHaveLength(1)
    const gone = json.removed[0].id
    expect((await ask('GET', `/api/compounds/${gone}`)).status).toBe(404)
    const { items } = (await ask('GET', `/api/audit?adcode=${adcode}&record=${gone}`)).json
    expect(items.map(({ action }: { action: string }) => action)).toEqual(['compound.split-undo', 'compound.split'])
    expect((await ask('GET', `/api/audit/verify?adcode=${adcode}`)).json).toMatchObject({ intact: true })
  })
})

describe('a split', () => {
  it('by somebody who saw an older version is refused, and nothing is written', async () => {
    const { status, json } = await split(town.idOf('two'), { version: 1, reason: '一行两院', parts })
    expect([status, json.code]).toEqual([409, 'stale-version'])
    expect(await listed()).toEqual(['two'])
  })

  it.each([
    ['leaves a piece of the boundary to nobody', [{ name: '甲', pieces: [0] }, { name: '乙' }], 'split-piece-left'],
    [
      'names a piece that is not there',
      [
        { name: '甲', pieces: [0, 1] },
        { name: '乙', pieces: [2] },
      ],
      'split-unknown-piece',
    ],
  ])('that %s is refused', async (_, wrong, code) => {
    const { json } = await split(town.idOf('two'), { version: 3, reason: '一行两院', parts: wrong })
    expect(json.code).toBe(code)
  })

  it('cannot be undone once a part was changed, and says which', async () => {
    const { json } = await split(town.idOf('two'), { version: 3, reason: '一行两院', parts })
    const [north] = LineageChange.parse(json).to
    await ask('PATCH', `/api/compounds/${north!.id}`, { body: { version: 1, households: 170 } })
    const refused = await undo(town.idOf('two'), 4)
    expect([refused.status, refused.json.code, refused.json.params.names]).toEqual([409, 'undo-changed', '北院'])
    expect(await listed()).toEqual(['北院', '南院'])
  })

  it('can be undone after its parts were merged and that was undone: they are as the split made them', async () => {
    const rows = [rectangle([1200, 0], [40, 40]), rectangle([1200, 100], [40, 40])]
    await town.lay({ name: 'there', parts: rows, households: 20 })
    const whole = town.idOf('there')
    const { to } = LineageChange.parse((await split(whole, { version: 1, reason: '一行两院', parts })).json)
    const compounds = to.map(({ id, version }) => ({ id, version }))
    const body = { compounds, keeps: to[0]!.id, name: 'there', reason: '还是一院' }
    const merged = LineageChange.parse((await ask('POST', '/api/compounds/merge', { body })).json).to[0]!
    expect(merged.aliases).toEqual(['北院', '南院'])
    expect((await undo(whole, 2)).json.code).toBe('undo-changed')
    expect((await undo(merged.id, 1)).status).toBe(200)
    expect((await undo(whole, 2)).status).toBe(200)
    expect((await read(whole)).retired).toBe(false)
  })

  it('of a compound without a boundary gives parts without one', async () => {
    await town.lay({ name: 'bare' })
    const { json } = await split(town.idOf('bare'), {
      version: 1,
      reason: '两栋',
      parts: [{ name: '6号楼' }, { name: '7号楼' }],
    })
    expect(LineageChange.parse(json).to.map(({ placed }) => placed)).toEqual([false, false])
  })
})

describe('a yard in one piece', () => {
  it('is cut by a line drawn across it, and the pieces cover it without a gap', async () => {
    await town.lay({ name: 'one', at: [400, 0], size: [100, 100] })
    const [across, short] = await linesOf(
      [
        [390, 40],
        [510, 40],
      ],
      [
        [390, 80],
        [430, 80],
      ],
    )
    const idle = await ask('POST', `/api/compounds/${town.idOf('one')}/pieces`, { body: { cuts: [across, short] } })
    expect(Pieces.parse(idle.json)).toMatchObject({ idleCuts: 1 })
    expect(idle.json.pieces).toHaveLength(2)
    const asked = {
      version: 1,
      reason: '中间有墙',
      cuts: [across],
      works: 'all',
      parts: [
        { name: '上院', pieces: [0] },
        { name: '下院', pieces: [1] },
      ],
    }
    const { from, to } = LineageChange.parse((await split(town.idOf('one'), asked)).json)
    const sizes = to.map(({ boundarySizeM2 }) => boundarySizeM2!)
    expect(sizes.map(Math.round)).toEqual([6000, 4000])
    expect(sizes[0]! + sizes[1]!).toBeCloseTo(from[0]!.boundarySizeM2!, 3)
  })
})

it('a cut that grazes a corner leaves no sliver: what it cuts off stays with its neighbour', async () => {
  await town.lay({ name: 'grazed', at: [600, 0], size: [100, 100] })
  const [grazing, across] = await linesOf(
    [
      [590, 97],
      [604, 103],
    ],
    [
      [590, 50],
      [710, 50],
    ],
  )
  const { json } = await ask('POST', `/api/compounds/${town.idOf('grazed')}/pieces`, {
    body: { cuts: [grazing, across] },
  })
  const { pieces, idleCuts } = Pieces.parse(json)
  expect([pieces.map(({ sizeM2 }) => Math.round(sizeM2)), idleCuts]).toEqual([[5000, 5000], 1])
})

describe('a member of an area that is split', () => {
  const parted = {
    version: 1,
    reason: '一行两院',
    parts: [
      { name: '东侧', pieces: [1] },
      { name: '西侧', pieces: [0] },
    ],
  }
  let area: { id: string; version: number }

  beforeAll(async () => {
    const yards = [rectangle([800, 0], [60, 60]), rectangle([865, 0], [60, 60])]
    const ids = await town.lay({ name: 'inside', parts: yards }, { name: 'beside', at: [800, 65], size: [125, 60] })
    const body = { adcode, name: '一片', compounds: ids, maxGapM: 15 }
    area = (await ask('POST', '/api/areas', { body })).json
  })
  const membersOf = async () => (await ask('GET', `/api/areas/${area.id}`)).json.compounds.length

  it('leaves all its parts in the area, which moves on a version', async () => {
    const { status } = await split(town.idOf('inside'), parted)
    expect(status).toBe(201)
    expect(await membersOf()).toBe(3)
    expect((await ask('GET', `/api/areas/${area.id}`)).json.version).toBe(area.version + 1)
  })

  it('stands in the area again after undoing', async () => {
    expect((await undo(town.idOf('inside'), 2)).status).toBe(200)
    expect(await membersOf()).toBe(2)
  })

  it('is refused where a part would have no boundary: an area cannot hold it', async () => {
    const bare = [{ name: '东侧', pieces: [0, 1] }, { name: '西侧' }]
    const { json } = await split(town.idOf('inside'), { version: 3, reason: '一行两院', parts: bare })
    expect(json).toMatchObject({ code: 'split-unplaced-in-area', params: { names: '西侧' } })
  })
})
