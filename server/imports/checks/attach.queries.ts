/** Files of outlines without names: which compound each outline lies over. */
import { sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { z } from 'zod'
import { formOf } from '#geodata/checks/form.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows } from '../../db/connection.ts'
import { inBatches } from './batches.ts'
import { drawnTable, gridDegrees, type Placed } from './validity.queries.ts'

/** All shares 0–1. `share` is what both have in common by what they cover together: 1 is the same outline, a third already half of each. */
export type Overlaid = { compoundId: string; share: number; ofRow: number; ofCompound: number }

const Found = z.object({
  at: z.int(),
  compoundId: z.string(),
  share: z.number(),
  ofRow: z.number(),
  ofCompound: z.number(),
})

/** Less is a matter of drawing. */
const leastShare = 0.01
const limits = { vertices: 20_000, parts: 500 }

/** By `at`, the likeliest first; rows over no compound are left out, as are those that are no area or cross themselves. */
export async function attachByOverlap(
  connection: Connection,
  reader: Reader,
  adcode: string,
  rows: readonly { at: number; geometry: Geometry }[],
): Promise<Map<number, Overlaid[]>> {
  const attached = new Map<number, Overlaid[]>()
  const areas = rows.flatMap(({ at, geometry }): Placed[] => {
    const { shape, repair } = formOf(geometry, ['area'], ['area'], limits)
    return shape ? [{ at, shape }] : repair?.code === 'close-line' ? [{ at, shape: repair.after }] : []
  })
  for (const batch of inBatches(areas, ({ shape }) => shape)) {
    for (const { at, ...found } of await findOverlaid(connection, reader, adcode, batch)) {
      const others = attached.get(at)
      if (others) others.push(found)
      else attached.set(at, [found])
    }
  }
  return attached
}

const findOverlaid = (connection: Connection, reader: Reader, adcode: string, rows: readonly Placed[]) =>
  findRows(
    connection,
    Found,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)}),
    sound AS MATERIALIZED (SELECT at, shape FROM drawn WHERE st_isvalid(shape)),
    pairs AS MATERIALIZED (
      SELECT s.at, c.id, s.shape AS one, c.boundary AS other
      FROM sound s JOIN compound c ON c.boundary && s.shape
      WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL AND st_isvalid(c.boundary)
    ),
    shared AS MATERIALIZED (
      SELECT at, id, st_area(one) AS one, st_area(other) AS other, st_area(st_intersection(one, other, ${gridDegrees})) AS joint
      FROM pairs WHERE st_intersects(one, other)
    )
    SELECT at, id AS "compoundId", joint / (one + other - joint) AS share, joint / one AS "ofRow", joint / other AS "ofCompound"
    FROM shared WHERE one > 0 AND other > 0 AND joint / least(one, other) > ${leastShare}::float8
    ORDER BY at, share DESC, id`,
  )
