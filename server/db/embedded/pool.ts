import pg from 'pg'
import { EngineBusy } from './errors.ts'
import { currentLimit, isPatient, tellsOthers } from './limits.ts'
import type { Watchdog } from './watchdog.ts'
import { Wire } from './wire.ts'

export type PoolOptions = {
  watchdog: Watchdog
  statementLimitMs: number
  idleTransactionLimitMs: number
  /** How long somebody waits behind long work (an import) before they are told to come back. */
  patienceMs: number
}

/** Who waits behind the longest statement and the opening of the engine after it is still served. */
const reopenAllowanceMs = 30_000
/** How often long work stands in line behind other long work before it is given up. */
const mostTurns = 20

/** Everything pg would otherwise read from PG* variables and password files is said here. */
const nowhere = { host: 'embedded', port: 5432, user: 'postgres', database: 'postgres', password: '', ssl: false }

/**
 * A pool of one connection: the engine has one session, so the connection *is* the transaction mutex, and pg's own
 * queue makes everybody else wait. `connect` and `query` have their promise forms only.
 *
 * A connection that is lost while somebody holds it is given up at once, whether or not its holder ever releases it,
 * so that a callback that never settles, or a BEGIN that failed, blocks nobody else.
 */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...nowhere,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: options.statementLimitMs + reopenAllowanceMs,
    Client: embeddedClient(options),
  })
  // Each lost connection was told to whoever used it; an idle one is replaced when it is next needed.
  pool.on('error', () => {})

  const connect = pool.connect.bind(pool)
  let longHolders = 0
  /** Whoever would wait behind long work is told so after a while; their turn, when it comes, is given to the next. */
  const take = () =>
    new Promise<pg.PoolClient>((resolve, reject) => {
      let isGone = false
      const look = setInterval(() => {
        if (longHolders === 0) return
        clearInterval(look)
        isGone = true
        reject(new EngineBusy())
      }, options.patienceMs)
      look.unref()
      connect().then(
        (client) => {
          clearInterval(look)
          if (isGone) client.release()
          else resolve(client)
        },
        (error) => {
          clearInterval(look)
          reject(error)
        },
      )
    })
  /** Work that takes minutes itself stands in line again where its turn has not come in time. */
  const wait = async () => {
    for (let turns = 1; ; turns++) {
      try {
        return await connect()
      } catch (error) {
        if (longHolders === 0 || turns === mostTurns) throw error
      }
    }
  }
  const lease = async () => {
    const limitMs = currentLimit() ?? options.statementLimitMs
    for (;;) {
      // The pool makes its clients from the class above, whose wire it does not know by type.
      const client = (await (isPatient() ? wait() : take())) as pg.PoolClient & { wire: Wire }
      if (!client.wire.lost) {
        const isLong = tellsOthers() && limitMs > options.statementLimitMs
        if (isLong) longHolders += 1
        return releasedOnce(client, limitMs, () => {
          if (isLong) longHolders -= 1
        })
      }
      client.release(true)
    }
  }
  const query = async (...words: unknown[]) => {
    const client = await lease()
    try {
      return await Reflect.apply(client.query, client, words)
    } finally {
      client.release()
    }
  }
  // Casts: of the overloads of pg, the promise forms are the ones kept.
  pool.connect = lease as pg.Pool['connect']
  pool.query = query as pg.Pool['query']
  return pool
}

/** A client that speaks through its own `wire`, and answers with the true reason when that is lost. */
function embeddedClient(options: PoolOptions) {
  return class EmbeddedClient extends pg.Client {
    readonly wire: Wire

    constructor() {
      const wire = new Wire(options)
      super({ ...nowhere, stream: () => wire })
      this.wire = wire
      this.on('error', () => {})
      const query = this.query.bind(this)
      const queryUnlessLost = (...words: unknown[]) =>
        wire.lost ? Promise.reject(wire.lost) : Reflect.apply(query, this, words)
      // Cast: the overloads of pg are passed through as they are.
      this.query = queryUnlessLost as pg.Client['query']
    }
  }
}

function releasedOnce(client: pg.PoolClient & { wire: Wire }, limitMs: number, onReleased: () => void): pg.PoolClient {
  const { wire, release } = client
  let released = false
  const giveUp = (error?: Error | boolean) => {
    if (released) return
    released = true
    onReleased()
    client.off('error', giveUp)
    // A connection left inside a transaction is replaced rather than handed on.
    release(error || wire.lost || wire.inTransaction)
  }
  wire.limitMs = limitMs
  client.on('error', giveUp)
  client.release = giveUp
  return client
}
