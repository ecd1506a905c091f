/** What the command line does: a map and parameters read, a plan written; each fault of the input a finding of one line. */
import { closeSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { ZodError } from 'zod'
import {
  BundleParams,
  type BundlePlan,
  type BundlePreset,
  type BundleProgress,
  bundlePresets,
} from '#contract/bundling.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { depthOf } from '../../http/json-text.ts'
import { say, sayIssue } from '../../http/words.ts'
import { bundle } from './bundle.ts'
import { threadCount } from './crew/threads.ts'
import type { BundleMap } from './map.ts'
import { BundleFinding, readMap } from './read-map.ts'
import type { Crew } from './solve.ts'
import { wishFault } from './wishes.ts'

const shownEveryMs = 200
/** Lists in lists: a map has seven, the params three. */
const deepest = 64

function run(words: string[], crew: Crew | null): void {
  const files = readArguments(words)
  tell({ phase: 'reading', piecesDone: 0, pieces: 0, householdsCovered: 0, areas: 0 })
  const map = readMap(readJson(files.in), files.in)
  const params = readParams(files, map)
  const plan = bundle(map, params, { language: files.language, onProgress: now(), crew })
  try {
    // a plan is there whole or not at all
    writePlan(`${files.out}.part`, plan)
    renameSync(`${files.out}.part`, files.out)
  } catch (cause) {
    throw new BundleFinding('cannot-write', { file: files.out, reason: codeOf(cause) })
  }
}

function writePlan(file: string, plan: BundlePlan): void {
  const out = openSync(file, 'w')
  try {
    for (const line of linesOf(plan)) writeSync(out, line)
  } finally {
    closeSync(out)
  }
}

/** JSON with a line for every area and finding: the plan of a nation would be too long for one text. */
function* linesOf(plan: BundlePlan): Generator<string> {
  let before = '{'
  for (const [key, value] of Object.entries(plan)) {
    yield `${before}\n ${JSON.stringify(key)}: `
    before = ','
    if (!Array.isArray(value) || value.length === 0) {
      yield JSON.stringify(value)
      continue
    }
    for (const [place, item] of value.entries()) yield `${place === 0 ? '[' : ','}\n  ${JSON.stringify(item)}`
    yield '\n ]'
  }
  yield '\n}\n'
}

function readArguments(words: string[]) {
  try {
    const text = { type: 'string' as const }
    const { values } = parseArgs({
      args: words,
      options: { in: text, params: text, out: text, preset: text, language: text, threads: text },
    })
    if (!values.in || !values.out) throw new Error('--in, --out')
    if (!threadCount.test(values.threads ?? '1')) throw new Error('--threads 1 … 8')
    const language: Language = values.language === 'en' ? 'en' : 'zh-CN'
    return { in: values.in, params: values.params, preset: toPreset(values.preset), out: values.out, language }
  } catch (cause) {
    throw new BundleFinding('usage', { reason: textOf(cause) })
  }
}

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  } catch {
    throw new BundleFinding('not-found', { file })
  }
  if (depthOf(text) > deepest) throw new BundleFinding('too-deep', { file, limit: deepest })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw notJson(file, text, textOf(cause))
  }
}

/** Where the trouble is, as far as the parser says so: it counts characters, names one, or came to the end. */
function notJson(file: string, text: string, said: string): BundleFinding {
  const at = /at position (\d+)/.exec(said)?.[1]
  const token = /^Unexpected token '(.+?)',/.exec(said)?.[1]
  const before = text.slice(0, Number(at ?? 0)).split('\n')
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  const [key, params] = at ? ['json-place', place] : token ? ['json-token', { token }] : ['json-end', {}]
  return new BundleFinding('not-json', { file, ...params }, (language) =>
    say(language, `bundling.finding.${key}`, params),
  )
}

function toPreset(name: string | undefined): BundlePreset | null {
  if (name === undefined) return null
  if (!Object.hasOwn(bundlePresets, name)) throw new Error(`--preset ${Object.keys(bundlePresets).join(' | ')}`)
  return name as BundlePreset // one of its keys, as the line before made sure
}

/** What the file says comes before what the preset says. */
function readParams({ params: file, preset }: { params?: string; preset: BundlePreset | null }, map: BundleMap) {
  const asked = file ? readJson(file) : {}
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked))
    throw new BundleFinding('params-not-object', { file: file ?? '' })
  const parsed = BundleParams.safeParse({ ...(preset && bundlePresets[preset]), ...asked })
  if (!parsed.success) throw badParams(parsed.error)
  const fault = wishFault(new Set(map.compounds.map(({ id }) => id)), parsed.data)
  if (fault) throw new BundleFinding(fault.code, fault.params)
  return parsed.data
}

function badParams({ issues: [issue] }: ZodError): BundleFinding {
  if (!issue) return new BundleFinding('bad-params')
  if (issue.code === 'unrecognized_keys')
    return new BundleFinding('unknown-params', { where: [...issue.path, issue.keys.join(', ')].join('.') })
  return new BundleFinding('bad-params', { where: issue.path.join('.') }, (language) => sayIssue(language, issue))
}

/** Progress at most five times a second. */
function now(): (progress: BundleProgress) => void {
  let shownAt = 0
  return (progress) => {
    const at = performance.now()
    if (at - shownAt < shownEveryMs && progress.piecesDone < progress.pieces) return
    shownAt = at
    tell(progress)
  }
}

const tell = (progress: BundleProgress) => process.stderr.write(`${JSON.stringify({ progress })}\n`)
const textOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))
/** ENOSPC, EACCES …: a message of the system comes in a language of its own. */
const codeOf = (cause: unknown) => (cause instanceof Error && 'code' in cause ? String(cause.code) : textOf(cause))

/** Exit 0 with a plan (an empty one included), 2 with one JSON finding on stderr for input that cannot be used. */
export function bundleFile(words: string[], crew: Crew | null): void {
  try {
    run(words, crew)
  } catch (cause) {
    const finding = cause instanceof BundleFinding ? cause : nothingEnclosed(cause)
    if (!finding) throw cause
    const { code, params } = finding
    const [message, english] = [finding.sentenceIn('zh-CN'), finding.sentenceIn('en')]
    process.stderr.write(`${JSON.stringify({ code, params, message, english })}\n`)
    process.exitCode = 2
  }
}

/** A boundary so thin that it has an area in degrees and none in metres. */
function nothingEnclosed(cause: unknown): BundleFinding | null {
  const id = cause instanceof RangeError ? /^(.*): the boundary encloses nothing$/s.exec(cause.message)?.[1] : undefined
  return id === undefined ? null : new BundleFinding('encloses-nothing', { id })
}
