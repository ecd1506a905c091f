import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { toGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { loadSeeds } from '#seeds/load.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { at, yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '410108'
const idOf = (row: number) => `${adcode}-c-0${String(row).padStart(2, '0')}`
const draw = (row: number, version: number, boundary: unknown) =>
  ask('PATCH', `/api/compounds/${idOf(row)}`, { body: { version, boundary } })
const check = async (boundary: unknown, id: string | null = null) =>
  ask('POST', '/api/compounds/check-boundary', { body: { adcode, id, boundary } })

type Shape = { type: string; coordinates: unknown; crs?: unknown }
const square = yard([0, 0], 100)
const ring = square.coordinates[0]!
/** The first two corners changed places: a bow tie. */
const bowTie: Shape = { type: 'Polygon', coordinates: [[ring[1]!, ring[0]!, ring[2]!, ring[3]!, ring[1]!]] }
const parts = (...yards: ReturnType<typeof yard>[]) => ({
  type: 'MultiPolygon',
  coordinates: yards.map(({ coordinates }) => coordinates),
})
const isNear = (place: [number, number], [east, north]: readonly [number, number], withinM = 2) => {
  const [x, y] = toGaussKruger(place, 114)
  const [x0, y0] = toGaussKruger(at([east, north]), 114)
  expect(Math.hypot(x - x0, y - y0)).toBeLessThan(withinM)
}

beforeAll(async () => loadSeeds(await testDatabase(), { demo: false }))

describe('a compound whose boundary is drawn', () => {
  it('is placed, and knows its size in true square metres', async () => {
    const { status, json } = await draw(1, 1, square)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      placed: true,
      version: 2,
      boundary: { type: 'MultiPolygon', coordinates: [square.coordinates] },
    })
    expect(json.boundarySizeM2).toBeCloseTo(10_000, -1)
    expect(json.provenance.boundary).toMatchObject({ kind: 'user' })
    isNear(json.place, [50, 50], 51)
    expect((await ask('GET', `/api/compounds?adcode=${adcode}&placed=true`)).json.total).toBe(1)
  })

  it('may have several parts and a courtyard', async () => {
    const court = {
      type: 'Polygon',
      coordinates: [yard([300, 0], 100).coordinates[0], yard([330, 30], 40).coordinates[0]],
    }
    expect((await draw(2, 1, court)).json.boundarySizeM2).toBeCloseTo(8_400, -1)
    expect((await draw(3, 1, parts(yard([600, 0], 50), yard([660, 0], 50)))).json.boundarySizeM2).toBeCloseTo(5_000, -1)
  })

  it('can lose it again', async () => {
    expect((await draw(2, 2, null)).json).toMatchObject({
      placed: false,
      boundary: null,
      place: null,
      boundarySizeM2: null,
    })
  })
})

describe('a boundary that cannot be', () => {
  const broken: [string, Shape, string][] = [
    ['crosses itself', bowTie, 'self-crossing'],
    ['lies over its own part', parts(yard([0, 0], 100), yard([20, 20], 30)), 'nested-parts'],
    [
      'has a hole outside',
      { type: 'Polygon', coordinates: [ring, yard([300, 300], 20).coordinates[0]] },
      'hole-outside',
    ],
    [
      'encloses nothing',
      {
        type: 'Polygon',
        coordinates: [
          [
            [113.6, 34.8],
            [113.61, 34.8],
            [113.62, 34.8],
            [113.6, 34.8],
          ],
        ],
      },
      'self-crossing',
    ],
    ['is smaller than a shed', yard([0, 0], 3), 'too-small'],
    ['is larger than a town', yard([0, 0], 6000), 'too-big'],
  ]
  it.each(broken)('because it %s is refused, and nothing is saved', async (_, boundary, code) => {
    const answer = await draw(10, 1, boundary)
    expect(answer.status).toBe(422)
    expect(answer.json).toMatchObject({
      code: 'bad-geometry',
      findings: [{ pointer: expect.stringMatching(/^\/boundary/) }],
    })
    // engines word the fault of a flat ring differently; both mean that it encloses nothing
    const accepted = code === 'self-crossing' ? [code, 'too-few-points', 'zero-size'] : [code]
    expect(accepted).toContain(answer.json.findings[0].code)
    expect((await ask('GET', `/api/compounds/${idOf(10)}`)).json).toMatchObject({ placed: false, version: 1 })
  })

  it('because it crosses itself shows where', async () => {
    const [finding] = (await draw(10, 1, bowTie)).json.findings
    expect(finding).toMatchObject({ code: 'self-crossing', message: '边界自相交，见 × 处。' })
    isNear(finding.place, [50, 50])
  })
})

describe('a boundary that is not in degrees of CGCS2000, longitude first, is named before the database is asked', () => {
  const [lon, lat] = at([0, 0])
  const wrong: [string, unknown, string][] = [
    ['swapped axes', { type: 'Polygon', coordinates: [ring.map(([x, y]) => [y, x])] }, 'swapped-axes'],
    [
      'metres',
      { type: 'Polygon', coordinates: [ring.map((point) => toGaussKruger(point, 114))] },
      'metres-not-degrees',
    ],
    [
      'metres of the web map',
      { type: 'Polygon', coordinates: [ring.map(([x, y]) => [x! * 111_319, y! * 125_000])] },
      'metres-not-degrees',
    ],
    [
      'another datum',
      { ...square, crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2435' } } },
      'wrong-datum',
    ],
    ['heights', { type: 'Polygon', coordinates: [ring.map(([x, y]) => [x, y, 92.5])] }, 'three-dimensional'],
    ['a line', { type: 'LineString', coordinates: ring }, 'wrong-type'],
    ['a point', { type: 'Point', coordinates: [lon, lat] }, 'wrong-type'],
    ['a feature', { type: 'Feature', geometry: square, properties: {} }, 'wrong-type'],
    ['text', 'POLYGON((0 0,1 0,1 1,0 0))', 'wrong-type'],
    ['an empty polygon', { type: 'Polygon', coordinates: [] }, 'empty-geometry'],
    ['an empty ring', { type: 'Polygon', coordinates: [[]] }, 'empty-geometry'],
    ['an open ring', { type: 'Polygon', coordinates: [ring.slice(0, 4)] }, 'unclosed-ring'],
    [
      'a ring of two points',
      { type: 'Polygon', coordinates: [[ring[0], ring[1], ring[0], ring[0]]] },
      'too-few-points',
    ],
    [
      'null for a number',
      { type: 'Polygon', coordinates: [[[lon, null], ring[1], ring[2], [lon, null]]] },
      'not-finite',
    ],
    [
      'a place at sea',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [0.01, 0],
            [0.01, 0.01],
            [0, 0],
          ],
        ],
      },
      'outside-china',
    ],
    [
      'twenty thousand points and one',
      {
        type: 'Polygon',
        coordinates: [
          [...Array.from({ length: 20_001 }, (_, i) => [lon + i * 1e-7, lat + (i % 2) * 1e-5]), [lon, lat]],
        ],
      },
      'too-many-points',
    ],
  ]
  it.each(wrong)('%s', async (_, boundary, code) => {
    // Without a database every question to it would be answered 503.
    const app = await appUnderTest({ database: null })
    for (const [method, path, body] of [
      ['PATCH', `/api/compounds/${idOf(10)}`, { version: 1, boundary }],
      ['POST', '/api/compounds', { adcode, name: '新', boundary }],
      ['POST', '/api/compounds/check-boundary', { adcode, boundary }],
    ] as const) {
      const answer = await ask(method, path, { body }, app)
      expect(answer.status).toBe(422)
      expect(answer.json).toMatchObject({ code: 'bad-geometry', findings: [{ code }] })
      expect(answer.json.findings[0].pointer).toMatch(/^\/boundary/)
      expect(answer.json.detail).not.toBe('')
    }
  })
})

describe('a boundary that is checked while it is drawn', () => {
  beforeAll(async () => {
    const { statements } = await testDatabase()
    await draw(11, 1, yard([2000, 0], 100))
    const district = JSON.stringify(yard([-5000, -5000], 10_000))
    await statements.execute(
      sql`UPDATE district SET boundary = st_multi(st_setsrid(st_geomfromgeojson(${district}), 4490)) WHERE adcode = ${adcode}`,
    )
  })

  it('is sound when nothing is found', async () => {
    expect(await check(yard([2200, 0], 100))).toMatchObject({ status: 200, json: { findings: [] } })
  })

  it('overlaps a neighbour, by how much and where: a doubt, which does not block', async () => {
    const { json } = await check(yard([2090, 0], 100))
    const { name } = (await ask('GET', `/api/compounds/${idOf(11)}`)).json
    expect(json.findings).toEqual([
      expect.objectContaining({ code: 'overlap', blocking: false, params: { name, sizeM2: expect.closeTo(1000, -1) } }),
    ])
    expect(json.findings[0].message).toMatch(new RegExp(`^与“${name}”重叠 \\d+ m²$`))
    isNear(json.findings[0].place, [2095, 50], 51)
  })

  it('does not overlap itself', async () => {
    expect((await check(yard([2005, 0], 100), idOf(11))).json.findings).toEqual([])
  })

  it('touches a neighbour without overlapping', async () => {
    const wall = yard([2000, 0], 100).coordinates[0]!
    const beside = { type: 'Polygon', coordinates: [[wall[1], at([2180, 0]), at([2180, 100]), wall[2], wall[1]]] }
    expect((await check(beside)).json.findings).toEqual([])
  })

  it('lies partly outside the district: a doubt', async () => {
    const { json } = await check(yard([4975, 0], 100))
    expect(json.findings).toEqual([
      expect.objectContaining({
        code: 'outside-district',
        blocking: false,
        params: { district: '惠济区', shareOutside: expect.closeTo(75, -1) },
      }),
    ])
  })

  it('has parts that are no neighbours of each other: a doubt', async () => {
    expect((await check(parts(yard([3000, 0], 60), yard([3100, 0], 60)))).json.findings).toEqual([])
    const { json } = await check(parts(yard([3000, 0], 60), yard([3180, 0], 50), yard([3240, 0], 20)))
    expect(json.findings).toEqual([
      expect.objectContaining({
        code: 'parts-apart',
        blocking: false,
        params: { gapM: 120 },
        message: '两部分相距 120 m，不算同一处。',
      }),
    ])
    isNear(json.findings[0].place, [3120, 25], 40)
  })

  it('crosses itself: that blocks', async () => {
    const { json } = await check(bowTie)
    expect(json.findings).toEqual([expect.objectContaining({ code: 'self-crossing', blocking: true })])
  })

  it('is told in English to who reads English', async () => {
    const body = { adcode, boundary: bowTie }
    const answer = await ask('POST', '/api/compounds/check-boundary', { body, headers: { 'accept-language': 'en' } })
    expect(answer.json.findings[0].message).toBe('The boundary crosses itself at ×.')
  })

  it('needs a known district', async () => {
    const body = { adcode: '999999', boundary: square }
    expect(await ask('POST', '/api/compounds/check-boundary', { body })).toMatchObject({
      status: 404,
      json: { code: 'no-such-district' },
    })
  })
})

describe('what lies around while somebody draws', () => {
  const [west, south] = at([1990, -10])
  const [east, north] = at([2110, 110])
  it('is given with exact corners, for snapping', async () => {
    const { json } = await ask('GET', `/api/nearby?adcode=${adcode}&bounds=${west},${south},${east},${north}`)
    expect(json.features).toEqual([
      expect.objectContaining({
        id: idOf(11),
        geometry: { type: 'MultiPolygon', coordinates: [yard([2000, 0], 100).coordinates] },
      }),
    ])
  })

  it.each(['bounds=1,2,3', 'bounds=a,b,c,d', 'bounds=1..2,3,4,5', ''])('needs a window: %s', async (query) => {
    expect((await ask('GET', `/api/nearby?adcode=${adcode}&${query}`)).status).toBe(422)
  })
})
