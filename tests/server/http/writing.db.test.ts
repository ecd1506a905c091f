import { beforeAll, describe, expect, it } from 'vitest'
import { loadSeeds } from '#seeds/load.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { testDatabase } from '#tests/support/database.ts'
import { appUnderTest, ask } from './ask.ts'

const adcode = '410108'
const id = `${adcode}-c-001`
const read = async () => (await ask('GET', `/api/compounds/${id}`)).json

beforeAll(async () => loadSeeds(await testDatabase(), { demo: false }))

it('health is ok once the database is open, and says which engine answers', async () => {
  const { status, json } = await ask('GET', '/api/health')
  expect(status).toBe(200)
  const { engine } = await testDatabase()
  expect(json).toMatchObject({ status: 'ok', engine, readOnly: false })
  expect(json.version).toMatch(/PostgreSQL \d+.*PostGIS \d/)
})

describe('a server open to the network without accounts', () => {
  const work = { adcode, trade: 'water', kind: 'new', placement: 'buried', geometry: null }
  const writes: [method: string, path: string, body?: object][] = [
    ['PATCH', `/api/compounds/${id}`, { version: 1, planYear: 2030 }],
    ['POST', '/api/compounds', { adcode, name: '某小区' }],
    ['POST', `/api/compounds/${id}/retire`, { version: 1, reason: '重复' }],
    ['POST', '/api/works', work],
    ['PATCH', '/api/works/410108-w-1', { version: 1, state: 'finished' }],
    ['DELETE', '/api/works/410108-w-1?version=1'],
    ['DELETE', `/api/districts/${adcode}/demo`],
  ]
  it.each(writes)('answers 403 to %s %s', async (method, path, body) => {
    const before = await read()
    const guest = await appUnderTest({ reader: guestReader })
    const { status, json } = await ask(method, path, { body }, guest)
    expect([status, json.code]).toEqual([403, 'read-only'])
    expect(json.detail).toContain('只能查看')
    expect(await read()).toEqual(before)
  })

  it('still lets everybody look', async () => {
    const guest = await appUnderTest({ reader: guestReader })
    expect((await ask('GET', `/api/compounds/${id}`, {}, guest)).status).toBe(200)
  })
})

describe('when the disk is nearly full', () => {
  const megabyte = 1024 * 1024
  const withFree = async (freeMB: number) => {
    const statfs = async () => ({ bavail: freeMB, bsize: megabyte })
    return appUnderTest({ database: { ...(await testDatabase()), dataDir: '/data', statfs } })
  }
  const change = async (freeMB: number) => {
    const { version } = await read()
    return ask('PATCH', `/api/compounds/${id}`, { body: { version, note: `剩 ${freeMB} MB` } }, await withFree(freeMB))
  }

  it('a write is answered 507 before anything is written, with the figures', async () => {
    const before = await read()
    const { status, json } = await change(127)
    expect([status, json.code, json.params]).toEqual([507, 'disk-low', { freeMB: 127, floorMB: 128 }])
    expect(json.detail).toBe('磁盘只剩 127 MB（下限 128 MB），未写入任何内容。清理磁盘后再试。')
    expect(await read()).toEqual(before)
  })

  it('reading goes on, and so does writing once there is room again', async () => {
    expect((await ask('GET', `/api/compounds/${id}`, {}, await withFree(1))).status).toBe(200)
    expect((await change(128)).status).toBe(200)
  })
})

it.each([
  ['the character U+0000 in a name', 'POST', '/api/compounds', { adcode, name: 'a\u0000b' }],
  ['the character U+0000 in a search', 'GET', `/api/compounds?adcode=${adcode}&q=%00`, undefined],
  [
    'half a character in a source',
    'PATCH',
    `/api/compounds/${id}`,
    { version: 1, status: { status: 'planned', onDay: '2019-12-01', source: '\ud800' } },
  ],
  ['a year beyond all numbers', 'GET', `/api/works?adcode=${adcode}&year=99999999999`, undefined],
])('%s is refused, and is no failure of the server', async (_, method, path, body) => {
  const { status, json } = await ask(method, path, { body })
  expect([400, 409, 422]).toContain(status)
  expect(json.detail).not.toContain('problems.')
})

describe('a name of blanks or invisible characters alone', () => {
  const work = { adcode, trade: 'water', kind: 'new', placement: 'buried', geometry: null }
  const street = `${adcode}-s-01`
  const square = [
    [113.6, 34.8],
    [113.601, 34.8],
    [113.601, 34.801],
    [113.6, 34.8],
  ]
  const named: [what: string, method: string, path: string, body: (name: string) => object, pointer: string][] = [
    ['a compound', 'POST', '/api/compounds', (name) => ({ adcode, name }), '/name'],
    ['a compound renamed', 'PATCH', `/api/compounds/${id}`, (name) => ({ version: 1, name }), '/name'],
    ['an alias', 'POST', '/api/compounds', (name) => ({ adcode, name: '某小区', aliases: ['甲', name] }), '/aliases/1'],
    ['a work', 'POST', '/api/works', (name) => ({ ...work, name }), '/name'],
    ['an area', 'POST', '/api/areas', (name) => ({ adcode, name, compounds: [id] }), '/name'],
    ['a community', 'POST', '/api/communities', (name) => ({ adcode, streetOfficeId: street, name }), '/name'],
    [
      'the source of a status',
      'PATCH',
      `/api/compounds/${id}`,
      (source) => ({ version: 1, status: { status: 'planned', onDay: '2019-12-01', source } }),
      '/status/source',
    ],
    ['the reason for retiring', 'POST', `/api/compounds/${id}/retire`, (reason) => ({ version: 1, reason }), '/reason'],
  ]
  it.each(named)('is refused for %s, and the field is named', async (_, method, path, body, pointer) => {
    for (const name of ['', '   ', '\u200b', '\ufeff\u3000', '\u0001']) {
      const { status, json } = await ask(method, path, { body: body(name) })
      expect([status, json.code, json.params.pointer]).toEqual([422, 'malformed', pointer])
      expect(json.detail).toBe(`${pointer} 处的内容有误：没有看得见的文字。改正后再试。`)
    }
  })

  it('is not what a work without a name has, which is none', async () => {
    const { status, json } = await ask('POST', '/api/works', { body: { ...work, name: null } })
    expect([status, json.name]).toEqual([201, null])
  })

  it('and an outline without size is refused for an area and a work before the database is asked', async () => {
    const app = await appUnderTest({ database: null })
    const coordinates = [square.map(([x = 0, y = 0]) => [113.6 + (x - 113.6) * 1e-9, 34.8 + (y - 34.8) * 1e-9])]
    const shape = { type: 'Polygon', coordinates }
    for (const [path, body] of [
      ['/api/works', { ...work, geometry: shape }],
      ['/api/areas', { adcode, name: '片', compounds: [id], outline: shape }],
    ] as const) {
      const { status, json } = await ask('POST', path, { body }, app)
      expect(status).toBe(422)
      expect(json).toMatchObject({ code: 'bad-geometry', findings: [{ code: 'zero-size', message: '边界没有面积。' }] })
    }
  })
})

it('text that looks like SQL or like a web page is kept as the text it is', async () => {
  const note = `'); DROP TABLE compound; -- <script>alert(1)</script> =1+1 %_\\ $1`
  const { version } = await read()
  await ask('PATCH', `/api/compounds/${id}`, { body: { version, note } })
  expect((await read()).note).toBe(note)
  expect((await ask('GET', `/api/compounds?adcode=${adcode}&q=${encodeURIComponent("' OR 1=1 --")}`)).json.total).toBe(
    0,
  )
})
