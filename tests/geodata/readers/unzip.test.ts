/** Archives are not trusted. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ReadRefusal } from '#geodata/readers/reading.ts'
import { openArchive } from '#geodata/readers/unzip.ts'

const codeOf = (deed: () => unknown): string | null => {
  try {
    deed()
    return null
  } catch (cause) {
    if (cause instanceof ReadRefusal) return cause.code
    throw cause
  }
}

describe('an archive', () => {
  it('gives its files by name, Chinese names included', () => {
    const archive = openArchive(zipSync({ '图层/小区.txt': strToU8('天秀北院') }))
    expect(archive.names).toEqual(['图层/小区.txt'])
    expect(new TextDecoder().decode(archive.read('图层/小区.txt'))).toBe('天秀北院')
  })

  it('that would unpack to two hundred times its size is refused unopened', () => {
    expect(codeOf(() => openArchive(zipSync({ 'a.csv': new Uint8Array(50e6) })))).toBe('archive-bomb')
  })

  it('that says it is smaller than it is, is refused while it is unpacked', () => {
    const bytes = zipSync({ 'a.csv': new Uint8Array(2e6) })
    const view = new DataView(bytes.buffer)
    const directory = bytes.findLastIndex((_, at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50)
    view.setUint32(directory + 24, 1000, true)
    const archive = openArchive(bytes)
    expect(codeOf(() => archive.read('a.csv'))).toBe('archive-bomb')
  })

  it.each(['../out.csv', '/etc/out.csv', 'C:\\out.csv', 'a/../../out.csv'])('with the path %s is refused', (name) => {
    expect(codeOf(() => openArchive(zipSync({ [name]: strToU8('x') })))).toBe('archive-path')
  })

  it('cut off anywhere is refused and never half read', () => {
    const whole = zipSync({ 'a.csv': strToU8('一,二\n'.repeat(500)) })
    for (let length = 0; length < whole.length; length += 7) {
      expect(codeOf(() => openArchive(whole.subarray(0, length)).read('a.csv'))).toMatch(/^archive-/)
    }
  })
})
