/** Rows of a file as compounds of the ledger: the rules of columns, records, matching and difference behind the door every kind has. */
import type { ImportWishes } from '#contract/import.ts'
import { proposeMapping } from '../columns.ts'
import { because, type ImportField, importFields } from '../import-fields.ts'
import type { Compared, ComparedRow, KindRules } from '../kind.ts'
import { mappingOver, templatesOver } from '../kind-mapping.ts'
import { differenceOf } from './difference.ts'
import { type ExistingCompound, nothingYet } from './existing-compound.ts'
import { type Match, matchRecords } from './matching.ts'
import { type ImportRecord, toRecords } from './records.ts'

export const compoundRules: KindRules = {
  kind: 'compounds',
  fields: importFields,
  propose: (table, templates) => proposeMapping(table, templatesOver(importFields, templates)),
  understand: (table, mapping, { totalRows, year }) => {
    const { records, findings } = toRecords(table, mappingOver(importFields, mapping), { totalRows, year })
    return { records, findings }
  },
  compare: (records, existing, choices, wishes) =>
    // records and ledger are those of `understand` and of the compounds' store: every kind has its own
    compareCompounds(records as readonly ImportRecord[], existing as readonly ExistingCompound[], choices, wishes),
}

export const isImportField = (field: string | null): field is ImportField =>
  importFields.some((known) => known === field)

function compareCompounds(
  records: readonly ImportRecord[],
  existing: readonly ExistingCompound[],
  choices: ReadonlyMap<number, string>,
  wishes: ImportWishes,
): Compared {
  const byAt = new Map(records.map((record) => [record.at, record]))
  const byId = new Map(existing.map((compound) => [compound.id, compound]))
  const emptyBlank = wishes.emptyBlank.filter(isImportField)
  const findings: Compared['findings'] = []
  const rows = matchRecords(records, existing, choices).map((match): ComparedRow => {
    const record = match.at === null ? undefined : byAt.get(match.at)
    const compound = byId.get(match.compoundId ?? '')
    if (match.kind === 'same' && record && compound) {
      const {
        fields,
        isChanged,
        findings: told,
      } = differenceOf(record, compound, { emptyBlank, addStreets: wishes.addStreets })
      findings.push(...told)
      return rowOf(match, { kind: isChanged ? 'changed' : 'same', name: record.values.name ?? compound.name, fields })
    }
    if (match.kind !== 'new' || !record) return rowOf(match, { ...untouched(match, record, compound), fields: [] })
    // a shape without a name or a code is nobody: it may be attached, never added
    if (record.values.name === undefined)
      return { ...rowOf(match, { kind: 'doubtful', name: null, fields: [] }), because: because('nameless') }
    const { fields } = differenceOf(record, nothingYet(''), {})
    return rowOf(match, { kind: 'new', name: record.values.name, fields })
  })
  return { rows, findings }
}

function untouched({ kind }: Match, record: ImportRecord | undefined, compound: ExistingCompound | undefined) {
  const name = record?.values.name ?? compound?.name ?? null
  if (kind === 'missing-from-file') return { kind: 'missing' as const, name }
  return { kind: kind === 'skipped' ? ('skipped' as const) : ('doubtful' as const), name }
}

const rowOf = (match: Match, said: Pick<ComparedRow, 'kind' | 'name' | 'fields'>): ComparedRow => ({
  ...said,
  at: match.at,
  row: match.row,
  recordId: match.compoundId,
  because: match.because,
  candidates: match.candidates.map(({ compoundId, score, reasons }) => ({ recordId: compoundId, score, reasons })),
})
