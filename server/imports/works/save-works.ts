/** Writes the works of an import: new ones and changes of known ones, their lines, the companies they name; a few statements for all rows. */
import { sql } from 'drizzle-orm'
import { sendParts } from '../../db/bulk.ts'
import type { Connection } from '../../db/connection.ts'
import { fillableColumns } from '../../db/fillable-columns.ts'
import { hexOfShape } from '../../db/geometry.ts'
import { work } from '../../db/tables.ts'
import type { Transaction } from '../../db/write.ts'
import { linkWorks } from '../../works/save-links.ts'
import { type Import, type RowToWrite, shareOf } from '../kind.ts'
import { inSlices, mapped } from '../pace.ts'
import { addRows, auditKept, keepAfter, keepBefore, type OnSent } from '../save-changes.ts'
import { lockChanged, refuseChanged } from '../save-seen.ts'
import { type PlannedWork, plannedWork } from './planned-work.ts'
import { saveCompanies } from './save-companies.ts'

/** Throws `import-records-changed` where a work is not as it was when the import was looked at. */
export async function saveWorks(tx: Transaction, run: Import, rows: readonly RowToWrite[]): Promise<void> {
  const operatorIds = await saveCompanies(tx, run, rows)
  const works = await inSlices(tx, run, rows, (row) => plannedWork(row, run, operatorIds))
  refuseChanged(await lockChanged(tx, run.adcode, 'work', works))
  const [added, changed] = [works.filter(({ isNew }) => isNew), works.filter(({ isNew }) => !isNew)]
  const drawn = works.filter(({ shape }) => shape).map(({ id }) => id)
  const onSent = shareOf(run, added.length + 3 * changed.length)
  await keepBefore(tx, run, 'work', mapped(changed, keptOf), onSent)
  await updateWorks(tx, run.adcode, changed, onSent)
  await keepAfter(tx, run, 'work', changed, onSent)
  await insertWorks(tx, run, added, onSent)
  await linkWorks(tx, run.adcode, drawn, () => onSent(0))
  await auditKept(tx, run, 'work', { action: 'import.apply', kind: 'work' })
}

const keptOf = ({ id, rest }: PlannedWork) => ({ id, ...(rest !== null && { rest }) })

/** Columns an import may fill; the others have their own way. */
const byHand = ['adcode', 'id', 'geometry', 'geometry3857', 'provenance', 'version', 'invented']
const columns = fillableColumns(work, byHand)

const hexOf = ({ shape }: PlannedWork) => (shape ? hexOfShape(shape) : null)
const shapeOfRow = sql`st_setsrid(r.shape, 4490)`

async function insertWorks(tx: Connection, run: Import, works: readonly PlannedWork[], onSent: OnSent): Promise<void> {
  const filled = columns.filledBy(mapped(works, ({ edits }) => edits))
  const rows = mapped(works, (each) => {
    const { id, edits, provenance } = each
    return { ...keptOf(each), id, provenance, shape: hexOf(each), ...columns.stored(edits) }
  })
  const send = (part: string) =>
    addRows(tx, run, 'work', {
      given: sql`ROWS FROM (jsonb_to_recordset(${part}::jsonb)
        AS (id text, shape geometry, provenance jsonb, rest jsonb, ${filled.types})) WITH ORDINALITY`,
      insert: sql`
        INSERT INTO work (adcode, id, geometry, provenance, ${filled.names})
        SELECT ${run.adcode}, r.id, ${shapeOfRow}, r.provenance, ${filled.values} FROM given r`,
    })
  await sendParts(rows, send, onSent)
}

/** A work of the demo that a file speaks of is an invention no longer. */
async function updateWorks(
  tx: Connection,
  adcode: string,
  works: readonly PlannedWork[],
  onSent: OnSent,
): Promise<void> {
  const rows = mapped(works, (each) => {
    const { id, edits, provenance, adopted } = each
    return { id, provenance, adopted, shape: hexOf(each), edits: columns.stored(edits) }
  })
  const send = (part: string) =>
    tx.statements.execute(sql`
      UPDATE work w SET ${columns.assignments}, geometry = coalesce(${shapeOfRow}, w.geometry), invented = false, version = w.version + 1,
        provenance = (
          SELECT coalesce(jsonb_object_agg(key, CASE WHEN value->>'kind' = 'invented' THEN r.adopted ELSE value END), '{}'::jsonb)
          FROM jsonb_each(w.provenance)
        ) || r.provenance
      FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, edits jsonb, shape geometry, provenance jsonb, adopted jsonb)
      JOIN work old ON old.adcode = ${adcode} AND old.id = r.id
      CROSS JOIN LATERAL jsonb_populate_record(old, r.edits) n
      WHERE w.adcode = ${adcode} AND w.id = r.id`)
  await sendParts(rows, send, onSent)
}
