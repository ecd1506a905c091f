/** Wishes that can be taken back one by one; each step has a name, so that a tooltip can say what would go. */
import type { ImportWishes } from '#contract/import.ts'

type Step = { wishes: ImportWishes; name: string }
export type WishHistory = { past: readonly Step[]; now: ImportWishes; future: readonly Step[] }

const mostSteps = 200

export const begun = (now: ImportWishes): WishHistory => ({ past: [], now, future: [] })

/** A wish that changes nothing is no step. */
export function stepped(history: WishHistory, wishes: ImportWishes, name: string): WishHistory {
  const { past, now } = history
  if (wishes === now) return history
  return { past: [...past, { wishes: now, name }].slice(-mostSteps), now: wishes, future: [] }
}

export function takenBack(history: WishHistory): WishHistory {
  const step = history.past.at(-1)
  if (!step) return history
  const undone = { wishes: history.now, name: step.name }
  return { past: history.past.slice(0, -1), now: step.wishes, future: [undone, ...history.future] }
}

export function takenAgain(history: WishHistory): WishHistory {
  const [step, ...future] = history.future
  if (!step) return history
  return { past: [...history.past, { wishes: history.now, name: step.name }], now: step.wishes, future }
}
