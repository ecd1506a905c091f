/** Works of a file beside those of the ledger: which is which, what would change, and what a row lacks to be a work. */
import type { ImportWishes } from '#contract/import.ts'
import { type FindingList, openFindings, shown } from '#geodata/readers/finding-list.ts'
import { factFaults } from '../../works/work-faults.ts'
import { type Again, findAgain, missingFrom } from '../find-again.ts'
import { because } from '../import-fields.ts'
import type { Compared, ComparedRow, FieldChange } from '../kind.ts'
import { placeKey } from '../near.ts'
import { operatorKey, plainKey } from '../plain-key.ts'
import type { ExistingWork, ExistingWorks } from './existing-work.ts'
import type { WorkValues } from './fields.ts'
import { newWork } from './new-work.ts'
import type { WorkRecord } from './understand.ts'

type Asked = ReturnType<typeof askedOf>
type Known = ReturnType<typeof knownOf>

const askedOf = (record: WorkRecord) => ({
  ...{ at: record.at, row: record.row, geometry: record.geometry ?? null, record },
  ...{ code: plainKey(record.values.code), name: plainKey(record.values.name) },
})
const knownOf = (work: ExistingWork) => ({
  ...{ id: work.id, geometry: work.geometry, work, code: plainKey(work.code), name: plainKey(work.name) },
})

export function compareWorks(
  records: readonly WorkRecord[],
  { works, operators }: ExistingWorks,
  choices: ReadonlyMap<number, string>,
  wishes: ImportWishes,
): Compared {
  const asked = records.map(askedOf)
  const known = works.map(knownOf)
  const answers = findAgain({ records: asked, known, choices, canBe, alike, twinKey })
  const findings = openFindings()
  tellNewOperators(records, operators, findings)
  const rows = asked.map((each) => rowOf(each, answers.get(each)!, { wishes, findings }))
  return { rows: [...rows, ...missingFrom(rows, works, wishes)], findings: findings.all() }
}

/** Lines of several companies lie in one trench: the trade, the company and the sender's number tell them apart. */
function canBe({ record: { values }, code }: Asked, { work, code: theirs }: Known): boolean {
  if (values.trade !== undefined && values.trade !== work.trade) return false
  if (code !== '' && theirs !== '' && code !== theirs) return false
  return !values.operator || !work.operator || operatorKey(values.operator) === operatorKey(work.operator)
}

const alike = ({ record }: Asked, { work }: Known): number =>
  changesOf(record, work, []).reduce((sum, { kind }) => sum + (kind === 'same' ? 1 : kind === 'changed' ? -1 : 0), 0)

const twinKey = ({ record: { values, geometry } }: Asked) => JSON.stringify([values, geometry && placeKey(geometry)])

type Telling = { wishes: ImportWishes; findings: FindingList }

function rowOf({ record }: Asked, answer: Again<Known>, telling: Telling): ComparedRow {
  const { at, row, values } = record
  const told = {
    at,
    row,
    name: values.name ?? null,
    because: answer.because,
    recordId: null,
    candidates: [],
    fields: [],
  }
  if (answer.kind === 'doubtful') return { ...told, kind: 'doubtful', candidates: answer.candidates }
  if (answer.kind === 'skipped') return { ...told, kind: 'skipped' }
  if (answer.kind === 'new') return rowOfNew(record, told, telling)
  const { work } = answer.known
  const fields = changesOf(record, work, telling.wishes.emptyBlank)
  const after = { ...work, ...Object.fromEntries(fields.map((field) => [field.field, field.after])) }
  const name = values.name ?? work.name
  if (contradicts(after, record, telling))
    return { ...told, name, kind: 'doubtful', because: because('work-contradicts') }
  const isChanged = fields.some(({ kind }) => kind !== 'same')
  return { ...told, name, kind: isChanged ? 'changed' : 'same', recordId: work.id, fields }
}

function rowOfNew(record: WorkRecord, told: Omit<ComparedRow, 'kind'>, telling: Telling): ComparedRow {
  const { work, lacks, isTakenAsExisting } = newWork(record.values)
  if (lacks[0]) {
    for (const field of lacks) telling.findings.count(`work-lacks-${field}`)
    return { ...told, kind: 'doubtful', because: because(`work-lacks-${lacks[0]}`) }
  }
  if (!record.geometry) {
    telling.findings.count('work-without-place')
    if (work.name === undefined) return { ...told, kind: 'doubtful', because: because('work-without-place') }
  }
  if (contradicts(work, record, telling)) return { ...told, kind: 'doubtful', because: because('work-contradicts') }
  if (isTakenAsExisting) telling.findings.count('work-taken-as-existing')
  const fields = changedFields.flatMap((field): FieldChange[] =>
    work[field] === undefined ? [] : [{ field, before: null, after: work[field], kind: 'filled' }],
  )
  return { ...told, kind: 'new', fields }
}

type Judged = Parameters<typeof factFaults>[0]

function contradicts(
  work: Partial<Judged> & Omit<Judged, 'fromMonth' | 'toMonth'>,
  { row }: WorkRecord,
  { findings }: Telling,
) {
  const faults = factFaults({ ...work, fromMonth: work.fromMonth ?? null, toMonth: work.toMonth ?? null })
  for (const { code, params } of faults) findings.tell(`work-${code}`, params, row)
  return faults.length > 0
}

const changedFields = [
  ...(['code', 'name', 'trade', 'kind', 'itemCode', 'placement', 'state', 'operator', 'implementer', 'payer'] as const),
  ...(['roadName', 'fromMonth', 'toMonth', 'excavates', 'note'] as const),
] satisfies (keyof WorkValues)[]
/** Without them a work is none. */
const neverEmptied: readonly string[] = ['code', 'trade', 'kind', 'placement', 'state', 'excavates']

/** Of every field the row speaks of. */
function changesOf({ values, blank }: WorkRecord, work: ExistingWork, emptyBlank: readonly string[]): FieldChange[] {
  return changedFields.flatMap((field): FieldChange[] => {
    const before = work[field] ?? null
    const after = values[field]
    if (after !== undefined) return [{ field, before, after, kind: kindOf(field, before, after) }]
    const isEmptied = blank.includes(field) && emptyBlank.includes(field) && !neverEmptied.includes(field)
    return isEmptied ? [{ field, before, after: null, kind: before === null ? 'same' : 'emptied' }] : []
  })
}

function kindOf(field: string, before: unknown, after: unknown): FieldChange['kind'] {
  if (before === null) return 'filled'
  if (typeof before !== 'string' || typeof after !== 'string') return before === after ? 'same' : 'changed'
  const keyOf = field === 'operator' ? operatorKey : plainKey
  return keyOf(before) === keyOf(after) ? 'same' : 'changed'
}

function tellNewOperators(
  records: readonly WorkRecord[],
  operators: ExistingWorks['operators'],
  findings: FindingList,
) {
  const known = new Set(operators.map(({ name }) => operatorKey(name)))
  const told = new Set<string>()
  for (const { values, row } of records) {
    const key = operatorKey(values.operator)
    if (key === '' || known.has(key) || told.has(key)) continue
    told.add(key)
    findings.tell('work-operator-new', { name: shown(values.operator) }, row)
  }
}
