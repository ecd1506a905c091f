import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#tests/support/app-server.ts'
import { newDatabase } from '#tests/support/database.ts'

/** What a browser gets from a running server, whatever its engine. */
describe('the page as the server sends it', () => {
  let app: RunningApp

  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: await newDatabase('lianpian_page'), DEMO: '0' })
  })
  afterAll(() => app?.stop())

  const get = (path: string, headers: Record<string, string> = {}) => fetch(app.url + path, { headers })
  const page = async () => (await get('/')).text()

  it.each(['/', '/areas', '/progress', '/utilities', '/areas?adcode=410108&year=2022'])(
    'the address %s gives the page, closed to every other host',
    async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8/i)
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(await answer.text()).toBe(await page())
    },
  )

  it('scripts and styles are sent compressed and kept by the browser for ever, because their names change with them', async () => {
    const assets = [...(await page()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(assets.some((asset) => asset.endsWith('.js'))).toBe(true)
    for (const asset of assets) {
      const answer = await get(asset, { 'accept-encoding': 'gzip' })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      const plain = await get(asset, { 'accept-encoding': 'identity' })
      expect(plain.headers.get('content-encoding')).toBeNull()
      expect(await answer.text()).toBe(await plain.text())
    }
  })

  it('a script that is gone after an update is not answered with the page', async () => {
    const answer = await get('/assets/index-gone.js')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/..%2fpackage.json', '/%00'])(
    'the path %s leads to no file outside the page',
    async (path) => {
      // fetch would tidy the path up before it is sent
      const answer = await rawGet(app.url, path)
      expect(answer).not.toContain('"dependencies"')
      expect(answer).toMatch(/^HTTP\/1\.1 (200|400|404) /)
    },
  )

  it('an address the API does not know is a problem with a sentence in the reader’s language', async () => {
    for (const path of ['/api/nothing', '/api', '/api/compounds/410108-c-001/nothing']) {
      const answer = await get(path, { 'accept-language': 'en' })
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(await answer.json()).toMatchObject({ code: 'no-such-route', status: 404, detail: expect.any(String) })
    }
    expect((await (await get('/api/nothing')).json()).detail).toMatch(/[\u4e00-\u9fff]/)
  })
})

/** The whole answer to a GET whose path is sent exactly as it stands. */
async function rawGet(url: string, path: string): Promise<string> {
  const { hostname, port, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  return text(socket)
}
