/**
 * West, south, east and north of many geometries in degrees, which may cross the 180th meridian. As in RFC 7946: an edge that seems to go
 * more than half round the Earth goes the short way, across that meridian, and then the bounds have a west greater than their east.
 */
import type { Geometry, Position } from 'geojson'
import type { Bounds } from './system.ts'

export class Extent {
  private south = Number.POSITIVE_INFINITY
  private north = Number.NEGATIVE_INFINITY
  /** Of the places east of Greenwich, and west of it. */
  private readonly eastern = { least: Number.POSITIVE_INFINITY, greatest: Number.NEGATIVE_INFINITY }
  private readonly western = { least: Number.POSITIVE_INFINITY, greatest: Number.NEGATIVE_INFINITY }
  private isCrossed = false
  private isRound = false

  /** What the geometry does, by its edges. */
  add(geometry: Geometry): { crosses: boolean; aroundPole: boolean } {
    const done = { crosses: false, aroundPole: false }
    this.addGeometry(geometry, done)
    this.isCrossed ||= done.crosses
    this.isRound ||= done.aroundPole
    return done
  }

  /** Null where nothing was added. */
  bounds(): Bounds | null {
    if (this.south > this.north) return null
    if (this.isRound) return [-180, this.south, 180, this.north]
    const { eastern, western } = this
    if (this.isCrossed && eastern.least < 181 && western.greatest > -181)
      return [eastern.least, this.south, western.greatest, this.north]
    return [
      Math.min(western.least, eastern.least),
      this.south,
      Math.max(western.greatest, eastern.greatest),
      this.north,
    ]
  }

  private addGeometry(geometry: Geometry, done: { crosses: boolean; aroundPole: boolean }) {
    if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) this.addGeometry(part, done)
    else if (geometry.type === 'Point' && geometry.coordinates.length > 0) this.addPosition(geometry.coordinates)
    else if (geometry.type === 'MultiPoint') for (const position of geometry.coordinates) this.addPosition(position)
    else if (geometry.type === 'LineString') this.addPath(geometry.coordinates, done)
    else if (geometry.type === 'Polygon') for (const ring of geometry.coordinates) this.addPath(ring, done)
    else if (geometry.type === 'MultiLineString') for (const line of geometry.coordinates) this.addPath(line, done)
    else if (geometry.type === 'MultiPolygon')
      for (const polygon of geometry.coordinates) for (const ring of polygon) this.addPath(ring, done)
  }

  private addPath(path: Position[], done: { crosses: boolean; aroundPole: boolean }) {
    let [turned, latitudes] = [0, 0]
    let before: number | undefined
    for (const position of path) {
      this.addPosition(position)
      const lon = position[0] ?? 0
      const step = before === undefined ? 0 : lon - before
      // Exactly once round is the edge of a band around the Earth, not a crossing.
      const crosses = Math.abs(step) > 180 && Math.abs(step) < 360
      if (crosses) done.crosses = true
      turned += crosses ? step - Math.sign(step) * 360 : step
      latitudes += position[1] ?? 0
      before = lon
    }
    if (Math.abs(turned) > 359 && path.length > 3 && isClosed(path) && done.crosses) {
      done.aroundPole = true
      if (latitudes > 0) this.north = 90
      else this.south = -90
    }
  }

  private addPosition([lon = 0, lat = 0]: Position) {
    const half = lon >= 0 ? this.eastern : this.western
    if (lon < half.least) half.least = lon
    if (lon > half.greatest) half.greatest = lon
    if (lat < this.south) this.south = lat
    if (lat > this.north) this.north = lat
  }
}

const isClosed = (path: Position[]) => path[0]?.[0] === path.at(-1)?.[0] && path[0]?.[1] === path.at(-1)?.[1]
