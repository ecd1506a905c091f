/**
 * Writes the compounds of an import: new ones, changes of known ones, boundaries, dated statuses, the streets they need. However many rows
 * there are, they travel in a few statements of some thousand each.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { today } from '../../compounds/save-record.ts'
import { jsonParts } from '../../db/bulk.ts'
import type { Connection } from '../../db/connection.ts'
import { fillableColumns } from '../../db/fillable-columns.ts'
import { compound } from '../../db/tables.ts'
import type { Transaction } from '../../db/write.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { Refusal } from '../../errors.ts'
import { linkCompounds } from '../../works/save-links.ts'
import type { Import, RowToWrite, Written } from '../kind.ts'
import { auditKept, keepAdded, keepAfter, keepBefore } from '../save-changes.ts'
import { lockSeen, mustAgree, mustBeSound, mustBeWritable } from './checks.ts'
import { type PlannedCompound, plannedCompound } from './edits.ts'
import { openResolving } from './resolve-places.ts'
import { savePlaces } from './save-places.ts'
import { findPlaces, findRecorded, hasLedgerOrder } from './store.queries.ts'

export async function saveCompounds(tx: Transaction, run: Import, rows: readonly RowToWrite[]): Promise<Written[]> {
  const { measureSrid, dataDate } = await getDistrict(tx, run.adcode)
  const known = await lockSeen(tx, run, rows)
  const places = await findPlaces(tx, run.adcode)
  const resolving = openResolving(run.adcode, places, run.wishes.addStreets)
  const planned = identified(run.adcode, rows).map((row) =>
    plannedCompound(row, known.get(row.id) ?? null, { run, resolving, dataDate }),
  )
  const compounds = await inOrder(tx, run.adcode, await withoutRecorded(tx, run.adcode, planned))
  if (compounds.length === 0) return []
  mustBeWritable(compounds)
  mustAgree(compounds, known, [...places.communities, ...resolving.added.communities])
  await mustBeSound(tx, measureSrid, compounds)
  await savePlaces(tx, run, resolving.added)
  const [added, changed] = [compounds.filter(({ isNew }) => isNew), compounds.filter(({ isNew }) => !isNew)]
  const drawn = compounds.filter(({ shape }) => shape).map(({ id }) => id)
  await keepBefore(tx, run, 'compound', changed.map(keptOf))
  await updateCompounds(tx, run.adcode, changed)
  await keepAfter(tx, run, 'compound', changed.map(keptOf))
  await insertCompounds(tx, run.adcode, added)
  await keepAdded(tx, run, 'compound', added.map(keptOf))
  await saveSteps(tx, run, compounds)
  await linkCompounds(tx, run.adcode, drawn)
  await auditKept(tx, run, 'compound', { action: 'import.apply', kind: 'compound' })
  return []
}

const keptOf = ({ id, rest }: PlannedCompound) => ({ id, ...(rest && { rest }) })

/** New ones get an id longer than one added by hand: among 200,000 of eight letters two would likely be alike. */
const identified = (adcode: string, rows: readonly RowToWrite[]) =>
  rows.map((row) => ({ ...row, id: row.recordId ?? `${adcode}-c-${randomUUID().slice(0, 13)}` }))

/** A status that is on record for that day adds no step; a row with nothing else is not written. */
async function withoutRecorded(
  tx: Connection,
  adcode: string,
  planned: readonly PlannedCompound[],
): Promise<PlannedCompound[]> {
  const late = planned.find(({ step }) => step && step.onDay > today())?.step
  if (late) throw new Refusal('future-status', { onDay: late.onDay })
  const steps = planned.flatMap(({ id, isNew, step }) => (step && !isNew ? [{ id, ...step }] : []))
  const recorded = await findRecorded(tx, adcode, steps)
  return planned
    .map(({ step, ...rest }) => (step && !recorded.has(rest.id) ? { ...rest, step } : rest))
    .filter(({ isNew, edits, shape, step }: PlannedCompound) => isNew || Object.keys(edits).length > 0 || shape || step)
}

/** Into a district without a ledger compounds come in the order of the file; else they stand after the ledger. */
async function inOrder(tx: Connection, adcode: string, planned: PlannedCompound[]): Promise<PlannedCompound[]> {
  if (await hasLedgerOrder(tx, adcode)) return planned
  const places = new Map(
    planned
      .filter(({ isNew }) => isNew)
      .sort((a, b) => a.at - b.at)
      .map(({ id }, place) => [id, place + 1]),
  )
  return planned.map((each) => {
    const ledgerRow = places.get(each.id)
    return ledgerRow === undefined ? each : { ...each, edits: { ...each.edits, ledgerRow } }
  })
}

/** Columns an import may fill; the others have their own way. */
const byHand = ['adcode', 'id', 'boundary', 'provenance', 'version', 'boundary3857', 'place3857']
const columns = fillableColumns(compound, byHand)

const asStored = ({ id, edits, shape, provenance }: PlannedCompound) => ({
  id,
  edits: columns.stored(edits),
  shape: shape ?? null,
  provenance,
})

const rowsOf = (part: string) =>
  sql`jsonb_to_recordset(${part}::jsonb) AS r(id text, edits jsonb, shape jsonb, provenance jsonb)`
const shapeOfRow = sql`CASE WHEN r.shape IS NULL THEN NULL ELSE st_multi(st_setsrid(st_geomfromgeojson(r.shape), 4490)) END`

async function insertCompounds(tx: Connection, adcode: string, compounds: readonly PlannedCompound[]): Promise<void> {
  const rows = compounds.map(({ edits, ...each }) => asStored({ ...each, edits: { aliases: [], ...edits } }))
  for (const part of jsonParts(rows))
    await tx.statements.execute(sql`
      INSERT INTO compound (adcode, id, boundary, provenance, ${columns.names})
      SELECT ${adcode}, r.id, ${shapeOfRow}, r.provenance, ${columns.values}
      FROM ${rowsOf(part)} CROSS JOIN LATERAL jsonb_populate_record(NULL::compound, r.edits) n`)
}

async function updateCompounds(tx: Connection, adcode: string, compounds: readonly PlannedCompound[]): Promise<void> {
  for (const part of jsonParts(compounds.map(asStored)))
    await tx.statements.execute(sql`
      UPDATE compound c SET ${columns.assignments}, boundary = coalesce(${shapeOfRow}, c.boundary),
        provenance = c.provenance || r.provenance, version = c.version + 1
      FROM ${rowsOf(part)}
      JOIN compound old ON old.adcode = ${adcode} AND old.id = r.id
      CROSS JOIN LATERAL jsonb_populate_record(old, r.edits) n
      WHERE c.adcode = ${adcode} AND c.id = r.id`)
}

/** A status is a step of its day, in the past too: what is behind is never refused. */
async function saveSteps(tx: Transaction, run: Import, compounds: readonly PlannedCompound[]): Promise<void> {
  const steps = compounds.flatMap(({ id, step }) =>
    step ? [{ ...step, compoundId: id, id: `${run.adcode}-t-${randomUUID().slice(0, 18)}` }] : [],
  )
  for (const part of jsonParts(steps))
    await tx.statements.execute(sql`
      INSERT INTO step (adcode, id, compound_id, status, on_day, origin)
      SELECT ${run.adcode}, id, "compoundId", status, "onDay", origin
      FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, "compoundId" text, status text, "onDay" date, origin jsonb)`)
  await keepAdded(
    tx,
    run,
    'step',
    steps.map(({ id }) => ({ id })),
  )
}
