/** A look in the reader's language, as the page shows it. */
import type { ImportPreview, ImportRow, ImportRows, Reason } from '#contract/import.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { say } from '../../http/words.ts'
import { systemInWords } from '../../places/system-words.ts'
import type { Because } from '../import-fields.ts'
import { firstFindings, groupsOf } from './findings-page.ts'
import type { RowsPage } from './kept-look.ts'
import type { Look } from './look.ts'
import type { LookRow } from './look-rows.ts'
import { said } from './said.ts'

/** As many as the page shows of a group before more are asked for. */
const firstOfGroup = 20

/** @param ofEachGroup how many findings of one code and weight it lists; the rest is asked for page by page */
export function previewOf(look: Look, language: Language, ofEachGroup = firstOfGroup): ImportPreview {
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
    findings: firstFindings(look, ofEachGroup, language),
    findingGroups: groupsOf(look.findings),
    findingsTotal: look.findings.length,
    blocking: look.blocking.map((each) => said(each, language)),
  }
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

/** One page of rows, in the order of the file. */
export const rowsOf = ({ total, rows, ledger }: RowsPage, language: Language): ImportRows => ({
  total,
  items: rows.map((row) => rowOf(ledger, row, language)),
})

function rowOf(
  ledger: RowsPage['ledger'],
  { candidates, because, recordId, ...row }: LookRow,
  language: Language,
): ImportRow {
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

/** Of a row that is kept out, the finding that keeps it out is the reason. */
function reason({ code, params }: Because, of: 'column' | 'match' | 'candidate', language: Language): Reason {
  const message = say(language, `importReasons.${of}.${code}`, params)
  if (message !== `importReasons.${of}.${code}`) return { code, params, message }
  return said({ code, params, row: null }, language)
}
