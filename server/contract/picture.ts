/** A scan or plot laid under the map to trace from: the picture, and points of it that are known on the ground. */
import { z } from 'zod'
import { Position } from './geometry.ts'
import { Adcode, Id, Version, writtenText } from './keys.ts'

export const pictureLimits = { megabytes: 30, megapixels: 100, points: 30 } as const

/** `pixel`: right and down from the upper left corner of the picture as it is seen. */
export const PicturePoint = z.strictObject({
  pixel: z.tuple([z.number().min(0), z.number().min(0)]),
  place: Position,
})
export type PicturePoint = z.infer<typeof PicturePoint>
const PicturePoints = z.array(PicturePoint).max(pictureLimits.points)

export const pictureDoubts = ['unchecked', 'on-a-line', 'mirrored', 'rough', 'stretched'] as const
export const pictureRefusals = ['too-few', 'same-place', 'not-a-place'] as const

/** How the points lay the picture on the ground. Metres in the local 3° zone. */
export const PictureFit = z.object({
  kind: z.enum(['similarity', 'affine']),
  /** Upper left, upper right, lower right, lower left. */
  corners: z.tuple([Position, Position, Position, Position]),
  /** Of each point, in order: from where the picture puts it to where it was said to be. */
  residualsM: z.array(z.number()),
  rmsM: z.number(),
  /** Without stretch and shear. */
  similarityRmsM: z.number(),
  metresPerPixel: z.number(),
  doubts: z.array(z.enum(pictureDoubts)),
})
export type PictureFit = z.infer<typeof PictureFit>
/** `fit` is null while the points decide nothing, and `refused` says why. */
export const PictureFitting = z.object({ fit: PictureFit.nullable(), refused: z.enum(pictureRefusals).nullable() })
export type PictureFitting = z.infer<typeof PictureFitting>

export const Picture = PictureFitting.extend({
  id: Id,
  adcode: Adcode,
  name: z.string(),
  mediaType: z.enum(['image/png', 'image/jpeg']),
  widthPx: z.int(),
  heightPx: z.int(),
  bytes: z.int(),
  points: z.array(PicturePoint),
  at: z.string(),
  version: Version,
})
export type Picture = z.infer<typeof Picture>
export const Pictures = z.object({ items: z.array(Picture) })

export const PictureChange = z.strictObject({
  version: Version,
  name: writtenText(200).optional(),
  points: PicturePoints.optional(),
})
export type PictureChange = z.infer<typeof PictureChange>
/** Points as the hand has them, before they are saved. */
export const PictureTrial = z.strictObject({ points: PicturePoints })
