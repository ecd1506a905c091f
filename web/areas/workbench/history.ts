/** Steps that can be taken back and taken again; each is named, so that a tooltip can say what would go. */
export type Step<T> = { value: T; name: string }
export type History<T> = { past: readonly Step<T>[]; now: T; future: readonly Step<T>[] }

const mostSteps = 200

export const begin = <T>(now: T): History<T> => ({ past: [], now, future: [] })

/** With `into`, steps of one gesture are one: a slider dragged is taken back at once. */
export function go<T>(history: History<T>, value: T, name: string, into?: string): History<T> {
  const last = history.past.at(-1)
  if (into !== undefined && last?.name === into && history.future.length === 0) return { ...history, now: value }
  return { past: [...history.past, { value: history.now, name }].slice(-mostSteps), now: value, future: [] }
}

export function back<T>({ past, now, future }: History<T>): History<T> {
  const step = past.at(-1)
  if (!step) return { past, now, future }
  return { past: past.slice(0, -1), now: step.value, future: [{ value: now, name: step.name }, ...future] }
}

export function forth<T>({ past, now, future }: History<T>): History<T> {
  const [step, ...rest] = future
  if (!step) return { past, now, future }
  return { past: [...past, { value: now, name: step.name }], now: step.value, future: rest }
}
