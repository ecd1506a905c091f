/** Questions behind an export: which compounds, of which districts, by which documents; and then every fact, some at a time. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { CompoundDetail } from '#contract/compound.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { codeOfView, type Narrowed, standingsFor, whereCompounds } from '../../compounds/selection.queries.ts'
import { type Connection, findRows, getRow } from '../../db/connection.ts'

const Chosen = z.object({
  /** In ledger order, so that what is read later is neither doubled nor left out by changes meanwhile. */
  ids: z.array(z.string()),
  unplaced: z.int(),
  /** A sender's own number is known of some compound there. */
  hasCodes: z.boolean(),
  adcodes: z.array(z.string()),
  /** Ids of the documents any of their facts was taken from. */
  sources: z.array(z.string()),
})
export type Chosen = z.infer<typeof Chosen>

export function findChosen(
  connection: Connection,
  reader: Reader,
  filter: Narrowed & { adcode: string },
): Promise<Chosen> {
  return getRow(
    connection,
    Chosen,
    sql`
    WITH chosen AS MATERIALIZED (
      SELECT c.adcode, c.id, c.ledger_row, c.boundary IS NOT NULL AS placed, c.provenance
      FROM ${standingsFor(filter)} c WHERE ${whereCompounds(reader, filter)}
    ),
    held AS (SELECT DISTINCT adcode FROM chosen)
    SELECT
      coalesce((SELECT json_agg(id ORDER BY adcode, ledger_row NULLS LAST, id) FROM chosen), '[]'::json) AS ids,
      (SELECT count(*)::int FROM chosen WHERE NOT placed) AS unplaced,
      EXISTS (SELECT 1 FROM compound x WHERE x.adcode IN (SELECT adcode FROM held) AND x.code IS NOT NULL) AS "hasCodes",
      (SELECT coalesce(json_agg(adcode), '[]'::json) FROM held) AS adcodes,
      (SELECT coalesce(json_agg(source ORDER BY source), '[]'::json) FROM (
        SELECT DISTINCT o.value->>'source' AS source FROM chosen, jsonb_each(chosen.provenance) o
        WHERE o.value->>'kind' = 'document') each) AS sources`,
  )
}

const ExportRow = CompoundDetail.omit({
  steps: true,
  sketched: true,
  place: true,
  boundarySizeM2: true,
  area: true,
}).extend({
  district: z.string(),
  community: z.string().nullable(),
  area: z.string().nullable(),
  /** What kind of knowledge the newest step is; null where there is none, or its source does not say. */
  statusKind: z.string().nullable(),
})
export type ExportRow = z.infer<typeof ExportRow>

/** Compounds by id, in the order of the ids; none the reader may not see. */
export function findExportRows(connection: Connection, reader: Reader, ids: readonly string[]): Promise<ExportRow[]> {
  return findRows(
    connection,
    ExportRow,
    sql`
    SELECT c.id, c.adcode, n.name AS district, c.name, c.aliases,
      CASE WHEN s.id IS NULL THEN NULL ELSE jsonb_build_object('id', s.id, 'name', s.name) END AS "streetOffice",
      ${codeOfView} AS code, y.name AS community, c.community_id AS "communityId", c.address,
      c.built_year AS "builtYear", c.built_year_note AS "builtYearNote", c.plan_year AS "planYear", c.status,
      c.status_on AS "statusOn", c.steps->-1->'origin'->>'kind' AS "statusKind", c.late, c.households,
      CASE
        WHEN c.households IS NULL THEN NULL
        WHEN c.provenance->'households'->>'kind' IN ('invented', 'estimated') THEN 'estimated'
        ELSE 'recorded'
      END AS "householdsKind",
      c.funding_label AS "fundingLabel", c.building_count AS "buildingCount", c.stairwells,
      c.floor_area_m2 AS "floorAreaM2", c.site_area_m2 AS "siteAreaM2", c.cost_wan AS "costWan", c.owner_unit AS "ownerUnit",
      c.owner_kind AS "ownerKind", c.property_manager AS "propertyManager", c.land_tenure AS "landTenure",
      c.structural_safety AS "structuralSafety", c.consent_rate AS "consentRate",
      c.undergrounding_wanted AS "undergroundingWanted", c.note, c.provenance, c.version,
      c.boundary IS NOT NULL AS placed, st_asgeojson(c.boundary, 7, 0)::jsonb AS boundary,
      m.area_id AS "areaId", CASE WHEN a.id IS NULL THEN NULL ELSE concat_ws(' ', a.number, a.name) END AS area,
      c.retired_on IS NOT NULL AS retired
    FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) WITH ORDINALITY AS wanted(id, place)
    JOIN LATERAL (
      SELECT * FROM compound_now WHERE compound_now.adcode = left(wanted.id, 6) AND compound_now.id = wanted.id
    ) c ON true
    JOIN district_now n ON n.adcode = c.adcode
    LEFT JOIN street_office s ON s.adcode = c.adcode AND s.id = c.street_office_id
    LEFT JOIN community y ON y.adcode = c.adcode AND y.id = c.community_id
    LEFT JOIN scheme ON scheme.adcode = c.adcode AND scheme.adopted
    LEFT JOIN area_member m ON m.adcode = c.adcode AND m.scheme_id = scheme.id AND m.compound_id = c.id
    LEFT JOIN area a ON a.adcode = m.adcode AND a.id = m.area_id
    WHERE ${visibleTo(reader)}
    ORDER BY wanted.place`,
  )
}
