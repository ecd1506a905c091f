/** Roads, rivers and railways of a file beside those of the ledger: which is which, and what would change. */
import type { ImportWishes } from '#contract/import.ts'
import { openFindings } from '#geodata/readers/finding-list.ts'
import { type Again, findAgain, missingFrom } from '../find-again.ts'
import { because } from '../import-fields.ts'
import type { Compared, ComparedRow, FieldChange } from '../kind.ts'
import { placeKey } from '../near.ts'
import { plainKey } from '../plain-key.ts'
import type { ExistingGround, ExistingGrounds, GroundTable } from './existing-ground.ts'
import { tailOf, tailOfCode } from './ids.ts'
import { tableOf } from './tables.ts'
import type { GroundRecord, GroundValues } from './understand.ts'

type Asked = ReturnType<typeof askedOf>
type Known = ReturnType<typeof knownOf>

/** A crossing keeps its sender's number in its id, all others in their origin. */
const askedOf = (record: GroundRecord) => {
  const { code, name } = record.values
  const table = tableOf(record.values)
  const key = code !== undefined && table === 'crossing' ? tailOfCode(code) : plainKey(code)
  return { at: record.at, row: record.row, geometry: record.geometry, record, table, code: key, name: plainKey(name) }
}
const knownOf = (ground: ExistingGround) => ({
  ...{ id: ground.id, geometry: ground.geometry, ground, name: plainKey(ground.name) },
  code: ground.table === 'crossing' ? tailOf(ground.id) : plainKey(ground.code),
})

export function compareGround(
  records: readonly GroundRecord[],
  { ground, invented }: ExistingGrounds,
  choices: ReadonlyMap<number, string>,
  wishes: ImportWishes,
): Compared {
  const asked = records.map(askedOf)
  const answers = findAgain({ records: asked, known: ground.map(knownOf), choices, canBe, alike, twinKey })
  const findings = openFindings()
  if (asked.length > 0 && invented.roads + invented.barriers + invented.waters > 0)
    findings.tell('ground-invented-here', invented)
  const rows = asked.map((each) => rowOf(each, answers.get(each)!))
  return { rows: [...rows, ...missingFrom(rows, ground, wishes)], findings: findings.all() }
}

/** One place holds one road, whatever its class is now; a river beside it is another thing. */
function canBe({ record, table }: Asked, { ground }: Known): boolean {
  if (table !== ground.table) return false
  return table !== 'barrier' || record.values.what === ground.class
}

const alike = ({ record }: Asked, { ground }: Known): number =>
  changesOf(record, ground).reduce((sum, { kind }) => sum + (kind === 'same' ? 1 : kind === 'changed' ? -1 : 0), 0)

/** Both directions of one road are one line of the atlas, though their numbers differ. */
const twinKey = ({ record: { values, geometry } }: Asked) => {
  const { code: _, ...facts } = values
  return JSON.stringify([facts, placeKey(geometry)])
}

function rowOf({ record, table }: Asked, answer: Again<Known>): ComparedRow {
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
  if (answer.kind === 'new') return { ...told, kind: 'new', fields: changesOf(record, null) }
  const { ground } = answer.known
  // chosen by hand, though it is of another table: what is a road there is none here
  if (table !== ground.table) return { ...told, kind: 'doubtful', because: because('other-kind-of-ground') }
  const fields = changesOf(record, ground)
  const isChanged = fields.some(({ kind }) => kind !== 'same')
  return {
    ...told,
    kind: isChanged ? 'changed' : 'same',
    recordId: ground.id,
    fields,
    name: values.name ?? ground.name,
  }
}

const factsOfRoad = ['class', 'widthM', 'isBarrier', 'crossing'] as const
const facts: Readonly<Record<GroundTable, readonly (keyof GroundValues & keyof ExistingGround)[]>> = {
  road: ['code', 'name', ...factsOfRoad],
  barrier: ['code', 'name', 'class', 'crossing'],
  land: ['code', 'name', 'class', 'isBarrier'],
  crossing: ['name', 'crossing'],
}

/** Of every fact the row speaks of. Whether it is a barrier, and what it opens, every row says. */
function changesOf({ values }: GroundRecord, ground: ExistingGround | null): FieldChange[] {
  return facts[tableOf(values)].flatMap((field): FieldChange[] => {
    const before = ground ? (ground[field] ?? null) : null
    const told = field === 'class' ? (values.class ?? values.what) : values[field]
    const after = told ?? (field === 'crossing' && before !== null ? null : undefined)
    return after === undefined ? [] : [{ field, before, after, kind: kindOf(before, after) }]
  })
}

function kindOf(before: unknown, after: unknown): FieldChange['kind'] {
  if (before === null) return 'filled'
  if (after === null) return 'emptied'
  if (typeof before === 'string' && typeof after === 'string')
    return plainKey(before) === plainKey(after) ? 'same' : 'changed'
  return before === after ? 'same' : 'changed'
}
