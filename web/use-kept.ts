/** State that outlives what shows it: a draft that was left is there again when somebody comes back, until it is saved or dropped. */
import { useCallback, useState } from 'react'

const kept = new Map<string, unknown>()

/** As useState, under a name of the whole page; `forget` drops what is kept once it is saved. */
export function useKept<T>(name: string, initial: T): [T, (next: T) => void, forget: () => void] {
  const [value, setValue] = useState(() => (kept.has(name) ? (kept.get(name) as T) : initial)) // only this hook writes under the name
  const keep = useCallback(
    (next: T) => {
      kept.set(name, next)
      setValue(next)
    },
    [name],
  )
  const forget = useCallback(() => void kept.delete(name), [name])
  return [value, keep, forget]
}
