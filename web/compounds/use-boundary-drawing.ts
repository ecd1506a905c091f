/** Drawing one compound's boundary: what the hand has drawn so far, and what the server finds wrong with it. */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { CompoundDetail } from '#contract/compound.ts'
import type { BoundaryShape, PolygonShape } from '#contract/geometry.ts'
import { type BoundaryFinding, checkBoundary } from '#web/api.ts'
import { useLanguage } from '#web/language.ts'
import type { Draft, DrawEvent } from '#web/map/scene.ts'
import { useDrawing, useLent } from '#web/stage.tsx'

export type BoundaryDrawing = {
  /** The whole boundary as it would be saved; null while nothing closed is drawn. */
  boundary: BoundaryShape | null
  /** Whether a stored part is being reshaped, rather than drawn anew. */
  reshaping: boolean
  findings: readonly BoundaryFinding[]
  checking: boolean
  /** Why the server could not check it; it may still be saved, and is checked again then. */
  unchecked: { problem: Error; again: () => void } | null
  refused: string | null
  restart(): void
}

/**
 * Lends the map a draft for `compound`, which must keep its identity while it is drawn. A stored boundary is reshaped corner by corner, its first part
 * when it has several (the others are kept as they are); without one, or after `restart`, a new one is drawn.
 */
export function useBoundaryDrawing(compound: CompoundDetail): BoundaryDrawing {
  const language = useLanguage()
  const [attempt, setAttempt] = useState(0)
  const [drawn, setDrawn] = useState<PolygonShape | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const parts = compound.boundary?.coordinates
  const reshaping = attempt === 0 && parts !== undefined

  const draft = useMemo<Draft>(() => {
    const [first] = (reshaping && parts) || []
    const shape = first ? ({ type: 'Polygon', coordinates: first } as const) : null
    return { tool: shape ? 'edit' : 'compound', shape, key: `${compound.id} ${attempt}` }
  }, [compound.id, parts, attempt, reshaping])
  const boundary = useMemo<BoundaryShape | null>(() => {
    const [, ...others] = (reshaping && parts) || []
    return drawn && others.length > 0 ? { type: 'MultiPolygon', coordinates: [drawn.coordinates, ...others] } : drawn
  }, [drawn, parts, reshaping])

  const check = useQuery({
    queryKey: ['check-boundary', compound.id, boundary, language],
    queryFn: () => (boundary ? checkBoundary(compound.adcode, compound.id, boundary) : []),
    enabled: boundary !== null,
    placeholderData: (before) => before,
  })
  const findings = (boundary && check.data) || noFindings
  useLent(useMemo(() => ({ draft, marks: marksOf(findings) }), [draft, findings]))

  useDrawing((event: DrawEvent) => {
    if (event.kind === 'cancel') return
    if (event.kind === 'reject') return setRefused(event.reason)
    setRefused(null)
    // an open line is not a boundary yet
    setDrawn(event.kind === 'finish' && event.shape.type === 'Polygon' ? event.shape : null)
  })

  const unchecked = check.error ? { problem: check.error, again: () => void check.refetch() } : null
  const restart = () => {
    setDrawn(null)
    setRefused(null)
    setAttempt((before) => before + 1)
  }
  return { boundary, reshaping, findings, checking: check.isFetching, unchecked, refused, restart }
}

const noFindings: readonly BoundaryFinding[] = []
const marksOf = (findings: readonly BoundaryFinding[]) =>
  findings.flatMap(({ place, message }) => (place ? [{ place, label: message }] : []))
