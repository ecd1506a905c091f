/** Structured logs: one JSON line per event on stdout, each request with its id. */
import { pino } from 'pino'

/** Characters of a statement or a message that tell which one it was; a boundary among its parameters may be megabytes. */
const mostCharacters = 300

export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  serializers: { err: (error: unknown) => (error instanceof Error ? errorInShort(error) : error) },
})

type ErrorInShort = { type: string; message: string; stack: string; cause?: ErrorInShort } & Record<string, unknown>

/**
 * An error and what caused it. A failed statement is named by its beginning, and its parameters only by their number:
 * they are people's data, and as long as people like.
 */
export function errorInShort(error: Error): ErrorInShort {
  const facts = Object.entries(error).flatMap(([name, value]) => {
    if (Array.isArray(value)) return [[name, `${value.length} values`]]
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    return isPlain ? [[name, typeof value === 'string' ? inShort(value) : value]] : []
  })
  return {
    ...Object.fromEntries(facts),
    type: error.constructor.name,
    message: inShort(messageOf(error)),
    stack: framesOf(error),
    ...(error.cause instanceof Error && { cause: errorInShort(error.cause) }),
  }
}

/** Drizzle ends the message of a failed statement with all its parameters. */
const messageOf = (error: Error) =>
  'params' in error && Array.isArray(error.params) ? (error.message.split('\nparams: ')[0] ?? '') : error.message

const inShort = (text: string) =>
  text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters)} … (${text.length} characters)`

/** Without the message, which an engine repeats before them. */
const framesOf = ({ stack = '' }: Error) =>
  stack
    .split('\n')
    .filter((line) => /^\s+at .{1,300}$/.test(line))
    .join('\n')
