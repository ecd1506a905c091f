/** Geometries of a file in the form records keep: two dimensions, 7 places, and no collection of one. */
import type { Geometry, Position } from 'geojson'

/** Collections of one part become the part; of several of one type, the type's own collection. Null where nothing is left. */
export function plainShape(geometry: Geometry): Geometry | null {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: place(geometry.coordinates) }
    case 'MultiPoint':
      return joined(geometry.coordinates.map(place), 'Point', 'MultiPoint')
    case 'LineString':
      return joined([geometry.coordinates.map(place)].filter(isLong), 'LineString', 'MultiLineString')
    case 'MultiLineString':
      return joined(geometry.coordinates.map((line) => line.map(place)).filter(isLong), 'LineString', 'MultiLineString')
    case 'Polygon':
      return joined([geometry.coordinates.map((ring) => ring.map(place))], 'Polygon', 'MultiPolygon')
    case 'MultiPolygon':
      return joined(
        geometry.coordinates.map((rings) => rings.map((ring) => ring.map(place))),
        'Polygon',
        'MultiPolygon',
      )
    case 'GeometryCollection':
      return ofCollection(geometry.geometries)
  }
}

const place = ([x = 0, y = 0]: Position): Position => [round(x), round(y)]
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7

/** A line all of whose positions are one is none. */
const isLong = (line: readonly Position[]) => line.some(([x, y]) => x !== line[0]?.[0] || y !== line[0]?.[1])

function joined<Part>(parts: readonly Part[], one: string, several: string): Geometry | null {
  if (parts.length === 0) return null
  // the callers give a type and the coordinates that belong to it
  return (parts.length === 1 ? { type: one, coordinates: parts[0] } : { type: several, coordinates: parts }) as Geometry
}

function ofCollection(geometries: readonly Geometry[]): Geometry | null {
  const parts = geometries.flatMap((each) => plainShape(each) ?? [])
  const [first] = parts
  if (!first || parts.length === 1) return first ?? null
  const isLines = parts.every(({ type }) => type === 'LineString' || type === 'MultiLineString')
  if (!isLines) return { type: 'GeometryCollection', geometries: parts }
  const lines = parts.flatMap((each) =>
    each.type === 'LineString' ? [each.coordinates] : each.type === 'MultiLineString' ? each.coordinates : [],
  )
  return { type: 'MultiLineString', coordinates: lines }
}
