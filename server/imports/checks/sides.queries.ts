/** What lies between compounds of a file and what they belong to: the road they are called after, the others of their street office. */
import { sql } from 'drizzle-orm'
import type { Position } from 'geojson'
import { z } from 'zod'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows } from '../../db/connection.ts'
import { drawnTable, type Placed } from './validity.queries.ts'

type Asked = { adcode: string; measureSrid: number }

/** Names of the ledger's roads. */
export const findRoadNames = async (connection: Connection, adcode: string): Promise<string[]> => {
  const rows = await findRows(
    connection,
    z.object({ name: z.string() }),
    sql`SELECT DISTINCT name FROM road WHERE adcode = ${adcode} AND name IS NOT NULL`,
  )
  return rows.map(({ name }) => name)
}

const ToRoad = z.object({
  at: z.int(),
  name: z.string(),
  /** From the outline to the road's centre line; null where none of it lies within the distance asked for. */
  lengthM: z.number().nullable(),
  /** The barrier in between, null where there is none. */
  barrier: z.object({ kind: z.string(), name: z.string(), invented: z.boolean() }).nullable(),
  invented: z.boolean(),
})
export type ToRoad = z.infer<typeof ToRoad>

/** Metres before the road in which a barrier is one that meets it, not one that lies in between. */
const atRoadM = 15
/** Of longitude, where China is narrowest; what is found too far is measured afterwards. */
const metresPerDegree = 65_000

/** The way from each row to each road it names, and the first barrier across it that is another one. */
export const findWaysToRoads = (
  connection: Connection,
  { adcode, measureSrid }: Asked,
  rows: readonly Placed[],
  { named, farM }: { named: readonly { at: number; name: string }[]; farM: number },
) =>
  findRows(
    connection,
    ToRoad,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)}),
    named AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS n(at int, name text)),
    nearest AS MATERIALIZED (
      SELECT DISTINCT ON (n.at, n.name) n.at, n.name, coalesce(r.invented, false) AS invented, st_shortestline(d.shape, r.line) AS way
      FROM named n JOIN drawn d ON d.at = n.at
      LEFT JOIN road r ON r.line && st_expand(d.shape, ${farM / metresPerDegree}::float8) AND r.adcode = ${adcode} AND r.name = n.name
      ORDER BY n.at, n.name, st_distance(d.shape, r.line)
    ),
    ways AS MATERIALIZED (SELECT *, st_length(st_transform(way, ${measureSrid}::int)) AS length FROM nearest)
    SELECT w.at, w.name, w.length AS "lengthM", w.invented,
      CASE WHEN b.kind IS NOT NULL THEN jsonb_build_object('kind', b.kind, 'name', coalesce(b.name, ''), 'invented', b.invented) END AS barrier
    FROM ways w LEFT JOIN LATERAL (
      SELECT b.kind, b.name, b.invented FROM barrier b
      WHERE w.length > ${atRoadM}::float8 AND b.line && w.way AND b.adcode = ${adcode} AND b.active AND b.name IS DISTINCT FROM w.name
        AND st_intersects(b.line, st_linesubstring(w.way, 0, 1 - ${atRoadM}::float8 / w.length))
      ORDER BY b.id LIMIT 1
    ) b ON true
    ORDER BY w.at, w.length`,
  )

const Home = z.object({ name: z.string(), place: z.tuple([z.number(), z.number()]), invented: z.boolean() })

/** Middles of the placed compounds of a district, with the street office of each; without those of the ids given. */
export const findHomes = (connection: Connection, reader: Reader, adcode: string, without: readonly string[]) =>
  findRows(
    connection,
    Home,
    sql`
    SELECT s.name, jsonb_build_array(st_x(st_centroid(c.boundary)), st_y(st_centroid(c.boundary))) AS place,
      coalesce(c.provenance->'boundary'->>'kind' = 'invented', false) AS invented
    FROM compound c JOIN street_office s ON s.adcode = c.adcode AND s.id = c.street_office_id
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL AND c.boundary IS NOT NULL
      AND c.id NOT IN (SELECT jsonb_array_elements_text(${JSON.stringify(without)}::jsonb))
    ORDER BY c.id`,
  )

/** `which`: its name, by which the pieces of one barrier are one; of a nameless piece its own id. */
const Between = z.object({
  way: z.int(),
  kind: z.string(),
  which: z.string(),
  name: z.string(),
  invented: z.boolean(),
})
export type Between = z.infer<typeof Between>

/** The barriers each straight way crosses. Ways are numbered as given. */
export const findBetween = (
  connection: Connection,
  adcode: string,
  ways: readonly (readonly [from: Position, to: Position])[],
) =>
  findRows(
    connection,
    Between,
    sql`
    WITH ways AS MATERIALIZED (
      SELECT number::int - 1 AS way, st_setsrid(st_makeline(
        st_makepoint((ends->0->>0)::float8, (ends->0->>1)::float8), st_makepoint((ends->1->>0)::float8, (ends->1->>1)::float8)), 4490) AS line
      FROM jsonb_array_elements(${JSON.stringify(ways)}::jsonb) WITH ORDINALITY AS w(ends, number)
    )
    SELECT w.way, b.kind, coalesce(b.name, b.id) AS which, coalesce(max(b.name), '') AS name, bool_or(b.invented) AS invented
    FROM ways w JOIN barrier b ON b.line && w.line AND b.adcode = ${adcode} AND b.active AND st_intersects(b.line, w.line)
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  )
