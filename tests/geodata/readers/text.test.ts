import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from '#geodata/readers/text.ts'
import { codeOf } from './refusal.ts'

const words = '小区名称,户数\n南阳路144号院,120\n'

describe('the encoding of a text', () => {
  it.each([
    ['utf-8', iconv.encode(words, 'utf-8')],
    ['utf-8', iconv.encode(words, 'utf-8', { addBOM: true })],
    ['utf-16le', iconv.encode(words, 'utf-16le', { addBOM: true })],
    ['utf-16le', iconv.encode(words, 'utf-16le')],
    ['utf-16be', iconv.encode(words, 'utf-16be', { addBOM: true })],
    ['utf-16be', iconv.encode(words, 'utf-16be')],
    ['gb18030', iconv.encode(words, 'gb18030')],
  ])('%s is recognised, and no character is lost', (encoding, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ text: words, encoding, findings: [] })
  })

  it('a wish of the clerk is followed where it fits, and doubted where the bytes say otherwise', () => {
    expect(decodeText(iconv.encode('联通', 'gbk'), 'gbk')).toMatchObject({
      text: '联通',
      encoding: 'gb18030',
      findings: [],
    })
    expect(decodeText(iconv.encode('小区名称', 'utf-8'), 'gbk').findings).toMatchObject([{ code: 'encoding-doubtful' }])
    expect(codeOf(() => decodeText(iconv.encode(words, 'gbk'), 'utf-8'))).toBe('encoding-does-not-fit')
    expect(codeOf(() => decodeText(iconv.encode(words, 'utf-8', { addBOM: true }), 'gb18030'))).toBe(
      'encoding-not-that',
    )
    expect(codeOf(() => decodeText(iconv.encode(words, 'utf-8'), 'klingon'))).toBe('encoding-unknown')
  })

  it('a file with one damaged character is not read as another encoding', () => {
    const damaged = iconv.encode(words.repeat(5), 'utf-8')
    damaged[1] = 0xff
    const read = decodeText(damaged)
    expect(read).toMatchObject({ encoding: 'utf-8', findings: [{ code: 'encoding-damaged' }] })
    expect(read.text).toContain('南阳路144号院')
  })

  it('what is no text is refused', () => {
    expect(codeOf(() => decodeText(new Uint8Array(1000)))).toBe('not-text')
    expect(codeOf(() => decodeText(Uint8Array.from({ length: 5000 }, (_, k) => (k * 7) % 256)))).toBe('not-text')
  })
})
