/** Questions about targets: as they are stated, what was made of them, and the ledger they are held against. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { PolicyPack } from '#contract/policy.ts'
import { Status } from '#contract/status.ts'
import { Target, TargetOutcome } from '#contract/targets.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'
import { inForceFirst } from '../policies/in-force.queries.ts'

const LedgerRow = z.object({
  id: z.string(),
  name: z.string(),
  version: z.int(),
  planYear: z.int().nullable(),
  /** The plan year is as the document prints it. */
  isYearPrinted: z.boolean(),
  builtYear: z.int().nullable(),
  builtYearNote: z.string().nullable(),
  streetOffice: z.object({ id: z.string(), name: z.string() }).nullable(),
  fundingLabel: z.string().nullable(),
  /** Recorded ones; invented and estimated households are null. */
  households: z.int().nullable(),
  steps: z.array(z.object({ status: Status, onDay: z.string(), invented: z.boolean() })),
})
export type LedgerRow = z.infer<typeof LedgerRow>

/** Every compound of a district that is not retired, in ledger order, with its dated steps. */
export const findLedgerRows = (connection: Connection, reader: Reader, adcode: string): Promise<LedgerRow[]> =>
  findRows(
    connection,
    LedgerRow,
    sql`
    WITH history AS (
      SELECT s.compound_id, jsonb_agg(jsonb_build_object('status', s.status, 'onDay', s.on_day, 'invented', s.invented)
        ORDER BY s.on_day, s.id) AS steps
      FROM step s WHERE s.adcode = ${adcode} GROUP BY s.compound_id
    )
    SELECT c.id, c.name, c.version, c.plan_year AS "planYear",
      coalesce(c.provenance->'planYear'->>'kind' = 'document', false) AS "isYearPrinted",
      c.built_year AS "builtYear", c.built_year_note AS "builtYearNote",
      CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('id', o.id, 'name', o.name) END AS "streetOffice",
      c.funding_label AS "fundingLabel",
      CASE WHEN c.provenance->'households'->>'kind' IN ('invented', 'estimated') THEN NULL ELSE c.households END AS households,
      coalesce(h.steps, '[]'::jsonb) AS steps
    FROM compound c
    LEFT JOIN street_office o ON o.adcode = c.adcode AND o.id = c.street_office_id
    LEFT JOIN history h ON h.compound_id = c.id
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL
    ORDER BY c.ledger_row NULLS LAST, c.id`,
  )

/** The targets of documents no longer in force are kept, and nobody's to see. */
const targetsWhere = (reader: Reader, condition: SQL) => sql`
  WITH newest AS (
    SELECT DISTINCT ON (p.id) p.* FROM policy_pack p WHERE p.withdrawn_on IS NULL ORDER BY p.id, ${inForceFirst}
  )
  SELECT t.id, t.adcode, t.measure, t.strength, t.unit, t.year, t.amount, t.on_day AS "onDay", t.built_before AS "builtBefore",
    t.funding_label AS "fundingLabel", t.version,
    CASE WHEN p.id IS NULL THEN NULL ELSE jsonb_build_object('id', p.id, 'documentNumber', p.document_number, 'level', p.level) END AS pack,
    CASE WHEN t.street_office_id IS NULL THEN NULL
      ELSE jsonb_build_object('id', t.street_office_id, 'name', coalesce(o.name, t.street_office_id)) END AS "streetOffice",
    t.origin->>'source' AS source, t.origin->>'clause' AS clause, t.origin->>'printed' AS printed, t.origin->>'note' AS note,
    c.quoted
  FROM target t
  LEFT JOIN newest p ON p.id = t.pack_id
  LEFT JOIN policy_clause c ON c.pack_id = p.id AND c.pack_version = p.version AND c.id = t.origin->>'clause'
  LEFT JOIN street_office o ON o.adcode = t.adcode AND o.id = t.street_office_id
  WHERE ${visibleTo(reader)} AND (t.pack_id IS NULL OR p.id IS NOT NULL) AND ${condition}`

/** The targets of a district by year, those of documents before its own. */
export const findTargets = (connection: Connection, reader: Reader, adcode: string): Promise<Target[]> =>
  findRows(
    connection,
    Target,
    sql`${targetsWhere(reader, sql`t.adcode = ${adcode}`)}
        ORDER BY t.year, (t.pack_id IS NULL), t.on_day NULLS FIRST, t.amount NULLS LAST, t.id`,
  )

export const findTarget = (connection: Connection, reader: Reader, id: string): Promise<Target | null> =>
  findRow(connection, Target, targetsWhere(reader, sql`t.adcode = ${id.slice(0, 6)} AND t.id = ${id}`))

/** The row of a target as it is kept, locked for the write that follows. */
export const lockTarget = (connection: Connection, reader: Reader, id: string) =>
  findRow(
    connection,
    z.object({ version: z.int(), row: z.unknown() }),
    sql`SELECT t.version, to_jsonb(t) AS row FROM target t
        WHERE ${visibleTo(reader)} AND t.adcode = ${id.slice(0, 6)} AND t.id = ${id} FOR UPDATE OF t`,
  )

/** Whose the targets of these ids are, where there are such. */
export const findHeldTargets = (connection: Connection, adcode: string, ids: readonly string[]) =>
  findRows(
    connection,
    z.object({ id: z.string(), packId: z.string().nullable() }),
    sql`SELECT t.id, t.pack_id AS "packId" FROM target t
        WHERE t.adcode = ${adcode} AND t.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  )

export const lockPackTargets = (connection: Connection, adcode: string, packId: string) =>
  connection.statements.execute(
    sql`SELECT t.id FROM target t WHERE t.adcode = ${adcode} AND t.pack_id = ${packId} ORDER BY t.id FOR UPDATE`,
  )

/** Whether this is the version of its pack that is in force. */
export async function isInForce(connection: Connection, { id, version }: Pick<PolicyPack, 'id' | 'version'>) {
  const newest = await findRow(
    connection,
    z.object({ version: z.int() }),
    sql`SELECT p.version FROM policy_pack p WHERE p.id = ${id} AND p.withdrawn_on IS NULL ORDER BY ${inForceFirst} LIMIT 1`,
  )
  return newest?.version === version
}

const KeptOutcome = TargetOutcome.extend({ rows: z.array(z.string()) })

const outcomesWhere = (reader: Reader, condition: SQL) => sql`
  SELECT o.id, o.target_id AS "targetId", o.outcome, o.difference, o.by, o.on_day AS "onDay", o.reason,
    coalesce(o.detail->'moved', '[]'::jsonb) AS moved, nullif(o.detail->'amount', 'null'::jsonb) AS amount,
    coalesce(o.detail->'rows', '[]'::jsonb) AS rows, o.withdrawn_reason AS "withdrawnReason",
    to_char(o.withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "withdrawnAt"
  FROM target_outcome o WHERE ${visibleTo(reader)} AND ${condition}`

/** What was recorded of the targets of a district, the oldest first. */
export const findOutcomes = (connection: Connection, reader: Reader, adcode: string) =>
  findRows(
    connection,
    KeptOutcome,
    sql`${outcomesWhere(reader, sql`o.adcode = ${adcode}`)} ORDER BY o.target_id, o.at, o.id`,
  )

/** One of them, locked where it is about to change. */
export const findOutcome = (connection: Connection, reader: Reader, id: string, lock = false) =>
  findRow(
    connection,
    KeptOutcome,
    sql`${outcomesWhere(reader, sql`o.adcode = ${id.slice(0, 6)} AND o.id = ${id}`)} ${lock ? sql`FOR UPDATE` : sql``}`,
  )
