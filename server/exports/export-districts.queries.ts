/** The districts a file speaks of, and the names its filter speaks of. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Connection, findRows } from '../db/connection.ts'

const ExportDistrict = z.object({
  adcode: z.string(),
  name: z.string(),
  cityName: z.string(),
  provinceName: z.string(),
  measureSrid: z.int(),
  dataDate: z.string(),
  dataDateInvented: z.boolean(),
  demo: z.enum(['none', 'loaded', 'removed']),
})
export type ExportDistrict = z.infer<typeof ExportDistrict>

/** Those of `held`; all that the code begins where that is none. */
export const findExportDistricts = (connection: Connection, adcode: string, held: readonly string[]) =>
  findRows(
    connection,
    ExportDistrict,
    sql`
    SELECT n.adcode, n.name, n.city_name AS "cityName", n.province_name AS "provinceName", n.measure_srid AS "measureSrid",
      n.data_date AS "dataDate", n.data_date_invented AS "dataDateInvented", n.demo
    FROM district_now n
    WHERE n.adcode LIKE ${`${adcode}%`}
      AND (${held.length === 0}::boolean OR n.adcode IN (SELECT jsonb_array_elements_text(${JSON.stringify(held)}::jsonb)))
    ORDER BY n.adcode`,
  )

const Named = z.object({ id: z.string(), name: z.string() })

/** Names of street offices, areas, compounds and companies a filter speaks of. */
export async function findNames(connection: Connection, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await findRows(
    connection,
    Named,
    sql`
    WITH wanted AS (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) AS id)
    SELECT s.id, s.name FROM wanted JOIN street_office s ON s.adcode = left(wanted.id, 6) AND s.id = wanted.id
    UNION ALL
    SELECT a.id, concat_ws(' ', a.number, a.name) FROM wanted JOIN area a ON a.adcode = left(wanted.id, 6) AND a.id = wanted.id
    UNION ALL
    SELECT c.id, c.name FROM wanted JOIN compound c ON c.adcode = left(wanted.id, 6) AND c.id = wanted.id
    UNION ALL
    SELECT o.id, o.name FROM wanted JOIN organisation o ON o.id = wanted.id`,
  )
  return new Map(found.map(({ id, name }) => [id, name]))
}
