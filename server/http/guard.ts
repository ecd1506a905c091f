/** Who may talk to this server: known Host names only, and writes only from its own pages. */
import { createMiddleware } from 'hono/factory'
import { Refusal } from '../errors.ts'
import type { Env } from './env.ts'

const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** `publicHost` is the HOST the server was told to serve, beside the loopback names. */
export const guardWrites = (publicHost: string | null) =>
  createMiddleware<Env>(async (c, next) => {
    if (!writing.has(c.req.method)) return next()
    const host = c.req.header('host') ?? ''
    if (!isOurs(host, publicHost)) throw new Refusal('wrong-host', { host })
    const origin = c.req.header('origin')
    if (origin !== undefined && !sameHost(origin, host)) throw new Refusal('wrong-origin', { origin })
    const site = c.req.header('sec-fetch-site')
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new Refusal('wrong-origin', { origin: site })
    return next()
  })

const nameOf = (host: string) => host.replace(/:\d+$/, '').toLowerCase()
const isOurs = (host: string, publicHost: string | null) =>
  loopbackNames.has(nameOf(host)) || (publicHost !== null && nameOf(host) === publicHost.toLowerCase())

function sameHost(origin: string, host: string): boolean {
  try {
    return new URL(origin).host.toLowerCase() === host.toLowerCase()
  } catch {
    return false
  }
}

export const isLoopback = (host: string): boolean =>
  loopbackNames.has(host.toLowerCase()) || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
