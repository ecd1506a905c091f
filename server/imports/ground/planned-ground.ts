/** A row of the ground as it will stand in the ledger: its record, and what becomes of the barrier it is and the crossing it makes. */
import type { Geometry } from 'geojson'
import type { Provenance } from '#contract/provenance.ts'
import { fieldOrigin, placeOrigin } from '../import-origin.ts'
import type { FieldChange, Import, RowToWrite } from '../kind.ts'
import type { GroundTable } from './existing-ground.ts'
import { groundId, newTail, tailOf, tailOfCode } from './ids.ts'
import { tableOf } from './tables.ts'
import type { GroundValues } from './understand.ts'

/** A record beside the main one, its id ending alike: `drawn` from it as it now is, or `dropped`. */
export type Companion = { id: string; mainId: string; of: GroundTable; kind: string; fate: 'drawn' | 'dropped' }

export type PlannedGround = {
  table: GroundTable
  id: string
  isNew: boolean
  seenVersion: number | null
  /** By column. */
  edits: Record<string, unknown>
  shape: Geometry | null
  provenance: Provenance
  rest: unknown
  barrier: Companion | null
  crossing: Companion | null
}

export function plannedGround(row: RowToWrite, run: Import): PlannedGround {
  const values = row.record.values as GroundValues // as `understand` made them
  const table = tableOf(values)
  const tail = row.recordId ? tailOf(row.recordId) : tailFor(values, table)
  const id = row.recordId ?? groundId(run.adcode, table, tail)
  const changes = new Map(row.fields.map((change) => [change.field, change]))
  const isRedrawn = row.geometry !== undefined || isChanged(changes.get('name'))
  const beside = (of: 'barrier' | 'crossing', kind: string, fate: Companion['fate'] | null): Companion | null =>
    fate && { id: groundId(run.adcode, of, tail), mainId: id, of: table, kind, fate }
  const { before, after } = changes.get('crossing') ?? { before: null, after: null }
  const crossingKind = String(after ?? before)
  return {
    ...{ table, id, isNew: row.recordId === null, seenVersion: row.seenVersion ?? null },
    edits: editsOf(row, values, table),
    shape: row.geometry ?? null,
    provenance: originsOf(row, run, values),
    rest: Object.keys(row.record.rest).length > 0 ? row.record.rest : null,
    barrier: beside('barrier', table === 'road' ? 'road' : 'river', fateOf(changes.get('isBarrier'), isRedrawn)),
    crossing:
      table === 'crossing' ? null : beside('crossing', crossingKind, fateOf(changes.get('crossing'), isRedrawn)),
  }
}

const tailFor = ({ code }: GroundValues, table: GroundTable) =>
  table === 'crossing' && code !== undefined ? tailOfCode(code) : newTail()

const isChanged = (change: FieldChange | undefined) => change !== undefined && change.kind !== 'same'

/** What becomes of a companion, null where it stays as it is or there is none. */
function fateOf(change: FieldChange | undefined, isRedrawn: boolean): Companion['fate'] | null {
  if (!change) return null
  const { before, after } = change
  if (after) return isRedrawn || before !== after ? 'drawn' : null
  return before ? 'dropped' : null
}

function editsOf({ recordId, fields }: RowToWrite, { what, crossing }: GroundValues, table: GroundTable) {
  const told = fields.filter((change) => recordId === null || isChanged(change))
  const after = new Map(told.map((change) => [change.field, change.after]))
  const edits: Record<string, unknown> = {}
  if (after.has('name')) edits.name = after.get('name')
  if (table === 'road' && after.has('class')) edits.class = after.get('class')
  if (table === 'road' && after.has('widthM')) edits.width_m = after.get('widthM')
  if (table === 'crossing') edits.kind = crossing
  if (recordId === null && table !== 'road' && table !== 'crossing') edits.kind = what
  return edits
}

const withOrigin = ['name', 'class', 'widthM', 'code'] as const

const wordsOf = ({ record }: RowToWrite, { code }: GroundValues, field: string) =>
  field === 'code' ? code : record.written[field]

function originsOf(row: RowToWrite, run: Import, values: GroundValues): Provenance {
  const { record, fields, recordId, geometry } = row
  const told = fields.filter((change) => recordId === null || isChanged(change)).map(({ field }) => field)
  const origins: Provenance = Object.fromEntries(
    withOrigin.flatMap((field) =>
      told.includes(field)
        ? [[field, fieldOrigin(run, wordsOf(row, values, field), record.corrected?.[field])] as const]
        : [],
    ),
  )
  const { attribution } = values
  if (geometry) origins.geometry = { ...placeOrigin(run, row), ...(attribution && { clause: attribution }) }
  return origins
}
