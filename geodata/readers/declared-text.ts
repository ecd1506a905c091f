/** Text of which the file itself may say how it is encoded. What is said is tried first, and not believed against the bytes. */
import { type FindingList, shown } from './finding-list.ts'
import { ReadRefusal } from './reading.ts'

/** As files call them; what is not here goes by the names of the Encoding Standard. */
const encodings: [RegExp, string][] = [
  [/^(ansi|cp|ms|windows)?[_ -]*(936|54936)$|^(gbk|gb2312|gb18030|gb_2312.*|x-gbk|euc-?cn)$/i, 'gb18030'],
  [/^(ansi|cp|ms|windows)?[_ -]*950$|^big-?5$/i, 'big5'],
  [/^(ansi|cp|ms|windows|dos)?[_ -]*932$/i, 'shift_jis'],
  [/^(ansi|cp|ms|windows)?[_ -]*949$/i, 'euc-kr'],
  [/^(ansi|cp|ms|windows)?[_ -]*(125\d)$/i, 'windows-$2'],
  [/^(cp)?[_ -]*65001$|^utf_?8$/i, 'utf-8'],
  [/^iso-?8859-?(\d+)$|^8859-?(\d+)$|^88591$/i, 'iso-8859-$1'],
]

/** The name `TextDecoder` goes by, or null for one nobody knows. */
export function encodingOf(name: string): string | null {
  const said = name.trim()
  const known = encodings.find(([pattern]) => pattern.test(said))
  const label = (known ? said.replace(known[0], known[1]) : said).replace(/-$/, '-1')
  try {
    const { encoding } = new TextDecoder(label)
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch {
    return null
  }
}

/** @throws ReadRefusal for an encoding nobody knows. */
export function wishedEncoding(wish: string | undefined): string | null {
  if (wish === undefined) return null
  const encoding = encodingOf(wish)
  if (!encoding) throw new ReadRefusal('encoding-name-unknown', { name: shown(wish) })
  return encoding
}

/**
 * Decodes a whole text file: by its byte order mark, as wished, as declared, as UTF-8, as GB18030, whichever holds first.
 * @param declared by the file, as it calls it
 */
export function decodeDeclared(
  bytes: Uint8Array,
  { wish, declared }: { wish?: string | undefined; declared?: string | null },
  findings: FindingList,
): { text: string; encoding: string } {
  const wished = wishedEncoding(wish) ?? markOf(bytes)
  if (wished) return { text: new TextDecoder(wished).decode(bytes), encoding: wished }
  const said = declared ? encodingOf(declared) : null
  // UTF-8 may hold as GB18030 by chance, Chinese text in GB18030 never as UTF-8 of three bytes a character
  const tries = said === 'gb18030' ? ['utf-8', said, 'gb18030'] : [said ?? 'utf-8', 'utf-8', 'gb18030']
  for (const encoding of new Set(tries)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (encoding !== said && said === 'gb18030' && !/[\u0800-\uffff]/.test(text)) continue
      if (declared && encoding !== said)
        findings.tell('encoding-not-as-declared', { declared: shown(declared), used: encoding })
      return { text, encoding }
    } catch {
      // not this one
    }
  }
  const best = leastBroken(bytes, [said ?? 'utf-8', 'utf-8', 'gb18030'])
  findings.tell('encoding-broken', { used: best.encoding, lost: best.lost })
  return best
}

/** Of text that holds in no encoding: the one that loses least; western text where all would lose much. */
function leastBroken(bytes: Uint8Array, candidates: string[]) {
  const decoded = candidates.map((encoding) => {
    const text = new TextDecoder(encoding).decode(bytes)
    return { text, encoding, lost: text.split('\uFFFD').length - 1 }
  })
  const [best] = decoded.sort((a, b) => a.lost - b.lost)
  const foreign = bytes.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0)
  if (best && best.lost * 5 < foreign) return best
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', lost: 0 }
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/**
 * Of bytes above ASCII: do they come as Chinese text in GBK does (pairs, nearly all of them both above 0xA0), or singly as accents in
 * western text do?
 */
export function looksLikeGbk(bytes: Uint8Array): boolean {
  let pairs = 0
  let others = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] as number
    if (lead < 0x80) continue
    const trail = bytes[at + 1] ?? 0
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) pairs++
    else if (lead >= 0x81 && lead <= 0xfe && trail >= 0x40 && trail !== 0x7f && trail !== 0xff) others++
    else others += 2
    at++
  }
  return pairs > others
}
