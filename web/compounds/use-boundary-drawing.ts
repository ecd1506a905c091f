/** Drawing one compound's boundary: what the hand has drawn so far, and what the server finds wrong with it. */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { CompoundDetail } from '#contract/compound.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import { type BoundaryFinding, checkBoundary } from '#web/api.ts'
import { useLanguage } from '#web/language.ts'
import type { Draft, DrawEvent, DrawnShape, MovedNeighbour } from '#web/map/scene.ts'
import { type Proposed, useDrawing, useLent } from '#web/stage.tsx'
import type { Neighbour } from './edits.ts'

export type BoundaryDrawing = {
  /** The whole boundary as it would be saved; null while nothing closed is drawn. */
  boundary: BoundaryShape | null
  /** Neighbours whose boundaries moved with it, as they would be saved. */
  alongside: readonly Neighbour[]
  /** Whether a stored or proposed boundary is being reshaped, rather than drawn anew. */
  reshaping: boolean
  /** Whether the hand began anew, so that what was proposed no longer counts. */
  isAnew: boolean
  findings: readonly BoundaryFinding[]
  checking: boolean
  /** Why the server could not check it; it may still be saved, and is checked again then. */
  unchecked: { problem: Error; again: () => void } | null
  refused: string | null
  restart(): void
}

type Finished = Extract<DrawEvent, { kind: 'finish' }>
type Drawn = { boundary: BoundaryShape; alongside: readonly Neighbour[] }

/**
 * Lends the map a draft for `compound`, which must keep its identity while it is drawn. A stored boundary is reshaped corner
 * by corner, every part and hole of it, and so is one that was `proposed` in its place; without one, or after `restart`, a new one is drawn.
 */
export function useBoundaryDrawing(compound: CompoundDetail, proposed: Proposed | null = null): BoundaryDrawing {
  const language = useLanguage()
  const [attempt, setAttempt] = useState(0)
  const offered = attempt === 0 ? (proposed?.shape ?? null) : null
  const [drawn, setDrawn] = useState<Drawn | null>(offered && { boundary: offered, alongside: noNeighbours })
  const [refused, setRefused] = useState<string | null>(null)
  const { adcode, id } = compound
  const stored = attempt === 0 && !proposed ? compound.boundary : null
  const start = offered ?? stored

  const draft = useMemo<Draft>(() => {
    const key = `${id} ${attempt}`
    return start ? { tool: 'edit', target: id, shape: start, key } : { tool: 'compound', shape: null, key }
  }, [id, start, attempt])

  const check = useQuery({
    queryKey: ['check-boundary', id, drawn, language],
    queryFn: () => (drawn ? checkBoundary({ adcode, id, ...askedOf(drawn) }) : []),
    enabled: drawn !== null,
    placeholderData: (before) => before,
  })
  const findings = (drawn && check.data) || noFindings
  useLent(useMemo(() => ({ draft, marks: marksOf(findings) }), [draft, findings]))

  useDrawing((event: DrawEvent) => {
    if (event.kind === 'cancel' || event.kind === 'hold') return
    if (event.kind === 'reject') return setRefused(event.reason)
    setRefused(null)
    setDrawn(event.kind === 'finish' ? drawnBy(event, stored) : null) // an open line is not a boundary yet
  })

  const unchecked = check.error ? { problem: check.error, again: () => void check.refetch() } : null
  const restart = () => {
    setDrawn(null)
    setRefused(null)
    setAttempt((before) => before + 1)
  }
  return {
    boundary: drawn?.boundary ?? null,
    alongside: drawn?.alongside ?? noNeighbours,
    reshaping: start !== null,
    isAnew: attempt > 0,
    findings,
    checking: check.isFetching,
    unchecked,
    refused,
    restart,
  }
}

const noFindings: readonly BoundaryFinding[] = []
const noNeighbours: readonly Neighbour[] = []
const marksOf = (findings: readonly BoundaryFinding[]) =>
  findings.flatMap(({ place, message }) => (place ? [{ place, label: message }] : []))

/** Null for a line, and where every gesture was taken back: nothing has changed then. */
function drawnBy({ shape, alongside }: Finished, stored: BoundaryShape | null): Drawn | null {
  const boundary = asBoundary(shape)
  const neighbours = neighboursOf(alongside)
  const isAsStored = boundary && stored && JSON.stringify(partsOf(boundary)) === JSON.stringify(partsOf(stored))
  return !boundary || (isAsStored && neighbours.length === 0) ? null : { boundary, alongside: neighbours }
}

const partsOf = (shape: BoundaryShape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates)

const asBoundary = (shape: DrawnShape): BoundaryShape | null => (shape.type === 'LineString' ? null : shape)

const neighboursOf = (alongside: readonly MovedNeighbour[]): Neighbour[] =>
  alongside.flatMap(({ stored: before, boundary: after, ...seen }) => {
    const [stored, boundary] = [asBoundary(before), asBoundary(after)]
    return stored && boundary ? [{ ...seen, stored, boundary }] : []
  })

const askedOf = ({ boundary, alongside }: Drawn) => ({
  boundary,
  alongside: alongside.map((each) => ({ id: each.id, boundary: each.boundary })),
})
