/** Saving a compound: only what changed, on the version that was seen; edits of others kept beside one's own. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BoundaryOrigin, CompoundDetail, StatusChange } from '#contract/compound.ts'
import { ApiProblem, changeCompound, saveBoundaries } from '#web/api.ts'
import { keepCompound } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import {
  type Collision,
  changedOnly,
  collisionsOf,
  type EditedKey,
  type Edits,
  isEmpty,
  type Neighbour,
  originBefore,
  settled,
  stillFitting,
  undoing,
  undoingBeside,
} from './edits.ts'

/** What one save asks for: the compound as it was when editing began, and what was changed since. */
export type Asked = {
  seen: CompoundDetail
  edits: Edits
  status?: StatusChange
  /** A status recorded by hand, to be taken back. */
  withdrawn?: StatusChange
  /** Whose boundaries are saved together with the compound's own. */
  neighbours?: readonly Neighbour[]
  reason?: string
  /** How the boundary came about, where it was not simply drawn. */
  boundaryOrigin?: BoundaryOrigin | undefined
}

export type Saving =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'failed'; problem: Error; asked: Asked }
  | { kind: 'collided'; collisions: readonly Collision[]; current: CompoundDetail; asked: Asked }

export type SaveCompound = {
  saving: Saving
  /** Resolves true when it was saved. */
  save(asked: Asked): Promise<boolean>
  /** Answers a collision: `mine` are the fields where the own value wins. */
  settle(mine: ReadonlySet<EditedKey>): Promise<boolean>
  forget(): void
}

export function useSaveCompound(): SaveCompound {
  const t = useT()
  const stage = useStage()
  const queries = useQueryClient()
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' })

  /** The compound as saved, and after it the neighbours. */
  const write = async (asked: Asked): Promise<[CompoundDetail, ...CompoundDetail[]]> => {
    const [saved, ...beside] = await written(asked)
    if (!saved) throw new Error('the server answered no compound')
    for (const each of [saved, ...beside]) keepCompound(queries, each)
    setSaving({ kind: 'saved', at: new Date() })
    return [saved, ...beside]
  }

  const undo = (asked: Asked) => {
    const undone = write(asked).then(() => stage.say({ text: t('compounds.undone', { name: asked.seen.name }) }))
    undone.catch((problem: Error) => setSaving({ kind: 'failed', problem, asked }))
  }

  const save = async (wanted: Asked): Promise<boolean> => {
    const edits = editsOf(wanted)
    const neighbours = edits.boundary ? (wanted.neighbours ?? []) : []
    const asked = { ...wanted, edits, neighbours }
    if (isEmpty(edits) && !asked.status && !asked.withdrawn) return true
    setSaving({ kind: 'saving' })
    try {
      const [saved, ...beside] = await write(asked)
      const takingBack: Asked = {
        seen: saved,
        edits: undoing(asked.seen, edits),
        status: asked.withdrawn,
        withdrawn: asked.status,
        neighbours: undoingBeside(neighbours, beside),
        boundaryOrigin: originBefore(asked.seen),
        reason: t('compounds.undoReason'),
      }
      stage.say({ text: savedWords(saved.name, neighbours), undo: () => undo(takingBack) })
      return true
    } catch (error) {
      return afterRefusal(error as Error, asked) // only Errors are thrown by api.ts
    }
  }

  const savedWords = (name: string, neighbours: readonly Neighbour[]) => {
    if (neighbours.length === 0) return t('compounds.savedToast', { name })
    return t('compounds.savedTogether', { name, names: namesOf(neighbours, t('shell.comma')) })
  }

  const afterRefusal = async (problem: Error, asked: Asked): Promise<boolean> => {
    const current = currentOf(problem)
    if (current && current.id !== asked.seen.id) {
      const neighbours = stillFitting(asked.neighbours ?? [], current)
      if (neighbours) return save({ ...asked, neighbours })
    }
    if (current?.id !== asked.seen.id) {
      setSaving({ kind: 'failed', problem, asked })
      return false
    }
    const collisions = collisionsOf(asked.seen, asked.edits, current)
    if (collisions.length === 0) return save({ ...asked, seen: current })
    setSaving({ kind: 'collided', collisions, current, asked })
    return false
  }

  const settle = async (mine: ReadonlySet<EditedKey>): Promise<boolean> => {
    if (saving.kind !== 'collided') return false
    const { asked, collisions, current } = saving
    return save({ ...asked, seen: current, edits: settled(asked.edits, collisions, mine) })
  }

  return { saving, save, settle, forget: () => setSaving({ kind: 'idle' }) }
}

/** Only what differs; a boundary that stays as it is but comes to be known otherwise differs too. */
function editsOf({ seen, edits, boundaryOrigin }: Asked): Edits {
  const changed = changedOnly(seen, edits)
  return boundaryOrigin && edits.boundary ? { ...changed, boundary: edits.boundary } : changed
}

async function written({ seen, edits, status, withdrawn, neighbours = [], reason, ...rest }: Asked) {
  const why = reason ? { reason } : {}
  const origin = edits.boundary && rest.boundaryOrigin ? { boundaryOrigin: rest.boundaryOrigin } : {}
  if (neighbours.length > 0 && edits.boundary) {
    const own = { id: seen.id, version: seen.version, boundary: edits.boundary, ...origin }
    const beside = neighbours.map(({ id, version, boundary }) => ({ id, version, boundary }))
    return saveBoundaries({ items: [own, ...beside], ...why })
  }
  const dated = { ...(status && { status }), ...(withdrawn && { withdrawn }) }
  return [await changeCompound(seen.id, { version: seen.version, ...edits, ...origin, ...dated, ...why })]
}

/** On 409 the record as it stands, of whichever compound somebody saved meanwhile. */
const currentOf = (problem: Error): CompoundDetail | null =>
  problem instanceof ApiProblem && (problem.code === 'stale-version' || problem.code === 'stale-boundary')
    ? (problem.current as CompoundDetail) // what the contract says of a 409
    : null

export const namesOf = (neighbours: readonly Neighbour[], comma: string) =>
  neighbours.map(({ name }) => name).join(comma)
