/** Bytes to words: which of the encodings Chinese offices use it is, and a refusal or a finding where none fits. */
import { limits } from './limits.ts'
import { finding, type ReadFinding, ReadRefusal } from './reading.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export type Encoding = (typeof encodings)[number]

const otherNames: Record<string, Encoding> = {
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
}

export type Decoded = { text: string; encoding: Encoding; findings: ReadFinding[] }

/** @throws ReadRefusal where it is no text, or not in the wished encoding. */
export function decodeText(bytes: Uint8Array, wished?: string): Decoded {
  const marked = markOf(bytes)
  if (wished !== undefined) return decodeAs(bytes, named(wished), marked)
  const encoding = marked ?? looksUtf16(bytes)
  if (encoding) return decoded(bytes, encoding)
  const text = decode(bytes, 'utf-8')
  if (text !== null) return checked({ text, encoding: 'utf-8', findings: [] })
  if (isBrokenUtf8(bytes)) return checked(repaired(bytes))
  return decoded(bytes, 'gb18030')
}

/** A line no person wrote is refused before it is read: as much as the longest cells of a row could hold; more lines than rows too. */
export function checkLines(bytes: Uint8Array) {
  const most = 40 * limits.cellLength
  let lines = 0
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1))
    if (++lines > 2 * limits.rows) throw new ReadRefusal('rows-limit', { most: limits.rows })
  for (const end of [0x0a, 0x0d]) {
    let from = 0
    let longest = 0
    while (from < bytes.length && longest <= most) {
      const at = bytes.indexOf(end, from)
      longest = Math.max(longest, (at < 0 ? bytes.length : at) - from)
      from = at < 0 ? bytes.length : at + 1
    }
    if (longest <= most) return
  }
  throw new ReadRefusal('line-too-long', { most })
}

function named(wished: string): Encoding {
  const name = wished.trim().toLowerCase()
  const known = encodings.find((encoding) => encoding === name) ?? otherNames[name]
  if (!known) throw new ReadRefusal('encoding-unknown', { wished: wished.slice(0, 60), known: encodings.join(', ') })
  return known
}

function decodeAs(bytes: Uint8Array, encoding: Encoding, marked: Encoding | null): Decoded {
  if (marked && marked !== encoding) throw new ReadRefusal('encoding-not-that', { wished: encoding, is: marked })
  const text = decode(bytes, encoding)
  if (text === null) throw new ReadRefusal('encoding-does-not-fit', { wished: encoding })
  const read = checked({ text, encoding, findings: [] })
  // a few short words are valid in both, so that the wish holds and the doubt is told
  const isDoubtful = encoding === 'gb18030' && /[\x80-\uffff]/.test(text) && decode(bytes, 'utf-8') !== null
  return isDoubtful ? { ...read, findings: [finding('encoding-doubtful', { wished: encoding, looks: 'utf-8' })] } : read
}

function decoded(bytes: Uint8Array, encoding: Encoding): Decoded {
  const text = decode(bytes, encoding)
  if (text === null) throw new ReadRefusal(bytes.subarray(0, 4096).includes(0) ? 'not-text' : 'encoding-none-fits')
  return checked({ text, encoding, findings: [] })
}

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function markOf([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** Commas, digits and line ends have a zero byte in UTF-16, always on the same side. */
function looksUtf16(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 4096)
  let [even, odd] = [0, 0]
  for (let k = 0; k < sample.length; k++) if (sample[k] === 0) k % 2 === 0 ? even++ : odd++
  if (even + odd < 2 || bytes.length % 2 !== 0) return null
  if (odd > 20 * even) return 'utf-16le'
  return even > 20 * odd ? 'utf-16be' : null
}

/** A NUL, or many signs no text has, tell a program's file from a person's. */
function checked(read: Decoded): Decoded {
  const sample = read.text.slice(0, 100_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const strange = sample.match(/[\x00-\x08\x0b\x0e-\x1f]/g)?.length ?? 0
  if (read.text.includes('\0') || strange > 2 + sample.length / 200) throw new ReadRefusal('not-text')
  return read
}

/** Nine in ten bytes beyond ASCII stand in whole letters of UTF-8: a file with a damaged place, not one in another encoding. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 1 << 20)
  let [whole, beyond] = [0, 0]
  for (let k = 0; k < sample.length; k++) {
    const byte = sample[k] as number // k is within the sample
    if (byte < 0x80) continue
    beyond++
    const more = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0
    const tail = sample.subarray(k + 1, k + 1 + more)
    if (more === 0 || tail.length < more || !tail.every((next) => (next & 0xc0) === 0x80)) continue
    whole += more + 1
    beyond += more
    k += more
  }
  return beyond > 12 && whole >= 0.9 * beyond
}

function repaired(bytes: Uint8Array): Decoded {
  const text = new TextDecoder('utf-8').decode(bytes)
  const count = text.split('\ufffd').length - 1
  return { text, encoding: 'utf-8', findings: [finding('encoding-damaged', { count })] }
}
