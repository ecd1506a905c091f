/** One row of a file as the columns of a compound: values by column, each with its origin, its street by id, its status as a dated step. */
import type { Geometry } from 'geojson'
import { type CompoundEdits, compoundFacts } from '#contract/compound.ts'
import type { Origin, Provenance } from '#contract/provenance.ts'
import type { Status } from '#contract/status.ts'
import { fieldOrigin, placeOrigin } from '../import-origin.ts'
import type { FieldChange, Import, RowToWrite } from '../kind.ts'
import type { Resolving } from './resolve-places.ts'
import type { SeenCompound } from './store.queries.ts'

type Field = Exclude<keyof CompoundEdits, 'boundary'> | 'ledgerRow'
export type CompoundStep = { status: Status; onDay: string; origin: Origin }

export type PlannedCompound = {
  id: string
  isNew: boolean
  /** As the file counts. */
  row: number
  /** Place in the table. */
  at: number
  name: string
  /** By the field of a compound. */
  edits: Partial<Record<Field, unknown>>
  shape?: Geometry
  provenance: Provenance
  step?: CompoundStep
  rest: Record<string, unknown> | null
}

type Planning = { run: Import; resolving: Resolving; dataDate: string }

/** @param seen the compound as it stands; null for a new one */
export function plannedCompound(
  each: RowToWrite & { id: string },
  seen: SeenCompound | null,
  { run, resolving, dataDate }: Planning,
): PlannedCompound {
  const { record, id } = each
  const changes = new Map(each.fields.filter(({ kind }) => kind !== 'same').map((change) => [change.field, change]))
  const { edits, provenance } = factsOf(changes, each, run)
  Object.assign(edits, placesOf(changes, seen?.streetOfficeId ?? null, resolving))
  for (const [field, key] of placeFields)
    if (changes.has(field))
      provenance[key] = fieldOrigin(run, wordsOf(changes.get(field), record.written[field]), record.corrected?.[field])
  if (each.geometry) provenance.boundary = placeOrigin(run, each)
  const status = changes.get('status')?.after as Status | null | undefined // read as one of the statuses, or not at all
  const onDay = run.wishes.source?.onDay ?? dataDate
  return {
    ...{ id, isNew: seen === null, row: record.row, at: record.at, edits, provenance },
    name: String(edits.name ?? seen?.name ?? ''),
    rest: Object.keys(record.rest).length > 0 ? { ...record.rest } : null,
    ...(each.geometry && { shape: each.geometry }),
    ...(status && {
      step: { status, onDay, origin: fieldOrigin(run, record.written.status, record.corrected?.status) },
    }),
  }
}

type Changes = ReadonlyMap<string, FieldChange>

const placeFields = [
  ['streetOffice', 'streetOfficeId'],
  ['community', 'communityId'],
] as const

const plainFields: readonly Field[] = [
  ...(['name', 'aliases'] as const),
  // the keys of the facts, of which the community is resolved by name
  ...(Object.keys(compoundFacts) as (keyof typeof compoundFacts)[]).filter((key) => key !== 'communityId'),
]

function factsOf(changes: Changes, { record }: RowToWrite, run: Import) {
  const edits: PlannedCompound['edits'] = {}
  const provenance: Provenance = {}
  for (const field of plainFields) {
    const change = changes.get(field)
    if (!change) continue
    edits[field] = field === 'aliases' ? (change.after ?? []) : change.after
    // another name of a known compound stands in the column of names
    const said = record.written[field] === undefined && field === 'aliases' ? 'name' : field
    provenance[field] = fieldOrigin(run, record.written[said], record.corrected?.[said])
  }
  return { edits, provenance }
}

/** Where the ledger has no office of the name the id stays empty, and the words stay in the origin. */
function placesOf(changes: Changes, standing: string | null, resolving: Resolving): PlannedCompound['edits'] {
  const street = changes.get('streetOffice')
  const community = changes.get('community')
  const streetOfficeId = street ? (street.after === null ? null : resolving.streetOf(String(street.after))) : standing
  if (!community) return street ? { streetOfficeId } : {}
  const communityId = community.after === null ? null : resolving.communityOf(String(community.after), streetOfficeId)
  return { ...(street && { streetOfficeId }), communityId }
}

const wordsOf = (change: FieldChange | undefined, written: string | undefined) =>
  change?.after === null ? undefined : (written ?? String(change?.after ?? ''))
