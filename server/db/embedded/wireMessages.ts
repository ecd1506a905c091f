import pg from 'pg'

/** The few messages of the PostgreSQL wire protocol (version 3) that are written here rather than by pg or the engine. */

/** What pg's own startup packet says, without what pg picks up from the PG* variables of the environment. */
export const startup = startupPacket({ user: 'postgres', database: 'postgres' })

/** One session serves one connection after the other: end what the last one left open, then forget what it had set. */
export const freshSession = Buffer.concat([simpleQuery('ROLLBACK'), simpleQuery('DISCARD ALL')])

export const isTerminate = (bytes: Uint8Array) => bytes[0] === 'X'.charCodeAt(0)

/** The error pg raises when the server ends a connection with this SQLSTATE. */
export function connectionLost(sqlState: string, message: string): pg.DatabaseError {
  const error = new pg.DatabaseError(message, message.length, 'error')
  error.severity = 'FATAL'
  error.code = sqlState
  return error
}

export function errorResponse(error: pg.DatabaseError): Buffer {
  const fields = [`S${error.severity}`, `V${error.severity}`, `C${error.code}`, `M${error.message}`]
  return message('E', `${fields.join('\0')}\0\0`)
}

function simpleQuery(sql: string): Buffer {
  return message('Q', `${sql}\0`)
}

function startupPacket(settings: Record<string, string>): Buffer {
  const version3 = Buffer.from([0, 3, 0, 0])
  const words = Object.entries(settings).flat()
  return withLength(Buffer.concat([version3, Buffer.from(`${words.join('\0')}\0\0`)]))
}

function message(letter: string, body: string): Buffer {
  return Buffer.concat([Buffer.from(letter), withLength(Buffer.from(body))])
}

/** The length counts its own four bytes. */
function withLength(body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([length, body])
}
