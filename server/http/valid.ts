/** The first door: bodies of bearable size and depth, JSON only, geometries examined, before any schema or SQL. */
import { createMiddleware } from 'hono/factory'
import { examineShape, type ShapeType } from '#geodata/checks/examine.ts'
import { Refusal } from '../errors.ts'
import type { Env } from './env.ts'

export const bodyLimitMB = 8
const depthLimit = 64
const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Refuses a body that is too large, not declared as JSON, or nested deeper than any of ours. */
export const boundedBody = createMiddleware<Env>(async (c, next) => {
  if (!writing.has(c.req.method)) return next()
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > bodyLimitMB * 1024 * 1024) throw new Refusal('too-large', { limitMB: bodyLimitMB })
  const text = await textWithin(c.req.raw, bodyLimitMB * 1024 * 1024)
  if (text === '') return next()
  if (!/^application\/([\w.+-]+\+)?json\b/.test(c.req.header('content-type') ?? '')) throw new Refusal('not-json')
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

/** Nesting depth of JSON text, brackets inside strings aside; one pass, no parser stack. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]
    if (quoted) {
      if (mark === '\\') i++
      else if (mark === '"') quoted = false
    } else if (mark === '"') quoted = true
    else if (mark === '[' || mark === '{') deepest = Math.max(deepest, ++depth)
    else if (mark === ']' || mark === '}') depth--
  }
  return deepest
}

/**
 * Whether a string or key of JSON text holds half a character (\\ud800 without its other half): no database can keep it as it
 * came, and the audit would seal what is not stored. Text that is no JSON is somebody else's to refuse.
 */
export function holdsHalfCharacters(text: string): boolean {
  if (!/\\ud[89a-f]/i.test(text)) return false
  let found = false
  const look = (key: string, value: unknown) => {
    found ||= /\p{Surrogate}/u.test(typeof value === 'string' ? key + value : key)
    return value
  }
  try {
    JSON.parse(text, look)
  } catch {
    return false
  }
  return found
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
