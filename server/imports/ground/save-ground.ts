/**
 * Writes the ground of an import: roads, railways, rivers, waters and crossings, each in its table, and beside them the barriers and crossings
 * that some of them are; a few statements for all rows.
 */
import { type SQL, sql } from 'drizzle-orm'
import { jsonParts } from '../../db/bulk.ts'
import type { Connection } from '../../db/connection.ts'
import type { Transaction } from '../../db/write.ts'
import type { Import, RowToWrite, Written } from '../kind.ts'
import { auditKept, type Kept, keepAfter, keepBefore } from '../save-changes.ts'
import { lockChanged, refuseChanged } from '../save-seen.ts'
import { type GroundTable, groundTables } from './existing-ground.ts'
import { type Companion, type PlannedGround, plannedGround } from './planned-ground.ts'

/** Throws `import-records-changed` where a record is not as it was when the import was looked at. */
export async function saveGround(tx: Transaction, run: Import, rows: readonly RowToWrite[]): Promise<Written[]> {
  const { adcode } = run
  const planned = rows.map((row) => plannedGround(row, run))
  const changed: string[][] = []
  for (const table of groundTables)
    changed.push(
      await lockChanged(
        tx,
        adcode,
        table,
        planned.filter((each) => each.table === table),
      ),
    )
  refuseChanged(changed.flat())
  const kept = keptOf(planned)
  for (const table of groundTables) await keepBefore(tx, run, table, kept[table])
  for (const table of groundTables) {
    const mine = planned.filter((each) => each.table === table)
    await insertGround(
      tx,
      adcode,
      table,
      mine.filter(({ isNew }) => isNew),
    )
    await updateGround(
      tx,
      adcode,
      table,
      mine.filter(({ isNew }) => !isNew),
    )
  }
  for (const table of ['barrier', 'crossing'] as const) {
    const companions = planned.flatMap((each) => each[table] ?? [])
    await drawCompanions(tx, adcode, table, companions)
    await dropCompanions(tx, adcode, table, companions)
  }
  for (const table of groundTables) {
    await keepAfter(tx, run, table, kept[table])
    const kind = table === 'barrier' ? 'barrier' : 'ground'
    if (kept[table].length > 0) await auditKept(tx, run, table, { action: 'import.apply', kind })
  }
  await keepNotices(tx, run, planned)
  return []
}

/** Kept with the run, where whoever shows a map finds them without asking every road. */
async function keepNotices(
  tx: Connection,
  { adcode, runId }: Import,
  planned: readonly PlannedGround[],
): Promise<void> {
  const notices = [...new Set(planned.flatMap(({ provenance }) => provenance.geometry?.clause ?? []))]
  if (notices.length === 0) return
  await tx.statements.execute(sql`
    UPDATE import_run SET provenance = provenance || ${JSON.stringify({ notices: notices.slice(0, mostNamed) })}::jsonb
    WHERE adcode = ${adcode} AND id = ${runId}`)
}

function keptOf(planned: readonly PlannedGround[]): Record<GroundTable, Kept[]> {
  const kept: Record<GroundTable, Kept[]> = { road: [], barrier: [], land: [], crossing: [] }
  for (const { table, id, rest, barrier, crossing } of planned) {
    kept[table].push({ id, ...(rest !== null && { rest }) })
    if (barrier) kept.barrier.push({ id: barrier.id })
    if (crossing) kept.crossing.push({ id: crossing.id })
  }
  return kept
}

const mostNamed = 20
type Stored = { columns: readonly string[]; shape: string; isMulti: boolean; hasOrigin: boolean; hasVersion: boolean }
const stored: Readonly<Record<GroundTable, Stored>> = {
  road: { columns: ['name', 'class', 'width_m'], shape: 'line', isMulti: true, hasOrigin: true, hasVersion: true },
  barrier: { columns: ['name', 'kind'], shape: 'line', isMulti: true, hasOrigin: true, hasVersion: true },
  land: { columns: ['name', 'kind'], shape: 'shape', isMulti: true, hasOrigin: true, hasVersion: false },
  crossing: { columns: ['name', 'kind'], shape: 'shape', isMulti: false, hasOrigin: false, hasVersion: true },
}

const list = (names: readonly string[], alias = '') => sql.raw(names.map((name) => `${alias}"${name}"`).join(', '))
const rowsOf = (part: string) =>
  sql`jsonb_to_recordset(${part}::jsonb) AS r(id text, edits jsonb, shape jsonb, provenance jsonb)`
const asRows = (planned: readonly PlannedGround[]) =>
  planned.map(({ id, edits, shape, provenance }) => ({ id, edits, shape, provenance }))

function shapeOfRow({ isMulti }: Stored): SQL {
  const shape = sql`st_setsrid(st_geomfromgeojson(r.shape), 4490)`
  return sql`CASE WHEN jsonb_typeof(r.shape) = 'object' THEN ${isMulti ? sql`st_multi(${shape})` : shape} END`
}

/** A crossing whose number was known before, and was taken for another by hand, is drawn anew. */
async function insertGround(
  tx: Connection,
  adcode: string,
  table: GroundTable,
  planned: readonly PlannedGround[],
): Promise<void> {
  const { columns, shape, hasOrigin } = stored[table]
  const own = [...columns, shape, ...(hasOrigin ? ['provenance'] : [])]
  const renewed = sql.raw(own.map((name) => `"${name}" = excluded."${name}"`).join(', '))
  for (const part of jsonParts(asRows(planned)))
    await tx.statements.execute(sql`
      INSERT INTO ${sql.identifier(table)} (adcode, id, ${list(own)})
      SELECT ${adcode}, r.id, ${list(columns, 'n.')}, ${shapeOfRow(stored[table])}${hasOrigin ? sql`, r.provenance` : sql``}
      FROM ${rowsOf(part)} CROSS JOIN LATERAL jsonb_populate_record(NULL::${sql.identifier(table)}, r.edits) n
      ON CONFLICT (adcode, id) DO UPDATE SET ${renewed}`)
}

async function updateGround(
  tx: Connection,
  adcode: string,
  table: GroundTable,
  planned: readonly PlannedGround[],
): Promise<void> {
  const { columns, shape, hasOrigin, hasVersion } = stored[table]
  const values = sql.raw(columns.map((name) => `"${name}" = n."${name}"`).join(', '))
  const place = sql.identifier(shape)
  for (const part of jsonParts(asRows(planned)))
    await tx.statements.execute(sql`
      UPDATE ${sql.identifier(table)} t SET ${values}, ${place} = coalesce(${shapeOfRow(stored[table])}, t.${place})
        ${hasOrigin ? sql`, provenance = t.provenance || r.provenance` : sql``}
        ${hasVersion ? sql`, version = t.version + 1` : sql``}
      FROM ${rowsOf(part)}
      JOIN ${sql.identifier(table)} old ON old.adcode = ${adcode} AND old.id = r.id
      CROSS JOIN LATERAL jsonb_populate_record(old, r.edits) n
      WHERE t.adcode = ${adcode} AND t.id = r.id`)
}

/** How the line of a companion follows from the main record's shape: a river is kept apart from what is beside it by its shores. */
const lineOf: Readonly<Record<GroundTable, SQL>> = {
  road: sql`m.line`,
  barrier: sql`m.line`,
  land: sql`st_multi(st_boundary(m.shape))`,
  crossing: sql`m.shape`,
}

const asDrawn = (companions: readonly Companion[], of: GroundTable) =>
  companions
    .filter((each) => each.fate === 'drawn' && each.of === of)
    .map(({ id, mainId, kind }) => ({ id, mainId, kind }))

/** A barrier a planner has switched off stays off, with the reason. */
async function drawCompanions(
  tx: Connection,
  adcode: string,
  table: 'barrier' | 'crossing',
  companions: readonly Companion[],
): Promise<void> {
  const { shape, hasOrigin } = stored[table]
  const place = sql.identifier(shape)
  for (const of of groundTables)
    for (const part of jsonParts(asDrawn(companions, of)))
      await tx.statements.execute(sql`
        INSERT INTO ${sql.identifier(table)} AS t (adcode, id, kind, name, ${place}${hasOrigin ? sql`, provenance` : sql``})
        SELECT ${adcode}, r.id, r.kind, m.name, ${lineOf[of]}${hasOrigin ? sql`, m.provenance` : sql``}
        FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, "mainId" text, kind text)
        JOIN ${sql.identifier(of)} m ON m.adcode = ${adcode} AND m.id = r."mainId"
        ON CONFLICT (adcode, id) DO UPDATE SET kind = excluded.kind, name = excluded.name, ${place} = excluded.${place},
          ${hasOrigin ? sql`provenance = excluded.provenance,` : sql``} version = t.version + 1`)
}

async function dropCompanions(
  tx: Connection,
  adcode: string,
  table: 'barrier' | 'crossing',
  companions: readonly Companion[],
): Promise<void> {
  const dropped = companions.filter(({ fate }) => fate === 'dropped').map(({ id }) => ({ id }))
  for (const part of jsonParts(dropped))
    await tx.statements.execute(sql`
      DELETE FROM ${sql.identifier(table)} t
      WHERE t.adcode = ${adcode} AND t.id IN (SELECT r->>'id' FROM jsonb_array_elements(${part}::jsonb) r)`)
}
