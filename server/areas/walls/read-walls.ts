/** The walls between members of a saved area, as they stand now. */

import type { Position } from '#contract/geometry.ts'
import type { AreaWalls, Wall } from '#contract/wall.ts'
import { wallReachM } from '#contract/wall.ts'
import { fromGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { NotFound } from '../../errors.ts'
import { findStoredArea } from '../areas.queries.ts'
import { findNeighbourLinks, type Ground } from '../neighbours.queries.ts'
import { facingSides, reachM } from './facing.ts'
import { placeLand } from './land-around.ts'
import type { Line } from './lines.ts'
import { totalWalls } from './wall-totals.ts'
import { findBoundaries, findDecided, type Pair } from './walls.queries.ts'

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
  const pairs = links
    // a link declared by hand may be longer than a wall's reach
    .filter(({ cut, gapM }) => cut === null && gapM <= wallReachM)
    .map(({ from, to, gapM }) => ({ ...inOrder(from, to), gapM }))
  const sides = await findSides(connection, reader, district, pairs)
  const decided = await findDecided(connection, reader, adcode, sides)
  const decisions = new Map(decided.map((each) => [keyOf(each), each]))
  return sides
    .toSorted((one, other) => other.lengthM - one.lengthM || (keyOf(one) < keyOf(other) ? -1 : 1))
    .map((side) => ({ ...side, lengthM: Math.round(side.lengthM), ...(decisions.get(keyOf(side)) ?? undecided) }))
}

const undecided = { decision: null, consent: 'none', note: null, version: 0 } as const

const keyOf = ({ from, to }: Pair) => `${from} ${to}`

/** The smaller id first, by its characters and not by the database's alphabet, which may pass over hyphens. */
export const inOrder = (one: string, other: string) =>
  one < other ? { from: one, to: other } : { from: other, to: one }

type WallSides = Pick<Wall, 'from' | 'to' | 'fromName' | 'toName' | 'gapM' | 'lengthM' | 'lines'>

/** The pairs that face each other, with their sides in degrees and the metres unrounded. */
async function findSides(
  connection: Connection,
  reader: Reader,
  ground: Ground,
  pairs: readonly (Pair & { gapM: number })[],
): Promise<WallSides[]> {
  if (pairs.length === 0) return []
  const meridian = meridianOf(ground.measureSrid)
  const land = placeLand(await findBoundaries(connection, reader, ground, pairs, reachM), meridian)
  return pairs.flatMap(({ from, to, gapM }) => {
    const [one, other] = [land.find(from), land.find(to)]
    const sides = one && other && facingSides(one.land, other.land, land.around(one, other))
    if (!sides) return []
    const lines = sides.lines.map((line) => onEarth(line, meridian))
    return [{ from, to, fromName: one.name, toName: other.name, gapM, lengthM: sides.lengthM, lines }]
  })
}

/** EPSG:4513…4533 are the zones of 3° from 75° to 135° east. */
const meridianOf = (measureSrid: number) => 3 * (measureSrid - 4509)

const onEarth = (line: Line, meridian: number): Position[] =>
  line.map((place) => {
    const [lon, lat] = fromGaussKruger(place, meridian)
    return [sevenPlaces(lon), sevenPlaces(lat)]
  })

const sevenPlaces = (degrees: number) => Math.round(degrees * 1e7) / 1e7
