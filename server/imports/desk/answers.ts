/** Inside the thread: answers one question after the other about the file that lies on its desk. */
import { parentPort } from 'node:worker_threads'
import { ReadRefusal } from '#geodata/readers/reading.ts'
import { LaidFile, Stopped } from './laid-file.ts'
import type { Answer, Ask, Phase } from './messages.ts'

const port = parentPort
if (!port) throw new Error('this module answers in a thread')
const tell = (answer: Answer) => port.postMessage(answer)

const laid = new LaidFile()

port.on('message', async (asked: Ask) => {
  const { number } = asked
  const flag = new Int32Array(asked.stop)
  const tellProgress = (phase: Phase, share: number) => {
    if (Atomics.load(flag, 0) === 1) throw new Stopped()
    tell({ kind: 'progress', number, phase, share })
  }
  try {
    tell({ kind: 'answer', number, answer: await answerTo(asked, tellProgress) })
  } catch (error) {
    tell(failureOf(number, error))
  }
})

function answerTo(asked: Ask, tellProgress: (phase: Phase, share: number) => void): unknown {
  switch (asked.kind) {
    case 'piece':
      return laid.add(asked.ask)
    case 'look':
      return laid.look(asked.ask, tellProgress)
    case 'ledger':
      return laid.know(asked.ask)
    case 'compare':
      return laid.compare(asked.ask, tellProgress)
    case 'rows':
      return laid.rows(asked.ask)
    case 'shapes':
      return laid.shapes(asked.ask)
    case 'records':
      return laid.records(asked.ask)
  }
}

function failureOf(number: number, error: unknown): Answer {
  if (error instanceof Stopped) return { kind: 'stopped', number }
  if (error instanceof ReadRefusal) return { kind: 'refused', number, code: error.code, params: error.params }
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  return { kind: 'failed', number, message, stack }
}
