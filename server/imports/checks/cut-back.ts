/** Shapes cut back to the edges of their neighbours, without the hairs such a cut leaves. */
import type { Geometry } from 'geojson'
import { withoutSpikes } from '#geodata/checks/spikes.ts'
import type { Connection } from '../../db/connection.ts'
import { cutFromNeighbours } from './overlaps.queries.ts'
import { findValidity, type Placed } from './validity.queries.ts'
import { isArea } from './validity.ts'

export type CutBack = { shape: Geometry; sizeM2: number; beforeM2: number }
type Cut = { at: number; row: number | null; compound: string | null }
type District = { adcode: string; measureSrid: number }

/** By `at`; one of which nothing usable is left is left out. Arguments as of `cutFromNeighbours`. */
export async function cutBack(
  connection: Connection,
  { adcode, measureSrid }: District,
  rows: readonly Placed[],
  cuts: readonly Cut[],
): Promise<Map<number, CutBack>> {
  const cut = await cutFromNeighbours(connection, adcode, measureSrid, rows, cuts)
  const rough = new Map(cut.map(({ at, shape, ...sizes }) => [at, { shape: shape as Geometry, ...sizes }])) // what ST_AsGeoJSON writes is GeoJSON
  const smooth = [...rough].flatMap(([at, { shape }]) => (isArea(shape) ? [{ at, shape: withoutSpikes(shape) }] : []))
  const shapes = new Map(smooth.map(({ at, shape }) => [at, shape]))
  if (smooth.length === 0) return rough
  for (const { at, valid, sizeM2 } of await findValidity(connection, measureSrid, smooth)) {
    const [before, shape] = [rough.get(at), shapes.get(at)]
    if (valid && before && shape) rough.set(at, { ...before, shape, sizeM2 })
  }
  return rough
}
