import type { LineString, MultiPolygon, Point as PointShape, Polygon, Position } from 'geojson'
import { centralMeridianOf, fromGaussKruger, toGaussKruger } from '../crs/gauss-kruger.ts'
import { counterClockwise, type Path, type Point, type Ring } from './plane.ts'

/** Turns plane metres around a place into CGCS2000 degrees, seven places (about a centimetre), outer rings counter-clockwise. */
export type Earth = {
  point(p: Point): PointShape
  line(path: Path): LineString
  polygon(ring: Ring): Polygon
  area(rings: Ring[]): MultiPolygon
}

export function onEarth(centre: readonly [lon: number, lat: number]): Earth {
  const meridian = centralMeridianOf(centre[0])
  const [east, north] = toGaussKruger(centre, meridian)
  const place = ([x, y]: Point): Position =>
    fromGaussKruger([east + x, north + y], meridian).map((degrees) => Math.round(degrees * 1e7) / 1e7)
  const closed = (ring: Ring): Position[] => {
    const turned = counterClockwise(ring)
    return [...turned, turned[0]!].map(place)
  }
  return {
    point: (p) => ({ type: 'Point', coordinates: place(p) }),
    line: (path) => ({ type: 'LineString', coordinates: path.map(place) }),
    polygon: (ring) => ({ type: 'Polygon', coordinates: [closed(ring)] }),
    area: (rings) => ({ type: 'MultiPolygon', coordinates: rings.map((ring) => [closed(ring)]) }),
  }
}
