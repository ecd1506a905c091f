/** A row as it will stand in the ledger: what is written of it, and where each figure comes from. */
import { randomUUID } from 'node:crypto'
import type { WorkShape } from '#contract/geometry.ts'
import type { Provenance } from '#contract/provenance.ts'
import { fieldOrigin, placeOrigin } from '../import-origin.ts'
import type { Import, RowToWrite } from '../kind.ts'
import { operatorKey } from '../plain-key.ts'
import type { WorkValues } from './fields.ts'
import { newWork } from './new-work.ts'

export type PlannedWork = {
  id: string
  isNew: boolean
  seenVersion: number | null
  /** By field; those not named stay as they are. */
  edits: Record<string, unknown>
  shape: WorkShape | null
  provenance: Provenance
  /** Of what the demo invented and this import takes over. */
  adopted: Provenance[string]
  rest: unknown
}

/** @param operatorIds by the key of their name */
export function plannedWork(row: RowToWrite, run: Import, operatorIds: ReadonlyMap<string, string>): PlannedWork {
  const isNew = row.recordId === null
  const edits: Record<string, unknown> = isNew ? newValues(row) : changedValues(row)
  const provenance: Provenance = Object.fromEntries(
    Object.keys(edits).map((field) => [
      nameOf(field),
      fieldOrigin(run, row.record.written[field], row.record.corrected?.[field]),
    ]),
  )
  // the ledger keeps no number but its own; the sender's stands with the words of the file
  if (typeof edits.code === 'string') provenance.code = fieldOrigin(run, edits.code, row.record.corrected?.code)
  if (row.geometry) provenance.geometry = placeOrigin(run, row)
  const { code: _, operator, ...stored } = edits
  if ('operator' in edits) stored.operatorId = operatorIds.get(operatorKey(String(operator ?? ''))) ?? null
  return {
    id: row.recordId ?? `${run.adcode}-w-${randomUUID().slice(0, 13)}`,
    isNew,
    seenVersion: row.seenVersion ?? null,
    edits: stored,
    // `understand` lets through nothing else
    shape: (row.geometry as WorkShape | undefined) ?? null,
    provenance,
    adopted: fieldOrigin(run, undefined),
    rest: Object.keys(row.record.rest).length > 0 ? row.record.rest : null,
  }
}

const nameOf = (field: string) => (field === 'operator' ? 'operatorId' : field)

// the values of a row of works are those its `understand` made
const newValues = ({ record }: RowToWrite) => ({ ...newWork(record.values as WorkValues).work })

const changedValues = ({ fields }: RowToWrite) =>
  Object.fromEntries(fields.filter(({ kind }) => kind !== 'same').map(({ field, after }) => [field, after]))
