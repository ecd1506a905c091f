/**
 * Threads that read files, and the line before them. Who wants a file looked at sits down at a thread and has it until they leave; the thread
 * keeps the file it read last, so that the next look at it is quick. A thread that runs out of memory is lost with its file, and nothing else.
 */
import { Worker } from 'node:worker_threads'
import { ReadRefusal } from '#geodata/readers/reading.ts'
import { Refusal } from '../../errors.ts'
import type { Answer, Ask, Phase, Question, Questions } from './messages.ts'

const mostThreads = 2
const mostWaiting = 8
/** Room for 200,000 polygons more than twice: as they came, placed and compared they take 0.75 GB. */
const memoryLimitMb = 2048
/** Whatever is read stays: with the small nursery V8 gives a thread, a quarter of the time of a large file went into moving it about. */
const nurseryMb = 192
/** A reader in the midst of a large file hears nothing; then its thread is ended. */
const stopPatienceMs = 2_000
/** A file that nobody has looked at for so long is let go. */
const keptForMs = 10 * 60_000

/** Where somebody waits; aborted: they no longer do. */
export class Cancelled extends Refusal {
  override name = 'Cancelled'

  constructor() {
    super('import-cancelled')
  }
}

export type Sit = { readingKey: string; signal: AbortSignal; onProgress: (phase: Phase, share: number) => void }

type Pending = { number: number; resolve: (answer: unknown) => void; reject: (error: Error) => void }
type Thread = { worker: Worker; sitting: Sitting | null; readingKey: string | null; idle: NodeJS.Timeout | null }
type Waiting = Sit & { seat: (thread: Thread) => void; refuse: (error: Error) => void }

export type DeskLimits = { threads?: number; memoryMb?: number }

export class Desk {
  readonly #limits: Required<DeskLimits>
  #threads: Thread[] = []
  #waiting: Waiting[] = []

  constructor({ threads = mostThreads, memoryMb = memoryLimitMb }: DeskLimits = {}) {
    this.#limits = { threads, memoryMb }
  }

  /** @throws Refusal `too-busy` where too many wait already; Cancelled. */
  async sit(asked: Sit): Promise<Sitting> {
    if (asked.signal.aborted) throw new Cancelled()
    if (this.#waiting.length >= mostWaiting) throw new Refusal('too-busy')
    const thread = await new Promise<Thread>((seat, refuse) => {
      const waiting = { ...asked, seat, refuse }
      this.#waiting.push(waiting)
      asked.signal.addEventListener('abort', () => this.#leaveLine(waiting), { once: true })
      this.#next()
    })
    const sitting = new Sitting(thread.worker, asked, {
      hasRead: thread.readingKey === asked.readingKey,
      leave: (hasRead) => this.#free(thread, hasRead ? asked.readingKey : null),
    })
    thread.sitting = sitting
    return sitting
  }

  /** A file nobody will look at again: its thread goes, and with it the memory it took. Whoever sits there is left alone. */
  letGo(readingKey: string): void {
    const idle = this.#threads.filter((each) => !this.#taken.has(each) && each.readingKey === readingKey)
    for (const thread of idle) {
      if (thread.idle) clearTimeout(thread.idle)
      void thread.worker.terminate()
    }
    this.#threads = this.#threads.filter((each) => !idle.includes(each))
  }

  /** Whoever sits there is told that their thread is lost; who comes next gets a new one. */
  endThreads(): void {
    for (const { worker } of this.#threads) void worker.terminate()
  }

  close(): void {
    this.endThreads()
    for (const { idle } of this.#threads) if (idle) clearTimeout(idle)
    this.#threads = []
  }

  #leaveLine(waiting: Waiting): void {
    if (!this.#waiting.includes(waiting)) return
    this.#waiting = this.#waiting.filter((each) => each !== waiting)
    waiting.refuse(new Cancelled())
  }

  #taken = new Set<Thread>()

  #next(): void {
    const [waiting] = this.#waiting
    if (!waiting) return
    const free = this.#threads.filter((each) => !this.#taken.has(each))
    const thread =
      free.find(({ readingKey }) => readingKey === waiting.readingKey) ??
      free.find(({ readingKey }) => readingKey === null) ??
      (this.#threads.length < this.#limits.threads ? this.#start() : free[0])
    if (!thread) return
    this.#waiting.shift()
    this.#taken.add(thread)
    if (thread.idle) clearTimeout(thread.idle)
    thread.worker.ref()
    waiting.seat(thread)
    this.#next()
  }

  #free(thread: Thread, readingKey: string | null): void {
    if (!this.#taken.delete(thread)) return
    thread.sitting = null
    thread.readingKey = readingKey
    thread.worker.unref() // an idle thread keeps nobody from ending the process
    thread.idle = setTimeout(() => {
      this.#threads = this.#threads.filter((each) => each !== thread)
      void thread.worker.terminate()
    }, keptForMs)
    thread.idle.unref()
    this.#next()
  }

  #start(): Thread {
    const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMb, maxYoungGenerationSizeMb: nurseryMb },
    })
    const thread: Thread = { worker, sitting: null, readingKey: null, idle: null }
    this.#threads.push(thread)
    worker.on('message', (answer: Answer) => thread.sitting?.hear(answer))
    worker.on('error', (error: Error & { code?: string }) => this.#lose(thread, lossOf(error)))
    worker.on('exit', () => this.#lose(thread, new Refusal('import-thread-lost')))
    return thread
  }

  /** A thread that ended takes what it was asked along, and the next in line gets a new one. */
  #lose(thread: Thread, error: Error): void {
    if (!this.#threads.includes(thread)) return
    this.#threads = this.#threads.filter((each) => each !== thread)
    this.#taken.delete(thread)
    if (thread.idle) clearTimeout(thread.idle)
    thread.sitting?.lose(error)
    this.#next()
  }
}

const lossOf = (error: Error & { code?: string }) =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new Refusal('import-too-much')
    : Object.assign(new Refusal('import-thread-lost'), { cause: error })

/** One user at one thread, asking one question after the other. */
export class Sitting {
  /** Whether the thread has this file from the last time; else it is handed over piece by piece. */
  readonly hasRead: boolean
  readonly #worker: Worker
  readonly #asked: Sit
  readonly #leave: (hasRead: boolean) => void
  readonly #stop = new SharedArrayBuffer(4)
  readonly #abort = () => this.#cancel()
  #pending: Pending | null = null
  #number = 0
  #isLost: Error | null = null
  #isIntact: boolean

  constructor(worker: Worker, asked: Sit, seat: { hasRead: boolean; leave: (hasRead: boolean) => void }) {
    this.#worker = worker
    this.#asked = asked
    this.hasRead = seat.hasRead
    this.#isIntact = seat.hasRead
    this.#leave = seat.leave
    asked.signal.addEventListener('abort', this.#abort, { once: true })
  }

  /** @throws ReadRefusal, Refusal, Cancelled */
  async ask<Each extends Question>(kind: Each, ask: Questions[Each]['ask']): Promise<Questions[Each]['answer']> {
    if (this.#asked.signal.aborted) throw new Cancelled()
    if (this.#isLost) throw this.#isLost
    this.#number += 1
    const number = this.#number
    const answer = await new Promise<unknown>((resolve, reject) => {
      this.#pending = { number, resolve, reject }
      // the kind and its question belong together by this function's own types
      this.#worker.postMessage({ kind, number, stop: this.#stop, ask } as Ask)
    })
    if (kind === 'look') this.#isIntact = true
    return answer as Questions[Each]['answer'] // the thread answers each question in its own form
  }

  leave(): void {
    this.#asked.signal.removeEventListener('abort', this.#abort)
    if (this.#pending) {
      // left in the midst of a question: nobody knows what the thread will have read
      this.#pending = null
      void this.#worker.terminate()
      return
    }
    this.#leave(this.#isIntact)
  }

  hear(answer: Answer): void {
    const pending = this.#pending
    if (!pending || pending.number !== answer.number) return
    if (answer.kind === 'progress') {
      this.#asked.onProgress(answer.phase, answer.share)
      return
    }
    this.#pending = null
    if (answer.kind === 'answer') pending.resolve(answer.answer)
    else if (answer.kind === 'refused') pending.reject(new ReadRefusal(answer.code, answer.params))
    else if (answer.kind === 'stopped') pending.reject(new Cancelled())
    else pending.reject(Object.assign(new Error(answer.message), { stack: answer.stack }))
  }

  lose(error: Error): void {
    const reason = this.#asked.signal.aborted ? new Cancelled() : error
    this.#isLost = reason
    this.#pending?.reject(reason)
    this.#pending = null
  }

  #cancel(): void {
    Atomics.store(new Int32Array(this.#stop), 0, 1)
    const pending = this.#pending
    if (!pending) return
    setTimeout(() => {
      if (this.#pending === pending) void this.#worker.terminate()
    }, stopPatienceMs).unref()
  }
}
