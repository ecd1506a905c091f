import { AsyncLocalStorage } from 'node:async_hooks'

/** The limit of the work being done, where it has one of its own; PGlite ignores `statement_timeout`. */
const ownLimit = new AsyncLocalStorage<number | undefined>()

/** Every statement begun inside `work` may take `ms` milliseconds. */
export function withLimit<T>(ms: number, work: () => Promise<T>): Promise<T> {
  // Awaited inside: a drizzle query begins only when somebody waits for it.
  return ownLimit.run(ms, async () => await work())
}

export const currentLimit = (): number | undefined => ownLimit.getStore()

/** For what outlives the work that happened to start it. */
export function withoutLimit<T>(work: () => T): T {
  return ownLimit.run(undefined, work)
}
