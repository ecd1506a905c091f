import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { toGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { ask } from '#tests/server/http/ask.ts'
import { foundTown, type Metres, measureSrid, rectangle, type Town } from './toy-town.ts'

const english = { 'accept-language': 'en' }
const codes = (answer: { json: { faults: { code: string }[] } }) => answer.json.faults.map(({ code }) => code)

/** What lies between two yards side by side, the wall of the first at x = 100. */
const across = (gapM: number): Metres => [100 + gapM, 0]

describe('neighbours in a toy town', () => {
  let town: Town
  const look = async (names: string[], more: object = {}) =>
    ask('POST', '/api/areas/preview', {
      body: { adcode: town.adcode, compounds: names.map((name) => town.idOf(name)), ...more },
    })

  beforeAll(async () => {
    town = await foundTown('990101')
    await town.lay(
      { name: 'a', at: [0, 0], households: 120, builtYear: 1985, planYear: 2020 },
      { name: 'near', at: across(49), households: 80, kind: 'estimated' },
      { name: 'far', at: [400, 0] },
      { name: 'touching', at: [0, 100] },
      { name: 'overlapping', at: [-80, 0] },
      { name: 'unplaced' },
    )
  })

  it('two compounds 49 m apart are one area under the usual limit of 50 m', async () => {
    const { json, status } = await look(['a', 'near'])
    expect(status).toBe(200)
    expect(json).toMatchObject({ contiguous: true, faults: [], maxGapM: 50, partial: [] })
    expect(json.links).toHaveLength(1)
    expect(json.links[0].gapM).toBeCloseTo(49, 1)
    expect(json.totals.maxLinkM).toBeCloseTo(49, 1)
  })

  it('under a limit of 40 m they are not, and the answer says how far apart they are and where', async () => {
    const { json } = await look(['a', 'near'], { maxGapM: 40 })
    expect(json.contiguous).toBe(false)
    expect(json.faults).toEqual([
      expect.objectContaining({
        code: 'gap',
        compounds: [town.idOf('near')],
        message: 'near：最近小区 49 m，超过 40 m',
      }),
    ])
    const [east, north] = toGaussKruger(json.faults[0].place, 114)
    expect(east).toBeCloseTo(465_000 + 124.5, 0)
    expect(north).toBeGreaterThan(3_855_999)
    expect(north).toBeLessThan(3_856_101)
  })

  it('touching and overlapping compounds have no gap, so a limit of 0 joins them', async () => {
    const { json } = await look(['a', 'touching', 'overlapping'], { maxGapM: 0 })
    expect(json.contiguous).toBe(true)
    expect(json.links.map(({ gapM }: { gapM: number }) => gapM)).toEqual([0, 0, 0])
  })

  it('a group is told once, with its nearest compound in the rest', async () => {
    const { json } = await look(['a', 'near', 'far'])
    expect(json.faults).toEqual([
      expect.objectContaining({
        code: 'gap',
        params: expect.objectContaining({ gapM: 151, nearest: town.idOf('near') }),
      }),
    ])
  })

  it('one compound is contiguous by itself', async () => {
    expect((await look(['far'])).json).toMatchObject({ contiguous: true, faults: [], links: [] })
  })

  it('no compound is no area', async () => {
    const answer = await look([])
    expect(answer.json).toMatchObject({ contiguous: false, compounds: [], outline: null })
    expect(codes(answer)).toEqual(['no-members'])
  })

  it('a compound without a boundary keeps the others from being an area', async () => {
    const answer = await look(['a', 'unplaced'])
    expect(answer.json.contiguous).toBe(false)
    expect(answer.json.faults).toEqual([
      expect.objectContaining({ code: 'unplaced', compounds: [town.idOf('unplaced')], place: null }),
    ])
    expect(answer.json.compounds).toEqual([town.idOf('a'), town.idOf('unplaced')])
  })

  it('a compound named twice is one member, in the order asked', async () => {
    expect((await look(['near', 'a', 'near'])).json.compounds).toEqual([town.idOf('near'), town.idOf('a')])
  })

  it('totals keep recorded, estimated and unknown apart', async () => {
    const { totals } = (await look(['a', 'near', 'touching'])).json
    expect(totals).toMatchObject({
      compounds: 3,
      households: { recorded: 120, estimated: 80, unknown: 1, of: 3 },
      costWan: { recorded: null, estimated: null, unknown: 3, of: 3 },
      builtYears: [1985, 1985],
      planYears: [
        { year: 2020, compounds: 1 },
        { year: null, compounds: 2 },
      ],
      streetOffices: ['东街'],
    })
    expect(totals.siteAreaM2).toBeGreaterThan(29_990)
    expect(totals.siteAreaM2).toBeLessThan(30_010)
  })

  it('sentences are in the reader’s language', async () => {
    const body = { adcode: town.adcode, compounds: [town.idOf('a'), town.idOf('near')], maxGapM: 40 }
    const answer = await ask('POST', '/api/areas/preview', { body, headers: english })
    expect(answer.json.faults[0].message).toBe('near: nearest compound is 49 m away, limit 40 m')
  })
})

describe('barriers', () => {
  let adcode = 990_200
  /** Two yards `gapM` apart, and what `ground` lays between and around them. Resolves to the answer to their preview. */
  async function between(gapM: number, ground: (town: Town) => Promise<void>, second: Metres = across(gapM)) {
    const town = await foundTown(String(adcode++))
    const compounds = await town.lay({ name: 'a', at: [0, 0] }, { name: 'b', at: second })
    await ground(town)
    return ask('POST', '/api/areas/preview', { body: { adcode: town.adcode, compounds } })
  }

  it.each([
    ['road', '开元路', 'b：隔开元路（主干道）'],
    ['railway', '京广铁路', 'b：隔京广铁路（铁路）'],
    ['river', null, 'b：隔河流'],
  ] as const)('a %s between two compounds cuts them off, and the fault names it', async (kind, name, message) => {
    const answer = await between(30, (town) => town.cut(name, kind, [115, -300], [115, 300]))
    expect(answer.json.contiguous).toBe(false)
    expect(answer.json.links).toEqual([])
    expect(answer.json.faults).toEqual([expect.objectContaining({ code: 'barrier', message })])
    expect(toGaussKruger(answer.json.faults[0].place, 114)[0]).toBeCloseTo(465_115, 1)
  })

  it('a barrier that was switched off cuts nothing', async () => {
    const answer = await between(30, async (town) => {
      await town.cut('开元路', 'road', [115, -300], [115, 300])
      await town.run(sql`UPDATE barrier SET active = false, reason = '已下穿' WHERE adcode = ${town.adcode}`)
    })
    expect(answer.json.contiguous).toBe(true)
  })

  it('a barrier beside the link cuts nothing', async () => {
    const answer = await between(30, (town) => town.cut('开元路', 'road', [-300, -20], [300, -20]))
    expect(answer.json.contiguous).toBe(true)
  })

  /** A street from the south that ends at a latitude in metres, and perhaps another that goes on from there. */
  const ends: [string, number, number | null, boolean][] = [
    ['that ends at the link only touches it', 50, null, true],
    ['that ends a hand’s breadth beyond it only touches it', 50.3, null, true],
    ['that goes on under another number cuts it', 50, 300, false],
    ['that ends before it does not reach it', 48, null, true],
    ['that passes it cuts it', 52, null, false],
  ]
  it.each(ends)('a barrier %s', async (_, end, goesOnTo, contiguous) => {
    // The yards face each other with their corners at y = 50, so that there is one shortest link.
    const town = await foundTown(String(adcode++))
    const compounds = await town.lay(
      {
        name: 'a',
        parts: [
          [
            [0, 0],
            [100, 50],
            [0, 100],
          ],
        ],
      },
      {
        name: 'b',
        parts: [
          [
            [130, 50],
            [230, 0],
            [230, 100],
          ],
        ],
      },
    )
    await town.cut('开元路', 'road', [115, -300], [115, end])
    if (goesOnTo !== null) await town.cut('开元北路', 'road', [115, end], [115, goesOnTo])
    const answer = await ask('POST', '/api/areas/preview', { body: { adcode: town.adcode, compounds } })
    expect(answer.json.contiguous).toBe(contiguous)
  })

  it('a road whose centre line is the boundary of both compounds cuts them', async () => {
    const answer = await between(0, (town) => town.cut('开元路', 'road', [100, -300], [100, 300]))
    expect(codes(answer)).toEqual(['barrier'])
  })

  it('a road whose centre line is the boundary of one compound cuts it from the one across', async () => {
    const answer = await between(20, (town) => town.cut('开元路', 'road', [100, -300], [100, 300]))
    expect(codes(answer)).toEqual(['barrier'])
  })

  it('two compounds along the same side of such a road are not cut', async () => {
    const answer = await between(20, (town) => town.cut('开元路', 'road', [-300, 0], [300, 0]))
    expect(answer.json.contiguous).toBe(true)
  })

  it('two compounds that share a wall are not cut by a road at its end', async () => {
    const answer = await between(0, (town) => town.cut('开元路', 'road', [-300, 0], [300, 0]))
    expect(answer.json.contiguous).toBe(true)
  })

  it('compounds that touch at a corner are cut by a road through that corner', async () => {
    const answer = await between(0, (town) => town.cut('开元路', 'road', [-300, 100], [300, 100]), [100, 100])
    expect(codes(answer)).toEqual(['barrier'])
  })

  const crossings: [string, Metres[], boolean][] = [
    ['a footbridge where the link meets the road opens it', [[115, 0]], true],
    ['an underpass 90 m along the road opens it', [[115, -90]], true],
    ['one 120 m off opens nothing', [[115, -320]], false],
    [
      'a bridge drawn as a line opens it',
      [
        [105, -60],
        [125, -60],
      ],
      true,
    ],
  ]
  it.each(crossings)('%s', async (_, places, contiguous) => {
    const answer = await between(30, async (town) => {
      await town.cut('开元路', 'road', [115, -300], [115, 300])
      await town.bridge(...places)
    })
    expect(answer.json.contiguous).toBe(contiguous)
  })

  it('a way round over a third compound joins what a road cuts', async () => {
    const town = await foundTown(String(adcode++))
    const compounds = await town.lay(
      { name: 'a', at: [0, 0] },
      { name: 'b', at: [130, 0] },
      { name: 'c', at: [0, 110], size: [230, 50] },
    )
    await town.cut('断头路', 'road', [115, -300], [115, 101])
    const answer = await ask('POST', '/api/areas/preview', { body: { adcode: town.adcode, compounds } })
    expect(answer.json).toMatchObject({ contiguous: true, faults: [] })
    expect(answer.json.links).toHaveLength(2)
  })
})

describe('an outline drawn on the map', () => {
  let town: Town
  const drawn = async (ring: Metres[]) => {
    const wkt = `POLYGON((${[...ring, ring[0]!].map(([x, y]) => `${465_000 + x} ${3_856_000 + y}`).join(', ')}))`
    const found = await town.run(
      sql`SELECT st_asgeojson(st_transform(st_setsrid(st_geomfromtext(${wkt}), ${measureSrid}::int), 4490), 7, 0)::jsonb AS shape`,
    )
    return (found.rows[0] as { shape: object }).shape // the column the statement names
  }
  const look = async (boundary: object, more: object = {}) =>
    ask('POST', '/api/areas/preview', { body: { adcode: town.adcode, boundary, ...more } })

  beforeAll(async () => {
    town = await foundTown('990301')
    await town.lay(
      { name: 'inside', at: [0, 0] },
      { name: 'mostly', at: [120, 0] },
      { name: 'barely', at: [0, 120] },
      { name: 'grazed', at: [-99.5, 0] },
      { name: 'outside', at: [600, 0] },
    )
    await town.lay({ name: 'foreign', at: [40, 40], size: [5, 5] })
    await town.run(sql`UPDATE compound SET retired_on = '2020-01-01' WHERE id = ${town.idOf('foreign')}`)
    await town.hang(
      [
        [-50, 110],
        [50, 110],
        [50, 400],
      ],
      { placement: 'overhead' },
    )
    await town.hang(
      [
        [110, -200],
        [110, 200],
      ],
      { kind: 'new', placement: 'buried', state: 'planned', invented: true },
    )
    await town.hang(
      [
        [900, 900],
        [999, 900],
      ],
      {},
    )
  })

  it('holds the compounds at least half inside; those partly inside are named, those hardly touched are not', async () => {
    const { json } = await look(await drawn(rectangle([-0.4, -10], [172, 160])))
    expect(json.compounds).toEqual([town.idOf('inside'), town.idOf('mostly')])
    expect(json.partial).toEqual([town.idOf('barely')])
    expect(json.contiguous).toBe(true)
    expect(json.faults).toEqual([
      expect.objectContaining({
        code: 'partial',
        compounds: [town.idOf('barely')],
        message: expect.stringMatching(/^barely 只有 (29|30)% 在范围内，不到一半，未计入$/),
      }),
    ])
  })

  it('that crosses itself is told as such, with the place', async () => {
    const answer = await look(
      await drawn([
        [0, 0],
        [100, 100],
        [100, 0],
        [0, 100],
      ]),
    )
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({ contiguous: false, compounds: [], totals: { compounds: 0 } })
    expect(answer.json.faults).toEqual([
      expect.objectContaining({ code: 'invalid-boundary', message: '边界自相交，见 × 处。' }),
    ])
    const [east, north] = toGaussKruger(answer.json.faults[0].place, 114)
    expect([east, north]).toEqual([expect.closeTo(465_050, 0), expect.closeTo(3_856_050, 0)])
  })

  it('around nobody has no members', async () => {
    expect(codes(await look(await drawn(rectangle([2000, 2000], [50, 50]))))).toEqual(['no-members'])
  })

  it('around more compounds than an area may have is refused with both figures', async () => {
    const crowd = await foundTown('990302')
    await crowd.run(sql`
      INSERT INTO compound (adcode, id, name, boundary)
      SELECT ${crowd.adcode}, ${crowd.adcode} || '-c-' || i, 'c' || i, st_multi(st_transform(st_setsrid(
        st_makeenvelope(465000 + i % 50 * 20, 3856000 + i / 50 * 20, 465010 + i % 50 * 20, 3856010 + i / 50 * 20), ${measureSrid}::int), 4490))
      FROM generate_series(0, 2000) AS i`)
    const boundary = await drawn(rectangle([-10, -10], [1100, 1100]))
    const answer = await ask('POST', '/api/areas/preview', { body: { adcode: crowd.adcode, boundary } })
    expect(answer).toMatchObject({ status: 422, json: { code: 'bad-value', params: { field: 'boundary' } } })
    expect(answer.json.detail).toContain('范围内有 2001 个小区，上限 2000 个')
  })

  it('may be as large as the district', async () => {
    const { json } = await look(await drawn(rectangle([-9000, -9000], [18_000, 18_000])), { maxGapM: 500 })
    expect(json.compounds).toHaveLength(5)
    expect(json.contiguous).toBe(true)
  })

  it('gives members one shape with a margin, that leaves out those who are no members', async () => {
    const { json } = await look(await drawn(rectangle([-0.4, -10], [172, 160])))
    const found = await town.run(sql`
      WITH ground AS (SELECT st_transform(st_setsrid(st_geomfromgeojson(${JSON.stringify(json.outline)}), 4490), ${measureSrid}::int) AS shape)
      SELECT st_numgeometries(shape) AS parts, c.name, st_area(st_intersection(shape, st_transform(c.boundary, ${measureSrid}::int))) AS size
      FROM ground, compound c WHERE c.adcode = ${town.adcode} AND c.name IN ('inside', 'mostly', 'barely') ORDER BY c.ledger_row`)
    expect(found.rows).toEqual([
      { parts: 1, name: 'inside', size: expect.closeTo(10_000, -1) },
      { parts: 1, name: 'mostly', size: expect.closeTo(10_000, -1) },
      { parts: 1, name: 'barely', size: expect.closeTo(0, 0) },
    ])
  })

  it('counts the works inside with the metres inside, overhead and invented apart', async () => {
    const { works } = (await look(await drawn(rectangle([-0.4, -10], [172, 160])))).json.totals
    expect(works).toMatchObject({ count: 2, invented: 1 })
    expect(works.overheadM).toBeGreaterThan(50) // 12 m beyond the corner, and what is left of 100 m
    expect(works.overheadM).toBeLessThan(120)
    expect(works.lengthM - works.overheadM).toBeCloseTo(120, -1) // 100 m of lane and a margin at both ends
  })
})

describe('a request the server cannot answer', () => {
  let town: Town
  beforeAll(async () => {
    town = await foundTown('990401')
    await town.lay({ name: 'a', at: [0, 0] }, { name: 'gone', at: [300, 0] })
    await town.run(sql`UPDATE compound SET retired_on = '2020-01-01' WHERE id = ${town.idOf('gone')}`)
    const other = await foundTown('990402')
    await other.lay({ name: 'z', at: [150, 0] })
  })

  it.each([
    ['nobody knows', '990401-c-nobody'],
    ['was retired', '990401-c-gone'],
    ['belongs to another district', '990402-c-z'],
  ])('names the compound that %s', async (_, id) => {
    const answer = await ask('POST', '/api/areas/preview', {
      body: { adcode: '990401', compounds: ['990401-c-a', id] },
    })
    expect(answer.status).toBe(422)
    expect(answer.json).toMatchObject({ code: 'unknown-compounds', params: { adcode: '990401', ids: id } })
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  it('names the district nobody knows', async () => {
    const answer = await ask('POST', '/api/areas/preview', { body: { adcode: '999999', compounds: [] } })
    expect(answer).toMatchObject({ status: 404, json: { code: 'no-such-district' } })
  })

  it('names the area that is gone', async () => {
    const body = { adcode: '990401', compounds: [], areaId: '990401-a-00000000' }
    expect(await ask('POST', '/api/areas/preview', { body })).toMatchObject({
      status: 404,
      json: { code: 'no-such-area' },
    })
  })

  const polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [113.6, 34.8],
        [113.61, 34.8],
        [113.61, 34.81],
        [113.6, 34.8],
      ],
    ],
  }
  const wrong: [string, unknown, string][] = [
    ['has neither compounds nor boundary', { adcode: '990401' }, '/compounds'],
    ['has both', { adcode: '990401', compounds: [], boundary: polygon }, ''],
    ['has a limit above 500 m', { adcode: '990401', compounds: [], maxGapM: 501 }, '/maxGapM'],
    ['has a limit below 0', { adcode: '990401', compounds: [], maxGapM: -1 }, '/maxGapM'],
    ['names compounds by number', { adcode: '990401', compounds: [7] }, '/compounds/0'],
    ['gives one compound instead of a list', { adcode: '990401', compounds: '990401-c-a' }, '/compounds'],
    ['has a field nobody knows', { adcode: '990401', compounds: [], gap: 3 }, ''],
    ['has no district', { compounds: [] }, '/adcode'],
    ['is null', null, ''],
    ['is a list', [], ''],
    ['is a number', 5, ''],
  ]
  it.each(wrong)('a request that %s is told which field is wrong', async (_, body, pointer) => {
    const answer = await ask('POST', '/api/areas/preview', { rawBody: JSON.stringify(body) })
    expect(answer.status).toBe(422)
    expect(answer.json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
  })

  const shapes: [string, unknown, string][] = [
    ['swapped axes', { ...polygon, coordinates: [polygon.coordinates[0]!.map(([x, y]) => [y, x])] }, 'swapped-axes'],
    [
      'metres',
      {
        ...polygon,
        coordinates: [
          [
            [465000, 3856000],
            [465100, 3856000],
            [465100, 3856100],
            [465000, 3856000],
          ],
        ],
      },
      'metres-not-degrees',
    ],
    [
      'a height',
      { ...polygon, coordinates: [polygon.coordinates[0]!.map(([x, y]) => [x, y, 90])] },
      'three-dimensional',
    ],
    ['a point', { type: 'Point', coordinates: [113.6, 34.8] }, 'wrong-type'],
    ['nothing', { type: 'Polygon', coordinates: [] }, 'empty-geometry'],
    ['another datum', { ...polygon, crs: { type: 'name', properties: { name: 'EPSG:4555' } } }, 'wrong-datum'],
  ]
  it.each(shapes)('a boundary of %s is refused by name', async (_, boundary, code) => {
    const answer = await ask('POST', '/api/areas/preview', { body: { adcode: '990401', boundary } })
    expect(answer.status).toBe(422)
    expect(answer.json).toMatchObject({ code: 'bad-geometry', findings: [{ code }] })
  })
})
