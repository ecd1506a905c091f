/**
 * Writes the compounds of an import: new ones, changes of known ones, boundaries, dated statuses, the streets they need. However many rows
 * there are, they travel in a few statements of some thousand each.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { today } from '#contract/days.ts'
import { sendParts } from '../../db/bulk.ts'
import type { Connection } from '../../db/connection.ts'
import { fillableColumns } from '../../db/fillable-columns.ts'
import { hexOfShape } from '../../db/geometry.ts'
import { compound } from '../../db/tables.ts'
import type { Transaction } from '../../db/write.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { Refusal } from '../../errors.ts'
import { linkCompounds } from '../../works/save-links.ts'
import { type Import, type RowToWrite, shareOf } from '../kind.ts'
import { inSlices, mapped } from '../pace.ts'
import { addRows, auditKept, keepAfter, keepBefore, type OnSent } from '../save-changes.ts'
import { lockSeen, mustAgree, mustBeSound, mustBeWritable } from './checks.ts'
import { type PlannedCompound, plannedCompound } from './edits.ts'
import { openResolving } from './resolve-places.ts'
import { savePlaces } from './save-places.ts'
import { findPlaces, findRecorded, hasLedgerOrder } from './store.queries.ts'

export async function saveCompounds(tx: Transaction, run: Import, rows: readonly RowToWrite[]): Promise<void> {
  const { measureSrid, dataDate } = await getDistrict(tx, run.adcode)
  const known = await lockSeen(tx, run, rows)
  const places = await findPlaces(tx, run.adcode)
  const resolving = openResolving(run.adcode, places, run.wishes.addStreets)
  const planned = await inSlices(tx, run, identified(run.adcode, rows), (row) =>
    plannedCompound(row, known.get(row.id) ?? null, { run, resolving, dataDate }),
  )
  const compounds = await inOrder(tx, run.adcode, await withoutRecorded(tx, run.adcode, planned))
  if (compounds.length === 0) return
  mustBeWritable(compounds)
  mustAgree(compounds, known, [...places.communities, ...resolving.added.communities])
  if (!run.isChecked) await mustBeSound(tx, measureSrid, compounds)
  await savePlaces(tx, run, resolving.added)
  const [added, changed] = [compounds.filter(({ isNew }) => isNew), compounds.filter(({ isNew }) => !isNew)]
  const drawn = compounds.filter(({ shape }) => shape).map(({ id }) => id)
  const steps = stepsOf(run.adcode, compounds)
  const onSent = shareOf(run, 3 * changed.length + added.length + steps.length)
  await keepBefore(tx, run, 'compound', mapped(changed, keptOf), onSent)
  await updateCompounds(tx, run.adcode, changed, onSent)
  await keepAfter(tx, run, 'compound', changed, onSent)
  await insertCompounds(tx, run, added, onSent)
  await saveSteps(tx, run, steps, onSent)
  await linkCompounds(tx, run.adcode, drawn, () => onSent(0))
  await auditKept(tx, run, 'compound', { action: 'import.apply', kind: 'compound' })
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

const shapeOf = ({ shape }: PlannedCompound) => (shape ? hexOfShape(shape) : null)
const shapeOfRow = sql`st_multi(st_setsrid(r.shape, 4490))`

async function insertCompounds(
  tx: Connection,
  run: Import,
  compounds: readonly PlannedCompound[],
  onSent: OnSent,
): Promise<void> {
  const edits = (each: PlannedCompound): PlannedCompound['edits'] => ({ aliases: [], ...each.edits })
  const filled = columns.filledBy(mapped(compounds, edits))
  const rows = mapped(compounds, (each) => {
    const { id, provenance, rest } = each
    return { id, provenance, shape: shapeOf(each), ...(rest && { rest }), ...columns.stored(edits(each)) }
  })
  const send = (part: string) =>
    addRows(tx, run, 'compound', {
      given: sql`ROWS FROM (jsonb_to_recordset(${part}::jsonb)
        AS (id text, shape geometry, provenance jsonb, rest jsonb, ${filled.types})) WITH ORDINALITY`,
      insert: sql`
        INSERT INTO compound (adcode, id, boundary, provenance, ${filled.names})
        SELECT ${run.adcode}, r.id, ${shapeOfRow}, r.provenance, ${filled.values} FROM given r`,
    })
  await sendParts(rows, send, onSent)
}

async function updateCompounds(
  tx: Connection,
  adcode: string,
  compounds: readonly PlannedCompound[],
  onSent: OnSent,
): Promise<void> {
  const rows = mapped(compounds, (each) => {
    const { id, edits, provenance } = each
    return { id, provenance, shape: shapeOf(each), edits: columns.stored(edits) }
  })
  const send = (part: string) =>
    tx.statements.execute(sql`
      UPDATE compound c SET ${columns.assignments}, boundary = coalesce(${shapeOfRow}, c.boundary),
        provenance = c.provenance || r.provenance, version = c.version + 1
      FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, edits jsonb, shape geometry, provenance jsonb)
      JOIN compound old ON old.adcode = ${adcode} AND old.id = r.id
      CROSS JOIN LATERAL jsonb_populate_record(old, r.edits) n
      WHERE c.adcode = ${adcode} AND c.id = r.id`)
  await sendParts(rows, send, onSent)
}

type Step = NonNullable<PlannedCompound['step']> & { id: string; compoundId: string }

const stepsOf = (adcode: string, compounds: readonly PlannedCompound[]): Step[] =>
  compounds.flatMap(({ id, step }) =>
    step ? [{ ...step, compoundId: id, id: `${adcode}-t-${randomUUID().slice(0, 18)}` }] : [],
  )

/** A status is a step of its day, in the past too: what is behind is never refused. */
async function saveSteps(tx: Transaction, run: Import, steps: readonly Step[], onSent: OnSent): Promise<void> {
  const send = (part: string) =>
    addRows(tx, run, 'step', {
      given: sql`ROWS FROM (jsonb_to_recordset(${part}::jsonb)
        AS (id text, "compoundId" text, status text, "onDay" date, origin jsonb, rest jsonb)) WITH ORDINALITY`,
      insert: sql`
        INSERT INTO step (adcode, id, compound_id, status, on_day, origin)
        SELECT ${run.adcode}, r.id, r."compoundId", r.status, r."onDay", r.origin FROM given r`,
    })
  await sendParts(steps, send, onSent)
}
