/**
 * Where the values of JSON text begin and end, found without parsing: so each feature of a large file is parsed by itself, one broken
 * feature costs one row, and what is nested too deep is refused before any parser's stack is spent.
 */
import { limits } from './limits.ts'
import { ReadRefusal } from './reading.ts'

/** `whole` is false where the text ends inside the value. */
export type Span = { from: number; to: number; whole: boolean }

const [quote, backslash, openList, closeList, openObject, closeObject, comma, colon] = [...'"\\[]{},:'].map((mark) =>
  mark.charCodeAt(0),
) as [number, number, number, number, number, number, number, number]
const recordSeparator = 0x1e // RFC 8142

const isBlank = (mark: number) =>
  mark === 32 || (mark >= 9 && mark <= 13) || mark === recordSeparator || mark === 0xfeff

/** The values that stand one after the other: one in a file of JSON, one a line in newline-delimited JSON. */
export function* valuesOf(text: string): Generator<Span> {
  let at = 0
  for (;;) {
    while (at < text.length && isBlank(text.charCodeAt(at))) at++
    if (at >= text.length) return
    const span = valueAt(text, at)
    yield span
    at = Math.max(span.to, at + 1)
  }
}

/** The elements of the list that opens at `from`. */
export function* elementsOf(text: string, from: number): Generator<Span> {
  for (let at = nextOf(text, from + 1); at < text.length && text.charCodeAt(at) !== closeList; ) {
    const span = valueAt(text, at)
    yield span
    at = nextOf(text, Math.max(span.to, at + 1))
  }
}

/** The members of the object that opens at `from`. Of two of one name the later holds, as with any parser. */
export function membersOf(text: string, from: number): Map<string, Span> {
  const members = new Map<string, Span>()
  for (let at = nextOf(text, from + 1); at < text.length && text.charCodeAt(at) === quote; ) {
    const keyEnd = endOfString(text, at)
    const key = parsedKey(text.slice(at, keyEnd))
    let start = nextOf(text, keyEnd)
    if (text.charCodeAt(start) === colon) start = nextOf(text, start + 1)
    if (start >= text.length) return members
    const span = valueAt(text, start)
    members.set(key, span)
    at = nextOf(text, Math.max(span.to, start + 1))
  }
  return members
}

function parsedKey(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}

/** Past blanks and commas. */
function nextOf(text: string, from: number): number {
  let at = from
  while (at < text.length && (text.charCodeAt(at) === comma || isBlank(text.charCodeAt(at)))) at++
  return at
}

function valueAt(text: string, from: number): Span {
  const mark = text.charCodeAt(from)
  if (mark === openList || mark === openObject) return bracketedAt(text, from)
  if (mark === quote) return { from, to: endOfString(text, from), whole: true }
  let to = from
  while (to < text.length && !isBlank(text.charCodeAt(to)) && !isMark(text.charCodeAt(to))) to++
  return { from, to: Math.max(to, from + 1), whole: true }
}

const isMark = (mark: number) =>
  mark === comma || mark === closeList || mark === closeObject || mark === openList || mark === openObject

/** @throws ReadRefusal for more levels than `limits.depth`. */
function bracketedAt(text: string, from: number): Span {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const mark = text.charCodeAt(at)
    if (mark === quote) at = endOfString(text, at) - 1
    else if (mark === openList || mark === openObject) {
      if (++depth > limits.depth) throw new ReadRefusal('too-deep', { most: limits.depth })
    } else if ((mark === closeList || mark === closeObject) && --depth === 0) return { from, to: at + 1, whole: true }
  }
  return { from, to: text.length, whole: false }
}

function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return at + 1
  }
  return text.length
}
