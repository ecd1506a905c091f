/** The first door: bodies of bearable size and depth, JSON only, geometries examined, before any schema or SQL. */
import { createMiddleware } from 'hono/factory'
import { examineShape, type ShapeType } from '#geodata/checks/examine.ts'
import { Refusal } from '../errors.ts'
import type { Env } from './env.ts'
import { depthOf, holdsHalfCharacters } from './json-text.ts'

export const bodyLimitMB = 8
const depthLimit = 64
const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** A file comes as its own bytes, and whoever takes it bounds it while it streams in. */
const takesFiles = new Set(['/api/imports', '/api/pictures', '/api/evidence'])
const isFile = (request: { method: string; path: string; header(name: string): string | undefined }) =>
  request.method === 'POST' &&
  takesFiles.has(request.path) &&
  request.header('content-type') === 'application/octet-stream'

/** Refuses a body that is too large, not declared as JSON, nested deeper than any of ours, or that nobody would read. */
export const boundedBody = createMiddleware<Env>(async (c, next) => {
  if (!writing.has(c.req.method) || isFile(c.req)) return next()
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > bodyLimitMB * 1024 * 1024) throw new Refusal('too-large', { limitMB: bodyLimitMB })
  const text = await textWithin(c.req.raw, bodyLimitMB * 1024 * 1024)
  if (text === '') return next()
  if (!/^application\/([\w.+-]+\+)?json\b/.test(c.req.header('content-type') ?? '')) throw new Refusal('not-json')
  if (c.req.method === 'DELETE') throw new Refusal('body-unwanted', { method: 'DELETE' })
  if (depthOf(text) > depthLimit) throw new Refusal('too-deep', { limit: depthLimit })
  if (holdsHalfCharacters(text)) throw new Refusal('broken-text')
  return next()
})

/** Reads a copy of the body, so that the routes can read it again. */
async function textWithin(request: Request, limit: number): Promise<string> {
  const reader = request.clone().body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > limit) {
      // Not awaited: a copy is only cancelled once the original is, and then nothing more of the body is taken in.
      Promise.all([reader.cancel(), request.body?.cancel()]).catch(() => {})
      throw new Refusal('too-large', { limitMB: bodyLimitMB })
    }
    text += decoder.decode(value, { stream: true })
  }
}

export const boundaryTypes = ['Polygon', 'MultiPolygon'] as const
export const workTypes = ['LineString', 'MultiLineString', 'Point', 'Polygon'] as const

/** Names what is wrong with the geometry in a body's `member` (axes, metres, datum, height …). A missing or null one passes. */
export const examined = (member: string, wanted: readonly ShapeType[]) =>
  createMiddleware<Env>(async (c, next) => {
    refuseFaulty([{ pointer: `/${member}`, value: memberOf(await bodyOf(c.req), member) }], wanted)
    return next()
  })

/** The same for the `member` of each record in the body's list. */
export const examinedEach = (list: string, member: string, wanted: readonly ShapeType[]) =>
  createMiddleware<Env>(async (c, next) => {
    const records = memberOf(await bodyOf(c.req), list)
    if (!Array.isArray(records)) return next()
    const shapes = records.map((record, at) => ({
      pointer: `/${list}/${at}/${member}`,
      value: memberOf(record, member),
    }))
    refuseFaulty(shapes, wanted)
    return next()
  })

/** The same for the position, longitude first, in the `member` of each record in the body's list. */
export const examinedPlaces = (list: string, member: string) =>
  createMiddleware<Env>(async (c, next) => {
    const records = memberOf(await bodyOf(c.req), list)
    if (!Array.isArray(records)) return next()
    const findings = records.flatMap((record, at) => {
      const coordinates = memberOf(record, member)
      if (coordinates === undefined || coordinates === null) return []
      // what is wrong is told of the place itself, which stands in the body without the rest of a Point
      return examineShape({ type: 'Point', coordinates }, ['Point']).map((finding) => ({
        ...finding,
        pointer: `/${list}/${at}/${member}${finding.pointer.replace('/coordinates', '')}`,
      }))
    })
    if (findings.length) throw new Refusal('bad-geometry', { count: findings.length }, findings)
    return next()
  })

const bodyOf = (request: { json(): Promise<unknown> }): Promise<unknown> => request.json().catch(() => null)

const memberOf = (value: unknown, member: string): unknown =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[member] : undefined

function refuseFaulty(shapes: readonly { pointer: string; value: unknown }[], wanted: readonly ShapeType[]): void {
  const findings = shapes.flatMap(({ pointer, value }) =>
    value === undefined || value === null
      ? []
      : examineShape(value, wanted).map((finding) => ({ ...finding, pointer: `${pointer}${finding.pointer}` })),
  )
  if (findings.length) throw new Refusal('bad-geometry', { count: findings.length }, findings)
}
