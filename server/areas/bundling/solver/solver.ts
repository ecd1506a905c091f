/**
 * Threads that solve, and the line before them. A thread is started when first needed and stays; a job goes to an idle
 * thread, rather to one that has its map already. What a job finds never depends on how many threads there are.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { BundleParams, BundlePlan, BundleProgress } from '#contract/bundling.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { Refusal } from '../../../errors.ts'
import type { Answer, Ask, SentMap } from './messages.ts'

/** One core is left to the requests. */
const mostThreads = Math.max(1, Math.min(4, availableParallelism() - 1))
const mostWaiting = 8
/** As many as a thread keeps: `mostMaps` there. */
const mapsPerThread = 2
/** The national count takes 1 GB; a thread that wants more is ended, and the server stays. */
const memoryLimitMb = 2048

export type Solve = {
  /** Equal keys are equal maps. */
  mapKey: string
  map: SentMap
  params: BundleParams
  language: Language
  onProgress: (progress: BundleProgress) => void
}
type Job = Solve & {
  number: number
  stop: SharedArrayBuffer
  done: (plan: BundlePlan) => void
  fail: (error: Error) => void
}
type Thread = { worker: Worker; job: Job | null; maps: string[] }

export class Solver {
  #threads: Thread[] = []
  #waiting: Job[] = []
  #jobs = 0

  /**
   * @returns the plan to come, and a way to end the search early: the plan is then what there is.
   * @throws Refusal `too-busy` where too many wait already.
   */
  solve(asked: Solve): { plan: Promise<BundlePlan>; stop: () => void } {
    if (this.#waiting.length >= mostWaiting) throw new Refusal('too-busy')
    const stop = new SharedArrayBuffer(4)
    this.#jobs += 1
    const number = this.#jobs
    const plan = new Promise<BundlePlan>((done, fail) => {
      this.#waiting.push({ ...asked, number, stop, done, fail })
    })
    this.#next()
    return { plan, stop: () => void Atomics.store(new Int32Array(stop), 0, 1) }
  }

  close(): void {
    for (const { worker } of this.#threads) void worker.terminate()
    this.#threads = []
  }

  #next(): void {
    const [job] = this.#waiting
    if (!job) return
    const idle = this.#threads.filter((thread) => thread.job === null)
    const thread = idle.find(({ maps }) => maps.includes(job.mapKey)) ?? idle[0] ?? this.#start()
    if (!thread) return
    this.#waiting.shift()
    thread.job = job
    const { number, mapKey, params, language, stop } = job
    const map = thread.maps.includes(mapKey) ? null : job.map
    thread.maps = [...thread.maps.filter((key) => key !== mapKey), mapKey].slice(-mapsPerThread)
    thread.worker.postMessage({ kind: 'solve', job: number, mapKey, map, params, language, stop } satisfies Ask)
    this.#next()
  }

  #start(): Thread | null {
    if (this.#threads.length >= mostThreads) return null
    const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
    })
    const thread: Thread = { worker, job: null, maps: [] }
    this.#threads.push(thread)
    worker.unref() // an idle thread keeps nobody from ending the process
    worker.on('message', (answer: Answer) => this.#hear(thread, answer))
    worker.on('error', (error) => this.#lose(thread, error))
    worker.on('exit', () => this.#lose(thread, new Error('the thread that solves has ended')))
    return thread
  }

  #hear(thread: Thread, answer: Answer): void {
    const { job } = thread
    if (answer.kind === 'ready' || job?.number !== answer.job) return
    if (answer.kind === 'progress') {
      job.onProgress(answer.progress)
      return
    }
    thread.job = null
    if (answer.kind === 'done') job.done(answer.plan)
    else if (answer.isInput) job.fail(new Refusal('bad-ground', { what: answer.message }))
    else job.fail(new Error(answer.message))
    this.#next()
  }

  /** A thread that ended takes its job along, and the next one gets a new thread. */
  #lose(thread: Thread, error: Error): void {
    this.#threads = this.#threads.filter((each) => each !== thread)
    thread.job?.fail(error)
    thread.job = null
    this.#next()
  }
}
