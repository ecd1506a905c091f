/** Texts typed over what is stored, while a colleague may save the same: what is sent never hides a conflict. */
import { useState } from 'react'

type Typing<F extends string> = { base: Record<F, string>; seen: number | null; typed: Record<F, string> }

const isSame = (one: string, other: string) => one.trim() === other.trim()

/**
 * Fields nobody touched here follow what is stored, typed ones stay. `seen` is the version to send: the newest, except where a
 * colleague changed a field that was typed in; then it stays the one the typing began with, and the server refuses the save.
 * `begin` starts over from what was just saved and keeps what was typed since.
 */
export function useTyped<F extends string>(stored: Record<F, string>, version: number | null) {
  const [state, setState] = useState<Typing<F>>({ base: stored, seen: version, typed: stored })
  const { base, seen, typed } = state
  const fields = Object.keys(stored) as F[] // its own keys
  const isTouched = (field: F) => !isSame(typed[field], base[field])
  const moved = fields.filter((field) => !isSame(stored[field], base[field]))
  const isContested = moved.some((field) => isTouched(field) && !isSame(stored[field], typed[field]))
  if (!isContested && (version !== seen || moved.length > 0)) {
    const followed = moved.map((field) => [field, stored[field]])
    setState({ base: stored, seen: version, typed: { ...typed, ...Object.fromEntries(followed) } })
  }
  return {
    typed,
    seen,
    isChanged: fields.some(isTouched),
    put: (field: F, text: string) => setState((now) => ({ ...now, typed: { ...now.typed, [field]: text } })),
    begin: (saved: Record<F, string>, savedVersion: number) =>
      setState((now) => ({ ...now, base: saved, seen: savedVersion })),
  }
}
