/** Texts typed over what is stored, while a colleague may save the same: what is sent never hides a conflict. */
import { useEffect, useState } from 'react'
import { useKept } from './use-kept.ts'

type Typing<F extends string> = { base: Record<F, string>; seen: number | null; typed: Record<F, string> }

/** Fields that were typed in and that a colleague changed to something else meanwhile. */
export const contestedIn = <F extends string>({ base, typed }: Typing<F>, stored: Record<F, string>): F[] =>
  fieldsOf(stored).filter((field) => {
    const isTouched = !isSame(typed[field], base[field])
    return isTouched && !isSame(stored[field], base[field]) && !isSame(stored[field], typed[field])
  })

/** Afterwards nothing is contested: what was typed stays over what a colleague wrote, or gives way to it; the rest follows. */
export function settled<F extends string>(
  typing: Typing<F>,
  stored: Record<F, string>,
  { version, keeps }: { version: number | null; keeps: 'mine' | 'theirs' },
): Typing<F> {
  const mine = keeps === 'mine' ? contestedIn(typing, stored) : []
  const moved = fieldsOf(stored).filter((field) => !isSame(stored[field], typing.base[field]) && !mine.includes(field))
  const followed = Object.fromEntries(moved.map((field) => [field, stored[field]]))
  return { base: stored, seen: version, typed: { ...typing.typed, ...followed } }
}

const fieldsOf = <F extends string>(stored: Record<F, string>) => Object.keys(stored) as F[] // its own keys

const isSame = (one: string, other: string) => one.trim() === other.trim()

/**
 * Fields nobody touched here follow what is stored, typed ones stay. `seen` is the version to send: the newest, except where a
 * colleague changed a field that was typed in (`contested`); then it stays the one the typing began with, and the server refuses
 * the save, until `settle` says whose words stay.
 * `begin` starts over from what was just saved and keeps what was typed since; `drop` leaves nothing of it.
 * `keptAs`: the name under which what was typed and left is there again when somebody comes back.
 */
export function useTyped<F extends string>(stored: Record<F, string>, version: number | null, keptAs?: string) {
  const [left, keep, forget] = useKept<Typing<F> | null>(`typed ${keptAs}`, null)
  const [state, setState] = useState<Typing<F>>(left ?? { base: stored, seen: version, typed: stored })
  const { base, seen, typed } = state
  const fields = fieldsOf(stored)
  const isTouched = (field: F) => !isSame(typed[field], base[field])
  const moved = fields.filter((field) => !isSame(stored[field], base[field]))
  const contested = contestedIn(state, stored)
  if (contested.length === 0 && (version !== seen || moved.length > 0)) {
    const followed = moved.map((field) => [field, stored[field]])
    setState({ base: stored, seen: version, typed: { ...typed, ...Object.fromEntries(followed) } })
  }
  const isChanged = fields.some(isTouched)
  useEffect(() => {
    if (keptAs === undefined) return
    if (isChanged) keep(state)
    else forget()
  }, [keptAs, isChanged, state, keep, forget])
  return {
    typed,
    seen,
    isChanged,
    contested,
    /** Fields somebody typed something else in. */
    touched: fields.filter(isTouched),
    settle: (keeps: 'mine' | 'theirs') => setState((now) => settled(now, stored, { version, keeps })),
    put: (field: F, text: string) => setState((now) => ({ ...now, typed: { ...now.typed, [field]: text } })),
    begin: (saved: Record<F, string>, savedVersion: number) =>
      setState((now) => ({ ...now, base: saved, seen: savedVersion })),
    drop: () => setState({ base: stored, seen: version, typed: stored }),
  }
}
