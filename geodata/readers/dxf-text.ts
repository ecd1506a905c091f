/** The words of a drawing's texts, without what only says how they look. */
import { type DxfObject, textOf } from './dxf-pairs.ts'

const signs: Record<string, string> = { c: 'Ø', d: '°', p: '±', '%': '%' }

/** Characters the drawing's encoding lacks stand as \U+5C0F; signs as %%d. */
const plainText = (text: string) =>
  text
    .replace(/\\U\+([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/%%([cdp%])/gi, (_, sign: string) => signs[sign.toLowerCase()] ?? '')
    .replace(/%%[uo]/gi, '')

/** An MTEXT's long text comes in pieces (3), the last of them (1). */
export function wordsOf(entity: DxfObject): string {
  if (entity.type !== 'MTEXT') return plainText(textOf(entity, 1) ?? '').trim()
  const whole = entity.pairs
    .filter(([code]) => code === 1 || code === 3)
    .map(([, value]) => value)
    .join('')
  return withoutFormats(plainText(whole)).trim()
}

const withoutFormats = (text: string) =>
  text
    .replace(/\\\\/g, '\u0001')
    .replace(/\\([{}])/g, (_, brace: string) => (brace === '{' ? '\u0002' : '\u0003'))
    .replace(/\\P/g, '\n')
    .replace(/\\~/g, ' ')
    .replace(/\\S([^;\\]*);/g, (_, stacked: string) => stacked.replace(/[#^]/g, '/'))
    .replace(/\\[ACFHQTWfp][^;\\]*;/g, '')
    .replace(/\\[LOKlok]/g, '')
    .replace(/[{}]/g, '')
    .replaceAll('\u0001', '\\')
    .replaceAll('\u0002', '{')
    .replaceAll('\u0003', '}')
