import type { LineString, MultiPolygon, Polygon, Position } from 'geojson'
import { toGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { edgesOf, type Link, type Path, type Point, piecesOf, type Ring, shortestLink } from '#geodata/demo/plane.ts'

/** Degrees back to true metres in the zone of 114° E, so that what is tested is what is delivered. */
export const inMetres = (place: Position): Point => toGaussKruger([place[0]!, place[1]!], 114)
export const ringOf = (closed: Position[]): Ring => closed.slice(0, -1).map(inMetres)
export const pathOf = (line: LineString): Path => line.coordinates.map(inMetres)
export const ringsOf = (shape: Polygon | MultiPolygon): Ring[] =>
  (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).map((rings) => ringOf(rings[0]!))

export function linkBetween(rings: Ring[], others: Ring[]): Link {
  const links = rings.flatMap((ring) => others.map((other) => shortestLink(ring, other)))
  return links.reduce((best, link) => (link.lengthM < best.lengthM ? link : best))
}

/** Shares of the whole length per 10° of heading, 0–180°. */
export function headings(paths: Path[], rings: Ring[]): number[] {
  const bins = Array.from({ length: 18 }, () => 0)
  for (const [a, b] of [...paths.flatMap(piecesOf), ...rings.flatMap(edgesOf)]) {
    const degrees = ((Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI + 360) % 180
    bins[Math.floor(degrees / 10) % 18]! += Math.hypot(b[0] - a[0], b[1] - a[1])
  }
  const total = bins.reduce((sum, length) => sum + length, 0)
  return bins.map((length) => length / total)
}
