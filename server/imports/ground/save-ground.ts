/**
 * Writes the ground of an import: roads, railways, rivers, waters and crossings, each in its table, and beside them the barriers and crossings
 * that some of them are; a few statements for all rows.
 */
import { type SQL, sql } from 'drizzle-orm'
import { sendParts } from '../../db/bulk.ts'
import type { Connection } from '../../db/connection.ts'
import { hexOfShape } from '../../db/geometry.ts'
import type { Transaction } from '../../db/write.ts'
import { type Import, type RowToWrite, shareOf } from '../kind.ts'
import { inSlices, mapped } from '../pace.ts'
import { addRows, auditKept, type Kept, keepAfter, keepBefore, type OnSent } from '../save-changes.ts'
import { lockChanged, refuseChanged } from '../save-seen.ts'
import { type GroundTable, groundTables } from './existing-ground.ts'
import { type Companion, type PlannedGround, plannedGround } from './planned-ground.ts'

/** Throws `import-records-changed` where a record is not as it was when the import was looked at. */
export async function saveGround(tx: Transaction, run: Import, rows: readonly RowToWrite[]): Promise<void> {
  const planned = await inSlices(tx, run, rows, (row) => plannedGround(row, run))
  const changed: string[][] = []
  for (const table of groundTables) changed.push(await lockChanged(tx, run.adcode, table, inTable(planned, table)))
  refuseChanged(changed.flat())
  const [added, known] = [planned.filter(isAdded), planned.filter((each) => !isAdded(each))]
  const kept = keptOf(known)
  const [ofAdded, ofKnown] = [companionsOf(added), companionsOf(known)]
  const ofKept = groundTables.reduce((sum, table) => sum + 2 * kept[table].length, 0)
  const onSent = shareOf(run, planned.length + ofAdded.length + ofKnown.length + ofKept)
  for (const table of groundTables) await keepBefore(tx, run, table, kept[table], onSent)
  for (const table of groundTables) {
    await addGround(tx, run, { table, planned: inTable(added, table), onSent })
    const mine = inTable(known, table)
    await redrawGround(tx, run, { table, planned: mine.filter(({ isNew }) => isNew), onSent })
    await updateGround(tx, run, { table, planned: mine.filter(({ isNew }) => !isNew), onSent })
  }
  for (const table of ['barrier', 'crossing'] as const) {
    await addCompanions(tx, run, { table, companions: ofAdded.filter(isOf(table)), onSent })
    await drawCompanions(tx, run, { table, companions: ofKnown.filter(isOf(table)), onSent })
    await dropCompanions(tx, run, { table, companions: ofKnown.filter(isOf(table)), onSent })
  }
  for (const table of groundTables) {
    await keepAfter(tx, run, table, kept[table], onSent)
    await auditKept(tx, run, table, { action: 'import.apply', kind: table === 'barrier' ? 'barrier' : 'ground' })
  }
  await keepNotices(tx, run, planned)
}

/** Nobody has it, nor what stands beside it: its number is drawn by lot. That of a crossing follows from its sender's. */
const isAdded = ({ isNew, table }: PlannedGround) => isNew && table !== 'crossing'
const inTable = (planned: readonly PlannedGround[], table: GroundTable) =>
  planned.filter((each) => each.table === table)

type BesideTable = 'barrier' | 'crossing'
type Beside = Companion & { table: BesideTable }
const isOf =
  (table: BesideTable) =>
  (each: Beside): boolean =>
    each.table === table

function companionsOf(planned: readonly PlannedGround[]): Beside[] {
  const of = (table: BesideTable) => (each: PlannedGround) => {
    const companion = each[table]
    return companion ? [{ ...companion, table }] : []
  }
  return [...planned.flatMap(of('barrier')), ...planned.flatMap(of('crossing'))]
}

const mostNotices = 20

/** Kept with the run, where whoever shows a map finds them without asking every road. */
async function keepNotices(
  tx: Connection,
  { adcode, runId }: Import,
  planned: readonly PlannedGround[],
): Promise<void> {
  const notices = [...new Set(planned.flatMap(({ provenance }) => provenance.geometry?.clause ?? []))]
  if (notices.length === 0) return
  await tx.statements.execute(sql`
    UPDATE import_run SET provenance = provenance || ${JSON.stringify({ notices: notices.slice(0, mostNotices) })}::jsonb
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

type Stored = { columns: readonly string[]; shape: string; isMulti: boolean; hasOrigin: boolean; hasVersion: boolean }
const stored: Readonly<Record<GroundTable, Stored>> = {
  road: { columns: ['name', 'class', 'width_m'], shape: 'line', isMulti: true, hasOrigin: true, hasVersion: true },
  barrier: { columns: ['name', 'kind'], shape: 'line', isMulti: true, hasOrigin: true, hasVersion: true },
  land: { columns: ['name', 'kind'], shape: 'shape', isMulti: true, hasOrigin: true, hasVersion: false },
  crossing: { columns: ['name', 'kind'], shape: 'shape', isMulti: false, hasOrigin: false, hasVersion: true },
}

const list = (names: readonly string[], alias = '') => sql.raw(names.map((name) => `${alias}"${name}"`).join(', '))
const givenAs = sql.raw('(id text, edits jsonb, shape geometry, provenance jsonb, rest jsonb)')
const rowsOf = (part: string) => sql`jsonb_to_recordset(${part}::jsonb) AS r${givenAs}`
const asRow = ({ id, edits, shape, provenance, rest }: PlannedGround) => ({
  ...{ id, edits, provenance, shape: shape ? hexOfShape(shape) : null },
  ...(rest !== null && { rest }),
})

function shapeOfRow({ isMulti }: Stored): SQL {
  const shape = sql`st_setsrid(r.shape, 4490)`
  return isMulti ? sql`st_multi(${shape})` : shape
}

type Sending = { table: GroundTable; planned: readonly PlannedGround[]; onSent: OnSent }

const insertion = (adcode: string, table: GroundTable, given: SQL): SQL => {
  const { columns, shape, hasOrigin } = stored[table]
  return sql`
    INSERT INTO ${sql.identifier(table)} (adcode, id, ${list([...columns, shape, ...(hasOrigin ? ['provenance'] : [])])})
    SELECT ${adcode}, r.id, ${list(columns, 'n.')}, ${shapeOfRow(stored[table])}${hasOrigin ? sql`, r.provenance` : sql``}
    FROM ${given} CROSS JOIN LATERAL jsonb_populate_record(NULL::${sql.identifier(table)}, r.edits) n`
}

async function addGround(tx: Connection, run: Import, { table, planned, onSent }: Sending): Promise<void> {
  const send = (part: string) =>
    addRows(tx, run, table, {
      given: sql`ROWS FROM (jsonb_to_recordset(${part}::jsonb) AS ${givenAs}) WITH ORDINALITY`,
      insert: insertion(run.adcode, table, sql`given r`),
    })
  await sendParts(mapped(planned, asRow), send, onSent)
}

/** A crossing whose number was known before, and was taken for another by hand, is drawn anew. */
async function redrawGround(tx: Connection, { adcode }: Import, { table, planned, onSent }: Sending): Promise<void> {
  const { columns, shape, hasOrigin } = stored[table]
  const own = [...columns, shape, ...(hasOrigin ? ['provenance'] : [])]
  const renewed = sql.raw(own.map((name) => `"${name}" = excluded."${name}"`).join(', '))
  const send = (part: string) =>
    tx.statements.execute(
      sql`${insertion(adcode, table, rowsOf(part))} ON CONFLICT (adcode, id) DO UPDATE SET ${renewed}`,
    )
  await sendParts(mapped(planned, asRow), send, onSent)
}

async function updateGround(tx: Connection, { adcode }: Import, { table, planned, onSent }: Sending): Promise<void> {
  const { columns, shape, hasOrigin, hasVersion } = stored[table]
  const values = sql.raw(columns.map((name) => `"${name}" = n."${name}"`).join(', '))
  const place = sql.identifier(shape)
  const send = (part: string) =>
    tx.statements.execute(sql`
      UPDATE ${sql.identifier(table)} t SET ${values}, ${place} = coalesce(${shapeOfRow(stored[table])}, t.${place})
        ${hasOrigin ? sql`, provenance = t.provenance || r.provenance` : sql``}
        ${hasVersion ? sql`, version = t.version + 1` : sql``}
      FROM ${rowsOf(part)}
      JOIN ${sql.identifier(table)} old ON old.adcode = ${adcode} AND old.id = r.id
      CROSS JOIN LATERAL jsonb_populate_record(old, r.edits) n
      WHERE t.adcode = ${adcode} AND t.id = r.id`)
  await sendParts(mapped(planned, asRow), send, onSent)
}

/** How the line of a companion follows from the main record's shape: a river is kept apart from what is beside it by its shores. */
const lineOf: Readonly<Record<GroundTable, SQL>> = {
  road: sql`m.line`,
  barrier: sql`m.line`,
  land: sql`st_multi(st_boundary(m.shape))`,
  crossing: sql`m.shape`,
}

type Accompanying = { table: BesideTable; companions: readonly Beside[]; onSent: OnSent }

const companionAs = sql.raw('(id text, "mainId" text, kind text, rest jsonb)')
const drawnOf = (companions: readonly Beside[], of: GroundTable) =>
  mapped(
    companions.filter((each) => each.fate === 'drawn' && each.of === of),
    ({ id, mainId, kind }) => ({ id, mainId, kind }),
  )

const drawing = (adcode: string, { table, of, given }: { table: BesideTable; of: GroundTable; given: SQL }): SQL => {
  const { shape, hasOrigin } = stored[table]
  return sql`
    INSERT INTO ${sql.identifier(table)} AS t (adcode, id, kind, name, ${sql.identifier(shape)}${hasOrigin ? sql`, provenance` : sql``})
    SELECT ${adcode}, r.id, r.kind, m.name, ${lineOf[of]}${hasOrigin ? sql`, m.provenance` : sql``}
    FROM ${given} JOIN ${sql.identifier(of)} m ON m.adcode = ${adcode} AND m.id = r."mainId"`
}

async function addCompanions(tx: Connection, run: Import, { table, companions, onSent }: Accompanying): Promise<void> {
  for (const of of groundTables) {
    const send = (part: string) =>
      addRows(tx, run, table, {
        given: sql`ROWS FROM (jsonb_to_recordset(${part}::jsonb) AS ${companionAs}) WITH ORDINALITY`,
        insert: drawing(run.adcode, { table, of, given: sql`given r` }),
      })
    await sendParts(drawnOf(companions, of), send, onSent)
  }
}

/** A barrier a planner has switched off stays off, with the reason. */
async function drawCompanions(
  tx: Connection,
  { adcode }: Import,
  { table, companions, onSent }: Accompanying,
): Promise<void> {
  const { shape, hasOrigin } = stored[table]
  const place = sql.identifier(shape)
  for (const of of groundTables) {
    const send = (part: string) =>
      tx.statements.execute(sql`
        ${drawing(adcode, { table, of, given: sql`jsonb_to_recordset(${part}::jsonb) AS r${companionAs}` })}
        ON CONFLICT (adcode, id) DO UPDATE SET kind = excluded.kind, name = excluded.name, ${place} = excluded.${place},
          ${hasOrigin ? sql`provenance = excluded.provenance,` : sql``} version = t.version + 1`)
    await sendParts(drawnOf(companions, of), send, onSent)
  }
}

async function dropCompanions(
  tx: Connection,
  { adcode }: Import,
  { table, companions, onSent }: Accompanying,
): Promise<void> {
  const dropped = companions.filter(({ fate }) => fate === 'dropped')
  const send = (part: string) =>
    tx.statements.execute(sql`
      DELETE FROM ${sql.identifier(table)} t
      WHERE t.adcode = ${adcode} AND t.id IN (SELECT r->>'id' FROM jsonb_array_elements(${part}::jsonb) r)`)
  await sendParts(
    mapped(dropped, ({ id }) => ({ id })),
    send,
    onSent,
  )
}
