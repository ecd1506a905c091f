import { createRandom } from '#geodata/demo/random.ts'
import { layOut } from './city.ts'
import { layBarriers, layWorks } from './city-lines.ts'
import { planeAround } from './plane.ts'

/** A code nobody has, and the zone of the longitude below: 4509 + round(113.6 / 3). */
export const cityAdcode = '419999'
const centre = [113.6, 34.75] as const
export const cityZone = 4547

export type City = ReturnType<typeof generateCity>

/** The whole invented city; the same for the same sizes and seed. Coordinates in degrees, longitude first. */
export function generateCity(sizes: { compounds: number; works: number }, seed = 2026) {
  const random = createRandom(seed)
  const plane = planeAround(centre)
  const layout = layOut(cityAdcode, sizes.compounds, plane, random.branch('compounds'))
  return {
    ...layout,
    works: layWorks(cityAdcode, sizes.works, layout.superblocks, plane, random.branch('works')),
    ...layBarriers(cityAdcode, layout.superblocks, plane),
  }
}
