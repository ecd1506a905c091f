/**
 * npm run bundle -- --in map.geojson --params params.json --out plan.json [--preset urban|county|loose] [--language en]
 * The engine without a server and without a database. Progress and findings go to stderr; exit 0 with a plan (an empty one
 * included), 2 with one JSON finding for input that cannot be used.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { BundleParams, type BundlePreset, type BundleProgress, bundlePresets } from '#contract/bundling.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { say } from '../../http/words.ts'
import { bundle } from './bundle.ts'
import type { BundleMap } from './map.ts'
import { BundleFinding, firstIssue, readMap } from './read-map.ts'

const shownEveryMs = 200

function run(words: string[]): void {
  const files = readArguments(words)
  tell({ phase: 'reading', piecesDone: 0, pieces: 0, householdsCovered: 0, areas: 0 })
  const map = readMap(readJson(files.in), files.in)
  const params = readParams(files, map)
  const plan = bundle(map, params, { language: files.language, onProgress: now() })
  try {
    // a plan is there whole or not at all
    writeFileSync(`${files.out}.part`, `${JSON.stringify(plan, null, 1)}\n`)
    renameSync(`${files.out}.part`, files.out)
  } catch (cause) {
    throw new BundleFinding('cannot-write', { file: files.out, detail: textOf(cause) })
  }
}

function readArguments(words: string[]) {
  try {
    const text = { type: 'string' as const }
    const { values } = parseArgs({
      args: words,
      options: { in: text, params: text, out: text, preset: text, language: text },
    })
    if (!values.in || !values.out) throw new Error('--in, --out')
    const language: Language = values.language === 'en' ? 'en' : 'zh-CN'
    return { in: values.in, params: values.params, preset: toPreset(values.preset), out: values.out, language }
  } catch (cause) {
    throw new BundleFinding('usage', { detail: textOf(cause) })
  }
}

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new BundleFinding('not-found', { file })
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new BundleFinding('not-json', { file, detail: textOf(cause).slice(0, 200) })
  }
}

function toPreset(name: string | undefined): BundlePreset | null {
  if (name === undefined) return null
  if (!Object.hasOwn(bundlePresets, name)) throw new Error(`--preset ${Object.keys(bundlePresets).join(' | ')}`)
  return name as BundlePreset // one of its keys, as the line before made sure
}

/** What the file says comes before what the preset says. */
function readParams({ params: file, preset }: { params?: string; preset: BundlePreset | null }, map: BundleMap) {
  const asked = file ? readJson(file) : {}
  const isObject = typeof asked === 'object' && asked !== null && !Array.isArray(asked)
  const parsed = BundleParams.safeParse(preset && isObject ? { ...bundlePresets[preset], ...asked } : asked)
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new BundleFinding('bad-params', { where, detail: firstIssue(parsed.error) })
  }
  const ids = new Set(map.compounds.map(({ id }) => id))
  const { mustLink, cannotLink, locked } = parsed.data
  for (const [where, named] of Object.entries({ mustLink, cannotLink, locked })) {
    for (const id of named.flat()) if (!ids.has(id)) throw new BundleFinding('unknown-id', { where, id })
  }
  const seen = new Set<string>()
  for (const id of locked.flat()) {
    if (seen.has(id)) throw new BundleFinding('locked-twice', { id })
    seen.add(id)
  }
  return parsed.data
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

try {
  run(process.argv.slice(2))
} catch (cause) {
  const finding = cause instanceof BundleFinding ? cause : cause instanceof RangeError ? nothingEnclosed(cause) : null
  if (!finding) throw cause
  const { code, params } = finding
  const message = say('zh-CN', `bundling.finding.${code}`, params)
  const english = say('en', `bundling.finding.${code}`, params)
  process.stderr.write(`${JSON.stringify({ code, params, message, english })}\n`)
  process.exitCode = 2
}

function nothingEnclosed({ message }: RangeError): BundleFinding {
  return new BundleFinding('bad-geometry', { place: '–', id: message.split(':')[0] ?? '', detail: message })
}
