/** Questions about schemes: those of a district, one with its division, one locked for a write. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Scheme, SchemeArea, SchemeDraft, SchemeRow } from '#contract/scheme.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../../db/connection.ts'

/** Counts come from the draft while there is no division yet, else from areas and members. */
const columns = sql`
  g.id, g.adcode, g.name, CASE WHEN g.adopted THEN 'adopted' WHEN g.archived_on IS NULL THEN 'draft' ELSE 'archived' END AS state,
  CASE WHEN g.adopted OR counted.areas > 0 THEN counted.areas ELSE coalesce(jsonb_array_length(g.draft->'areas'), 0) END AS areas,
  CASE WHEN g.adopted OR counted.areas > 0 THEN counted.members ELSE coalesce((
    SELECT sum(jsonb_array_length(a->'compounds'))::int FROM jsonb_array_elements(g.draft->'areas') a), 0) END AS compounds,
  g.archived_on::text AS "archivedOn",
  to_char(g.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "changedAt", g.version`
const from = sql`
  FROM scheme g CROSS JOIN LATERAL (
    SELECT (SELECT count(*)::int FROM area a WHERE a.adcode = g.adcode AND a.scheme_id = g.id) AS areas,
      (SELECT count(*)::int FROM area_member m WHERE m.adcode = g.adcode AND m.scheme_id = g.id) AS members
  ) counted`

/** The adopted one first, then drafts and archived ones, the last changed first. */
export function listSchemes(connection: Connection, reader: Reader, adcode: string): Promise<SchemeRow[]> {
  return findRows(
    connection,
    SchemeRow,
    sql`SELECT ${columns} ${from} WHERE ${visibleTo(reader)} AND g.adcode = ${adcode}
        ORDER BY g.adopted DESC, g.archived_on IS NOT NULL, g.changed_at DESC, g.id`,
  )
}

const Stored = SchemeRow.extend({ draft: SchemeDraft.nullable() })

/** One scheme with its areas, or null where there is none the reader may see. */
export async function findScheme(connection: Connection, reader: Reader, id: string): Promise<Scheme | null> {
  const stored = await findRow(
    connection,
    Stored,
    sql`SELECT ${columns}, g.draft ${from} WHERE ${visibleTo(reader)} AND ${isScheme(id)}`,
  )
  if (!stored) return null
  if (stored.state === 'draft') return { ...stored, division: (stored.draft?.areas ?? []).map(toDivision) }
  return { ...stored, division: await findDivision(connection, reader, id) }
}

const isScheme = (id: string): SQL => sql`g.adcode = ${id.slice(0, 6)} AND g.id = ${id}`
const toDivision = ({ number, hue, name, planYear, compounds }: SchemeArea): SchemeArea => ({
  number,
  hue,
  name,
  planYear,
  compounds,
})

function findDivision(connection: Connection, reader: Reader, id: string): Promise<SchemeArea[]> {
  return findRows(
    connection,
    SchemeArea,
    sql`
    SELECT a.number, a.hue, a.name, a.plan_year AS "planYear", ARRAY(
      SELECT m.compound_id FROM area_member m WHERE m.adcode = a.adcode AND m.area_id = a.id ORDER BY m.compound_id
    ) AS compounds
    FROM area a WHERE ${visibleTo(reader)} AND a.adcode = ${id.slice(0, 6)} AND a.scheme_id = ${id}
    ORDER BY length(a.number), a.number`,
  )
}

/** The scheme as the audit keeps it, locked for the write that follows. */
export function lockSchemeRow(connection: Connection, reader: Reader, id: string) {
  return findRow(
    connection,
    z.object({ version: z.int(), adopted: z.boolean(), archived: z.boolean(), row: z.unknown() }),
    sql`SELECT g.version, g.adopted, g.archived_on IS NOT NULL AS archived, to_jsonb(g) AS row
        FROM scheme g WHERE ${visibleTo(reader)} AND ${isScheme(id)} FOR UPDATE OF g`,
  )
}
