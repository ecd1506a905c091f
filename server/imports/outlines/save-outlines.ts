/** Writes the outlines of an import: of the district, of its street offices, and of offices the ledger lacked. */
import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { sendParts } from '../../db/bulk.ts'
import type { Connection } from '../../db/connection.ts'
import { hexOfShape } from '../../db/geometry.ts'
import type { Transaction } from '../../db/write.ts'
import { fieldOrigin, placeOrigin } from '../import-origin.ts'
import { type Import, type RowToWrite, shareOf } from '../kind.ts'
import { addRows, auditKept, keepAfter, keepBefore, type OnSent } from '../save-changes.ts'
import { lockChanged, refuseChanged } from '../save-seen.ts'
import { isDistrict } from './existing-outline.ts'
import type { OutlineValues } from './understand.ts'

type PlannedOutline = ReturnType<typeof plannedOutline>

/** Throws `import-records-changed` where a district or street office is not as it was when the import was looked at. */
export async function saveOutlines(tx: Transaction, run: Import, rows: readonly RowToWrite[]): Promise<void> {
  const planned = rows.map((row) => plannedOutline(row, run))
  const onSent = shareOf(run, 3 * planned.length)
  const changed: string[] = []
  for (const table of ['district', 'street_office'] as const) {
    const mine = planned.filter((each) => each.table === table)
    changed.push(...(await lockChanged(tx, run.adcode, table, mine)))
  }
  refuseChanged(changed)
  for (const table of ['district', 'street_office'] as const) {
    const known = planned.filter((each) => each.table === table && !each.isNew)
    await keepBefore(tx, run, table, known.map(keptOf), onSent)
    await redraw(tx, run, { table, known, onSent })
    await keepAfter(tx, run, table, known, onSent)
  }
  await addOffices(
    tx,
    run,
    planned.filter(({ isNew }) => isNew),
  )
  await auditKept(tx, run, 'district', { action: 'import.apply', kind: 'district' })
  await auditKept(tx, run, 'street_office', { action: 'import.apply', kind: 'street' })
  await keepNotices(tx, run, planned)
}

function plannedOutline(row: RowToWrite, run: Import) {
  const values = row.record.values as OutlineValues // as `understand` made them
  const { name = '', attribution } = values
  const isNew = row.recordId === null
  const origin = row.geometry && { ...placeOrigin(run, row), ...(attribution && { clause: attribution }) }
  const { rest } = row.record
  return {
    table: isDistrict(row.recordId, run.adcode) ? ('district' as const) : ('street_office' as const),
    id: row.recordId ?? `${run.adcode}-s-${randomUUID().slice(0, 8)}`,
    ...{ isNew, name, seenVersion: row.seenVersion ?? null, shape: row.geometry ? hexOfShape(row.geometry) : null },
    kind: /[镇乡]$/.test(name) ? 'township' : 'street',
    provenance: { ...(isNew && { name: fieldOrigin(run, name) }), ...(origin && { boundary: origin }) },
    rest: Object.keys(rest).length > 0 ? rest : null,
    notice: origin ? attribution : undefined,
  }
}

const keptOf = ({ id, rest }: PlannedOutline) => ({ id, ...(rest !== null && { rest }) })
const shapeOfRow = sql`st_multi(st_setsrid(r.shape, 4490))`

type Redrawing = { table: PlannedOutline['table']; known: readonly PlannedOutline[]; onSent: OnSent }

async function redraw(tx: Connection, { adcode }: Import, { table, known, onSent }: Redrawing): Promise<void> {
  const isRow = table === 'district' ? sql`` : sql`AND t.id = r.id`
  const send = (part: string) =>
    tx.statements.execute(sql`
      UPDATE ${sql.identifier(table)} t SET boundary = coalesce(${shapeOfRow}, t.boundary), provenance = t.provenance || r.provenance,
        version = t.version + 1
      FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, shape geometry, provenance jsonb)
      WHERE t.adcode = ${adcode} ${isRow}`)
  await sendParts(
    known.map(({ id, shape, provenance }) => ({ id, shape, provenance })),
    send,
    onSent,
  )
}

async function addOffices(tx: Connection, run: Import, added: readonly PlannedOutline[]): Promise<void> {
  const as: SQL = sql.raw('(id text, name text, kind text, shape geometry, provenance jsonb, rest jsonb)')
  const send = (part: string) =>
    addRows(tx, run, 'street_office', {
      given: sql`ROWS FROM (jsonb_to_recordset(${part}::jsonb) AS ${as}) WITH ORDINALITY`,
      insert: sql`
        INSERT INTO street_office (adcode, id, name, kind, boundary, provenance)
        SELECT ${run.adcode}, r.id, r.name, r.kind, ${shapeOfRow}, r.provenance FROM given r`,
    })
  await sendParts(
    added.map((each) => ({ ...each, ...keptOf(each) })),
    send,
  )
}

/** Kept with the run, where whoever shows a map finds them. */
async function keepNotices(tx: Connection, { adcode, runId }: Import, planned: readonly PlannedOutline[]) {
  const notices = [...new Set(planned.flatMap(({ notice }) => notice ?? []))].slice(0, 20)
  if (notices.length === 0) return
  await tx.statements.execute(sql`
    UPDATE import_run SET provenance = provenance || ${JSON.stringify({ notices })}::jsonb
    WHERE adcode = ${adcode} AND id = ${runId}`)
}
