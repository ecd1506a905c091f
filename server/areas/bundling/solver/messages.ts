/** What is said between the server and a thread that solves. Maps are structured-cloned once per thread and key. */
import type { BundleParams, BundlePlan, BundleProgress } from '#contract/bundling.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { BundleMap } from '../map.ts'

/** A map whose facts can cross to another thread: shared works as rows instead of a function. */
export type SentMap = Omit<BundleMap, 'sharedM'> & { shared: readonly SharedWorks[] }
/** Metres of works that lie along both of two compounds. */
export type SharedWorks = { from: string; to: string; metres: number }

export type Ask = {
  kind: 'solve'
  job: number
  /** Equal keys are equal maps. */
  mapKey: string
  /** Null where the thread has it already. */
  map: SentMap | null
  params: BundleParams
  language: Language
  /** One Int32: 1 ends the search with what there is. */
  stop: SharedArrayBuffer
}
export type Answer =
  | { kind: 'ready' }
  | { kind: 'progress'; job: number; progress: BundleProgress }
  | { kind: 'done'; job: number; plan: BundlePlan }
  | { kind: 'failed'; job: number; message: string; isInput: boolean }
