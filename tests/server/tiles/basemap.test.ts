import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpenAPIHono } from '@hono/zod-openapi'
import { PbfWriter } from 'pbf'
import { TileType, zxyToTileId } from 'pmtiles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Env } from '#server/http/env.ts'
import { problemResponse } from '#server/http/problem.ts'
import type { Basemap } from '#server/services.ts'
import { basemapRoutes } from '#server/tiles/basemap.routes.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianpian-basemap-'))
const picture = new Uint8Array([137, 80, 78, 71, 1, 2, 3])

/** What the service at the other end does, by the zoom asked for. */
const doings: Record<string, (answer: ServerResponse) => void> = {
  '1': (answer) => answer.writeHead(404).end(),
  '2': (answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<p>wrong key</p>'),
  '3': (answer) => answer.writeHead(500).end(),
  '4': () => {}, // never answers
  '5': (answer) => answer.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(5 * 1024 * 1024)),
}
const asked: string[] = []
const service = createServer((request: IncomingMessage, answer: ServerResponse) => {
  asked.push(request.url ?? '')
  const zoom = new URL(request.url ?? '', 'http://service').searchParams.get('TILEMATRIX') ?? ''
  const picturePlease = (to: ServerResponse) => to.writeHead(200, { 'content-type': 'image/png' }).end(picture)
  const doing = doings[zoom] ?? picturePlease
  doing(answer)
})
let address = ''

beforeAll(async () => {
  service.listen(0, '127.0.0.1')
  await once(service, 'listening')
  const { port } = service.address() as AddressInfo // a TCP server has one
  address = `http://127.0.0.1:${port}/vec_w/wmts?TILEMATRIX={z}&TILECOL={x}&TILEROW={y}&tk={key}`
})
afterAll(() => {
  service.closeAllConnections()
  service.close()
  rmSync(folder, { recursive: true, force: true })
})

function appOver(basemap: Basemap | null, options = { key: 'a key&more', limitMs: 5000 }) {
  const app = new OpenAPIHono<Env>()
  app.onError(problemResponse)
  return app.route('/', basemapRoutes({ basemap }, options))
}
const fromService = () => appOver({ url: address, attribution: '天地图' })
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe('without a basemap', () => {
  it('there are no tiles, and the page is told so without a fault', async () => {
    expect((await appOver(null).request('/api/basemap/3/1/1')).status).toBe(404)
    const facts = await appOver(null).request('/api/basemap.json')
    expect(await facts.json()).toEqual({ kind: 'none', attribution: null, minzoom: 0, maxzoom: 0 })
  })
})

describe('a basemap of a service', () => {
  it('is fetched by the server with the operator’s key, which the page never sees', async () => {
    const response = await fromService().request('/api/basemap/12/3340/1624')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(await bytesOf(response)).toEqual(picture)
    expect(asked.at(-1)).toBe('/vec_w/wmts?TILEMATRIX=12&TILECOL=3340&TILEROW=1624&tk=a%20key%26more')
    expect(JSON.stringify([...response.headers])).not.toContain('key')
  })

  it('names its attribution', async () => {
    const facts = await fromService().request('/api/basemap.json')
    expect(await facts.json()).toMatchObject({ kind: 'raster', attribution: '天地图', minzoom: 0 })
  })

  it.each([
    ['has no such tile', 1, 404, 'no-such-tile'],
    ['answers with a page instead of a picture', 2, 502, 'basemap-away'],
    ['fails', 3, 502, 'basemap-away'],
    ['sends more than a tile can be', 5, 502, 'basemap-away'],
  ])('that %s is told as what it is', async (_, zoom, status, code) => {
    const response = await fromService().request(`/api/basemap/${zoom}/0/0`, { headers: { 'accept-language': 'en' } })
    const problem = await response.json()
    expect([response.status, problem.code]).toEqual([status, code])
    expect(problem.detail).not.toMatch(/^problems\./)
    expect(JSON.stringify(problem)).not.toContain('key')
  })

  it('that never answers is given up', async () => {
    const app = appOver({ url: address, attribution: '' }, { key: '', limitMs: 30 })
    expect((await app.request('/api/basemap/4/0/0')).status).toBe(502)
  })

  it('that cannot be reached is told so', async () => {
    const app = appOver({ url: 'http://127.0.0.1:9/{z}/{x}/{y}', attribution: '' })
    expect((await app.request('/api/basemap/6/0/0')).status).toBe(502)
  })

  it('is not asked for tiles that cannot be', async () => {
    const before = asked.length
    expect((await fromService().request('/api/basemap/3/8/0')).status).toBe(404)
    expect((await fromService().request('/api/basemap/a/0/0')).status).toBe(422)
    expect(asked).toHaveLength(before)
  })
})

/** A PMTiles 3 archive of one uncompressed tile. */
function archiveOf(type: TileType, [z, x, y]: [number, number, number], tile: Uint8Array): Uint8Array {
  const directory = new PbfWriter()
  for (const number of [1, zxyToTileId(z, x, y), 1, tile.length, 1]) directory.writeVarint(number)
  const root = directory.finish()
  const header = new DataView(new ArrayBuffer(127))
  ;[...'PMTiles'].forEach((letter, i) => {
    header.setUint8(i, letter.charCodeAt(0))
  })
  header.setUint8(7, 3)
  const data = 127 + root.length
  const places = [127, root.length, data, 0, data, 0, data, tile.length, 1, 1, 1]
  places.forEach((place, i) => {
    header.setBigUint64(8 + i * 8, BigInt(place), true)
  })
  const uncompressed = 1
  ;[1, uncompressed, uncompressed, type, z, z].forEach((fact, i) => {
    header.setUint8(96 + i, fact)
  })
  return Buffer.concat([new Uint8Array(header.buffer), root, tile])
}

describe('a basemap in a PMTiles file', () => {
  const file = join(folder, 'town.pmtiles')
  writeFileSync(file, archiveOf(TileType.Png, [3, 6, 3], picture))
  const app = () => appOver({ file, attribution: '本市测绘院' })

  it('is read from disk, tile by tile', async () => {
    const response = await app().request('/api/basemap/3/6/3')
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(await bytesOf(response)).toEqual(picture)
    expect((await app().request('/api/basemap/3/0/0')).status).toBe(404)
  })

  it('says which zooms it holds, and whether it is a picture or shapes', async () => {
    expect(await (await app().request('/api/basemap.json')).json()).toEqual({
      kind: 'raster',
      attribution: '本市测绘院',
      minzoom: 3,
      maxzoom: 3,
    })
    const shapes = join(folder, 'shapes.pmtiles')
    writeFileSync(shapes, archiveOf(TileType.Mvt, [0, 0, 0], new Uint8Array()))
    expect(await (await appOver({ file: shapes, attribution: '' }).request('/api/basemap.json')).json()).toMatchObject({
      kind: 'vector',
    })
  })

  it('that is missing, or no such file, is told as away, and found once it is there', async () => {
    const late = join(folder, 'late.pmtiles')
    const waiting = appOver({ file: late, attribution: '' })
    expect((await waiting.request('/api/basemap/3/6/3')).status).toBe(502)
    writeFileSync(late, archiveOf(TileType.Png, [3, 6, 3], picture))
    expect((await waiting.request('/api/basemap/3/6/3')).status).toBe(200)
    const broken = join(folder, 'broken.pmtiles')
    writeFileSync(broken, 'this is no archive')
    expect((await appOver({ file: broken, attribution: '' }).request('/api/basemap/3/6/3')).status).toBe(502)
  })
})
