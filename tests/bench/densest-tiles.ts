import type { Position } from 'geojson'

export type TilePlace = { z: number; x: number; y: number }
export type CountedTile = TilePlace & { count: number }

/** The `most` tiles of a zoom that hold most of the places (degrees), fullest first. */
export function densestTiles(places: readonly Position[], z: number, most: number): CountedTile[] {
  const counts = new Map<string, CountedTile>()
  for (const place of places) {
    const tile = tileOf(place, z)
    const key = `${tile.x}/${tile.y}`
    const counted = counts.get(key) ?? { ...tile, count: 0 }
    counted.count++
    counts.set(key, counted)
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, most)
}

function tileOf([longitude = 0, latitude = 0]: Position, z: number): TilePlace {
  const radians = (latitude * Math.PI) / 180
  const x = ((longitude + 180) / 360) * 2 ** z
  const y = (0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI)) * 2 ** z
  return { z, x: Math.floor(x), y: Math.floor(y) }
}
