/** Writes the works of an import: new ones and changes of known ones, their lines, the companies they name; a few statements for all rows. */
import { sql } from 'drizzle-orm'
import { jsonParts } from '../../db/bulk.ts'
import type { Connection } from '../../db/connection.ts'
import { fillableColumns } from '../../db/fillable-columns.ts'
import { work } from '../../db/tables.ts'
import type { Transaction } from '../../db/write.ts'
import { linkWorks } from '../../works/save-links.ts'
import type { Import, RowToWrite, Written } from '../kind.ts'
import { auditKept, keepAfter, keepBefore } from '../save-changes.ts'
import { lockChanged, refuseChanged } from '../save-seen.ts'
import { type PlannedWork, plannedWork } from './planned-work.ts'
import { saveCompanies } from './save-companies.ts'

/** Throws `import-records-changed` where a work is not as it was when the import was looked at. */
export async function saveWorks(tx: Transaction, run: Import, rows: readonly RowToWrite[]): Promise<Written[]> {
  const operatorIds = await saveCompanies(tx, run, rows)
  const works = rows.map((row) => plannedWork(row, run, operatorIds))
  refuseChanged(await lockChanged(tx, run.adcode, 'work', works))
  const kept = works.map(({ id, rest }) => ({ id, ...(rest !== null && { rest }) }))
  await keepBefore(tx, run, 'work', kept)
  await insertWorks(
    tx,
    run.adcode,
    works.filter(({ isNew }) => isNew),
  )
  await updateWorks(
    tx,
    run.adcode,
    works.filter(({ isNew }) => !isNew),
  )
  await keepAfter(tx, run, 'work', kept)
  await linkWorks(
    tx,
    run.adcode,
    works.filter(({ shape }) => shape).map(({ id }) => id),
  )
  await auditKept(tx, run, 'work', { action: 'import.apply', kind: 'work' })
  return []
}

/** Columns an import may fill; the others have their own way. */
const byHand = ['adcode', 'id', 'geometry', 'geometry3857', 'provenance', 'version', 'invented']
const columns = fillableColumns(work, byHand)

const asStored = ({ id, edits, shape, provenance, adopted }: PlannedWork) => ({
  ...{ id, shape, provenance, adopted },
  edits: columns.stored(edits),
})

const rowsOf = (part: string) =>
  sql`jsonb_to_recordset(${part}::jsonb) AS r(id text, edits jsonb, shape jsonb, provenance jsonb, adopted jsonb)`
const shapeOfRow = sql`CASE WHEN jsonb_typeof(r.shape) = 'object' THEN st_setsrid(st_geomfromgeojson(r.shape), 4490) END`

async function insertWorks(tx: Connection, adcode: string, works: readonly PlannedWork[]): Promise<void> {
  for (const part of jsonParts(works.map(asStored)))
    await tx.statements.execute(sql`
      INSERT INTO work (adcode, id, geometry, provenance, ${columns.names})
      SELECT ${adcode}, r.id, ${shapeOfRow}, r.provenance, ${columns.values}
      FROM ${rowsOf(part)} CROSS JOIN LATERAL jsonb_populate_record(NULL::work, r.edits) n`)
}

/** A work of the demo that a file speaks of is an invention no longer. */
async function updateWorks(tx: Connection, adcode: string, works: readonly PlannedWork[]): Promise<void> {
  for (const part of jsonParts(works.map(asStored)))
    await tx.statements.execute(sql`
      UPDATE work w SET ${columns.assignments}, geometry = coalesce(${shapeOfRow}, w.geometry), invented = false, version = w.version + 1,
        provenance = (
          SELECT coalesce(jsonb_object_agg(key, CASE WHEN value->>'kind' = 'invented' THEN r.adopted ELSE value END), '{}'::jsonb)
          FROM jsonb_each(w.provenance)
        ) || r.provenance
      FROM ${rowsOf(part)}
      JOIN work old ON old.adcode = ${adcode} AND old.id = r.id
      CROSS JOIN LATERAL jsonb_populate_record(old, r.edits) n
      WHERE w.adcode = ${adcode} AND w.id = r.id`)
}
