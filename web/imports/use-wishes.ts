/** The wishes of one import with their history, kept in this tab so that a reload loses nothing. */
import { useEffect, useMemo, useState } from 'react'
import { ImportWishes } from '#contract/import.ts'
import { begun, stepped, takenAgain, takenBack, type WishHistory } from './history.ts'
import { useUndoKeys } from './undo-keys.ts'
import { firstWishes } from './wishes.ts'

export type WishStep = { name: string; act: () => void } | null
/** From the wishes as they are when it is decided, which may be others than when the reader was asked. */
export type NextWishes = (now: ImportWishes) => ImportWishes
export type Wishing = {
  wishes: ImportWishes
  /** One decision, under the name its undo goes by. */
  wish: (next: NextWishes, name: string) => void
  undo: WishStep
  redo: WishStep
}

const keyOf = (id: string) => `lianpian import ${id}`

export function useWishes(id: string, kind: ImportWishes['kind']): Wishing {
  const [history, setHistory] = useState<WishHistory>(() => begun(keptWishes(id) ?? firstWishes(kind)))
  const { now, past, future } = history
  useEffect(() => keep(id, now), [id, now])
  const [last, next] = [past.at(-1), future[0]]
  const undo = last ? { name: last.name, act: () => setHistory(takenBack) } : null
  const redo = next ? { name: next.name, act: () => setHistory(takenAgain) } : null
  useUndoKeys(undo, redo)
  const wish = useMemo(
    () => (next: NextWishes, name: string) => setHistory((before) => stepped(before, next(before.now), name)),
    [],
  )
  return { wishes: now, wish, undo, redo }
}

/** As this tab kept them; wishes of an older page are of no use any more. */
function keptWishes(id: string): ImportWishes | null {
  try {
    const kept = ImportWishes.safeParse(JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null'))
    return kept.success ? kept.data : null
  } catch {
    return null // what cannot be read was not written by this page
  }
}

function keep(id: string, wishes: ImportWishes): void {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(wishes))
  } catch (fault) {
    console.warn('this browser keeps no wishes', fault)
  }
}

/** After writing or discarding there is nothing left to wish. */
export function forgetWishes(id: string): void {
  try {
    sessionStorage.removeItem(keyOf(id))
  } catch {
    // nothing was kept either
  }
}
