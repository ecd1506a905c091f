/** What the workbench draws before anything is saved: shapes of sets, and who is a neighbour of whom in a district. */
import type { AreaShape, NeighbourPair, ShapesRequest } from '#contract/area.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { findPlacedIds } from './areas.queries.ts'
import { findGrounds } from './ground.queries.ts'
import { findNeighbourLinks } from './neighbours.queries.ts'

/** Throws NotFound for an unknown district; ids that are no placed compounds of it add nothing. */
export async function shapesOf(
  connection: Connection,
  reader: Reader,
  adcode: string,
  sets: ShapesRequest['sets'],
): Promise<AreaShape[]> {
  const district = await getDistrict(connection, adcode)
  const wanted = sets.map(({ key, compounds }) => ({ key, ids: compounds }))
  const grounds = await findGrounds(connection, reader, district, wanted)
  return grounds.map(({ key, shape, label }) => ({ key, shape, label }))
}

/** All pairs of placed compounds at most `maxGapM` apart, by the one rule of contiguity. */
export async function listNeighbours(
  connection: Connection,
  reader: Reader,
  adcode: string,
  maxGapM: number,
): Promise<NeighbourPair[]> {
  const district = await getDistrict(connection, adcode)
  const set = { key: adcode, ids: await findPlacedIds(connection, reader, adcode), maxGapM }
  const pairs = await findNeighbourLinks(connection, reader, district, [set])
  return pairs.map(({ key: _, ...pair }) => pair)
}
