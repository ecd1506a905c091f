/**
 * Solvings under way and just ended. Each belongs to who asked; it is told to those who listen, kept a while after its
 * end so that a page that comes back finds it, and then forgotten: what is to stay is saved as a scheme.
 */
import { randomUUID } from 'node:crypto'
import type { BundleJob, BundleParams, BundlePlan } from '#contract/bundling.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { Reader } from '../../accounts/reader.ts'
import { NotFound, Refusal } from '../../errors.ts'
import { log } from '../../http/log.ts'
import { say } from '../../http/words.ts'
import type { SentMap } from './solver/messages.ts'
import { Solver } from './solver/solver.ts'

/** A page stops what it no longer wants; more than this at once is no page. */
const mostPerReader = 4
const mostKept = 40

export type NewJob = {
  adcode: string
  revision: number
  mapKey: string
  map: SentMap
  params: BundleParams
  language: Language
}
type Kept = { job: BundleJob; actor: string; stop: () => void; listeners: Set<(job: BundleJob) => void> }

const isLive = ({ state }: BundleJob) => state === 'waiting' || state === 'solving'

export class BundleJobs {
  readonly #solver = new Solver()
  readonly #kept = new Map<string, Kept>()

  /** @throws Refusal where this reader, or everybody together, has asked for too much at once. */
  start(reader: Reader, asked: NewJob): BundleJob {
    const own = [...this.#kept.values()].filter(({ job, actor }) => actor === reader.actor.id && isLive(job))
    if (own.length >= mostPerReader) throw new Refusal('too-many-solves', { limit: mostPerReader })
    const { adcode, revision, mapKey, map, params, language } = asked
    const id = randomUUID()
    const onProgress = (progress: BundleJob['progress']) => this.#change(id, { state: 'solving', progress })
    const { plan, stop } = this.#solver.solve({ mapKey, map, params, language, onProgress })
    const progress = { phase: 'graph', piecesDone: 0, pieces: 0, householdsCovered: 0, areas: 0 } as const
    const job: BundleJob = { id, adcode, revision, state: 'waiting', progress, plan: null, failure: null }
    this.#kept.set(id, { job, actor: reader.actor.id, stop, listeners: new Set() })
    this.#forget()
    plan.then(
      (found) => this.#finish(id, found),
      (error: unknown) => this.#fail(id, error, language),
    )
    return job
  }

  /** @throws NotFound for a job that was never there, is forgotten, or belongs to somebody else. */
  get(reader: Reader, id: string): BundleJob {
    return this.#of(reader, id).job
  }

  /** Ends the search: the plan is what there is. A job that has ended stays as it is. */
  stop(reader: Reader, id: string): BundleJob {
    const kept = this.#of(reader, id)
    if (isLive(kept.job)) {
      kept.stop()
      this.#change(id, { state: 'stopped' })
    }
    return this.#of(reader, id).job
  }

  /** Tells every change until the job has ended. @returns a way to listen no longer. */
  listen(reader: Reader, id: string, listener: (job: BundleJob) => void): () => void {
    const { listeners } = this.#of(reader, id)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  close(): void {
    this.#solver.close()
  }

  #of(reader: Reader, id: string): Kept {
    const kept = this.#kept.get(id)
    if (!kept || kept.actor !== reader.actor.id) throw new NotFound('bundling', id)
    return kept
  }

  #finish(id: string, plan: BundlePlan): void {
    const wasStopped = this.#kept.get(id)?.job.state === 'stopped'
    this.#change(id, { state: wasStopped ? 'stopped' : 'finished', plan })
  }

  #fail(id: string, error: unknown, language: Language): void {
    const refusal = error instanceof Refusal ? error : null
    if (!refusal) log.error({ err: error, job: id }, 'bundling failed')
    const { code, params } = refusal ?? { code: 'solver-lost', params: {} }
    this.#change(id, { state: 'failed', failure: { code, detail: say(language, `problems.${code}`, params) } })
  }

  #change(id: string, change: Partial<BundleJob>): void {
    const kept = this.#kept.get(id)
    if (!kept) return
    const late = kept.job.state === 'stopped' && change.state === 'solving'
    kept.job = { ...kept.job, ...change, ...(late && { state: 'stopped' }) }
    for (const listener of kept.listeners) listener(kept.job)
  }

  /** The oldest that have ended. */
  #forget(): void {
    for (const [id, { job }] of this.#kept) {
      if (this.#kept.size <= mostKept) return
      if (!isLive(job)) this.#kept.delete(id)
    }
  }
}
