import { AsyncLocalStorage } from 'node:async_hooks'

/** How the work being done goes about with the one engine all share. */
type Manner = {
  /** How long a statement of it may take, where it has a limit of its own; PGlite ignores `statement_timeout`. */
  limitMs?: number
  /** Others are told to come back rather than left waiting behind it. */
  isTold: boolean
}

const manner = new AsyncLocalStorage<Manner | undefined>()

/** Every statement begun inside `work` may take `ms` milliseconds, and whoever waits behind it is told so after a while. */
export const withLimit = <T>(ms: number, work: () => Promise<T>): Promise<T> =>
  going({ limitMs: ms, isTold: true }, work)

/** The same for work that is over before others lose patience, such as copying the folder: they simply wait. */
export const withQuietLimit = <T>(ms: number, work: () => Promise<T>): Promise<T> =>
  going({ limitMs: ms, isTold: false }, work)

/** `work` takes minutes by itself, such as a preview of a large file: it waits for its turn behind whatever it meets. */
export const patiently = <T>(work: () => Promise<T>): Promise<T> => going({ isTold: false }, work)

// Awaited inside: a drizzle query begins only when somebody waits for it.
const going = <T>(how: Manner, work: () => Promise<T>): Promise<T> => manner.run(how, async () => await work())

export const currentLimit = (): number | undefined => manner.getStore()?.limitMs
export const tellsOthers = (): boolean => manner.getStore()?.isTold ?? false
export const isPatient = (): boolean => manner.getStore() !== undefined

/** For what outlives the work that happened to start it. */
export function withoutLimit<T>(work: () => T): T {
  return manner.run(undefined, work)
}
