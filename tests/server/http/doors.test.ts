import { describe, expect, it } from 'vitest'
import { guestReader, localReader } from '#server/accounts/reader.ts'
import { createApp } from '#server/app.ts'
import { readConfiguration } from '#server/configuration.ts'
import type { Services } from '#server/services.ts'

/** The service while its database is still being opened: all that is refused at the door is refused by then. */
function opening(changed: Partial<Services> = {}) {
  const services: Services = {
    database: null,
    failure: null,
    startedAt: Date.now() - 1500,
    reader: localReader,
    publicHost: '127.0.0.1',
    basemap: null,
    crosswalk: { note: '–', topics: [] },
    ...changed,
  }
  return createApp(services)
}

const host = '127.0.0.1:5180'
async function answerOf(path: string, init: RequestInit = {}, app = opening()) {
  const response = await app.request(path, { ...init, headers: { host, ...init.headers } })
  return { response, json: await response.json() }
}
const write = (headers: Record<string, string>, body = '{}') =>
  answerOf('/api/compounds', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

describe('before the database is open', () => {
  it('the answer to everything is 503 "starting", and when to come back', async () => {
    const { response, json } = await answerOf('/api/compounds?adcode=410108')
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('2')
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(json).toMatchObject({ code: 'starting', status: 503, instance: '/api/compounds', title: '暂时不可用' })
    expect(json.requestId).toBe(response.headers.get('x-request-id'))
  })

  it('health says starting, and for how long', async () => {
    const { response, json } = await answerOf('/api/health')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
    expect(json).toMatchObject({ status: 'starting', engine: null, version: null, readOnly: false, restoredFrom: null })
    expect(json.startedForMs).toBeGreaterThanOrEqual(1500)
  })

  it('health says unavailable when it cannot be opened, and other questions get a 503 too', async () => {
    const failed = opening({ failure: new Error('connect ECONNREFUSED') })
    expect((await answerOf('/api/health', {}, failed)).json).toMatchObject({ status: 'unavailable' })
    const { json } = await answerOf('/api/compounds', {}, failed)
    expect(json).toMatchObject({ status: 503, code: 'database-away' })
  })
})

describe('a problem', () => {
  it('is worded in Chinese unless the reader asks for English, with the same code and params', async () => {
    const inLanguage = (language?: string) =>
      answerOf('/api/nothing', language === undefined ? {} : { headers: { 'accept-language': language } })
    const { json: chinese, response } = await inLanguage()
    expect(response.status).toBe(404)
    expect(chinese).toMatchObject({
      type: '/problems/no-such-route',
      code: 'no-such-route',
      params: { id: '/api/nothing' },
      title: '没有找到',
      detail: '没有地址 /api/nothing。接口说明见 /api/docs。',
    })
    expect(response.headers.get('content-language')).toBe('zh-CN')
    const { json: english } = await inLanguage('en-GB,en;q=0.9,zh;q=0.5')
    expect(english).toMatchObject({
      code: 'no-such-route',
      params: { id: '/api/nothing' },
      title: 'Not found',
      detail: 'There is nothing at /api/nothing. The API is described at /api/docs.',
    })
    for (const language of ['de-DE', '*', '', 'en;q=0,zh-TW', ';;;q=x'])
      expect((await inLanguage(language)).json.title).toBe('没有找到')
  })

  it('has a request id of its own each time', async () => {
    const ids = [await answerOf('/api/nothing'), await answerOf('/api/nothing')].map(({ json }) => json.requestId)
    expect(ids[0]).toMatch(/^[0-9a-f]{8}$/)
    expect(ids[0]).not.toBe(ids[1])
  })
})

describe('a write is let in only from this service’s own pages', () => {
  it.each(['evil.example', 'evil.example:5180', '127.0.0.1.evil.example', 'localhost.evil.example', ''])(
    'not under the foreign host name “%s”',
    async (foreign) => {
      const { response, json } = await write({ host: foreign })
      expect(response.status).toBe(403)
      expect(json).toMatchObject({ code: 'wrong-host', params: { host: foreign } })
    },
  )

  it.each(['https://evil.example', 'http://127.0.0.1:9999', 'http://localhost:5180', 'null', 'no url'])(
    'not from the foreign origin “%s”',
    async (origin) => {
      const { response, json } = await write({ origin })
      expect(response.status).toBe(403)
      expect(json).toMatchObject({ code: 'wrong-origin', params: { origin } })
    },
  )

  it('not when the browser says the request comes from another site', async () => {
    expect((await write({ 'sec-fetch-site': 'cross-site' })).json.code).toBe('wrong-origin')
    expect((await write({ 'sec-fetch-site': 'same-site' })).json.code).toBe('wrong-origin')
  })

  it.each(['127.0.0.1:5180', 'localhost:5180', 'LOCALHOST', '[::1]:5180'])('but under its own name %s', async (own) => {
    const { json } = await write({ host: own, origin: `http://${own}`, 'sec-fetch-site': 'same-origin' })
    expect(json.code).toBe('malformed')
  })

  it('and under the name it was told to serve', async () => {
    const app = opening({ publicHost: 'plan.office.internal' })
    const headers = { host: 'plan.office.internal:5180', 'content-type': 'application/json' }
    const { json } = await answerOf('/api/compounds', { method: 'POST', body: '{}', headers }, app)
    expect(json.code).toBe('malformed')
  })

  it('while reading is answered under any name', async () => {
    const { response } = await answerOf('/api/health', { headers: { host: 'evil.example' } })
    expect(response.status).toBe(503)
  })
})

describe('a body is refused by name, whatever it is', () => {
  const send = (body: string, type = 'application/json') =>
    answerOf('/api/compounds', { method: 'POST', body, headers: { 'content-type': type } })
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const broken: [what: string, body: string, status: number, code: string][] = [
    ['null', 'null', 422, 'malformed'],
    ['a list', '[]', 422, 'malformed'],
    ['a number', '5', 422, 'malformed'],
    ['a word', '"text"', 422, 'malformed'],
    ['half an object', '{"adcode":', 400, 'malformed-json'],
    ['no JSON at all', '<compound/>', 400, 'malformed-json'],
    ['an unknown field', '{"adcode":"410108","name":"x","colour":"red"}', 422, 'malformed'],
    ['half a character', '{"adcode":"410108","name":"\\ud800"}', 422, 'broken-text'],
    ['nested 100,000 deep', deep, 422, 'too-deep'],
    ['nested 100,000 deep in a field', `{"adcode":"410108","name":"x","boundary":${deep}}`, 422, 'too-deep'],
    ['10 MB long', `{"name":"${'x'.repeat(10 * 1024 * 1024)}"}`, 413, 'too-large'],
  ]
  it.each(broken)('%s', async (_, body, status, code) => {
    const { response, json } = await send(body)
    expect([response.status, json.code]).toEqual([status, code])
    expect(json.detail).not.toMatch(/problems\.|issues\.|\{\{/)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'sent as %s',
    async (type) => {
      const { response, json } = await send('{"adcode":"410108","name":"x"}', type)
      expect([response.status, json.code]).toEqual([415, 'not-json'])
    },
  )

  it('that says itself how long it is, before it is read', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': String(100 * 1024 * 1024) }
    const { response, json } = await answerOf('/api/compounds', { method: 'POST', body: '{}', headers })
    expect([response.status, json.params]).toEqual([413, { limitMB: 8 }])
  })

  it('and empty', async () => {
    const { response } = await answerOf('/api/compounds', { method: 'POST' })
    expect(response.status).toBe(422)
  })

  it('with a pointer to each wrong field, in the language of the reader', async () => {
    const body = '{"adcode":"4101","name":"","builtYear":"1990"}'
    const headers = { 'content-type': 'application/json', 'accept-language': 'en' }
    const { json } = await answerOf('/api/compounds', { method: 'POST', body, headers })
    const pointers = json.errors.map(({ pointer }: { pointer: string }) => pointer)
    expect(new Set(pointers)).toEqual(new Set(['/adcode', '/name', '/builtYear']))
    expect(json.detail).toContain('Correct it and try again')
    expect(json.errors[0]).toEqual({ pointer: '/adcode', detail: 'it is not written as it should be here' })
  })

  it('that never ends and does not say how long it is, after no more than is allowed was taken in', async () => {
    let chunks = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        chunks++
        controller.enqueue(new Uint8Array(1024 * 1024).fill(32))
      },
    })
    // Node asks for the word `duplex` where a body is a stream; the types of the page do not know it.
    const init = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    } as RequestInit
    const { response, json } = await answerOf('/api/compounds', init)
    expect([response.status, json.code, json.params]).toEqual([413, 'too-large', { limitMB: 8 }])
    expect(chunks).toBeLessThan(16)
  })

  it('sent with a DELETE, which would not read it', async () => {
    const headers = { 'content-type': 'application/json' }
    for (const path of ['/api/districts/410108/demo', '/api/works/410108-w-1?version=1']) {
      const { response, json } = await answerOf(path, { method: 'DELETE', body: '{"really":false}', headers })
      expect([response.status, json.code]).toEqual([422, 'body-unwanted'])
      expect(json.detail).toContain('什么都没有删除')
    }
  })
})

describe('a query parameter nobody knows', () => {
  it.each([
    ['GET', '/api/compounds?adcode=410108&'],
    ['GET', '/api/health?'],
    ['GET', '/api/events?'],
    ['POST', '/api/compounds?'],
    ['PUT', '/api/compounds/boundaries?'],
    ['PATCH', '/api/works/410108-w-1?'],
    ['DELETE', '/api/works/410108-w-1?version=1&'],
    ['DELETE', '/api/districts/410108/demo?'],
  ])('is refused, and named: %s %scolour=red', async (method, path) => {
    const { response, json } = await answerOf(`${path}colour=red`, { method })
    expect([response.status, json.code]).toEqual([422, 'malformed'])
    expect(json.detail).toContain('colour')
  })
})

describe('a path asked for with a verb it does not have', () => {
  it.each([
    ['PUT', '/api/compounds', 'GET, HEAD, POST'],
    ['POST', '/api/health', 'GET, HEAD'],
    ['DELETE', '/api/compounds/410108-c-001', 'GET, HEAD, PATCH'],
    ['PATCH', '/api/districts/410108/demo', 'DELETE'],
    ['GET', '/api/areas/410108-a-1/nothing', null],
  ])('is answered %s %s: %s', async (method, path, allowed) => {
    const { response, json } = await answerOf(path, { method, headers: { 'accept-language': 'en' } })
    expect([response.status, response.headers.get('allow')]).toEqual([allowed ? 405 : 404, allowed])
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    if (!allowed) return
    expect(json).toMatchObject({ code: 'wrong-method', title: 'Not supported', params: { id: path, method, allowed } })
    expect(json.detail).toContain(`does not take ${method}; it takes ${allowed}.`)
  })

  it('is told in Chinese, too', async () => {
    const { json } = await answerOf('/api/health', { method: 'POST' })
    expect(json.detail).toBe('/api/health 不支持 POST，支持：GET, HEAD。接口说明见 /api/docs。')
  })

  it('while HEAD is answered as GET is, without the body, and OPTIONS as a path nobody knows', async () => {
    const app = opening()
    const ask = (path: string, method: string) => app.request(path, { method, headers: { host } })
    for (const path of ['/api/health', '/api/openapi.json', '/api/nothing', '/api/districts/410108/demo']) {
      const [head, get] = [await ask(path, 'HEAD'), await ask(path, 'GET')]
      expect(await head.text()).toBe('')
      if (path !== '/api/districts/410108/demo') expect(head.status).toBe(get.status)
      else expect([head.status, get.status]).toEqual([404, 405])
    }
    expect((await ask('/api/compounds', 'OPTIONS')).status).toBe(404)
  })
})

describe('a HOST other than this machine', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'plan.office.internal', '127.evil.example'])(
    'such as %s is refused as long as there are no accounts',
    (HOST) => {
      expect(() => readConfiguration({ HOST })).toThrow(/ALLOW_UNAUTHENTICATED=1/)
    },
  )

  it('is served read-only when that is asked for', () => {
    expect(readConfiguration({ HOST: '0.0.0.0', ALLOW_UNAUTHENTICATED: '1' }).readOnly).toBe(true)
  })

  it.each(['127.0.0.1', 'localhost', '::1', '127.0.1.1', undefined])('is not what %s is', (HOST) => {
    expect(readConfiguration({ HOST }).readOnly).toBe(false)
    expect(readConfiguration({ HOST, ALLOW_UNAUTHENTICATED: '1' }).readOnly).toBe(false)
  })

  it('says so in its health', async () => {
    const { json } = await answerOf('/api/health', {}, opening({ reader: guestReader }))
    expect(json.readOnly).toBe(true)
  })
})
