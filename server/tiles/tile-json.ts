/** TileJSON 3.0.0: what a map program needs to know to draw our tiles. */
import { z } from 'zod'
import { Bounds } from '#contract/geometry.ts'
import type { Tileset } from './tilesets.ts'
import { lastZoom, vectorLayers } from './vector-layers.ts'

const VectorLayer = z.object({
  id: z.string(),
  description: z.string(),
  minzoom: z.int(),
  maxzoom: z.int(),
  fields: z.record(z.string(), z.string()),
})
export const TileJson = z.object({
  tilejson: z.literal('3.0.0'),
  name: z.string(),
  attribution: z.string(),
  scheme: z.literal('xyz'),
  /** One template: only {z}, {x} and {y} are to be filled. */
  tiles: z.array(z.string()),
  minzoom: z.int(),
  maxzoom: z.int(),
  /** West, south, east, north of what is on the map; absent where nothing is. */
  bounds: Bounds.optional(),
  vector_layers: z.array(VectorLayer),
})
export type TileJson = z.infer<typeof TileJson>

/** `origin` is the address the client used; `notice` goes beside the attribution. */
export function tileJsonOf(
  name: Tileset,
  { origin, bounds, notice }: { origin: string; bounds: Bounds | null; notice: string | null },
): TileJson {
  return {
    tilejson: '3.0.0',
    name,
    attribution: notice ? `连片 Lianpian · ${notice}` : '连片 Lianpian',
    scheme: 'xyz',
    tiles: [`${origin}/api/tiles/${name}/{z}/{x}/{y}`],
    minzoom: 0,
    maxzoom: lastZoom[name],
    ...(bounds && { bounds }),
    vector_layers: vectorLayers[name],
  }
}
