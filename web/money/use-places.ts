/** A list whose members have no name but their place: keys that change when one goes, so that no field keeps what was typed for another. */
import { useState } from 'react'
import { useKeptFocus } from '#web/use-kept-focus.ts'
import { withAt } from './draft.ts'

/** `put` changes a member or takes it out by null; then the focus stays in the list, on a button that `buttons` finds. */
export function usePlaces<T, E extends HTMLElement>(
  members: readonly T[],
  buttons: string,
  onChange: (next: T[]) => void,
) {
  const [gone, setGone] = useState(0)
  const keys = members.map((_, at) => `${gone} ${at}`)
  const { list, leaving } = useKeptFocus<E>(keys, buttons)
  const put = (at: number, next: T | null) => {
    if (next === null) {
      leaving(`${gone} ${at}`)
      setGone(gone + 1)
    }
    onChange(withAt(members, at, next))
  }
  return { keys, list, put }
}
