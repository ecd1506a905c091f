/** What is said of a boundary when it is saved: that it is a sketch, where it was taken from, or nothing, when the hand drew it. */
import type { BoundaryOrigin, CompoundDetail } from '#contract/compound.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import type { Proposed } from '#web/stage.tsx'

export type Roughness = {
  /** Whether it is a question at all that this is a sketch. */
  mayBeSketch: boolean
  /** Undefined: drawn by hand. */
  originFor(boundary: BoundaryShape | null, isSketch: boolean): BoundaryOrigin | undefined
}

/** `isAnew`: what was proposed or stored was put aside, and the hand drew from nothing. */
export function roughnessOf(seen: CompoundDetail, proposed: Proposed | null, isAnew: boolean): Roughness {
  if (proposed && !(isAnew && proposed.shape)) return ofProposed(proposed)
  const stored = seen.provenance.boundary
  if (isAnew || proposed || !seen.boundary || stored?.kind !== 'estimated') return drawn
  return {
    mayBeSketch: true,
    originFor: (_, isSketch) =>
      isSketch ? { kind: 'estimated', ...(stored.note && { note: stored.note.slice(0, 500) }) } : { kind: 'user' },
  }
}

const drawn: Roughness = { mayBeSketch: false, originFor: () => undefined }

function ofProposed({ shape, origin }: Proposed): Roughness {
  const note = origin.note ? { note: origin.note } : {}
  return {
    mayBeSketch: origin.kind === 'estimated',
    originFor: (boundary, isSketch) => {
      if (origin.kind === 'estimated') return isSketch ? origin : { kind: 'user' }
      // a shape of a file that was corrected by hand is no longer the file's
      const isAsGiven = shape === null || JSON.stringify(shape) === JSON.stringify(boundary)
      return isAsGiven ? origin : { kind: 'user', ...note }
    },
  }
}
