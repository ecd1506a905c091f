/** Questions about compounds: the list, one compound, its place among its neighbours. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { CompoundDetail, type CompoundFilter, CompoundList } from '#contract/compound.ts'
import { Status } from '#contract/status.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, getRow } from '../db/connection.ts'
import { NotFound } from '../errors.ts'
import { codeOfView, type Narrowed, standingsFor, whereCompounds } from './selection.queries.ts'

/** The columns of a CompoundRow, named as in JSON. `c` is compound_now, `s` street_office, `m` membership in the adopted scheme. */
const rowColumns = sql`
  c.id, c.adcode, c.name, c.aliases, ${codeOfView} AS code,
  CASE WHEN s.id IS NULL THEN NULL ELSE jsonb_build_object('id', s.id, 'name', s.name) END AS "streetOffice",
  c.built_year AS "builtYear", c.plan_year AS "planYear", c.status, c.status_on AS "statusOn",
  c.households,
  CASE
    WHEN c.households IS NULL THEN NULL
    WHEN c.provenance->'households'->>'kind' IN ('invented', 'estimated') THEN 'estimated'
    ELSE 'recorded'
  END AS "householdsKind",
  c.funding_label AS "fundingLabel",
  c.boundary IS NOT NULL AS placed,
  c.boundary IS NOT NULL AND coalesce(c.provenance->'boundary'->>'kind' = 'estimated', false) AS sketched,
  CASE WHEN c.place_3857 IS NULL THEN NULL
    ELSE (st_asgeojson(st_transform(c.place_3857, 4490), 7, 0)::jsonb)->'coordinates' END AS place,
  m.area_id AS "areaId", c.late, c.retired_on IS NOT NULL AS retired, c.version`

const plainSteps = sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('status', e->>'status', 'onDay', e->>'onDay')), '[]'::jsonb)
  FROM jsonb_array_elements(c.steps) e) AS steps`

/** What a row is joined with: `c` is there already. */
const beside = sql`
  LEFT JOIN street_office s ON s.adcode = c.adcode AND s.id = c.street_office_id
  LEFT JOIN scheme ON scheme.adcode = c.adcode AND scheme.adopted
  LEFT JOIN area_member m ON m.adcode = c.adcode AND m.scheme_id = scheme.id AND m.compound_id = c.id`
const fromCompounds = sql`FROM compound_now c ${beside}`

/** Throws NotFound where no district's code begins with this one: a slip of the pen, not an empty list. */
export async function mustHaveDistrict(connection: Connection, prefix: string): Promise<void> {
  const { known } = await getRow(
    connection,
    z.object({ known: z.boolean() }),
    sql`SELECT EXISTS (SELECT 1 FROM district WHERE adcode LIKE ${`${prefix}%`}) AS known`,
  )
  if (!known) throw new NotFound('district', prefix)
}

const inLedgerOrder = sql`ORDER BY c.adcode, c.ledger_row NULLS LAST, c.id`

/**
 * One page of compounds in ledger order, with the total over all pages. Which compounds those are is asked of the table
 * itself, and only the page's of view compound_now, which looks up the steps of each.
 */
export async function listCompounds(
  connection: Connection,
  reader: Reader,
  filter: CompoundFilter & Narrowed,
): Promise<CompoundList> {
  return getRow(
    connection,
    CompoundList,
    sql`
    WITH matching AS MATERIALIZED (
      SELECT c.adcode, c.id, c.ledger_row FROM ${standingsFor(filter)} c WHERE ${whereCompounds(reader, filter)}
    ),
    chosen AS (
      SELECT adcode, id FROM matching c ${inLedgerOrder} LIMIT ${filter.limit} OFFSET ${filter.offset}
    ),
    page AS (
      SELECT ${rowColumns}, ${plainSteps} FROM chosen JOIN LATERAL (
        SELECT * FROM compound_now WHERE compound_now.adcode = chosen.adcode AND compound_now.id = chosen.id
      ) c ON true
      ${beside}
      ${inLedgerOrder}
    )
    SELECT
      (SELECT count(*)::int FROM matching) AS total,
      coalesce((SELECT json_agg(page) FROM page), '[]'::json) AS items`,
  )
}

/** One compound with every field, or null where there is none the reader may see. Retired ones are found by id. */
export async function findCompound(connection: Connection, reader: Reader, id: string): Promise<CompoundDetail | null> {
  return findRow(
    connection,
    CompoundDetail,
    sql`
    SELECT ${rowColumns}, c.steps,
      c.address, c.community_id AS "communityId", c.built_year_note AS "builtYearNote",
      c.building_count AS "buildingCount", c.stairwells, c.floor_area_m2 AS "floorAreaM2", c.site_area_m2 AS "siteAreaM2",
      c.cost_wan AS "costWan", c.owner_unit AS "ownerUnit", c.owner_kind AS "ownerKind",
      c.property_manager AS "propertyManager", c.land_tenure AS "landTenure", c.structural_safety AS "structuralSafety",
      c.consent_rate AS "consentRate", c.undergrounding_wanted AS "undergroundingWanted", c.note,
      st_asgeojson(c.boundary, 7, 0)::jsonb AS boundary,
      st_area(st_transform(c.boundary, n.measure_srid)) AS "boundarySizeM2",
      c.provenance,
      CASE WHEN a.id IS NULL THEN NULL ELSE jsonb_build_object('id', a.id, 'number', a.number, 'name', a.name) END AS area
    ${fromCompounds}
    JOIN district_now n ON n.adcode = c.adcode
    LEFT JOIN area a ON a.adcode = c.adcode AND a.id = m.area_id
    WHERE ${visibleTo(reader)} AND c.adcode = ${id.slice(0, 6)} AND c.id = ${id}`,
  )
}

const Seen = z.object({ version: z.int(), row: z.unknown(), name: z.string(), retired: z.boolean(), status: Status })

/** The stored row as the audit keeps it (generated columns left out), locked for the write that follows. */
export async function lockCompound(
  connection: Connection,
  reader: Reader,
  id: string,
): Promise<z.infer<typeof Seen> | null> {
  const adcode = id.slice(0, 6)
  const locked = await findRow(
    connection,
    z.object({ id: z.string() }),
    sql`SELECT c.id FROM compound c WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.id = ${id} FOR UPDATE`,
  )
  if (!locked) return null
  return getRow(
    connection,
    Seen,
    sql`
    SELECT c.version, c.name, c.retired_on IS NOT NULL AS retired, now.status,
      to_jsonb(c) - 'boundary_3857' - 'place_3857' || jsonb_build_object('steps', now.steps) AS row
    FROM compound c JOIN compound_now now ON now.adcode = c.adcode AND now.id = c.id
    WHERE c.adcode = ${adcode} AND c.id = ${id}`,
  )
}

/** The compound as everybody sees it. Throws NotFound. */
export async function getCompound(connection: Connection, reader: Reader, id: string): Promise<CompoundDetail> {
  const found = await findCompound(connection, reader, id)
  if (!found) throw new NotFound('compound', id)
  return found
}
