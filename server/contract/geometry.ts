/**
 * GeoJSON as it may arrive: longitude first, degrees of CGCS2000 (EPSG:4490), two dimensions. These schemas say what a
 * well-formed geometry looks like; whether it makes sense (self-crossing, overlap, wrong datum) is for geodata/checks.
 */
import { z } from 'zod'

export const maxVertices = 20_000

export const Position = z.tuple([z.number(), z.number()])
const Ring = z.array(Position).min(4).max(maxVertices)
export const PointShape = z.strictObject({ type: z.literal('Point'), coordinates: Position })
export const LineShape = z.strictObject({
  type: z.literal('LineString'),
  coordinates: z.array(Position).min(2).max(maxVertices),
})
export const MultiLineShape = z.strictObject({
  type: z.literal('MultiLineString'),
  coordinates: z.array(z.array(Position).min(2).max(maxVertices)).min(1).max(2000),
})
export const PolygonShape = z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1).max(500) })
export const MultiPolygonShape = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(Ring).min(1).max(500)).min(1).max(500),
})
export const BoundaryShape = z.discriminatedUnion('type', [PolygonShape, MultiPolygonShape])
export const WorkShape = z.discriminatedUnion('type', [LineShape, MultiLineShape, PointShape, PolygonShape])

export type Position = z.infer<typeof Position>
export type LineShape = z.infer<typeof LineShape>
export type PolygonShape = z.infer<typeof PolygonShape>
export type MultiPolygonShape = z.infer<typeof MultiPolygonShape>
export type BoundaryShape = z.infer<typeof BoundaryShape>
export type WorkShape = z.infer<typeof WorkShape>

/** West, south, east, north in degrees. */
export const Bounds = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Bounds = z.infer<typeof Bounds>

/** A finding about a geometry: what is wrong, in which words' key, and where to look. */
export const GeometryFinding = z.object({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  place: Position.nullable(),
})
export type GeometryFinding = z.infer<typeof GeometryFinding>
