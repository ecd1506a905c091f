/** Districts and their street offices, as they stand. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { Community, District, type DistrictList, StreetOffice } from '#contract/district.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'
import { NotFound } from '../errors.ts'

const districtColumns = (reader: Reader) => sql`
  n.adcode, n.name, n.city_name AS "cityName", n.province_name AS "provinceName", n.measure_srid AS "measureSrid",
  n.data_date AS "dataDate", n.data_date_invented AS "dataDateInvented", n.demo, n.revision::int AS revision,
  n.declared_totals AS "declaredTotals", counted.compounds, counted.placed,
  CASE WHEN counted.extent IS NULL THEN NULL ELSE jsonb_build_array(
    st_xmin(counted.extent), st_ymin(counted.extent), st_xmax(counted.extent), st_ymax(counted.extent)) END AS bounds
  FROM district_now n
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS compounds, count(c.boundary)::int AS placed, st_extent(c.boundary) AS extent
    FROM compound c WHERE c.adcode = n.adcode AND c.retired_on IS NULL AND ${visibleTo(reader)}
  ) counted`

/** Every district that has records, by code. */
export async function listDistricts(connection: Connection, reader: Reader): Promise<DistrictList> {
  const items = await findRows(
    connection,
    District,
    sql`SELECT ${districtColumns(reader)} WHERE counted.compounds > 0 ORDER BY n.adcode`,
  )
  return { total: items.length, items }
}

export async function findDistrict(connection: Connection, reader: Reader, adcode: string): Promise<District | null> {
  return findRow(connection, District, sql`SELECT ${districtColumns(reader)} WHERE n.adcode = ${adcode}`)
}

const Measured = z.object({
  adcode: z.string(),
  name: z.string(),
  measureSrid: z.int(),
  dataDate: z.string(),
  revision: z.coerce.number(),
})

/** The district's zone and data date; throws NotFound for a code without a district. */
export async function getDistrict(connection: Connection, adcode: string): Promise<z.infer<typeof Measured>> {
  const found = await findRow(
    connection,
    Measured,
    sql`SELECT adcode, name, measure_srid AS "measureSrid", data_date AS "dataDate", revision FROM district_now WHERE adcode = ${adcode}`,
  )
  if (!found) throw new NotFound('district', adcode)
  return found
}

/** Street offices of a district with the number of their compounds. */
export async function listStreetOffices(
  connection: Connection,
  reader: Reader,
  adcode: string,
): Promise<StreetOffice[]> {
  return findRows(
    connection,
    StreetOffice,
    sql`
    SELECT s.id, s.adcode, s.name, s.kind, st_asgeojson(s.boundary, 6, 0)::jsonb AS boundary,
      coalesce(s.provenance->'boundary'->>'kind' = 'invented', false) AS invented,
      count(c.id)::int AS compounds, count(c.boundary)::int AS placed
    FROM street_office s
    LEFT JOIN compound c ON c.adcode = s.adcode AND c.street_office_id = s.id AND c.retired_on IS NULL
    WHERE s.adcode = ${adcode} AND ${visibleTo(reader)}
    GROUP BY s.adcode, s.id ORDER BY s.id`,
  )
}

/** Communities of a district by street office, with the number of their compounds. */
export async function listCommunities(connection: Connection, reader: Reader, adcode: string): Promise<Community[]> {
  return findRows(
    connection,
    Community,
    sql`
    SELECT m.id, m.adcode, m.street_office_id AS "streetOfficeId", m.name, count(c.id)::int AS compounds
    FROM community m
    LEFT JOIN compound c ON c.adcode = m.adcode AND c.community_id = m.id AND c.retired_on IS NULL
    WHERE m.adcode = ${adcode} AND ${visibleTo(reader)}
    GROUP BY m.adcode, m.id ORDER BY m.street_office_id, m.name, m.id`,
  )
}

const Features = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })

/** Barriers and crossings of a district as GeoJSON, active ones and those switched off. */
export async function findBarriers(connection: Connection, reader: Reader, adcode: string) {
  const row = await findRow(
    connection,
    Features,
    sql`
    WITH shapes AS (
      SELECT b.id, jsonb_build_object('id', b.id, 'kind', b.kind, 'name', b.name, 'active', b.active, 'reason', b.reason,
        'version', b.version, 'invented', b.invented) AS properties, b.line AS shape
      FROM barrier b WHERE b.adcode = ${adcode} AND ${visibleTo(reader)}
      UNION ALL
      SELECT x.id, jsonb_build_object('id', x.id, 'kind', 'crossing', 'name', x.name, 'opens', x.kind, 'invented', x.invented), x.shape
      FROM crossing x WHERE x.adcode = ${adcode} AND ${visibleTo(reader)}
      ORDER BY id
    )
    SELECT 'FeatureCollection' AS type, coalesce(jsonb_agg(jsonb_build_object('type', 'Feature', 'id', id,
      'properties', properties, 'geometry', st_asgeojson(shape, 7, 0)::jsonb)), '[]'::jsonb) AS features FROM shapes`,
  )
  return row ?? { type: 'FeatureCollection' as const, features: [] }
}
