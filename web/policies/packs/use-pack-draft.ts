/** The draft of a pack: its text, the text it began with, and the version it was made on, kept together until it is saved or dropped. */
import { useRef } from 'react'
import type { PolicyPack } from '#contract/policy.ts'
import { useStage } from '#web/stage.tsx'
import { useKept } from '#web/use-kept.ts'
import { packOf, textOf, type WrittenPack } from './written-pack.ts'

type Seen = Pick<PolicyPack, 'id' | 'version'>
type Draft = { text: string; begun: string; seen: Seen | null }

/** `seen`: what somebody saves after the draft was begun is not taken for seen. */
export function usePackDraft(name: string, begun: string, seen: Seen | null) {
  const stage = useStage()
  const [draft, keep, forget] = useKept<Draft>(name, { text: begun, begun, seen })
  const latest = useRef(draft)
  latest.current = draft
  const put = (next: Draft) => {
    latest.current = next
    keep(next)
  }
  /** Begins anew from a text; `told` offers the draft back. */
  const begin = (text: string, of: Seen | null, told: string) => {
    const before = latest.current
    put({ text, begun: text, seen: of })
    forget() // nothing is written yet: who comes back later begins with what holds then
    stage.say({ text: told, undo: () => put(before) })
  }
  return {
    text: draft.text,
    isChanged: draft.text !== draft.begun,
    /** The version of the pack of this id the draft was made on; null where it is a new pack. */
    seenOf: (id: string): number | null => (draft.seen?.id === id ? draft.seen.version : null),
    write: (text: string) => put({ ...latest.current, text }),
    /** Changes the pack as it is written by then; a text that does not hold together stays. */
    change: (make: (pack: WrittenPack) => WrittenPack) => {
      const now = packOf(latest.current.text)
      if (now) put({ ...latest.current, text: textOf(make(now)) })
    },
    drop: (told: string) => begin(begun, seen, told),
    takeTheirs: (theirs: PolicyPack, told: string) => begin(textOf(theirs), theirs, told),
    keepMineOn: (standing: Seen | null) => put({ ...latest.current, seen: standing }),
    forget,
  }
}
