/**
 * XML read from beginning to end, tag by tag, without a tree of the whole: so a large file costs little, depth is known before anybody
 * descends, and nothing outside the file is ever looked for. A document type is refused: entities declared there can grow without end.
 */
import { shown } from './finding-list.ts'
import { limits } from './limits.ts'
import { ReadRefusal } from './reading.ts'

/** Names without their prefix. */
export type XmlToken =
  | { kind: 'open'; name: string; attributes: string }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

/** @throws ReadRefusal for what is not well-formed, nested too deep, or has a document type. */
export function* xmlTokens(text: string): Generator<XmlToken> {
  const open: string[] = []
  let at = 0
  while (at < text.length) {
    const tag = text.indexOf('<', at)
    const end = tag < 0 ? text.length : tag
    if (end > at && open.length > 0) yield { kind: 'text', text: withoutEntities(text.slice(at, end)) }
    if (tag < 0) break
    const special = specialAt(text, tag)
    if (special) {
      if (special.text !== null && open.length > 0) yield { kind: 'text', text: special.text }
      at = special.end
      continue
    }
    at = endOfTag(text, tag)
    yield* tagTokens(text.slice(tag + 1, at - 1), open)
  }
  if (open.length > 0) throw new ReadRefusal('xml-cut-off', { found: shown(open.at(-1)) })
}

/** Comments and instructions say nothing to us; CDATA is text as it stands. */
function specialAt(text: string, tag: number): { text: string | null; end: number } | null {
  if (text.startsWith('<!--', tag)) return { text: null, end: after(text, '-->', tag + 4) }
  if (text.startsWith('<![CDATA[', tag)) {
    const end = after(text, ']]>', tag + 9)
    return { text: text.slice(tag + 9, end - 3), end }
  }
  if (text.startsWith('<?', tag)) return { text: null, end: after(text, '?>', tag + 2) }
  if (text.startsWith('<!', tag)) throw new ReadRefusal('xml-doctype')
  return null
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  if (at < 0) throw new ReadRefusal('xml-cut-off', { found: mark })
  return at + mark.length
}

/** A ">" within quotes belongs to an attribute. */
function endOfTag(text: string, tag: number): number {
  for (let at = tag + 1; at < text.length; at++) {
    const mark = text[at]
    if (mark === '>') return at + 1
    if (mark === '"' || mark === "'") at = after(text, mark, at + 1) - 1
  }
  throw new ReadRefusal('xml-cut-off', { found: shown(text.slice(tag, tag + 60)) })
}

function* tagTokens(inside: string, open: string[]): Generator<XmlToken> {
  if (inside.startsWith('/')) {
    const name = inside.slice(1).trim()
    if (open.pop() !== name) throw new ReadRefusal('xml-broken', { found: shown(`</${name}>`) })
    return yield { kind: 'close', name: localOf(name) }
  }
  const isEmpty = inside.endsWith('/')
  const whole = isEmpty ? inside.slice(0, -1) : inside
  const name = /^[^\s/]+/.exec(whole)?.[0] ?? ''
  if (!/^[\p{L}_]/u.test(name)) throw new ReadRefusal('xml-broken', { found: shown(`<${inside}>`) })
  yield { kind: 'open', name: localOf(name), attributes: whole.slice(name.length) }
  if (isEmpty) return yield { kind: 'close', name: localOf(name) }
  if (open.push(name) > limits.depth) throw new ReadRefusal('too-deep', { most: limits.depth })
}

const localOf = (name: string) => name.slice(name.indexOf(':') + 1)

const known: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** One that is not known stays as it stands. */
const withoutEntities = (text: string) =>
  text.includes('&')
    ? text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,5}));/gi, (whole, hex, decimal, name) => {
        if (name) return known[name] ?? whole
        const point = hex ? Number.parseInt(hex, 16) : Number(decimal)
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
      })
    : text

/** @param attributes the part of a tag behind its name */
export function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? withoutEntities(found[1] ?? found[2] ?? '') : null
}
