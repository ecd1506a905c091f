/** The figures leaders read, all judged at the district's data date by view compound_standing, with the rows behind each. */
import { sql } from 'drizzle-orm'
import { Progress } from '#contract/district.ts'
import { statuses } from '#contract/status.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow } from '../db/connection.ts'
import { NotFound } from '../errors.ts'

const countsByStatus = sql`jsonb_build_object(${sql.join(
  statuses.map((status) => sql`${status}::text, count(*) FILTER (WHERE m.status = ${status})`),
  sql`, `,
)})`
const noneByStatus = sql`jsonb_build_object(${sql.join(
  statuses.map((status) => sql`${status}::text, 0`),
  sql`, `,
)})`

/**
 * Invented and estimated households never enter `recorded`; a total the documents declare for several compounds together
 * belongs to no row and stands beside them. Streets without compounds are listed too; compounds without a street are
 * counted under a street that is null. Throws NotFound for a code without a district.
 */
export async function getProgress(connection: Connection, reader: Reader, adcode: string): Promise<Progress> {
  const found = await findRow(
    connection,
    Progress,
    sql`
    WITH members AS MATERIALIZED (
      SELECT c.id, c.ledger_row, c.street_office_id, c.status, c.started, c.finished, c.late, c.boundary IS NOT NULL AS placed,
        c.boundary IS NOT NULL AND c.provenance->'boundary'->>'kind' = 'estimated' AS sketched, c.households, c.provenance->'households'->>'kind' IN ('invented', 'estimated') AS guessed
      FROM compound_standing c
      WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL
    ),
    figures AS (
      SELECT
        jsonb_build_object('total', count(*), 'placed', count(*) FILTER (WHERE placed),
          'unplaced', count(*) FILTER (WHERE NOT placed), 'sketched', count(*) FILTER (WHERE sketched)) AS compounds,
        sum(households) FILTER (WHERE guessed IS NOT TRUE) AS recorded,
        sum(households) FILTER (WHERE guessed) AS estimated,
        count(*) FILTER (WHERE households IS NULL) AS unknown, count(*) AS "of",
        (count(*) FILTER (WHERE started))::int AS started, (count(*) FILTER (WHERE finished))::int AS finished,
        (count(*) FILTER (WHERE late))::int AS late
      FROM members
    ),
    declared AS (
      SELECT sum((total->>'amount')::numeric) AS households
      FROM district_now n, jsonb_array_elements(n.declared_totals) total
      WHERE n.adcode = ${adcode} AND total->>'measure' = 'households'
    ),
    ids AS (
      SELECT json_build_object(
        'started', coalesce(json_agg(id ORDER BY ledger_row, id) FILTER (WHERE started), '[]'),
        'finished', coalesce(json_agg(id ORDER BY ledger_row, id) FILTER (WHERE finished), '[]'),
        'late', coalesce(json_agg(id ORDER BY ledger_row, id) FILTER (WHERE late), '[]'),
        'unplaced', coalesce(json_agg(id ORDER BY ledger_row, id) FILTER (WHERE NOT placed), '[]')) AS rows
      FROM members
    ),
    tallies AS (
      SELECT m.street_office_id AS id, count(*) AS total, count(*) FILTER (WHERE m.started) AS started,
        ${countsByStatus} AS statuses
      FROM members m GROUP BY m.street_office_id
    ),
    streets AS (
      SELECT o.id, jsonb_build_object('id', o.id, 'name', o.name, 'total', coalesce(t.total, 0),
        'started', coalesce(t.started, 0), 'statuses', coalesce(t.statuses, ${noneByStatus})) AS street
      FROM street_office o LEFT JOIN tallies t ON t.id = o.id
      WHERE o.adcode = ${adcode}
      UNION ALL
      SELECT NULL, jsonb_build_object('id', NULL, 'name', NULL, 'total', total, 'started', started, 'statuses', statuses)
      FROM tallies WHERE id IS NULL
    )
    SELECT n.adcode, n.data_date AS "dataDate", n.data_date_invented AS "dataDateInvented", f.compounds,
      jsonb_build_object('recorded', f.recorded, 'estimated', f.estimated, 'unknown', f.unknown, 'of', f."of",
        'declared', declared.households) AS households,
      f.started, f.finished, f.late, ids.rows,
      (SELECT coalesce(jsonb_agg(street ORDER BY id NULLS LAST), '[]') FROM streets) AS streets
    FROM district_now n, figures f, declared, ids
    WHERE n.adcode = ${adcode}`,
  )
  if (!found) throw new NotFound('district', adcode)
  return found
}
