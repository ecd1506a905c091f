/** The picture with every shape as it would be written: repaired where that was accepted, an outline where a point is sketched around. */
import type { Bounds } from '#geodata/crs/system.ts'
import type { JudgedShapes } from './check-rows.ts'
import type { Looked } from './messages.ts'
import { pictureOf } from './picture.ts'

export function asWritten(
  picture: Looked['picture'],
  { sound }: Pick<JudgedShapes, 'sound'>,
  bounds: Bounds | null,
): Looked['picture'] {
  const isOther = (at: number) => sound.get(at)?.note !== undefined || sound.get(at)?.isSketched === true
  if (!picture.shapes.some(({ at }) => isOther(at))) return picture
  const shapes = picture.shapes.map((shape) => {
    const written = isOther(shape.at) ? sound.get(shape.at) : undefined
    return written ? { at: shape.at, geometry: written.geometry } : shape
  })
  return { ...picture, shapes: pictureOf(shapes, bounds) }
}
