import { gunzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#server/db/client.ts'
import { TileJson } from '#server/tiles/tile-json.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'
import { readTileBytes } from './read-tile.ts'
import { foundDistrict, square } from './tiled-town.ts'

let database: Database
let app: Awaited<ReturnType<typeof appUnderTest>>
const tile = '/api/tiles/compounds/14/13362/6498'

beforeAll(async () => {
  database = await testDatabase()
  for (const adcode of ['410108', '520525', '410105']) await foundDistrict(database, adcode)
  const rows = [
    ['410108', '410108-c-1', square(113.61, 34.845, 80)],
    ['410108', '410108-c-2', square(113.66, 34.8, 80)],
    ['410105', '410105-c-1', square(113.75, 34.7, 80)],
  ]
  for (const [adcode, id, boundary] of rows) {
    await database.statements.execute(sql`
      INSERT INTO compound (adcode, id, name, built_year, plan_year, boundary)
      VALUES (${adcode}, ${id}, '一号院', 1987, 2021, st_geomfromewkt(${boundary}))`)
  }
  await database.statements.execute(
    sql`INSERT INTO compound (adcode, id, name) VALUES ('520525', '520525-c-1', '未落图')`,
  )
  app = await appUnderTest()
})

const request = (path: string, headers: Record<string, string> = {}) =>
  app.request(new Request(`http://127.0.0.1:5180${path}`, { headers }))
const featuresOf = async (response: Response) => {
  const bytes = new Uint8Array(await response.arrayBuffer())
  return readTileBytes(response.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes)
}

describe('TileJSON', () => {
  it('says how to ask for tiles, at the address the client itself used, with only z, x and y to fill', async () => {
    const response = await app.request('http://plan.example:8080/api/tiles/compounds.json?adcode=410108')
    const told = TileJson.parse(await response.json())
    expect(response.status).toBe(200)
    expect(told).toMatchObject({ tilejson: '3.0.0', name: 'compounds', scheme: 'xyz', minzoom: 0, maxzoom: 16 })
    expect(told.tiles).toEqual(['http://plan.example:8080/api/tiles/compounds/{z}/{x}/{y}'])
    expect(told.vector_layers.map(({ id }) => id)).toEqual(['compounds', 'labels', 'cells'])
    expect(Object.keys(told.vector_layers[0]!.fields)).toEqual(
      expect.arrayContaining(['builtYear', 'planYear', 'status']),
    )
  })

  it('keeps https behind a proxy that ends it', async () => {
    const response = await request('/api/tiles/works.json', { 'x-forwarded-proto': 'https' })
    expect((await response.json()).tiles).toEqual(['https://127.0.0.1:5180/api/tiles/works/{z}/{x}/{y}'])
  })

  it('bounds the placed compounds: of all districts, of a city, or of one district', async () => {
    const boundsOf = async (query: string) =>
      (await ask('GET', `/api/tiles/compounds.json${query}`, {}, app)).json.bounds
    const [west, south, east, north] = await boundsOf('?adcode=410108')
    expect([west, south]).toEqual([113.61, 34.8])
    expect(east).toBeCloseTo(113.6607, 4)
    expect(north).toBeCloseTo(34.8457, 4)
    expect((await boundsOf(''))[1]).toBe(34.7)
    expect(await boundsOf('?adcode=4101')).toEqual(await boundsOf(''))
  })

  it('names no bounds where nothing is placed', async () => {
    const { status, json } = await ask('GET', '/api/tiles/compounds.json?adcode=520525', {}, app)
    expect(status).toBe(200)
    expect(json).not.toHaveProperty('bounds')
  })

  it('says beside the attribution that boundaries are invented, where they are', async () => {
    const attribution = async () => (await ask('GET', '/api/tiles/compounds.json', {}, app)).json.attribution
    expect(await attribution()).toBe('连片 Lianpian')
    const invented = sql`UPDATE compound SET provenance = '{"boundary": {"source": "demo", "kind": "invented"}}' WHERE id = '410108-c-2'`
    await database.statements.execute(invented)
    expect(await attribution()).toContain('示意数据，非实际边界')
    await database.statements.execute(sql`UPDATE compound SET provenance = '{}'`)
  })

  it.each([
    ['/api/tiles/compounds.json?adcode=999999', 404, 'no-such-district'],
    ['/api/tiles/nothing.json', 404, 'no-such-tile'],
    ['/api/tiles/compounds', 404, 'no-such-tile'],
    ['/api/tiles/compounds.json?adcode=abc', 422, 'malformed'],
    ['/api/tiles/compounds.json?street=1', 422, 'malformed'],
  ])('%s → %i %s', async (path, status, code) => {
    const answer = await ask('GET', path, {}, app)
    expect([answer.status, answer.json.code]).toEqual([status, code])
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })
})

describe('a vector tile', () => {
  it('comes gzipped, as a vector tile, with a request id, and holds the compound with its years and status', async () => {
    const response = await request(tile)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile')
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('x-request-id')).toMatch(/\w{8}/)
    const { compounds } = await featuresOf(response)
    expect(compounds?.map(({ properties }) => properties)).toEqual([
      { id: '410108-c-1', name: '一号院', builtYear: 1987, planYear: 2021, status: 'candidate', late: false },
    ])
  })

  it('comes plain to a client that takes no gzip, under a name of its own', async () => {
    const [zipped, plain] = [await request(tile), await request(tile, { 'accept-encoding': 'identity' })]
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('etag')).not.toBe(zipped.headers.get('etag'))
    expect(await featuresOf(plain)).toEqual(await featuresOf(zipped))
  })

  it('is empty, and no fault, where nothing lies', async () => {
    const response = await request('/api/tiles/compounds/14/0/0')
    expect(response.status).toBe(200)
    expect(await featuresOf(response)).toEqual({})
  })

  it('need not be sent again to a client that has it', async () => {
    const etag = (await request(tile)).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    const again = await request(tile, { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(again.headers.get('etag')).toBe(etag)
    expect((await again.arrayBuffer()).byteLength).toBe(0)
    expect((await request(tile, { 'if-none-match': '"another"' })).status).toBe(200)
  })

  it('may be kept for ever only under the revision it was read at; the revision selects no content', async () => {
    const { revision } = (await ask('GET', '/api/districts/410108', {}, app)).json
    const answers = await Promise.all(
      [`?v=${revision}`, `?v=${revision - 1}`, `?v=${revision + 1}`, ''].map((query) => request(tile + query)),
    )
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual([
      'private, max-age=31536000, immutable',
      'no-store',
      'no-store',
      'no-cache',
    ])
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1)
  })

  it('follows a change at once, and no longer holds a compound that was retired', async () => {
    const before = await request(tile)
    const { version } = (await ask('GET', '/api/compounds/410108-c-1', {}, app)).json
    const answer = await ask('POST', '/api/compounds/410108-c-1/retire', { body: { version, reason: '已拆除' } }, app)
    expect(answer.status).toBe(200)
    const after = await request(tile)
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
    expect(await featuresOf(after)).toEqual({})
  })

  it.each([
    ['/api/tiles/compounds/23/0/0', 404, 'no-such-tile'],
    ['/api/tiles/compounds/3/8/0', 404, 'no-such-tile'],
    ['/api/tiles/compounds/3/0/8', 404, 'no-such-tile'],
    ['/api/tiles/compounds/3/0/999999999999999', 404, 'no-such-tile'],
    ['/api/tiles/nothing/3/0/0', 404, 'no-such-tile'],
    ['/api/tiles/compounds/3/0/-1', 422, 'malformed'],
    ['/api/tiles/compounds/3/0/0.5', 422, 'malformed'],
    ['/api/tiles/compounds/a/0/0', 422, 'malformed'],
    ['/api/tiles/compounds/3/0/0?v=x', 422, 'malformed'],
    ['/api/tiles/compounds/3/0/0?revision=1', 422, 'malformed'],
  ])('%s → %i %s', async (path, status, code) => {
    const answer = await ask('GET', path, {}, app)
    expect([answer.status, answer.json.code]).toEqual([status, code])
  })

  it('waits, and says so, while the database starts', async () => {
    const starting = await appUnderTest({ database: null })
    const answer = await ask('GET', tile, {}, starting)
    expect([answer.status, answer.json.code]).toEqual([503, 'starting'])
  })
})
