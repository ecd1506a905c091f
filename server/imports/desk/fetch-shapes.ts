/** Shapes out of the thread that read them, in pages, so that the server never stands still for them. */
import type { Sitting } from './desk.ts'
import type { Shape } from './messages.ts'

const shapesAtOnce = 1000

export async function fetchShapes(
  sitting: Sitting,
  ats: readonly number[],
  { sketchPoints }: { sketchPoints: boolean },
): Promise<Shape[]> {
  const shapes: Shape[] = []
  for (let from = 0; from < ats.length; from += shapesAtOnce)
    for (const shape of await sitting.ask('shapes', { ats: ats.slice(from, from + shapesAtOnce), sketchPoints }))
      shapes.push(shape)
  return shapes
}
