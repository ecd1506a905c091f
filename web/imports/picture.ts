/** Shapes of a preview as the map takes them, and where they lie. */
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { Bounds, Position } from '#contract/geometry.ts'
import type { ImportPreview } from '#contract/import.ts'
import { boundsOf } from '#geodata/geojson.ts'

/** The shapes as the server drew them, with the outlines of doubtful ones once more as lines. */
export function shapesOf({ picture }: ImportPreview): FeatureCollection {
  const shapes = picture.features as Feature[] // the contract says no more than that each has `at` and `kind`
  const outlines = shapes.flatMap((shape): Feature[] => {
    const isDoubtful = shape.properties?.kind === 'doubtful'
    return isDoubtful && isPolygon(shape.geometry) ? [{ ...shape, geometry: outlineOf(shape.geometry) }] : []
  })
  return { type: 'FeatureCollection', features: [...shapes, ...outlines] }
}

const isPolygon = ({ type }: Geometry) => type === 'Polygon' || type === 'MultiPolygon'

/** A boundary that crosses itself may have no size, and what has none is not drawn as a polygon. */
function outlineOf(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return { type: 'MultiLineString', coordinates: geometry.coordinates }
  if (geometry.type === 'MultiPolygon') return { type: 'MultiLineString', coordinates: geometry.coordinates.flat() }
  return geometry
}

/** Whether a file of compounds rather holds lines: works or roads. */
export function holdsLines({ picture }: ImportPreview): boolean {
  const shapes = picture.features as Feature[] // as above
  const lines = shapes.filter(({ geometry }) => geometry.type.endsWith('LineString')).length
  return lines > shapes.length / 2
}

export const featureAt = (shapes: FeatureCollection, at: number | null): Feature | null =>
  at === null ? null : (shapes.features.find(({ properties }) => properties?.at === at) ?? null)

/** What is shown keeps its surroundings in sight: about 300 m. */
const leastDegrees = 0.003

export function roomAround(geometry: Geometry | null): Bounds | null {
  const bounds = geometry && boundsOf(geometry)
  if (!bounds) return null
  const [west, south, east, north] = bounds
  const [x, y] = [Math.max(0, leastDegrees - (east - west)) / 2, Math.max(0, leastDegrees - (north - south)) / 2]
  return [west - x, south - y, east + x, north + y]
}

export const pointAt = (place: Position): Geometry => ({ type: 'Point', coordinates: place })

/** What the reader looks at, over the rest of the picture. */
export type Lit = { geometry: Geometry; part: 'lit' | 'before' | 'after' }

/** Outlines; what a repair makes of a boundary is filled besides, so that the yards it leaves are seen. */
export const litShapes = (lit: readonly Lit[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: lit.flatMap(({ geometry, part }): Feature[] => {
    const outline: Feature = { type: 'Feature', properties: { part }, geometry: outlineOf(geometry) }
    return part === 'after' ? [{ ...outline, properties: { part: 'after-fill' }, geometry }, outline] : [outline]
  }),
})
