/** Saving a compound: only what changed, on the version that was seen; edits of others kept beside one's own. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CompoundDetail, StatusChange } from '#contract/compound.ts'
import { ApiProblem, changeCompound } from '#web/api.ts'
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
  settled,
  undoing,
} from './edits.ts'

/** What one save asks for: the compound as it was when editing began, and what was changed since. */
export type Asked = { seen: CompoundDetail; edits: Edits; status?: StatusChange; reason?: string }

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

  const write = async ({ seen, edits, status, reason }: Asked): Promise<CompoundDetail> => {
    const saved = await changeCompound(seen.id, {
      version: seen.version,
      ...edits,
      ...(status && { status }),
      ...(reason && { reason }),
    })
    keepCompound(queries, saved)
    setSaving({ kind: 'saved', at: new Date() })
    return saved
  }

  const undo = (saved: CompoundDetail, before: CompoundDetail, edits: Edits) => {
    const asked: Asked = { seen: saved, edits: undoing(before, edits), reason: t('compounds.undoReason') }
    const undone = write(asked).then(() => stage.say({ text: t('compounds.undone', { name: saved.name }) }))
    undone.catch((problem: Error) => setSaving({ kind: 'failed', problem, asked }))
  }

  const save = async (asked: Asked): Promise<boolean> => {
    const edits = changedOnly(asked.seen, asked.edits)
    if (isEmpty(edits) && !asked.status) return true
    setSaving({ kind: 'saving' })
    try {
      const saved = await write({ ...asked, edits })
      // A dated status is a record of what happened and is not taken back by an undo.
      const takeBack = isEmpty(edits) || asked.status ? undefined : () => undo(saved, asked.seen, edits)
      stage.say({ text: t('compounds.savedToast', { name: saved.name }), undo: takeBack })
      return true
    } catch (error) {
      return afterRefusal(error as Error, { ...asked, edits }) // only Errors are thrown by api.ts
    }
  }

  const afterRefusal = async (problem: Error, asked: Asked): Promise<boolean> => {
    const current =
      problem instanceof ApiProblem && problem.code === 'stale-version' ? (problem.current as CompoundDetail) : null
    if (!current) {
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
