/** The one place where domain errors, broken input and database faults become RFC 9457 problems. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ZodError } from 'zod'
import type { Problem } from '#contract/problem.ts'
import { ReadRefusal } from '#geodata/readers/reading.ts'
import { diskFloorBytes } from '../db/embedded/diskFloor.ts'
import { DiskSpaceLow, EmbeddedEngineError, EngineBusy } from '../db/embedded/errors.ts'
import { type Params, Refusal, StaleVersion } from '../errors.ts'
import type { Env } from './env.ts'
import { log } from './log.ts'
import { languageOf, say, sayIssue } from './words.ts'

type Told = { status: number; code: string; params: Params; extra?: Partial<Problem> }

const statuses: Record<string, number> = {
  'stale-version': 409,
  'already-in-area': 409,
  'import-stale': 409,
  'import-not-draft': 409,
  'community-exists': 409,
  'undo-changed': 409,
  'undo-areas-differ': 409,
  'undo-relied-on-scheme': 409,
  'undo-relied-on-neighbours': 409,
  'undo-relied-on-wall': 409,
  'undo-relied-on-balance': 409,
  'undo-relied-on-lineage': 409,
  'undo-relied-on-records': 409,
  'survey-changed': 409,
  'already-signed': 409,
  'already-withdrawn': 409,
  'decision-pack-changed': 409,
  'pack-changed': 409,
  'plan-in-other': 409,
  'plan-filed-already': 409,
  'decision-not-open': 409,
  'decision-withdrawn': 409,
  'difference-changed': 409,
  'outcome-overtaken': 409,
  'import-records-changed': 409,
  'import-not-applied': 409,
  forbidden: 403,
  'read-only': 403,
  'wrong-host': 403,
  'wrong-method': 405,
  'wrong-origin': 403,
  'basemap-away': 502,
  starting: 503,
  'database-away': 503,
  'too-busy': 503,
  'import-thread-lost': 503,
  'too-many-solves': 429,
  'too-slow': 504,
  'disk-low': 507,
  'too-large': 413,
  'picture-too-large': 413,
  'evidence-too-large': 413,
  'evidence-again': 409,
  'not-json': 415,
}

function statusOf(code: string): number {
  return statuses[code] ?? (code.startsWith('no-such-') ? 404 : 422)
}

export function problemResponse(error: Error, c: Context<Env>): Response {
  const told = tell(error, c)
  const language = languageOf(c.req.header('accept-language'))
  if (told.status >= 500 && told.code !== 'starting')
    log.error({ requestId: c.get('requestId'), code: told.code, err: error }, 'request failed')
  const problem: Problem = {
    type: `/problems/${told.code}`,
    title: say(language, `problemTitles.${told.status}`),
    status: told.status,
    detail: say(language, `problems.${told.code}`, told.params),
    instance: c.req.path,
    code: told.code,
    params: told.params,
    requestId: c.get('requestId') ?? '',
    ...told.extra,
  }
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-store',
    vary: 'Accept-Language',
  }
  if (told.status === 503 || told.status === 429) headers['retry-after'] = '2'
  if (told.status === 405) headers.allow = String(told.params.allowed)
  return new Response(JSON.stringify(problem), { status: told.status, headers })
}

function tell(error: Error, c: Context<Env>): Told {
  const language = languageOf(c.req.header('accept-language'))
  if (error instanceof StaleVersion) {
    return { status: 409, code: error.code, params: error.params, extra: { current: error.current } }
  }
  if (error instanceof Refusal) {
    const errors = error.findings.map((finding) => ({
      pointer: finding.pointer ?? '',
      detail: say(language, `findings.${finding.code}`, finding.params),
    }))
    const findings = error.findings.map((finding, i) => ({ ...finding, message: errors[i]?.detail }))
    return {
      status: statusOf(error.code),
      code: error.code,
      params: error.params,
      ...(errors.length ? { extra: { errors, findings } } : {}),
    }
  }
  if (error instanceof ReadRefusal) return fileRefused(error, language)
  if (error instanceof ZodError) return malformed(error, language)
  if (error instanceof HTTPException) {
    const code = error.status === 413 ? 'too-large' : error.status === 404 ? 'no-such-route' : 'malformed-json'
    return { status: error.status, code, params: { id: c.req.path } }
  }
  return databaseFault(error)
}

/** A file nobody could use: its reader has said why. */
function fileRefused({ code, params }: ReadRefusal, language: string): Told {
  const detail = say(language, `readings.${code}`, params)
  return { status: code === 'file-too-large' ? 413 : 422, code, params, extra: { detail } }
}

/** Which request field is wrong, as JSON pointers, in the reader's language (zod's own locales). */
function malformed(error: ZodError, language: string): Told {
  const errors = error.issues.slice(0, 20).map((issue) => ({
    pointer: pointerTo(issue.path),
    detail: sayIssue(language, issue),
  }))
  const first = errors[0]
  return {
    status: 422,
    code: 'malformed',
    params: { pointer: first?.pointer || '/', what: first?.detail ?? '' },
    extra: { errors },
  }
}

/** RFC 6901: the whole body is '', and a slash in a name is written ~1. */
const pointerTo = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/**
 * SQLSTATE classes: 57P0*, 08*, 53*, 40* and a broken connection mean "come back soon"; 57014 means it took too long; 22*
 * is a value no column can hold, such as the character U+0000.
 */
function databaseFault(error: Error): Told {
  const engine = causes(error).find((each) => each instanceof EmbeddedEngineError)
  if (engine instanceof DiskSpaceLow) return diskLow(engine.freeBytes, engine.floorBytes)
  if (engine instanceof EngineBusy) return { status: 503, code: 'import-under-way', params: {} }
  if (engine) return { status: 503, code: 'database-away', params: {} }
  const state = sqlState(error)
  if (state === '57014') return { status: 504, code: 'too-slow', params: {} }
  if (state === '53100') return diskLow(0, diskFloorBytes)
  // something still speaks of a record that was to go: nothing was written, and what speaks of it is not lost
  if (state === '23503') return { status: 409, code: 'still-named', params: {} }
  // somebody else wrote the same thing at the same moment, and was first
  if (state === '23505') return { status: 409, code: 'written-meanwhile', params: {} }
  if (/^22(003|021|P02|P05)$/.test(state)) return { status: 422, code: 'unstorable', params: {} }
  const said = causes(error).map(({ message }) => message)
  const away =
    /^(57P0|08|53|40|25P03)/.test(state) ||
    /terminated|ECONNREFUSED|ECONNRESET|timeout exceeded|ENOENT|EPIPE|not queryable|Connection ended|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN/.test(
      said.join(' | '),
    )
  return away ? { status: 503, code: 'database-away', params: {} } : { status: 500, code: 'unexpected', params: {} }
}

const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024)
const diskLow = (freeBytes: number, floorBytes: number): Told => ({
  status: 507,
  code: 'disk-low',
  params: { freeMB: megabytes(freeBytes), floorMB: megabytes(floorBytes) },
})

/** SQLSTATEs have five places; the codes of Node's own errors are words. */
function sqlState(error: Error): string {
  const codes = causes(error).map((each) => ('code' in each ? String(each.code) : ''))
  return codes.find((code) => /^[0-9A-Z]{5}$/.test(code)) ?? ''
}

/** An error and what caused it, outermost first. */
function causes(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : []
}
