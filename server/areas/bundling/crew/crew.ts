/**
 * Threads that solve pieces of one plan beside the thread that asks for it. They are started before the map is read, and take pieces
 * by themselves as soon as there is a problem; who solves which piece makes no difference to the plan.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Problem } from '../problem.ts'
import type { Crew, SharedWork } from '../solve.ts'
import type { Brought, Counters, MateStart, Work } from './messages.ts'

type Mate = { worker: Worker; port: MessagePort }

/** The thread that asks solves too: `threads` − 1 are started, for one none. */
export function startCrew(threads: number): { crew: Crew | null; close: () => void } {
  const mates = Array.from({ length: threads - 1 }, startMate)
  return {
    crew: mates.length > 0 ? { share: (problem) => share(problem, mates) } : null,
    close: () => {
      for (const { worker } of mates) void worker.terminate()
    },
  }
}

function startMate(): Mate {
  const { port1: port, port2: theirs } = new MessageChannel()
  const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
    execArgv: [],
    workerData: { port: theirs } satisfies MateStart,
    transferList: [theirs],
  })
  worker.unref()
  port.unref()
  // what a thread does not bring, the one that asks solves itself, and meets the same error if it was one of ours
  worker.on('error', () => {})
  return { worker, port }
}

function share(problem: Problem, mates: readonly Mate[]): SharedWork {
  const counter = () => new Int32Array(new SharedArrayBuffer(4))
  const counters: Counters = { taken: counter(), brought: counter(), stopped: counter() }
  for (const { port } of mates) port.postMessage({ problem, counters } satisfies Work)
  let heard = 0
  return {
    take: () => Atomics.add(counters.taken, 0, 1),
    hear: () => {
      const found = mates.flatMap(({ port }) => waitingAt(port))
      heard += found.length
      return found
    },
    wait: (ms) => void Atomics.wait(counters.brought, 0, heard, ms),
    stop: () => void Atomics.store(counters.stopped, 0, 1),
  }
}

function waitingAt(port: MessagePort): Brought[] {
  const found: Brought[] = []
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) found.push(next.message)
  return found
}
