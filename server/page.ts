/** Serves the built page: files of web/dist, index.html for every view's address, and the headers that keep it closed. */
import type { Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { NotFound } from './errors.ts'
import type { Env } from './http/env.ts'
import { findPageFile, type PageFile } from './page-files.ts'

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

const forever = 'public, max-age=31536000, immutable'

export function servePage(app: Hono<Env>): void {
  app.use(
    '*',
    secureHeaders({
      contentSecurityPolicy: policy,
      strictTransportSecurity: false,
      crossOriginOpenerPolicy: 'same-origin',
    }),
  )
  // Their names carry a hash of their content. One that is gone is not answered with the page: a browser would run it.
  app.get('/assets/*', async (c) => {
    const file = await findPageFile(c.req.path)
    if (!file) throw new NotFound('route', c.req.path)
    return answerWith(c, file, forever)
  })
  app.get('*', async (c, next) => {
    if (/^\/api(\/|$)/.test(c.req.path)) return next()
    const file = (await findPageFile(c.req.path)) ?? (await findPageFile('/index.html'))
    return file ? answerWith(c, file, 'no-cache') : c.text(notBuilt, 503)
  })
}

const notBuilt =
  '页面尚未构建：运行 npm run build，或用 npm start 启动。\nThe page is not built yet: run npm run build, or start with npm start.'

function answerWith(c: Context<Env>, { type, plain, gzipped }: PageFile, cacheControl: string): Response {
  c.header('content-type', type)
  c.header('cache-control', cacheControl)
  c.header('vary', 'Accept-Encoding')
  const acceptsGzip = /\bgzip\b(?!;\s*q=0(\.0*)?(\s*,|$))/.test(c.req.header('accept-encoding') ?? '')
  if (!gzipped || !acceptsGzip) return c.body(plain)
  c.header('content-encoding', 'gzip')
  return c.body(gzipped)
}
