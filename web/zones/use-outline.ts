/** The outline of a zone in the hand: drawn, reshaped, or taken from a map file; lends the draft to the map. */
import { useMemo, useState } from 'react'
import type { BoundaryOrigin } from '#contract/compound.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import type { DrawnShape } from '#web/map/scene.ts'
import { useDrawing, useLent } from '#web/stage.tsx'
import type { Outline } from './zone-draft.ts'

export const ways = ['draw', 'layer'] as const
export type Way = (typeof ways)[number]

export function useOutline(id: string | null, stored: BoundaryShape | null) {
  const [way, setWay] = useState<Way>('draw')
  const [attempt, setAttempt] = useState(0)
  const [start, setStart] = useState<Outline | null>(stored && { shape: stored, origin: null })
  const [outline, setOutline] = useState<Outline | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  useLent(
    useMemo(
      () =>
        way === 'draw'
          ? { draft: { tool: 'zone' as const, shape: start?.shape ?? null, key: `zone ${id} ${attempt}` } }
          : null,
      [way, start, id, attempt],
    ),
  )
  useDrawing((event) => {
    if (event.tool !== 'zone' || event.kind === 'hold' || event.kind === 'cancel') return
    if (event.kind === 'reject') return setRefused(event.reason)
    setRefused(null)
    const shape = event.kind === 'finish' ? asBoundary(event.shape) : null // an open line is no outline yet
    setOutline(shape && { shape, origin: start?.origin ?? null })
  })
  const begin = (next: Outline | null) => {
    setWay('draw')
    setStart(next)
    setOutline(next)
    setRefused(null)
    setAttempt((before) => before + 1)
  }
  return {
    way,
    setWay,
    /** What would be saved in place of what is stored; null while there is nothing new. */
    outline,
    /** Whether the outline comes from a file. */
    isTaken: start?.origin?.kind === 'document',
    refused,
    restart: () => begin(null),
    take: (shape: BoundaryShape, origin: BoundaryOrigin) => begin({ shape, origin }),
    /** As somebody else has it now. */
    follow: (shape: BoundaryShape) => {
      begin({ shape, origin: null })
      setOutline(null)
    },
  }
}

const asBoundary = (shape: DrawnShape): BoundaryShape | null => (shape.type === 'LineString' ? null : shape)
