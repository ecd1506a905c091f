import { describe, expect, it } from 'vitest'
import { localReader } from '#server/accounts/reader.ts'
import { createApp } from '#server/app.ts'
import { inChinese } from '#server/http/documentation-words.ts'

const app = createApp({
  database: null,
  failure: null,
  startedAt: Date.now(),
  reader: localReader,
  publicHost: null,
  basemap: null,
  crosswalk: { note: '–', topics: [] },
})

/** Every route the app answers, as METHOD /path/{parameter}. */
const mounted = new Set(
  app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`),
)

async function described() {
  const response = await app.request('/api/openapi.json')
  expect(response.status).toBe(200)
  const document = await response.json()
  const routes = Object.entries(document.paths as Record<string, Record<string, { responses: object }>>).flatMap(
    ([path, item]) =>
      Object.entries(item).map(([method, each]) => ({ name: `${method.toUpperCase()} ${path}`, ...each })),
  )
  return { document, routes }
}

describe('the OpenAPI document', () => {
  it('describes every route there is, and no other', async () => {
    const { document, routes } = await described()
    expect(document.openapi).toBe('3.0.3')
    expect(routes.length).toBeGreaterThan(20)
    expect(new Set(routes.map(({ name }) => name))).toEqual(mounted)
  })

  it('says of every route what a good answer and a problem look like', async () => {
    const { routes } = await described()
    for (const { name, responses } of routes) {
      const statuses = Object.keys(responses)
      expect(
        statuses.some((status) => status.startsWith('2')),
        name,
      ).toBe(true)
      if (name !== 'GET /api/health')
        expect(responses, name).toHaveProperty(['default', 'content', 'application/problem+json'])
    }
  })
})

describe('the page of the API', () => {
  const page = async (language: string) => {
    const response = await app.request('/api/docs', { headers: { 'accept-language': language } })
    return { response, html: await response.text() }
  }

  it('lists every route by topic, in Chinese and in English', async () => {
    const { routes } = await described()
    const chinese = await page('zh-CN')
    const english = await page('en')
    expect(chinese.response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(chinese.html).toContain('<html lang="zh-CN">')
    expect(chinese.html).toContain('<h2>小区</h2>')
    expect(english.html).toContain('<html lang="en">')
    expect(english.html).toContain('<h2>Compounds</h2>')
    for (const { name } of routes) {
      const [method, path] = name.split(' ')
      expect(chinese.html).toContain(`<b>${method}</b>${path}</h3>`)
      expect(inChinese, `${name} has no Chinese sentence`).toHaveProperty([name])
    }
  })

  it('runs nothing and fetches nothing', async () => {
    const { response, html } = await page('zh-CN')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(policy).not.toContain('unsafe-inline')
    expect(html).not.toMatch(/<script|<link|<img|\son\w+=|\sstyle=|https?:\/\//i)
  })
})
