/** A look in the reader's language, as the page shows it. */
import type { ImportFinding, ImportPreview, ImportRow, ImportRows, Reason } from '#contract/import.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { ReadFinding } from '#geodata/readers/reading.ts'
import { say } from '../../http/words.ts'
import { systemInWords } from '../../places/system-words.ts'
import type { Because } from '../import-fields.ts'
import type { Look } from './look.ts'
import type { LookRow } from './look-rows.ts'
import type { WeighedFinding } from './weigh.ts'

/** Nobody reads more, and one kind of fault must not crowd out the others; the sum is told. Shapes before and after are told of the first only. */
const mostFindings = 1000
const mostOfOneCode = 200
const mostRepairs = 200

export function previewOf(look: Look, language: Language): ImportPreview {
  const { laid, looked, rows, digest, distanceM } = look
  const { format, encoding, tables, table, crs, bounds } = looked
  return {
    id: laid.id,
    digest,
    file: { name: laid.name, bytes: laid.bytes, format, encoding },
    ...{ tables, table, bounds, distanceM },
    crs: {
      ...crs,
      used: crs.used && { ...crs.used, name: systemInWords(language, crs.used) },
      candidates: crs.candidates.map(({ findings, ...landing }) => ({
        ...landing,
        name: systemInWords(language, landing),
        notes: findings.map((each) => said(each, language).message),
      })),
    },
    picture: pictureOf(look),
    columns: columnsOf(look, language),
    template: looked.mapping.template,
    summary: summaryOf(rows),
    findings: shownOf(look.findings).map((each, place) => findingOf(each, { place, language })),
    findingsTotal: look.findings.length,
    blocking: look.blocking.map((each) => said(each, language)),
  }
}

function shownOf(findings: readonly WeighedFinding[]): WeighedFinding[] {
  const counts = new Map<string, number>()
  const shown = findings.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1
    counts.set(code, count)
    return count <= mostOfOneCode
  })
  return shown.slice(0, mostFindings)
}

function pictureOf({ looked, rows }: Look): ImportPreview['picture'] {
  const fates = new Map(rows.map((row) => [row.at, fateOf(row)]))
  const features = looked.picture.shapes.map(({ at, geometry }) => {
    const fate = fates.get(at)
    const kind = geometry.type === 'Point' ? fate?.ofRow : fate?.ofShape
    return { type: 'Feature', properties: { at, kind: kind ?? 'skipped' }, geometry }
  })
  return { type: 'FeatureCollection', features, total: looked.picture.total }
}

/** A shape that is left away while its facts are written is drawn as left away; a point only tells where a row is. */
function fateOf({ kind, geometry }: LookRow) {
  const isWritten = kind === 'new' || kind === 'changed'
  const ofShape = isWritten && geometry === 'left' ? 'skipped' : isWritten && geometry === 'same' ? 'same' : kind
  return { ofRow: kind, ofShape } as const
}

const columnsOf = ({ looked: { mapping, samples } }: Look, language: Language): ImportPreview['columns'] =>
  mapping.columns.map(({ runnerUp, because, ...column }) => ({
    ...column,
    because: reason(because, 'column', language),
    runnerUp: runnerUp?.field ?? null,
    samples: samples[column.column] ?? [],
  }))

export function summaryOf(rows: readonly Pick<LookRow, 'kind'>[]): ImportPreview['summary'] {
  const summary = { new: 0, changed: 0, same: 0, doubtful: 0, skipped: 0, missing: 0 }
  for (const { kind } of rows) summary[kind] += 1
  return summary
}

type Page = { kind?: ImportRow['kind'] | undefined; limit: number; offset: number }

/** One page of rows, of one kind or of all, in the order of the file; what is missing from it at the end. */
export function rowsOf(look: Look, { kind, limit, offset }: Page, language: Language): ImportRows {
  const rows = kind ? look.rows.filter((row) => row.kind === kind) : look.rows
  return { total: rows.length, items: rows.slice(offset, offset + limit).map((row) => rowOf(look, row, language)) }
}

function rowOf({ ledger }: Look, { candidates, because, recordId, ...row }: LookRow, language: Language): ImportRow {
  return {
    ...row,
    recordId,
    recordName: ledger.get(recordId ?? '')?.name || null,
    because: reason(because, 'match', language),
    candidates: candidates.map(({ recordId, score, reasons }) => ({
      ...{ recordId, score, name: ledger.get(recordId)?.name || recordId },
      reasons: reasons.map((each) => reason(each, 'candidate', language)),
    })),
  }
}

function findingOf(
  { repair, weight, row, at, place, ...told }: WeighedFinding,
  shown: { place: number; language: Language },
): ImportFinding {
  const { column } = told.params
  return {
    ...said({ ...told, row }, shown.language),
    ...{ weight, row, at, place },
    column: typeof column === 'string' ? column : null,
    repair:
      repair && shown.place < mostRepairs
        ? { ...repair, message: say(shown.language, `readings.repair-${repair.code}`, told.params) }
        : null,
  }
}

/** A finding as a reason: its sentence is where readings have theirs. */
export const said = ({ code, params }: ReadFinding, language: Language): Reason => ({
  ...{ code, params },
  message: say(language, `readings.${saidOnThePage[code] ?? code}`, params),
})

/** What the command that only reads tells to be put right by its arguments. */
const saidOnThePage: Readonly<Record<string, string>> = { 'crs-by-standard': 'crs-by-standard-on-page' }

/** Of a row that is kept out, the finding that keeps it out is the reason. */
function reason({ code, params }: Because, of: 'column' | 'match' | 'candidate', language: Language): Reason {
  const message = say(language, `importReasons.${of}.${code}`, params)
  if (message !== `importReasons.${of}.${code}`) return { code, params, message }
  return said({ code, params, row: null }, language)
}
