/** A polygon that crosses itself, lies over its own part or has its holes outside, as it was probably meant: what it goes around. */
import type { Geometry, MultiLineString, MultiPolygon, Polygon } from 'geojson'
import { isMeantInside } from '#geodata/checks/winding.ts'
import { toMultiPolygon } from '#geodata/geojson.ts'
import type { Connection } from '../../db/connection.ts'
import { inBatches } from './batches.ts'
import { findFaces, type Placed, uniteFaces } from './validity.queries.ts'

export type Mended = { shape: Geometry; sizeM2: number }

/** By `at`; one that encloses nothing is left out. */
export async function makeValid(
  connection: Connection,
  measureSrid: number,
  rows: readonly { at: number; shape: Polygon | MultiPolygon }[],
): Promise<Map<number, Mended>> {
  const mended = new Map<number, Mended>()
  for (const batch of inBatches(rows, ({ shape }) => shape)) {
    const lines = batch.map(({ at, shape }): Placed => ({ at, shape: linesOf(shape) }))
    const partsOf = new Map(batch.map(({ at, shape }) => [at, toMultiPolygon(shape).coordinates]))
    const faces = await findFaces(connection, lines)
    const chosen = faces.filter(({ at, inside }) => isMeantInside(partsOf.get(at) ?? [], inside))
    if (chosen.length === 0) continue
    for (const { at, shape, sizeM2 } of await uniteFaces(connection, measureSrid, lines, chosen))
      mended.set(at, { shape: shape as Geometry, sizeM2 }) // what ST_AsGeoJSON writes is GeoJSON
  }
  return mended
}

const linesOf = (shape: Polygon | MultiPolygon): MultiLineString => ({
  type: 'MultiLineString',
  coordinates: toMultiPolygon(shape).coordinates.flat(),
})
