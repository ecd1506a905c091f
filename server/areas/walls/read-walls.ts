/** The walls between members of a saved area, as they stand now. */
import type { AreaWalls, Wall } from '#contract/wall.ts'
import { wallReachM } from '#contract/wall.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { NotFound } from '../../errors.ts'
import { findStoredArea } from '../areas.queries.ts'
import { findNeighbourLinks } from '../neighbours.queries.ts'
import { totalWalls } from './wall-totals.ts'
import { findWalls } from './walls.queries.ts'

/** The longest first, with metres by decision. Throws NotFound where there is no area the reader may see. */
export async function listWalls(connection: Connection, reader: Reader, areaId: string): Promise<AreaWalls> {
  const area = await findStoredArea(connection, reader, areaId)
  if (!area) throw new NotFound('area', areaId)
  const items = await wallsBetween(connection, reader, area.adcode, area.compounds)
  return { total: items.length, ...totalWalls(items), items }
}

/**
 * The walls between any two of these compounds. A pair that a barrier keeps apart, or that a planner denied to be
 * neighbours, has none: a road, a railway or a river runs between the two, and what stands along it is no wall to be
 * opened towards the other.
 */
export async function wallsBetween(
  connection: Connection,
  reader: Reader,
  adcode: string,
  ids: readonly string[],
): Promise<Wall[]> {
  const district = await getDistrict(connection, adcode)
  const links = await findNeighbourLinks(connection, reader, district, [{ key: adcode, ids, maxGapM: wallReachM }])
  const gaps = new Map<string, number>()
  const pairs = links.flatMap(({ from, to, gapM, cut }) => {
    // a link declared by hand may be longer than a wall's reach
    if (cut !== null || gapM > wallReachM) return []
    const pair = inOrder(from, to)
    gaps.set(`${pair.from} ${pair.to}`, gapM)
    return [pair]
  })
  const walls = await findWalls(connection, reader, district, pairs)
  return walls.map((wall) => ({ ...wall, gapM: gaps.get(`${wall.from} ${wall.to}`) ?? 0 }))
}

/** The smaller id first, by its characters and not by the database's alphabet, which may pass over hyphens. */
export const inOrder = (one: string, other: string) =>
  one < other ? { from: one, to: other } : { from: other, to: one }
