/** Where a tile lies. Tiles are squares of Web Mercator (EPSG:3857, metres), z 0 the whole world, x eastward, y southward. */
import { tileExtent } from './encode.ts'

export type TileAddress = { z: number; x: number; y: number }
/** A rectangle in metres of EPSG:3857 or in degrees, as the name of the value says. */
export type Box = { west: number; south: number; east: number; north: number }

/** Half the side of the world: π times 6,378,137 m. */
const worldEdgeM = 20_037_508.342_789_244
const earthRadiusM = 6_378_137
/** At zoom 22 a unit of the grid is a few millimetres: finer than anything surveyed. */
export const finestZoom = 22

export const isTile = ({ z, x, y }: TileAddress): boolean =>
  [z, x, y].every(Number.isInteger) && z >= 0 && z <= finestZoom && x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z

/**
 * The tile's square in metres. Neighbours compute their common edge from the same number, so that no point lies between
 * them: west ≤ x < east and south < y ≤ north puts every point into exactly one tile.
 */
export function tileBoxM({ z, x, y }: TileAddress): Box {
  const sideM = tileSideM(z)
  const edge = (n: number) => n * sideM - worldEdgeM
  return { west: edge(x), east: edge(x + 1), north: -edge(y), south: -edge(y + 1) }
}

const tileSideM = (z: number) => (2 * worldEdgeM) / 2 ** z

/** Metres of EPSG:3857 of one unit of the tile's grid. */
export const unitM = (z: number): number => tileSideM(z) / tileExtent

/** The tile's square with a margin of so many grid units on every side, in metres. */
export function widenedBoxM(tile: TileAddress, units: number): Box {
  const { west, south, east, north } = tileBoxM(tile)
  const marginM = units * unitM(tile.z)
  return { west: west - marginM, south: south - marginM, east: east + marginM, north: north + marginM }
}

/** The same rectangle in degrees. */
export function toDegrees({ west, south, east, north }: Box): Box {
  const longitude = (x: number) => (x / earthRadiusM) * (180 / Math.PI)
  const latitude = (y: number) => Math.atan(Math.sinh(y / earthRadiusM)) * (180 / Math.PI)
  return { west: longitude(west), south: latitude(south), east: longitude(east), north: latitude(north) }
}

export const meet = (a: Box, b: Box): boolean =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north
