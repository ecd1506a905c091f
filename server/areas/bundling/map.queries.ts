/** The map of a district as the engine takes it: candidates, barriers that are switched on, crossings, works shared by neighbours. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { BoundaryShape } from '#contract/geometry.ts'
import type { Status } from '#contract/status.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { shapeFromJson } from '../../compounds/boundary.queries.ts'
import { type Connection, findRows } from '../../db/connection.ts'
import { findDecisions } from '../neighbour-decisions.queries.ts'
import type { Ground } from '../neighbours.queries.ts'
import type { LonLats } from './map.ts'
import type { SentMap, SharedWorks } from './solver/messages.ts'

/** Which compounds take part: in the window with one of the statuses, or named by hand wherever they are. */
export type Wanted = { window: BoundaryShape | undefined; statuses: readonly Status[]; added: readonly string[] }

/** A work runs along a compound where it is this near, metres: the width of a lane. */
const alongM = 15

const Candidate = z.object({
  id: z.string(),
  name: z.string(),
  households: z.number().nullable(),
  isEstimate: z.boolean(),
  floorAreaM2: z.number().nullable(),
  costWan: z.number().nullable(),
  planYear: z.int().nullable(),
  street: z.string().nullable(),
  owner: z.string().nullable(),
  /** GeoJSON as text: read once, into flat arrays. */
  boundary: z.string(),
})
const Lines = z.object({ name: z.string().nullable(), shape: z.string() })

/** Coordinates with all their digits, so that process and database see the same map. */
const exact = (column: SQL) => sql`st_asgeojson(${column}, 15, 0)`

export async function findBundleMap(
  connection: Connection,
  reader: Reader,
  ground: Ground,
  wanted: Wanted,
): Promise<SentMap> {
  const { adcode, measureSrid } = ground
  const candidates = await findCompounds(connection, reader, adcode, wanted)
  const barriers = await findRows(
    connection,
    Lines,
    sql`SELECT name, ${exact(sql`line`)} AS shape FROM barrier
        WHERE ${visibleTo(reader)} AND adcode = ${adcode} AND active ORDER BY id`,
  )
  const crossings = await findRows(
    connection,
    Lines,
    sql`SELECT name, ${exact(sql`shape`)} AS shape FROM crossing
        WHERE ${visibleTo(reader)} AND adcode = ${adcode} ORDER BY id`,
  )
  const decided = await findDecisions(connection, reader, adcode)
  return {
    decided: decided.map(({ from, to, linked }) => ({ from, to, linked })),
    compounds: candidates.map(({ boundary, ...facts }) => ({ ...facts, parts: polygonsOf(boundary) })),
    barriers: barriers.map(({ name, shape }) => ({ name, lines: linesOf(shape) })),
    crossings: crossings.map(({ shape }) => ({ lines: linesOf(shape) })),
    meridian: meridianOf(measureSrid),
    shared: await findSharedWorks(connection, reader, ground),
  }
}

/** EPSG:4513…4533 are the zones of 3° from 75° to 135° east. */
const meridianOf = (measureSrid: number) => 3 * (measureSrid - 4509)

/** Members of adopted areas take part whatever their status: as locked areas, or set free by the planner. */
function findCompounds(connection: Connection, reader: Reader, adcode: string, { window, statuses, added }: Wanted) {
  const inWindow = window
    ? sql`st_intersects(c.boundary, ${shapeFromJson(window)}) AND st_within(st_pointonsurface(c.boundary), ${shapeFromJson(window)})`
    : sql`true`
  return findRows(
    connection,
    Candidate,
    sql`
    SELECT c.id, c.name, c.households,
      coalesce(c.provenance->'households'->>'kind' IN ('invented', 'estimated'), false) AS "isEstimate", c.floor_area_m2 AS "floorAreaM2", c.cost_wan AS "costWan", c.plan_year AS "planYear",
      c.street_office_id AS street, coalesce(c.property_manager, c.owner_unit) AS owner, ${exact(sql`c.boundary`)} AS boundary
    FROM compound_standing c
    LEFT JOIN scheme ON scheme.adcode = c.adcode AND scheme.adopted
    LEFT JOIN area_member m ON m.adcode = c.adcode AND m.scheme_id = scheme.id AND m.compound_id = c.id
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL AND c.boundary IS NOT NULL
      AND (
        c.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(added)}::jsonb))
        OR ${inWindow} AND (
          m.area_id IS NOT NULL OR c.status IN (SELECT jsonb_array_elements_text(${JSON.stringify(statuses)}::jsonb))))
    ORDER BY c.ledger_row NULLS LAST, c.id`,
  )
}

/** For each two compounds that a line of works runs along, its metres that lie along both. */
function findSharedWorks(connection: Connection, reader: Reader, { adcode, measureSrid }: Ground) {
  return findRows(
    connection,
    z.object({ from: z.string(), to: z.string(), metres: z.number() }) satisfies z.ZodType<SharedWorks>,
    sql`
    WITH along AS MATERIALIZED (
      SELECT w.id AS work, c.id, st_intersection(
        st_transform(w.geometry, ${measureSrid}::int),
        st_buffer(st_transform(c.boundary, ${measureSrid}::int), ${alongM}::float8, 4)) AS line
      FROM work w
      JOIN compound c ON c.adcode = ${adcode} AND c.retired_on IS NULL
        AND c.boundary && st_expand(w.geometry, 0.0003)
        AND st_dwithin(st_transform(c.boundary, ${measureSrid}::int), st_transform(w.geometry, ${measureSrid}::int), ${alongM}::float8)
      WHERE ${visibleTo(reader)} AND w.adcode = ${adcode} AND st_dimension(w.geometry) = 1 AND w.state <> 'finished'
    )
    SELECT a.id AS "from", b.id AS "to", round(sum(st_length(st_intersection(a.line, b.line)))::numeric, 1)::float8 AS metres
    FROM along a JOIN along b ON b.work = a.work AND b.id > a.id AND a.line && b.line
    GROUP BY a.id, b.id HAVING sum(st_length(st_intersection(a.line, b.line))) > 1
    ORDER BY a.id, b.id`,
  )
}

type Coordinates = readonly (readonly [number, number])[]

function polygonsOf(geojson: string): LonLats[][] {
  const { coordinates } = JSON.parse(geojson) as { coordinates: Coordinates[][] } // the column is of MultiPolygons
  return coordinates.map((rings) => rings.map(flat))
}

/** Lines of a barrier or crossing; a point is a line of one position. */
function linesOf(geojson: string): LonLats[] {
  const shape = JSON.parse(geojson) as { type: string; coordinates: unknown } // PostGIS wrote it
  if (shape.type === 'Point') return [flat([shape.coordinates as [number, number]])]
  if (shape.type === 'LineString') return [flat(shape.coordinates as Coordinates)]
  if (shape.type === 'MultiPoint') return (shape.coordinates as Coordinates).map((position) => flat([position]))
  return (shape.coordinates as Coordinates[]).map(flat)
}

function flat(positions: Coordinates): LonLats {
  const numbers = new Float64Array(2 * positions.length)
  positions.forEach(([lon, lat], k) => {
    numbers[2 * k] = lon
    numbers[2 * k + 1] = lat
  })
  return numbers
}
