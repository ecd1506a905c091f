/** Questions about walls: what land lies at and between two compounds, and what is decided about the wall there. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { Position } from '#contract/geometry.ts'
import { Wall } from '#contract/wall.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../../db/connection.ts'
import type { Ground } from '../neighbours.queries.ts'
import { column, compoundById } from '../wanted.queries.ts'

/** Two compounds by id, the smaller one first. */
export type Pair = { from: string; to: string }

const Boundary = z.object({
  id: z.string(),
  name: z.string(),
  /** Polygons of rings, degrees, with all their digits. */
  parts: z.array(z.array(z.array(Position))),
  /** A retired compound stands between nobody. */
  retired: z.boolean(),
})
export type FoundBoundary = z.infer<typeof Boundary>

/** The compounds of the pairs, and every other one within `reachM` metres of one of them; those without a boundary are left out. */
export function findBoundaries(
  connection: Connection,
  reader: Reader,
  { adcode, measureSrid }: Ground,
  pairs: readonly Pair[],
  reachM: number,
): Promise<FoundBoundary[]> {
  const ids = column([...new Set(pairs.flatMap(({ from, to }) => [from, to]))], sql`text`)
  return findRows(
    connection,
    Boundary,
    sql`
    WITH members AS MATERIALIZED (
      SELECT c.id, c.boundary FROM unnest(${ids}) AS r(id) CROSS JOIN LATERAL ${compoundById(adcode, sql`r.id`)} c
      WHERE ${visibleTo(reader)} AND c.boundary IS NOT NULL
    ),
    wanted AS MATERIALIZED (
      SELECT id FROM members
      UNION SELECT near.id FROM members m
      CROSS JOIN LATERAL (
        SELECT c.id FROM compound c
        WHERE c.adcode = ${adcode} AND c.boundary &&
          st_transform(st_expand(st_transform(m.boundary, ${measureSrid}::int), ${reachM}::float8), 4490)
        OFFSET 0
      ) near
    )
    SELECT c.id, c.name, st_asgeojson(c.boundary, 15, 0)::jsonb->'coordinates' AS parts, c.retired_on IS NOT NULL AS retired
    FROM wanted w CROSS JOIN LATERAL ${compoundById(adcode, sql`w.id`)} c
    ORDER BY c.id`,
  )
}

const Decided = Wall.pick({ from: true, to: true, decision: true, consent: true, note: true, version: true })
export type DecidedWall = z.infer<typeof Decided>

/** What is decided about the walls of the pairs; nothing of those nobody has decided anything about. */
export function findDecided(
  connection: Connection,
  reader: Reader,
  adcode: string,
  pairs: readonly Pair[],
): Promise<DecidedWall[]> {
  const fromIds = column(
    pairs.map(({ from }) => from),
    sql`text`,
  )
  const toIds = column(
    pairs.map(({ to }) => to),
    sql`text`,
  )
  return findRows(
    connection,
    Decided,
    sql`
    SELECT w.from_id AS "from", w.to_id AS "to", w.decision, w.consent, w.note, w.version
    FROM unnest(${fromIds}, ${toIds}) AS r(from_id, to_id)
    CROSS JOIN LATERAL (
      SELECT * FROM wall WHERE wall.adcode = ${adcode} AND wall.from_id = r.from_id AND wall.to_id = r.to_id OFFSET 0
    ) w
    WHERE ${visibleTo(reader)}`,
  )
}

/** What is stored of a pair's wall, as the audit keeps it, locked for the write that follows; null where nothing is. */
export function lockWall(connection: Connection, adcode: string, { from, to }: Pair) {
  return findRow(
    connection,
    z.object({ version: z.int(), row: z.unknown() }),
    sql`SELECT w.version, to_jsonb(w) AS row FROM wall w
        WHERE w.adcode = ${adcode} AND w.from_id = ${from} AND w.to_id = ${to} FOR UPDATE`,
  )
}
