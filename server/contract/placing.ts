/** Placing a compound by other means than drawing: where a pasted coordinate may lie, and a sketch where nobody knows the outline. */
import { z } from 'zod'
import { PolygonShape, Position } from './geometry.ts'
import { Adcode, Id, writtenText } from './keys.ts'

export const CoordinateQuestion = z.strictObject({
  adcode: Adcode,
  /** As it was pasted. */
  text: writtenText(300),
  /** In this system only (EPSG:4547, gcj02, bd09); absent: every system the numbers look like. */
  crs: z.string().min(1).max(200).optional(),
})

export const CoordinateCandidate = z.object({
  /** Names the system again in another question. */
  code: z.string(),
  name: z.string(),
  lands: Position,
  /** From the middle of the district. */
  distanceM: z.number().nullable(),
  /** Null where the district has no outline. */
  inDistrict: z.boolean().nullable(),
  /** In whose street office and in which compound it lands, by name. */
  streetOffice: z.string().nullable(),
  compound: z.string().nullable(),
  /** What choosing it would mean. */
  notes: z.array(z.string()),
})
export type CoordinateCandidate = z.infer<typeof CoordinateCandidate>
/** The best first; none where the numbers land nowhere near. */
export const CoordinateAnswer = z.object({ candidates: z.array(CoordinateCandidate) })

export const SketchQuestion = z.strictObject({ adcode: Adcode, place: Position, compoundId: Id })

/** Whose figure the size of a sketch comes from. */
export const sketchReasons = ['site', 'floor', 'households', 'usual'] as const
export const Sketch = z.object({
  shape: PolygonShape,
  sizeM2: z.number(),
  because: z.enum(sketchReasons),
  /** The street office its middle lies in, by id and name. */
  streetOffice: z.object({ id: Id, name: z.string() }).nullable(),
})
export type Sketch = z.infer<typeof Sketch>
