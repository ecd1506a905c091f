/** In what the text of a dBASE table is written: programs leave it open, or say it and do otherwise. */
import { looksLikeGbk } from './declared-text.ts'
import type { FindingList } from './finding-list.ts'

/** Language byte (29) → encoding; 0x57 and 0 and 3 are written by programs that mean nothing by it. */
const languages: Record<number, string> = {
  19: 'shift_jis',
  123: 'shift_jis',
  77: 'gb18030',
  122: 'gb18030',
  78: 'euc-kr',
  121: 'euc-kr',
  79: 'big5',
  120: 'big5',
  101: 'ibm866',
  38: 'ibm866',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  203: 'windows-1253',
}

/** A sample is enough to tell how bytes come in pairs. */
const sampleBytes = 100_000

/**
 * UTF-8 where all of the text holds as such; else what is declared by the .cpg, then by the language byte; else Chinese text in GBK is
 * told from western accents by how its bytes come.
 */
export function encodingOfTexts(
  texts: Iterable<Uint8Array>,
  { declared, language }: { declared: string | null; language: number },
  findings: FindingList,
): string {
  const { isForeign, isUtf8, hasThrees, isGbk } = lookAt(texts)
  if (!isForeign) return declared ?? 'utf-8'
  const isWestern = declared === 'windows-1252' || declared?.startsWith('iso-8859-')
  const isBelied = (declared === 'utf-8' && !isUtf8) || (isWestern && (isGbk || (isUtf8 && hasThrees)))
  if (declared && !isBelied) return declared
  const said = languages[language]
  // two-byte UTF-8 alone may as well be GBK (联通 is): then the language byte decides
  const isSurelyUtf8 = isUtf8 && (hasThrees || !isGbk || said === undefined)
  const used = isSurelyUtf8 ? 'utf-8' : (said ?? (isGbk ? 'gb18030' : 'windows-1252'))
  if (declared) findings.tell('encoding-not-as-declared', { declared, used })
  else findings.tell('encoding-found-out', { encoding: used })
  return used
}

type Look = { isForeign: boolean; isUtf8: boolean; hasThrees: boolean; isGbk: boolean }

function lookAt(texts: Iterable<Uint8Array>): Look {
  const look: Look = { isForeign: false, isUtf8: true, hasThrees: false, isGbk: false }
  const sample: number[] = []
  for (const raw of texts) {
    if (!raw.some((byte) => byte >= 0x80)) continue
    look.isForeign = true
    const parts = utf8PartsOf(raw)
    look.isUtf8 &&= parts !== null
    look.hasThrees ||= parts === 3
    if (sample.length < sampleBytes) sample.push(...raw, 0x20)
    else if (!look.isUtf8) break
  }
  look.isGbk = looksLikeGbk(Uint8Array.from(sample))
  return look
}

/** The longest sequence in bytes, or null where this is no UTF-8. A field may end within a character. */
function utf8PartsOf(raw: Uint8Array): number | null {
  let longest = 1
  for (let at = 0; at < raw.length; ) {
    const lead = raw[at] as number
    const size = sizeAfter(lead)
    if (size === 0) return null
    for (let k = 1; k < size && at + k < raw.length; k++) if (((raw[at + k] as number) & 0xc0) !== 0x80) return null
    longest = Math.max(longest, size)
    at += size
  }
  return longest
}

function sizeAfter(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
}
