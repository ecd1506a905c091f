/** What the drawing tells after a gesture: how far it is, that it is closed, what is wrong with it, what can be done next. */
import { placesOfCrossing } from './draft-features.ts'
import { cornersOf, type Drawing, type History, shapeOf } from './drawing.ts'
import type { DrawEvent, DrawnShape, MovedNeighbour, Sharing, Tool } from './scene.ts'
import type { Held } from './shared-edges.ts'
import type { Words } from './words.ts'

/** After one gesture, or one step back or forward. */
export function tidingsOf(tool: Tool, { drawing, moved }: Held, words: Words): DrawEvent[] {
  const shape = shapeOf(drawing)
  if (drawing.open || !shape) return [{ kind: 'change', tool, shape: soFar(drawing) }]
  const alongside = [...moved.values()].flatMap(({ drawing: neighbour, ...seen }): MovedNeighbour[] => {
    const boundary = shapeOf(neighbour)
    return boundary ? [{ ...seen, boundary }] : []
  })
  const [crossing] = placesOfCrossing(drawing)
  return [
    { kind: 'finish', tool, shape, alongside },
    ...(crossing ? [{ kind: 'reject', tool, reason: words.crossesItself, place: crossing } as const] : []),
  ]
}

export function holdOf(tool: Tool, { now, past, future }: History<Held>, sharing: Sharing | null): DrawEvent {
  const { open } = now.drawing
  return { kind: 'hold', tool, canUndo: past.length > 0, canRedo: future.length > 0, isOpen: open, sharing }
}

/** An open drawing as a line, for those who watch it grow. */
function soFar(drawing: Drawing): DrawnShape | null {
  const coordinates = [...cornersOf(drawing)]
  return coordinates.length > 1 ? { type: 'LineString', coordinates } : null
}
