/** What PostGIS says of a boundary before it is saved, and of what lies around a place while somebody draws. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { BoundaryShape, Bounds } from '#contract/geometry.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { defaultMaxGapM } from '../areas/contiguity.ts'
import { jsonParts } from '../db/bulk.ts'
import { type Connection, findRows, getRow } from '../db/connection.ts'
import type { Finding } from '../errors.ts'

export const shapeFromJson = (shape: BoundaryShape) =>
  sql`st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(shape)}), 4490))`

const Validity = z.object({
  valid: z.boolean(),
  reason: z.string().nullable(),
  place: z.tuple([z.number(), z.number()]).nullable(),
  sizeM2: z.number().nullable(),
})

const reasons: [RegExp, string][] = [
  [/Self-intersection|Ring Self-intersection/i, 'self-crossing'],
  [/Hole lies outside/i, 'hole-outside'],
  [/Nested|Duplicate/i, 'nested-parts'],
  [/Too few points/i, 'too-few-points'],
]
const smallestM2 = 20
const largestM2 = 20_000_000

/**
 * Faults that make a boundary unusable: crossing itself, enclosing nothing, absurdly small or large. Sizes in m² in the
 * district's own zone. Empty means sound.
 */
export async function boundaryFaults(
  connection: Connection,
  measureSrid: number,
  shape: BoundaryShape,
): Promise<Finding[]> {
  return faultsOf(await lookAt(connection, measureSrid, shape))
}

function faultsOf(seen: z.infer<typeof Validity>): Finding[] {
  const faults = faultsOfForm(seen)
  const size = seen.sizeM2 ?? 0
  if (faults.length) return faults
  if (size < smallestM2)
    return [{ code: 'too-small', params: { sizeM2: round(size), limitM2: smallestM2 }, pointer: '/boundary' }]
  if (size > largestM2) {
    return [
      { code: 'too-big', params: { sizeKm2: round(size / 1e6), limitKm2: largestM2 / 1e6 }, pointer: '/boundary' },
    ]
  }
  return []
}

const Identified = Validity.extend({ id: z.string() })

/** The same of many boundaries at once, by id; those that are sound are left out. */
export async function faultsOfMany(
  connection: Connection,
  measureSrid: number,
  shapes: readonly { id: string; shape: unknown }[],
): Promise<Map<string, Finding[]>> {
  const faults = new Map<string, Finding[]>()
  for (const part of jsonParts(shapes)) {
    const seen = await findRows(
      connection,
      Identified,
      sql`
      WITH drawn AS MATERIALIZED (
        SELECT r.id, st_multi(st_setsrid(st_geomfromgeojson(r.shape), 4490)) AS shape
        FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, shape jsonb)
      ),
      detail AS (SELECT id, shape, st_isvaliddetail(shape) AS d FROM drawn)
      SELECT id, (d).valid AS valid, (d).reason AS reason, ${placeOfFault} AS place,
        CASE WHEN (d).valid THEN st_area(st_transform(shape, ${measureSrid}::int)) END AS "sizeM2"
      FROM detail`,
    )
    for (const { id, ...each } of seen) {
      const found = faultsOf(each)
      if (found.length > 0) faults.set(id, found)
    }
  }
  return faults
}

const placeOfFault = sql`
  CASE WHEN (d).location IS NULL THEN NULL ELSE jsonb_build_array(st_x((d).location), st_y((d).location)) END`

/** Faults of the form alone, for an outline drawn around compounds: it may be of any size. Empty means sound. */
export async function formFaults(
  connection: Connection,
  measureSrid: number,
  shape: BoundaryShape,
): Promise<Finding[]> {
  return faultsOfForm(await lookAt(connection, measureSrid, shape))
}

async function lookAt(connection: Connection, measureSrid: number, shape: BoundaryShape) {
  return getRow(
    connection,
    Validity,
    sql`
    WITH drawn AS MATERIALIZED (SELECT ${shapeFromJson(shape)} AS shape),
    detail AS (SELECT shape, st_isvaliddetail(shape) AS d FROM drawn)
    SELECT (d).valid AS valid, (d).reason AS reason, ${placeOfFault} AS place,
      CASE WHEN (d).valid THEN st_area(st_transform(shape, ${measureSrid}::int)) END AS "sizeM2"
    FROM detail`,
  )
}

function faultsOfForm({ valid, reason, place, sizeM2 }: z.infer<typeof Validity>): Finding[] {
  if (!valid) {
    const code = reasons.find(([pattern]) => pattern.test(reason ?? ''))?.[1] ?? 'self-crossing'
    return [{ code, params: {}, pointer: '/boundary', place }]
  }
  return sizeM2 ? [] : [{ code: 'zero-size', params: {}, pointer: '/boundary' }]
}

const Doubt = z.object({
  code: z.enum(['overlap', 'outside-district', 'parts-apart']),
  name: z.string(),
  amount: z.number(),
  place: z.tuple([z.number(), z.number()]),
})

/**
 * Doubts a planner should look at but may keep: overlap with a neighbour (> 1 m²), a share outside the district (> 1 %),
 * parts farther from the rest than neighbours may be. Compounds `drawnAnew` do not count as they are stored; `others` are
 * those of them to be judged against, as they would be.
 */
export async function boundaryDoubts(
  connection: Connection,
  reader: Reader,
  compound: { adcode: string; drawnAnew: readonly string[]; measureSrid: number },
  shape: BoundaryShape,
  others: readonly { id: string; boundary: BoundaryShape }[] = [],
): Promise<Finding[]> {
  const rows = await findRows(
    connection,
    Doubt,
    sql`
    WITH drawn AS MATERIALIZED (SELECT ${shapeFromJson(shape)} AS shape),
    drawn_anew AS MATERIALIZED (SELECT jsonb_array_elements_text(${JSON.stringify(compound.drawnAnew)}::jsonb) AS id),
    others AS MATERIALIZED (
      SELECT other->>'id' AS id, st_multi(st_setsrid(st_geomfromgeojson(other->>'boundary'), 4490)) AS shape
      FROM jsonb_array_elements(${JSON.stringify(others)}::jsonb) other
    ),
    overlapped AS (
      SELECT c.name, st_intersection(c.boundary, drawn.shape) AS shared
      FROM compound c, drawn
      WHERE ${visibleTo(reader)} AND c.adcode = ${compound.adcode} AND c.retired_on IS NULL
        AND c.id NOT IN (SELECT id FROM drawn_anew) AND st_intersects(c.boundary, drawn.shape)
      UNION ALL
      SELECT c.name, st_intersection(others.shape, drawn.shape)
      FROM others JOIN compound c ON c.adcode = ${compound.adcode} AND c.id = others.id, drawn
      WHERE ${visibleTo(reader)} AND st_intersects(others.shape, drawn.shape)
    ),
    outside AS (
      SELECT d.name, st_difference(drawn.shape, d.boundary) AS part, drawn.shape
      FROM district d, drawn WHERE d.adcode = ${compound.adcode} AND d.boundary IS NOT NULL
    ),
    parts AS (
      SELECT shape, st_clusterdbscan(shape, ${defaultMaxGapM}::float8, 1) OVER () AS near
      FROM (SELECT st_transform(part.geom, ${compound.measureSrid}::int) AS shape FROM drawn, st_dump(drawn.shape) part) zone
    ),
    clusters AS (
      SELECT st_collect(shape) AS shape, row_number() OVER (ORDER BY sum(st_area(shape)) DESC) AS place FROM parts GROUP BY near
    ),
    apart AS (
      SELECT DISTINCT ON (c.place) st_shortestline(c.shape, rest.shape) AS line
      FROM clusters c JOIN clusters rest ON rest.place <> c.place
      WHERE c.place > 1 ORDER BY c.place, st_distance(c.shape, rest.shape)
    ),
    measured AS (
      SELECT 'overlap' AS code, name, st_area(st_transform(shared, ${compound.measureSrid}::int)) AS amount, shared AS part FROM overlapped
      UNION ALL
      SELECT 'outside-district', name, 100 * st_area(part) / nullif(st_area(shape), 0), part FROM outside
      UNION ALL
      SELECT 'parts-apart', '', st_length(line), st_transform(st_lineinterpolatepoint(line, 0.5), 4490) FROM apart
    )
    SELECT code, name, amount,
      jsonb_build_array(st_x(st_pointonsurface(part)), st_y(st_pointonsurface(part))) AS place
    FROM measured WHERE amount > 1 ORDER BY code, amount DESC LIMIT 20`,
  )
  return rows.map((row) => ({ code: row.code, params: doubtParams(row), pointer: '/boundary', place: row.place }))
}

function doubtParams({ code, name, amount }: z.infer<typeof Doubt>): Finding['params'] {
  if (code === 'overlap') return { name, sizeM2: round(amount) }
  if (code === 'parts-apart') return { gapM: round(amount) }
  return { district: name, shareOutside: round(amount) }
}

const round = (value: number) => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10)

const Nearby = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })

/**
 * Exact boundaries and road centre lines in a window, for snapping: tiles are quantised and will not do. Corners have the same
 * seven places as in a compound's own boundary, so that shared ones are equal. At most 2,000.
 */
export async function findNearby(connection: Connection, reader: Reader, adcode: string, [w, s, e, n]: Bounds) {
  return getRow(
    connection,
    Nearby,
    sql`
    WITH frame AS MATERIALIZED (SELECT st_makeenvelope(${w}, ${s}, ${e}, ${n}, 4490) AS box),
    shapes AS (
      SELECT c.id, 'compound' AS kind, c.name, c.version, c.boundary AS shape FROM compound c, frame
      WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL AND c.boundary && frame.box
      UNION ALL
      SELECT r.id, 'road', r.name, r.version, r.line FROM road r, frame WHERE r.adcode = ${adcode} AND r.line && frame.box
      LIMIT 2000
    )
    SELECT 'FeatureCollection' AS type, coalesce(jsonb_agg(jsonb_build_object(
      'type', 'Feature', 'id', id, 'properties',
      jsonb_build_object('id', id, 'kind', kind, 'name', name, 'version', version),
      'geometry', st_asgeojson(shape, 7, 0)::jsonb)), '[]'::jsonb) AS features
    FROM shapes`,
  )
}
