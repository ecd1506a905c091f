/** Serves the built page: files of web/dist, index.html for every view's address, and the headers that keep it closed. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from './http/env.ts'

const folder = path.join(import.meta.dirname, '../web/dist')

/** The browser talks to this host only: no other source is allowed for anything. */
const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  workerSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'blob:', 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

export function servePage(app: Hono<Env>): void {
  app.use(
    '*',
    secureHeaders({
      contentSecurityPolicy: policy,
      strictTransportSecurity: false,
      crossOriginOpenerPolicy: 'same-origin',
    }),
  )
  app.use(
    '/assets/*',
    serveStatic({
      root: path.relative(process.cwd(), folder),
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.get('*', async (c, next) => {
    if (c.req.path.startsWith('/api/')) return next()
    const html = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => null)
    if (html === null) return c.text('The page is not built yet: npm run build', 503)
    c.header('cache-control', 'no-cache')
    return c.html(html)
  })
}
