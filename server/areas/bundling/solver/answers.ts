/** Inside the thread: solves what it is asked, one after the other, and remembers the last maps. */
import { parentPort } from 'node:worker_threads'
import { bundle } from '../bundle.ts'
import type { BundleMap } from '../map.ts'
import { Memory } from '../memory.ts'
import type { Answer, Ask, SentMap } from './messages.ts'

/** As many as the server believes this thread to have: `mapsPerThread` there. */
const mostMaps = 2
const toldEveryMs = 50
const port = parentPort
if (!port) throw new Error('this module answers in a thread')
const tell = (answer: Answer) => port.postMessage(answer)

const memory = new Memory()
const maps = new Map<string, BundleMap>()

port.on('message', (ask: Ask) => {
  try {
    const map = mapOf(ask)
    const flag = new Int32Array(ask.stop)
    const isOver = () => Atomics.load(flag, 0) === 1
    const plan = bundle(map, ask.params, { language: ask.language, memory, isOver, onProgress: nowAndThen(ask.job) })
    tell({ kind: 'done', job: ask.job, plan })
  } catch (error) {
    // RangeError is how the ground names a boundary that encloses nothing
    tell({
      kind: 'failed',
      job: ask.job,
      message: error instanceof Error ? error.message : String(error),
      isInput: error instanceof RangeError,
    })
  }
})
tell({ kind: 'ready' })

function mapOf({ mapKey, map }: Ask): BundleMap {
  const known = map ? withShared(map) : maps.get(mapKey)
  if (!known) throw new Error(`the map ${mapKey} was never sent`)
  maps.delete(mapKey)
  maps.set(mapKey, known)
  for (const key of [...maps.keys()].slice(0, -mostMaps)) maps.delete(key)
  return known
}

function withShared({ shared, ...map }: SentMap): BundleMap {
  const metres = new Map(shared.map((each) => [pairOf(each.from, each.to), each.metres]))
  return { ...map, sharedM: (from, to) => metres.get(pairOf(from, to)) ?? null }
}

const pairOf = (from: string, to: string) => (from < to ? `${from} ${to}` : `${to} ${from}`)

function nowAndThen(job: number) {
  let toldAt = 0
  return (progress: Parameters<NonNullable<Parameters<typeof bundle>[2]>['onProgress'] & {}>[0]) => {
    const at = performance.now()
    if (at - toldAt < toldEveryMs && progress.piecesDone < progress.pieces) return
    toldAt = at
    tell({ kind: 'progress', job, progress })
  }
}
