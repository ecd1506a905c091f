/** Where the keyboard goes when the line it stood in is gone: to the same button of the line that took its place. */
import { type RefObject, useEffect, useRef } from 'react'

type Gone = { id: string; at: number }

/**
 * `leaving` is told of the line before it goes; `buttons` finds the button of each line in the list. Who has gone elsewhere by
 * then is left there; of an empty list the list itself is next.
 */
export function useKeptFocus<E extends HTMLElement>(
  ids: readonly string[],
  buttons: string,
): { list: RefObject<E | null>; leaving: (id: string) => void } {
  const list = useRef<E>(null)
  const gone = useRef<Gone | null>(null)
  useEffect(() => {
    const left = gone.current
    if (!left || ids.includes(left.id)) return
    gone.current = null
    if (document.activeElement && document.activeElement !== document.body) return
    const rest = list.current?.querySelectorAll<HTMLElement>(buttons) ?? []
    const next = rest[Math.min(left.at, rest.length - 1)] ?? list.current
    next?.focus()
  }, [ids, buttons])
  return {
    list,
    leaving: (id) => {
      gone.current = { id, at: ids.indexOf(id) }
    },
  }
}
