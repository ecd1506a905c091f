// Whether an answer of the embedded engine is a whole one, told from the kinds of its messages.
// https://www.postgresql.org/docs/current/protocol-message-formats.html

const kind = (letter) => letter.charCodeAt(0)
const asked = { query: kind('Q'), parse: kind('P'), bind: kind('B'), execute: kind('E'), sync: kind('S') }
const told = {
  parsed: kind('1'),
  bound: kind('2'),
  completed: kind('C'),
  failed: kind('E'),
  ready: kind('Z'),
}

/** Counts the messages of a stream by kind. They may come cut anywhere; of each only its head is looked at. */
export class MessageCounts {
  #counts = new Map()
  #head = []
  /** Bytes of the present message that are still to come. */
  #left = 0

  hear(bytes) {
    for (let at = 0; at < bytes.length; ) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, bytes.length - at)
        this.#left -= taken
        at += taken
      } else {
        this.#head.push(bytes[at++])
        if (this.#head.length === 5) this.#begin()
      }
    }
  }

  /** A message is its kind, and its length with the four bytes of the length itself. */
  #begin() {
    const [letter, a, b, c, d] = this.#head
    this.#counts.set(letter, this.of(letter) + 1)
    this.#left = ((a << 24) | (b << 16) | (c << 8) | d) - 4
    this.#head = []
  }

  of(letter) {
    return this.#counts.get(letter) ?? 0
  }
}

/**
 * PGlite swallows what breaks inside WASM and goes on with the next message. After a stack overflow no "ready for query"
 * comes; after an exception in GEOS a parameter is not bound and the statement counts as empty, or rows end with "portal
 * suspended", which nobody asks for here. Believed, the one would be an empty result, the other shift later answers.
 */
export function isWhole(batch, answer) {
  const request = new MessageCounts()
  request.hear(batch)
  const ends = request.of(asked.sync) + request.of(asked.query)
  if (answer.of(told.ready) < ends) return false
  if (answer.of(told.failed) > 0) return true
  return (
    answer.of(told.parsed) === request.of(asked.parse) &&
    answer.of(told.bound) === request.of(asked.bind) &&
    answer.of(told.completed) >= request.of(asked.execute)
  )
}
