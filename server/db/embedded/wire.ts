import { Duplex } from 'node:stream'
import type pg from 'pg'
import { currentLimit } from './limits.ts'
import type { EngineSession, Watchdog } from './watchdog.ts'
import { connectionLost, errorResponse, freshSession, isTerminate, startup } from './wireMessages.ts'

type WireOptions = { watchdog: Watchdog; statementLimitMs: number; idleTransactionLimitMs: number }

/**
 * What pg takes for its socket: it carries wire-protocol bytes to the engine and the answers back. When the engine
 * ends the session, the client hears a FATAL error like the one a PostgreSQL server sends, and the reason stays in `lost`.
 */
export class Wire extends Duplex {
  lost: pg.DatabaseError | undefined
  inTransaction = false
  /** Longest a batch of the present holder of this connection may take. */
  limitMs: number

  readonly #options: WireOptions
  #session: EngineSession | undefined
  #started = false
  #unanswered = 0
  #idleTimer: NodeJS.Timeout | undefined

  constructor(options: WireOptions) {
    super()
    this.#options = options
    this.limitMs = options.statementLimitMs
    this.once('end', () => this.destroy())
  }

  /** Called by pg where it would open a socket; host and port mean nothing here. */
  connect(): this {
    this.#options.watchdog.connect().then(
      (session) => {
        if (this.destroyed) return
        this.#session = session
        session.lost.then((reason) => this.#lose(reason))
        this.emit('connect')
      },
      (error) => this.destroy(error),
    )
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, written: () => void): void {
    this.#carry(chunk)
    written()
  }

  /** pg corks Parse, Bind, Describe, Execute and Sync: together they are one batch. */
  override _writev(chunks: { chunk: Buffer }[], written: () => void): void {
    this.#carry(Buffer.concat(chunks.map(({ chunk }) => chunk)))
    written()
  }

  override _final(ended: () => void): void {
    this.push(null)
    ended()
  }

  override _destroy(error: Error | null, destroyed: (error: Error | null) => void): void {
    clearTimeout(this.#idleTimer)
    destroyed(error)
  }

  #carry(batch: Buffer): void {
    clearTimeout(this.#idleTimer)
    if (this.lost || isTerminate(batch)) return
    const answered = this.#started ? this.#answer(batch) : this.#start()
    this.#started = true
    this.#unanswered++
    answered.then(
      () => {
        this.#unanswered--
        this.#watchIdleTransaction()
      },
      (reason) => this.#lose(reason),
    )
  }

  /** pg's startup packet is answered from ours; the session is cleared of the connection before. */
  async #start(): Promise<void> {
    await this.#session!.answer(freshSession, this.limitMs, () => {})
    await this.#answer(startup)
  }

  #answer(batch: Buffer): Promise<void> {
    const limitMs = currentLimit() ?? this.limitMs
    return this.#session!.answer(batch, limitMs, (answered, inTransaction) => {
      if (this.destroyed || this.lost) return
      this.inTransaction = inTransaction
      this.push(Buffer.from(answered.buffer, answered.byteOffset, answered.byteLength))
    })
  }

  /** A transaction holds the only connection: one that does nothing is ended, and others are served. */
  #watchIdleTransaction(): void {
    if (!this.inTransaction || this.#unanswered > 0 || this.destroyed) return
    const message = 'The transaction was ended because nothing happened in it for too long; begin it again.'
    const end = () => this.#lose(connectionLost('25P03', message))
    this.#idleTimer = setTimeout(end, this.#options.idleTransactionLimitMs)
    this.#idleTimer.unref()
  }

  #lose(reason: pg.DatabaseError): void {
    if (this.lost) return
    this.lost = reason
    clearTimeout(this.#idleTimer)
    if (this.destroyed) return
    this.push(errorResponse(reason))
    this.push(null)
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }
}
