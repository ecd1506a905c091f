/** Inside the thread: takes pieces of the problem it is sent until none is left. */
import { workerData } from 'node:worker_threads'
import { PieceWork } from '../piece-work.ts'
import type { Brought, MateStart, Work } from './messages.ts'

const { port } = workerData as MateStart // what crew.ts starts it with

port.on('message', ({ problem, counters: { taken, brought, stopped } }: Work) => {
  const work = new PieceWork(problem)
  const order = work.largestFirst()
  const isOver = () => Atomics.load(stopped, 0) === 1
  for (let turn = Atomics.add(taken, 0, 1); turn < order.length; turn = Atomics.add(taken, 0, 1)) {
    const place = order[turn] as number
    port.postMessage({ place, solved: work.solve(place, isOver) } satisfies Brought)
    Atomics.add(brought, 0, 1)
    Atomics.notify(brought, 0)
  }
})
