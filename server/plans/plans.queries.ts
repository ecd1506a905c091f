/** Questions about plans: what is drafted, what was published and filed, and the compounds in them as the ledger tells them. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { FrozenPlan, type InventedPart, inventedParts, PlanFiling } from '#contract/plan-editions.ts'
import { LivePlanRow, PlanKind, PlanState, PlanStatement } from '#contract/plan-rows.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { figure } from '../areas/areas.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'

const StoredPlan = z.object({
  id: z.string(),
  adcode: z.string(),
  kind: PlanKind,
  parentId: z.string().nullable(),
  name: z.string(),
  fromYear: z.int(),
  toYear: z.int(),
  state: PlanState,
  edition: z.int(),
  statement: PlanStatement,
  version: z.int(),
  compounds: z.int(),
  filed: z.int(),
})
export type StoredPlan = z.infer<typeof StoredPlan>

const plansWhere = (reader: Reader, condition: SQL) => sql`
  SELECT p.id, p.adcode, p.kind, p.parent_id AS "parentId", p.name, p.from_year AS "fromYear", p.to_year AS "toYear",
    p.state, p.edition, p.statement, p.version,
    (SELECT count(*)::int FROM plan_compound m WHERE m.adcode = p.adcode AND m.plan_id = p.id) AS compounds,
    (SELECT count(*)::int FROM plan_filing f WHERE f.adcode = p.adcode AND f.plan_id = p.id AND f.edition = p.edition) AS filed
  FROM plan p WHERE ${visibleTo(reader)} AND ${condition}`

/** The plans of a district: the widest first, then by year. */
export const findStoredPlans = (connection: Connection, reader: Reader, adcode: string): Promise<StoredPlan[]> =>
  findRows(
    connection,
    StoredPlan,
    sql`${plansWhere(reader, sql`p.adcode = ${adcode}`)}
        ORDER BY array_position(ARRAY['three-year', 'annual', 'project'], p.kind), p.from_year, p.name COLLATE "C", p.id`,
  )

export const findStoredPlan = (connection: Connection, reader: Reader, id: string): Promise<StoredPlan | null> =>
  findRow(connection, StoredPlan, plansWhere(reader, sql`p.adcode = ${id.slice(0, 6)} AND p.id = ${id}`))

/** Its version, locked for the write that follows. */
export const lockPlan = (connection: Connection, reader: Reader, id: string) =>
  findRow(
    connection,
    z.object({ version: z.int() }),
    sql`SELECT p.version FROM plan p
        WHERE ${visibleTo(reader)} AND p.adcode = ${id.slice(0, 6)} AND p.id = ${id} FOR UPDATE OF p`,
  )

/**
 * Keeps those apart who publish plans of one district, or bring an edition back. A weaker lock than FOR UPDATE: who adds
 * records that refer to the district does not wait, and so cannot end in a deadlock with one who publishes.
 */
export const lockDistrict = (connection: Connection, adcode: string) =>
  connection.statements.execute(sql`SELECT adcode FROM district WHERE adcode = ${adcode} FOR NO KEY UPDATE`)

/** The compounds of a plan in its own order, with their facts and standing as the ledger has them now. */
export const findPlanRows = (connection: Connection, reader: Reader, id: string): Promise<LivePlanRow[]> =>
  findRows(
    connection,
    LivePlanRow,
    sql`
    SELECT c.id, c.name, s.name AS street, y.name AS community, c.built_year AS "builtYear", c.built_year_note AS "builtYearNote",
      ${figure(sql`c.households`, 'households')} AS households, ${figure(sql`c.floor_area_m2`, 'floorAreaM2')} AS "floorAreaM2",
      ${figure(sql`c.cost_wan`, 'costWan')} AS "costWan", c.funding_label AS "fundingLabel",
      CASE WHEN a.id IS NULL THEN NULL ELSE concat_ws(' ', a.number, a.name) END AS area,
      CASE WHEN p.kind = 'three-year' THEN m.year ELSE p.from_year END AS year, m.work_class AS "workClass", m.urgency, m.note,
      c.plan_year AS "planYear", c.status, c.version, c.retired_on IS NOT NULL AS retired
    FROM plan p
    JOIN plan_compound m ON m.adcode = p.adcode AND m.plan_id = p.id
    JOIN compound_standing c ON c.adcode = m.adcode AND c.id = m.compound_id
    LEFT JOIN street_office s ON s.adcode = c.adcode AND s.id = c.street_office_id
    LEFT JOIN community y ON y.adcode = c.adcode AND y.id = c.community_id
    LEFT JOIN scheme ON scheme.adcode = c.adcode AND scheme.adopted
    LEFT JOIN area_member n ON n.adcode = c.adcode AND n.scheme_id = scheme.id AND n.compound_id = c.id
    LEFT JOIN area a ON a.adcode = n.adcode AND a.id = n.area_id
    WHERE ${visibleTo(reader)} AND p.adcode = ${id.slice(0, 6)} AND p.id = ${id}
    ORDER BY m.position NULLS LAST, c.ledger_row NULLS LAST, c.id`,
  )

const Invented = z.object({
  dataDate: z.boolean(),
  households: z.boolean(),
  floorAreaM2: z.boolean(),
  costWan: z.boolean(),
})

/** What of a plan came with the demo: the day of the data, and which figures of any of its compounds. */
export async function findInvented(connection: Connection, reader: Reader, id: string): Promise<InventedPart[]> {
  const invents = (column: SQL, field: string) =>
    sql`coalesce(bool_or(${column} IS NOT NULL AND c.provenance->${field}::text->>'kind' = 'invented'), false)`
  const found = await findRow(
    connection,
    Invented,
    sql`
    SELECT n.data_date_invented AS "dataDate", ${invents(sql`c.households`, 'households')} AS households,
      ${invents(sql`c.floor_area_m2`, 'floorAreaM2')} AS "floorAreaM2", ${invents(sql`c.cost_wan`, 'costWan')} AS "costWan"
    FROM plan p
    JOIN district_now n ON n.adcode = p.adcode
    LEFT JOIN plan_compound m ON m.adcode = p.adcode AND m.plan_id = p.id
    LEFT JOIN compound c ON c.adcode = m.adcode AND c.id = m.compound_id
    WHERE ${visibleTo(reader)} AND p.adcode = ${id.slice(0, 6)} AND p.id = ${id}
    GROUP BY n.data_date_invented`,
  )
  return found === null ? [] : inventedParts.filter((part) => found[part])
}

const StoredEdition = z.object({
  planId: z.string(),
  edition: z.int(),
  publishedOn: z.string(),
  documentNumber: z.string().nullable(),
  approvedBy: z.string(),
  reason: z.string().nullable(),
  compounds: z.int(),
})
export type StoredEdition = z.infer<typeof StoredEdition>

/** Heads of the editions of a district's plans, the newest of each first. */
export const findEditions = (connection: Connection, reader: Reader, adcode: string): Promise<StoredEdition[]> =>
  findRows(
    connection,
    StoredEdition,
    sql`
    SELECT e.plan_id AS "planId", e.edition, e.published_on AS "publishedOn", e.document_number AS "documentNumber",
      e.approved_by AS "approvedBy", e.reason, jsonb_array_length(e.frozen->'rows') AS compounds
    FROM plan_edition e WHERE ${visibleTo(reader)} AND e.adcode = ${adcode} ORDER BY e.plan_id, e.edition DESC`,
  )

/** One edition as it was published. */
export const findEdition = (connection: Connection, reader: Reader, planId: string, edition: number) =>
  findRow(
    connection,
    StoredEdition.extend({ frozen: FrozenPlan }),
    sql`
    SELECT e.plan_id AS "planId", e.edition, e.published_on AS "publishedOn", e.document_number AS "documentNumber",
      e.approved_by AS "approvedBy", e.reason, jsonb_array_length(e.frozen->'rows') AS compounds, e.frozen
    FROM plan_edition e
    WHERE ${visibleTo(reader)} AND e.adcode = ${planId.slice(0, 6)} AND e.plan_id = ${planId} AND e.edition = ${edition}::int`,
  )

export const findFilings = (connection: Connection, reader: Reader, planId: string): Promise<PlanFiling[]> =>
  findRows(
    connection,
    PlanFiling,
    sql`
    SELECT f.id, f.edition, f.recipient, f.on_day AS "onDay", f.receipt_number AS "receiptNumber", f.note, f.version
    FROM plan_filing f WHERE ${visibleTo(reader)} AND f.adcode = ${planId.slice(0, 6)} AND f.plan_id = ${planId}
    ORDER BY f.edition, f.on_day, f.id`,
  )

const Holding = z.object({
  planId: z.string(),
  name: z.string(),
  state: PlanState,
  isPublished: z.boolean(),
  compoundId: z.string(),
})
export type Holding = z.infer<typeof Holding>

/**
 * Which other plans of the same kind and years have which compounds: published is what the newest edition of each froze,
 * whatever its draft says by now. `except`: the plan that asks.
 */
export const findHoldings = (
  connection: Connection,
  reader: Reader,
  {
    adcode,
    kind,
    fromYear,
    toYear,
    except,
  }: { adcode: string; kind: PlanKind; fromYear: number; toYear: number; except: string },
): Promise<Holding[]> =>
  findRows(
    connection,
    Holding,
    sql`
    WITH other AS (
      SELECT p.* FROM plan p
      WHERE ${visibleTo(reader)} AND p.adcode = ${adcode} AND p.kind = ${kind} AND p.id <> ${except}
        AND p.from_year <= ${toYear}::int AND p.to_year >= ${fromYear}::int
    ), held AS (
      SELECT m.plan_id, m.compound_id, false AS published
      FROM other JOIN plan_compound m ON m.adcode = other.adcode AND m.plan_id = other.id
      UNION ALL
      SELECT other.id, r->>'id', true
      FROM other
      JOIN LATERAL (
        SELECT e.frozen FROM plan_edition e WHERE e.adcode = other.adcode AND e.plan_id = other.id
        ORDER BY e.edition DESC LIMIT 1
      ) newest ON true
      CROSS JOIN LATERAL jsonb_array_elements(newest.frozen->'rows') r
    )
    SELECT other.id AS "planId", other.name, other.state, held.compound_id AS "compoundId",
      bool_or(held.published) AS "isPublished"
    FROM other JOIN held ON held.plan_id = other.id
    GROUP BY other.id, other.name, other.state, held.compound_id
    ORDER BY other.id, held.compound_id`,
  )

const AreaMember = z.object({
  compoundId: z.string(),
  name: z.string(),
  areaId: z.string(),
  label: z.string(),
  started: z.boolean(),
})
export type AreaMember = z.infer<typeof AreaMember>

/** Who is in which area of the scheme in force, and whether building has begun there. */
export const findAreaMembers = (connection: Connection, reader: Reader, adcode: string): Promise<AreaMember[]> =>
  findRows(
    connection,
    AreaMember,
    sql`
    SELECT c.id AS "compoundId", c.name, a.id AS "areaId", concat_ws(' ', a.number, a.name) AS label,
      c.started OR c.status = 'dropped' AS started
    FROM scheme
    JOIN area_member n ON n.adcode = scheme.adcode AND n.scheme_id = scheme.id
    JOIN area a ON a.adcode = n.adcode AND a.id = n.area_id
    JOIN compound_standing c ON c.adcode = n.adcode AND c.id = n.compound_id AND c.retired_on IS NULL
    WHERE ${visibleTo(reader)} AND scheme.adcode = ${adcode} AND scheme.adopted
    ORDER BY a.number, c.ledger_row NULLS LAST, c.id`,
  )
