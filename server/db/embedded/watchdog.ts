import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { EngineThread, Hear } from './engineThread.ts'
import { EngineDead } from './errors.ts'
import { connectionLost } from './wireMessages.ts'

/** Keeps an engine alive: ends it when a batch takes too long, and opens it again whenever it has stopped. */
export type Watchdog = {
  /** Waits for the engine if it is being opened again. @throws EngineDead */
  connect(): Promise<EngineSession>
  /** Closes the engine cleanly, or ends it when it is too busy to answer; then the mark of its last change is unknown. */
  close(): Promise<{ mark: string | undefined }>
}

/** What one connection has of one life of the engine. */
export type EngineSession = {
  /**
   * Carries one batch there and its answer back. A batch cut off at its limit rejects with SQLSTATE 57014, one that the
   * engine did not survive with 57P02. Whether it was carried out is then unknown, so it is never sent a second time.
   */
  answer(batch: Uint8Array, limitMs: number, hear: Hear): Promise<void>
  lost: Promise<pg.DatabaseError>
}

export type WatchdogOptions = {
  dataDir: string
  start: () => Promise<EngineThread>
  log: (event: string, facts: object) => void
}

type Life = {
  thread: EngineThread
  lostFor: pg.DatabaseError | undefined
  /** Rejects the batch being answered. */
  rejectBatch: (reason: pg.DatabaseError) => void
  lost: Promise<pg.DatabaseError>
  tellLost: (reason: pg.DatabaseError) => void
}

const reopenAttempts = 3
const reopenPauseMs = 500
/** After this a dead engine is tried again by whoever next asks for it: a full disk may have been cleared. */
const deadForMs = 10_000
const closeLimitMs = 10_000

export function watchOver(first: EngineThread, { dataDir, start, log }: WatchdogOptions): Watchdog {
  let opened = Promise.resolve(begin(first))
  let deadSince: number | undefined
  let closing = false
  /** Batches take turns: a connection may be given up while its last batch is still being answered. */
  let turn: Promise<unknown> = Promise.resolve()

  return { connect, close }

  async function connect(): Promise<EngineSession> {
    if (deadSince !== undefined && Date.now() - deadSince > deadForMs) openAgain(Promise.resolve())
    const life = await opened
    return {
      lost: life.lost,
      answer(batch, limitMs, hear) {
        const answered = turn.then(() => answerWithin(life, batch, limitMs, hear))
        turn = answered.catch(() => {})
        return answered
      },
    }
  }

  function answerWithin(life: Life, batch: Uint8Array, limitMs: number, hear: Hear) {
    return new Promise<void>((resolve, reject) => {
      if (life.lostFor) return reject(life.lostFor)
      let answered = false
      const cutOff = () => {
        if (!answered) lose(life, '57014', `The statement took longer than ${limitMs} ms and was ended.`)
      }
      // One more turn of the loop: if it was this thread that was busy, the answer is waiting to be read.
      const timer = setTimeout(() => setImmediate(cutOff), limitMs)
      life.rejectBatch = (reason) => {
        clearTimeout(timer)
        reject(reason)
      }
      life.thread.answer(batch, hear).then(() => {
        answered = true
        clearTimeout(timer)
        resolve()
      })
    })
  }

  function begin(thread: EngineThread): Life {
    let tellLost: Life['tellLost'] = () => {}
    const lost = new Promise<pg.DatabaseError>((resolve) => {
      tellLost = resolve
    })
    const life: Life = { thread, lostFor: undefined, rejectBatch: () => {}, lost, tellLost }
    thread.stopped.then((error) => lose(life, '57P02', `The embedded database stopped: ${error.message}`))
    return life
  }

  /** Ends one life of the engine and begins the next; whoever was being served is told why. */
  function lose(life: Life, sqlState: string, message: string): void {
    if (life.lostFor || closing) return
    const reason = connectionLost(sqlState, message)
    life.lostFor = reason
    log('embedded-engine-lost', { sqlState, message })
    openAgain(life.thread.end())
    life.rejectBatch(reason)
    life.tellLost(reason)
  }

  function openAgain(ended: Promise<void>): void {
    deadSince = undefined
    opened = ended.then(reopen)
    // Whoever connects is told; with nobody waiting it is no unhandled rejection.
    opened.catch(() => {})
  }

  async function reopen(): Promise<Life> {
    let cause: unknown
    for (let attempt = 1; attempt <= reopenAttempts && !closing; attempt++) {
      const startedAt = Date.now()
      try {
        const life = begin(await start())
        log('embedded-engine-reopened', { attempt, ms: Date.now() - startedAt })
        return life
      } catch (error) {
        cause = error
        log('embedded-engine-reopen-failed', { attempt, message: String(error) })
        await pause(reopenPauseMs)
      }
    }
    deadSince = Date.now()
    throw new EngineDead(dataDir, reopenAttempts, cause)
  }

  async function close() {
    closing = true
    const life = await opened.catch(() => undefined)
    if (!life) return { mark: undefined }
    const reason = connectionLost('57P01', 'The embedded database is being closed.')
    life.lostFor ??= reason
    const closed = turn.then(() => life.thread.close()).catch(() => undefined)
    const mark = await Promise.race([closed, pause(closeLimitMs, undefined, { ref: false })])
    await life.thread.end()
    life.rejectBatch(reason)
    life.tellLost(reason)
    return { mark }
  }
}
