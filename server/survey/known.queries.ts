/** What is known of a compound `c`, in SQL: for the filter of lists and exports, and for the survey itself. */
import { type SQL, sql } from 'drizzle-orm'
import { type SurveyField, surveyFields } from '#contract/survey-fields.ts'

const columns: Readonly<Record<SurveyField, SQL>> = {
  streetOfficeId: sql`c.street_office_id`,
  communityId: sql`c.community_id`,
  builtYear: sql`c.built_year`,
  households: sql`c.households`,
  buildingCount: sql`c.building_count`,
  floorAreaM2: sql`c.floor_area_m2`,
  boundary: sql`c.boundary`,
  ownerKind: sql`c.owner_kind`,
  ownerUnit: sql`c.owner_unit`,
  propertyManager: sql`c.property_manager`,
  landTenure: sql`c.land_tenure`,
  structuralSafety: sql`nullif(c.structural_safety, 'unknown')`,
  consentRate: sql`c.consent_rate`,
  planYear: sql`c.plan_year`,
  fundingLabel: sql`c.funding_label`,
}

/** `surveyed`, `estimated`, `invented` or `none`. A year built that is only described (90年代初) is an estimate. */
function known(field: SurveyField): SQL {
  const described =
    field === 'builtYear' ? sql`WHEN c.built_year IS NULL AND c.built_year_note IS NOT NULL THEN 'estimated'` : sql``
  return sql`CASE ${described} WHEN ${columns[field]} IS NULL THEN 'none'
    WHEN c.provenance->${field}->>'kind' IN ('invented', 'estimated') THEN c.provenance->${field}->>'kind' ELSE 'surveyed' END`
}

/** Every field of a survey with what is known of it, as one JSON object. */
export const knownFields: SQL = sql`jsonb_build_object(${sql.join(
  surveyFields.map((field) => sql`${field}::text, ${known(field)}`),
  sql`, `,
)})`

/**
 * The newest day anybody spoke of anything in the record: of its facts, and of its steps. A fact without a day is as old as
 * the documents of the district; what is invented says nothing.
 */
export const newestDay: SQL = sql`(
  SELECT max(said.on_day) FROM (
    SELECT coalesce(o.value->>'onDay', (SELECT d.data_date::text FROM district d WHERE d.adcode = c.adcode)) AS on_day
    FROM jsonb_each(c.provenance) o WHERE o.value->>'kind' <> 'invented'
    UNION ALL
    SELECT coalesce(s.origin->>'onDay', s.on_day::text) FROM step s
    WHERE s.adcode = c.adcode AND s.compound_id = c.id AND NOT s.invented
  ) said)`

/** Today in China, where the offices are, whatever the clock zone of the database. */
const today = sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`

/** Nothing said of it for so many months, or never. */
export const isStale = (months: number): SQL =>
  sql`coalesce(${newestDay}::date < ${today} - make_interval(months => ${months}::int), true)`

/** Which compounds a gap means: `households`, `stale-12`. */
export function hasGap(gap: string): SQL {
  const field = surveyFields.find((each) => each === gap)
  if (field) return sql`${known(field)} IN ('none', 'invented')`
  return isStale(Number(gap.replace(/^stale-/, '')))
}
