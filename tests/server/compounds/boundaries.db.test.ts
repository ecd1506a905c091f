import { beforeAll, describe, expect, it } from 'vitest'
import { loadSeeds } from '#seeds/load.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { at, yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '410108'
const idOf = (row: number) => `${adcode}-c-0${String(row).padStart(2, '0')}`
const read = async (row: number) => (await ask('GET', `/api/compounds/${idOf(row)}`)).json
const revision = async () => (await ask('GET', `/api/districts/${adcode}`)).json.revision
const entriesOf = async (row: number) =>
  (await ask('GET', `/api/audit?adcode=${adcode}&record=${idOf(row)}&limit=1000`)).json.items
const save = (items: unknown[], reason?: string) =>
  ask('PUT', '/api/compounds/boundaries', { body: { items, ...(reason && { reason }) } })
const draw = async (row: number, boundary: unknown) =>
  ask('PATCH', `/api/compounds/${idOf(row)}`, { body: { version: (await read(row)).version, boundary } })
const item = async (row: number, boundary: unknown) => ({ id: idOf(row), version: (await read(row)).version, boundary })

type Metres = readonly [number, number]
const shape = (...corners: Metres[]) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]!].map(at)] })
/** West of the wall and east of it; the wall runs through `middle`, half-way up. */
const west = (middle: Metres = [100, 50]) => shape([0, 0], [100, 0], middle, [100, 100], [0, 100])
const east = (middle: Metres = [100, 50]) => shape([100, 0], [200, 0], [200, 100], [100, 100], middle)
const stored = (polygon: { coordinates: unknown }) => ({ type: 'MultiPolygon', coordinates: [polygon.coordinates] })
const bowTie = shape([0, 0], [100, 100], [100, 0], [0, 100])

beforeAll(async () => {
  await loadSeeds(await testDatabase(), { demo: false })
  await draw(1, west())
  await draw(2, east())
})

describe('two compounds that share a wall', () => {
  it('move it together: one revision, and an audit entry for each', async () => {
    const before = await revision()
    const { status, json } = await save([await item(1, west([120, 50])), await item(2, east([120, 50]))], '现场核实')
    expect(status).toBe(200)
    expect(json.items).toEqual([await read(1), await read(2)])
    expect(json.items.map(({ boundary }: { boundary: unknown }) => boundary)).toEqual([
      stored(west([120, 50])),
      stored(east([120, 50])),
    ])
    expect(json.items[1].provenance.boundary).toMatchObject({ kind: 'user', source: '本机用户' })
    expect(await revision()).toBe(before + 1)
    for (const row of [1, 2]) {
      const [entry] = await entriesOf(row)
      expect(entry).toMatchObject({ action: 'compound.change', recordId: idOf(row), reason: '现场核实' })
      expect(entry.after.version).toBe(entry.before.version + 1)
      expect(entry.after.boundary).not.toEqual(entry.before.boundary)
    }
    expect((await entriesOf(1))[0].requestId).toBe((await entriesOf(2))[0].requestId)
  })

  it('stay as they are when somebody saved one of them meanwhile, and the planner is told which', async () => {
    const items = [await item(1, west([80, 50])), await item(2, east([80, 50]))]
    await ask('PATCH', `/api/compounds/${idOf(2)}`, { body: { version: items[1]?.version, households: 12 } })
    const [one, other] = [await read(1), await read(2)]
    const before = await revision()
    const { status, json } = await save(items)
    expect(status).toBe(409)
    expect(json).toMatchObject({
      code: 'stale-boundary',
      params: { id: idOf(2), name: other.name, seen: other.version - 1, current: other.version },
    })
    expect(json.detail).toContain(other.name)
    expect(json.current).toEqual(other)
    expect([await read(1), await read(2), await revision()]).toEqual([one, other, before])
  })

  it('stay as they are when one of the new boundaries cannot be, and its place in the list is named', async () => {
    const [one, other] = [await read(1), await read(2)]
    const { status, json } = await save([await item(1, west([60, 50])), await item(2, bowTie)])
    expect(status).toBe(422)
    expect(json).toMatchObject({
      code: 'bad-geometry',
      findings: [{ code: 'self-crossing', pointer: '/items/1/boundary' }],
    })
    expect([await read(1), await read(2)]).toEqual([one, other])
  })

  it('are both given back their old wall by one more save', async () => {
    const [one, other] = [await read(1), await read(2)]
    await save([await item(1, west([70, 50])), await item(2, east([70, 50]))])
    const { json } = await save([await item(1, one.boundary), await item(2, other.boundary)], '撤销上一次改动')
    expect(json.items.map(({ boundary }: { boundary: unknown }) => boundary)).toEqual([one.boundary, other.boundary])
  })

  it('pulled at by twenty planners at once follow exactly one of them, and never half of one', async () => {
    const [one, other] = [await read(1), await read(2)]
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => {
        const items = [
          { id: idOf(1), version: one.version, boundary: west([90 + i, 50]) },
          { id: idOf(2), version: other.version, boundary: east([90 + i, 50]) },
        ]
        return save(i % 2 ? items : items.reverse())
      }),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)])
    const [here, there] = [await read(1), await read(2)]
    expect([here.version, there.version]).toEqual([one.version + 1, other.version + 1])
    const wallOf = (compound: { boundary: { coordinates: number[][][][] } }) =>
      new Set(compound.boundary.coordinates.flat(2).map(String))
    const shared = [...wallOf(here)].filter((corner) => wallOf(there).has(corner))
    expect(shared).toHaveLength(3)
  })
})

describe('boundaries sent together', () => {
  it('keep every part and every courtyard', async () => {
    const [yardA, yardB, yardC] = [yard([600, 0], 50), yard([660, 0], 50), yard([700, 300], 80)]
    const court = [...yardC.coordinates, yard([720, 320], 30).coordinates[0]]
    const boundary = { type: 'MultiPolygon', coordinates: [yardA.coordinates, yardB.coordinates, court] }
    const { json } = await save([await item(3, boundary)])
    expect(json.items[0].boundary).toEqual(boundary)
  })

  it.each([
    ['one compound twice', [1, 1], '同一个小区出现两次'],
    ['compounds of two districts', [1, 'other'], '与第一个小区不在同一区县'],
  ])('are refused with a pointer: %s', async (_, rows, detail) => {
    const items = rows.map((row) => ({
      id: row === 'other' ? '520525-c-001' : idOf(Number(row)),
      version: 1,
      boundary: yard([0, 0], 50),
    }))
    const { status, json } = await save(items)
    expect(status).toBe(422)
    expect(json.errors).toEqual([{ pointer: '/items/1/id', detail }])
  })

  it('are refused when there are none, or one of them is not there', async () => {
    expect((await save([])).status).toBe(422)
    expect(await save([{ id: idOf(99), version: 1, boundary: yard([0, 0], 50) }])).toMatchObject({
      status: 404,
      json: { code: 'no-such-compound' },
    })
  })

  it('stay as they are, all of them, when the second is not there', async () => {
    const [one, before] = [await read(1), await revision()]
    const gone = { id: idOf(99), version: 1, boundary: yard([0, 0], 50) }
    expect(await save([await item(1, west([60, 50])), gone])).toMatchObject({
      status: 404,
      json: { code: 'no-such-compound', params: { id: idOf(99) } },
    })
    expect([await read(1), await revision()]).toEqual([one, before])
  })

  it('are examined before the database is asked: swapped axes in the second are named as such', async () => {
    const app = await appUnderTest({ database: null })
    const swapped = { type: 'Polygon', coordinates: [yard([0, 0], 50).coordinates[0]!.map(([x, y]) => [y, x])] }
    const items = [
      { id: idOf(1), version: 1, boundary: yard([0, 0], 50) },
      { id: idOf(2), version: 1, boundary: swapped },
    ]
    const { status, json } = await ask('PUT', '/api/compounds/boundaries', { body: { items } }, app)
    expect(status).toBe(422)
    expect(json).toMatchObject({ code: 'bad-geometry', findings: [{ code: 'swapped-axes' }] })
    expect(json.findings[0].pointer).toMatch(/^\/items\/1\/boundary/)
  })

  it.each([null, [], 5, {}, { items: 5 }, { items: [null] }])('are refused as malformed: %j', async (body) => {
    expect((await ask('PUT', '/api/compounds/boundaries', { rawBody: JSON.stringify(body) })).status).toBe(422)
  })
})

describe('a boundary checked together with the neighbours that move with it', () => {
  const check = async (boundary: unknown, alongside: unknown[] = []) =>
    ask('POST', '/api/compounds/check-boundary', { body: { adcode, id: idOf(11), boundary, alongside } })
  const far = (polygon: ReturnType<typeof west>) => ({
    type: 'Polygon',
    coordinates: polygon.coordinates.map((ring) => ring.map(([lon, lat]) => [lon! + 0.05, lat!])),
  })
  beforeAll(async () => {
    await draw(11, far(west()))
    await draw(12, far(east()))
  })

  it('does not overlap a neighbour that makes room', async () => {
    const pushed = far(west([130, 50]))
    const { name } = await read(12)
    expect((await check(pushed)).json.findings).toEqual([
      expect.objectContaining({
        code: 'overlap',
        blocking: false,
        compound: idOf(11),
        params: expect.objectContaining({ name }),
      }),
    ])
    expect((await check(pushed, [{ id: idOf(12), boundary: far(east([130, 50])) }])).json.findings).toEqual([])
  })

  it('overlaps a neighbour that moves the wrong way, and is told so once', async () => {
    const { json } = await check(far(west()), [{ id: idOf(12), boundary: far(east([70, 50])) }])
    expect(json.findings).toHaveLength(1)
    expect(json.findings[0]).toMatchObject({ code: 'overlap', compound: idOf(11) })
  })

  it('says of which neighbour the new boundary crosses itself: that blocks', async () => {
    const { json } = await check(far(west()), [{ id: idOf(12), boundary: far(bowTie) }])
    expect(json.findings).toEqual([
      expect.objectContaining({ code: 'self-crossing', blocking: true, compound: idOf(12) }),
    ])
  })
})
