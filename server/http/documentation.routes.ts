/** /api/openapi.json and /api/docs: the API described by its own routes, and a page to read it. */
import { createRoute, z } from '@hono/zod-openapi'
import { type ApiDocument, documentationPage, pagePolicy } from './documentation-page.ts'
import { json, noQuery, problems, topicApp } from './route.ts'
import { languageOf } from './words.ts'

export const documentInfo = {
  openapi: '3.0.3',
  info: {
    title: '连片 Lianpian',
    version: '1',
    description:
      'Planning and progress map for renovating old residential compounds. Coordinates are CGCS2000 (EPSG:4490), longitude first. Problems follow RFC 9457.',
  },
  servers: [{ url: '/' }],
}

const openapi = createRoute({
  method: 'get',
  path: '/api/openapi.json',
  summary: 'This API as an OpenAPI 3.0 document',
  request: { query: noQuery },
  responses: { 200: json(z.record(z.string(), z.unknown()), 'OpenAPI 3.0'), ...problems },
})
const page = createRoute({
  method: 'get',
  path: '/api/docs',
  summary: 'The same as a page to read',
  request: { query: noQuery },
  responses: { 200: { description: 'HTML', content: { 'text/html': { schema: z.string() } } }, ...problems },
})

/** `describe` is asked at each request, when every topic has been mounted. */
export const documentationRoutes = (describe: () => ApiDocument) =>
  topicApp()
    .openapi(openapi, (c) => c.json({ ...describe() }, 200))
    .openapi(page, (c) => {
      const language = languageOf(c.req.header('accept-language'))
      c.header('content-security-policy', pagePolicy)
      c.header('content-language', language)
      c.header('vary', 'Accept-Language')
      return c.html(documentationPage(describe(), language), 200)
    })
