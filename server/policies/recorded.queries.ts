/** What the evaluator asks of the ledger: every compound's facts and decisions in one statement, however many they are. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { landTenures, structuralSafeties } from '#contract/compound.ts'
import { CompoundFact } from '#contract/compound-fact.ts'
import { Decision } from '#contract/eligibility.ts'
import { Provenance } from '#contract/provenance.ts'
import type { Lying } from '#contract/zone.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows, getRow } from '../db/connection.ts'
import { findLying } from '../zones/lying.queries.ts'

/** As a list, in this order: the names of six fields are more than half of what a fact of a large district weighs. */
const fact = CompoundFact.shape
const FactRow = z
  .tuple([fact.code, fact.holds, fact.happens, fact.note, fact.origin, fact.version])
  .transform(([code, holds, happens, note, origin, version]) => ({ code, holds, happens, note, origin, version }))

const Row = z.object({
  id: z.string(),
  name: z.string(),
  version: z.int(),
  street: z.string().nullable(),
  fundingLabel: z.string().nullable(),
  builtYear: z.int().nullable(),
  builtYearNote: z.string().nullable(),
  consentRate: z.number().nullable(),
  landTenure: z.enum(landTenures).nullable(),
  structuralSafety: z.enum(structuralSafeties).nullable(),
  /** Of the facts above and of the name alone. */
  provenance: Provenance,
  facts: z.array(FactRow),
  decisions: z.array(Decision),
})
/** `zones`: the ground it lies in that documents mark. */
export type Recorded = z.infer<typeof Row> & { zones: readonly Lying[] }

/** Of a district, a page of what is not retired; or the compounds named, whatever has become of them. */
export type Meant = { adcode: string; limit?: number; offset?: number } | { adcode: string; ids: readonly string[] }

const nowhere: readonly never[] = []

/** In ledger order; `lying` where it is known already how they lie. */
export async function findRecorded(
  connection: Connection,
  reader: Reader,
  meant: Meant,
  lying?: ReadonlyMap<string, readonly Lying[]>,
): Promise<Recorded[]> {
  const rows = await findRows(connection, Row, recordedRows(reader, meant))
  const isAll = !('ids' in meant) && meant.limit === undefined
  const who = isAll ? {} : { ids: rows.map(({ id }) => id) }
  const zones = lying ?? (await findLying(connection, reader, { adcode: meant.adcode, ...who }))
  return rows.map((row) => ({ ...row, zones: zones.get(row.id) ?? nowhere }))
}

function recordedRows(reader: Reader, meant: Meant): SQL {
  const { adcode } = meant
  return sql`
    WITH chosen AS MATERIALIZED (
      SELECT c.id, c.name, c.version, c.street_office_id, c.funding_label, c.built_year, c.built_year_note, c.consent_rate, c.land_tenure,
        c.structural_safety, c.provenance, row_number() OVER (ORDER BY c.ledger_row NULLS LAST, c.id) AS place
      FROM compound c
      WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND ${narrowed(meant)}
      ORDER BY place ${pageOf(meant)}
    ),
    told AS (
      SELECT f.compound_id, json_agg(json_build_array(f.code, f.holds, f.happens, f.note, f.origin, f.version) ORDER BY f.code) AS facts
      FROM compound_fact f WHERE f.adcode = ${adcode} AND f.compound_id IN (SELECT id FROM chosen) GROUP BY f.compound_id
    ),
    decided AS (
      SELECT d.compound_id, json_agg(${decisionJson(sql`d`)} ORDER BY d.on_day, d.at, d.id) AS decisions
      FROM policy_decision d WHERE d.adcode = ${adcode} AND d.compound_id IN (SELECT id FROM chosen) GROUP BY d.compound_id
    )
    SELECT c.id, c.name, c.version, s.name AS street, c.funding_label AS "fundingLabel", c.built_year AS "builtYear",
      c.built_year_note AS "builtYearNote", c.consent_rate AS "consentRate", c.land_tenure AS "landTenure",
      c.structural_safety AS "structuralSafety",
      json_strip_nulls(json_build_object('name', c.provenance->'name', 'builtYear', c.provenance->'builtYear',
        'builtYearNote', c.provenance->'builtYearNote', 'consentRate', c.provenance->'consentRate',
        'landTenure', c.provenance->'landTenure', 'structuralSafety', c.provenance->'structuralSafety')) AS provenance,
      coalesce(told.facts, '[]'::json) AS facts, coalesce(decided.decisions, '[]'::json) AS decisions
    FROM chosen c
    LEFT JOIN told ON told.compound_id = c.id
    LEFT JOIN decided ON decided.compound_id = c.id
    LEFT JOIN street_office s ON s.adcode = ${adcode} AND s.id = c.street_office_id
    ORDER BY c.place`
}

const narrowed = (meant: Meant): SQL =>
  'ids' in meant
    ? sql`c.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(meant.ids)}::jsonb))`
    : sql`c.retired_on IS NULL`
const pageOf = (meant: Meant): SQL =>
  'ids' in meant ? sql`` : sql`LIMIT ${meant.limit ?? null}::int OFFSET ${meant.offset ?? 0}::int`

/** As the contract has it; a document that is not named is left out. */
export const decisionJson = (d: SQL): SQL => sql`jsonb_strip_nulls(jsonb_build_object(
  'id', ${d}.id, 'pack', ${d}.pack_id, 'packVersion', ${d}.pack_version, 'test', ${d}.test, 'verdict', ${d}.verdict, 'by', ${d}.by,
  'onDay', ${d}.on_day, 'reason', ${d}.reason, 'document', ${d}.document,
  'withdrawn', CASE WHEN ${d}.withdrawn_at IS NOT NULL THEN jsonb_build_object(
    'onDay', (${d}.withdrawn_at AT TIME ZONE 'Asia/Shanghai')::date, 'reason', ${d}.withdrawn_reason) END
  )) || jsonb_build_object('workClass', ${d}.work_class)`

/** Locks the compounds named in the order of their ids, until the write is in; resolves to those that are on the lists. */
export async function lockCompounds(
  connection: Connection,
  reader: Reader,
  adcode: string,
  ids: readonly string[],
): Promise<Set<string>> {
  // not FOR UPDATE: what merely refers to a compound, such as the links of a work, need not wait
  const rows = await findRows(
    connection,
    z.object({ id: z.string(), isListed: z.boolean() }),
    sql`
    SELECT c.id, c.retired_on IS NULL AS "isListed" FROM compound c
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode}
      AND c.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    ORDER BY c.id FOR NO KEY UPDATE`,
  )
  return new Set(rows.flatMap(({ id, isListed }) => (isListed ? [id] : [])))
}

export async function countCompounds(connection: Connection, reader: Reader, adcode: string): Promise<number> {
  const { count } = await getRow(
    connection,
    z.object({ count: z.int() }),
    sql`SELECT count(*)::int AS count FROM compound c
        WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL`,
  )
  return count
}
