/** Toy maps: squares of 100 m on a grid of lanes, at a place in the zone of 114° E. */
import { BundleParams } from '#contract/bundling.ts'
import { fromGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import type { BundleMap, MapCompound } from '#server/areas/bundling/map.ts'

const origin = [460_000, 3_850_000] as const

/** Metres east and north of a corner of the toy map, one after the other → degrees. */
export const degreesOf = (...metres: number[]): Float64Array =>
  Float64Array.from({ length: metres.length }, (_, k) => {
    const at = k - (k % 2)
    const place = fromGaussKruger([origin[0] + (metres[at] ?? 0), origin[1] + (metres[at + 1] ?? 0)], 114)
    return place[k % 2] as number
  })

export const rectangle = (west: number, south: number, wide = 100, high = 100): Float64Array =>
  degreesOf(west, south, west + wide, south, west + wide, south + high, west, south + high, west, south)

export type ToyCompound = Partial<Omit<MapCompound, 'parts'>> & { id: string; ring: Float64Array }

export const toyCompound = ({ ring, ...facts }: ToyCompound): MapCompound => ({
  households: 200,
  floorAreaM2: null,
  costWan: null,
  planYear: null,
  street: null,
  owner: null,
  ...facts,
  parts: [[ring]],
})

/** Squares in one row, `gapM` apart: a, b, c … */
export const row = (
  count: number,
  gapM = 20,
  facts: (place: number) => Partial<ToyCompound> = () => ({}),
): MapCompound[] =>
  Array.from({ length: count }, (_, place) =>
    toyCompound({
      id: 'abcdefghijklmnopqrstuvwxyz'[place] ?? '',
      ring: rectangle(place * (100 + gapM), 0),
      ...facts(place),
    }),
  )

export const toyMap = (compounds: readonly MapCompound[], rest: Partial<BundleMap> = {}): BundleMap => ({
  compounds,
  barriers: [],
  crossings: [],
  ...rest,
})

export const toyParams = (params: Record<string, unknown> = {}): BundleParams =>
  BundleParams.parse({ compounds: { min: 1 }, ...params })
