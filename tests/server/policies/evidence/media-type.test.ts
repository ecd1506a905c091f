import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { judgeFile, mayBeEvidence } from '#server/policies/evidence/media-type.ts'
import { nameFor } from '#server/policies/evidence/received-file.ts'
import { jpegOf, pngOf } from '#tests/server/pictures/small-pictures.ts'

const archiveOf = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])))
const webp = (length: number) =>
  new Uint8Array([...strToU8('RIFF'), length & 0xff, length >> 8, 0, 0, ...strToU8('WEBPVP8 '), ...new Uint8Array(20)])
const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'
const word = ['[Content_Types].xml', 'word/document.xml']

describe('an attached file', () => {
  it.each([
    ['a PDF', strToU8(`${pdf}%%EOF\n`), 'application/pdf'],
    ['a PNG', pngOf(10, 10), 'image/png'],
    ['a JPEG', jpegOf(10, 10), 'image/jpeg'],
    ['a WebP', webp(28), 'image/webp'],
    ['a Word file', archiveOf(...word), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [
      'an Excel file',
      archiveOf('[Content_Types].xml', 'xl/workbook.xml'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ])('is %s by what stands in it', (_, bytes, judged) => expect(judgeFile(bytes)).toBe(judged))

  it.each([
    ['a page of HTML', strToU8('<html><script>alert(1)</script></html>'), 'unknown'],
    ['a picture of vectors, which may hold scripts', strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknown'],
    ['a program', strToU8('MZ............'), 'unknown'],
    ['an archive of anything', archiveOf('a.html', 'word/document.xml'), 'unknown'],
    ['a Word file with macros', archiveOf(...word, 'word/vbaProject.bin'), 'macros'],
    ['a PDF that breaks off', strToU8(pdf), 'cut-off'],
    ['a Word file that breaks off', archiveOf(...word).subarray(0, 60), 'cut-off'],
    ['a PNG that breaks off', pngOf(10, 10).subarray(0, 40), 'cut-off'],
    ['a WebP that breaks off', webp(4000), 'cut-off'],
    ['nothing at all', new Uint8Array(), 'unknown'],
  ])('is refused where it is %s', (_, bytes, judged) => expect(judgeFile(bytes)).toBe(judged))

  it('of another kind is known by its first piece, and one of ours by as little of it as came', () => {
    expect(mayBeEvidence(strToU8('<html>'))).toBe(false)
    expect(mayBeEvidence(strToU8('%P'))).toBe(true)
  })

  it('is called by its name without folders, and ends as what it is', () => {
    expect(nameFor('C:\\鉴定\\一号楼.PDF', 'application/pdf')).toBe('一号楼.PDF')
    expect(nameFor('报告.html', 'application/pdf')).toBe('报告.html.pdf')
    expect(nameFor('照片.jpeg', 'image/jpeg')).toBe('照片.jpeg')
  })
})
