import { utils, write } from '@e965/xlsx'
import { strToU8 } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readXls } from '#geodata/readers/xls.ts'
import { rawRow, rawWorkbook } from './raw-workbook.ts'
import { cellsOf, reading, tried } from './refusal.ts'

function oldWorkbook(type: 'biff8' | 'xlml'): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['改造台账', null, null, null],
    ['序号', '小区名称', '开工日期', '户数'],
    [1, '南阳路144号院', null, 120],
    [2, '色织二厂', null, 64],
    ['合计', null, null, 184],
  ])
  sheet.C3 = { t: 'n', v: 43895, z: 'yyyy-mm-dd' }
  sheet.D3 = { t: 'n', v: 120, f: '60*2' }
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '台账')
  return new Uint8Array(write(book, { type: 'array', bookType: type }))
}

describe('an old workbook', () => {
  it.each(['biff8', 'xlml'] as const)('written as %s is read with its days, numbers and Chinese', async (type) => {
    const read = await reading(readXls, oldWorkbook(type))
    expect(read).toMatchObject({ format: 'xls', tables: [{ columns: ['序号', '小区名称', '开工日期', '户数'] }] })
    expect(cellsOf(read)).toEqual([
      [1, '南阳路144号院', '2020-03-05', 120],
      [2, '色织二厂', null, 64],
    ])
    expect(read.findings.map(({ code, row }) => [code, row])).toEqual(
      expect.arrayContaining([
        ['title-row', 1],
        ['totals-row', 5],
      ]),
    )
  })

  it('that is a page, a newer workbook or plain text under that name is read as what it is', async () => {
    const page =
      '<html><head><meta charset="gb2312"></head><table><tr><td>名称<td>户数<tr><td>甲院<td>12</table></html>'
    for (const bytes of [
      iconv.encode(page, 'gbk'),
      iconv.encode('名称\t户数\r\n甲院\t12\r\n', 'gbk'),
      rawWorkbook([{ name: '台账', rows: rawRow(1, ['名称', '户数']) + rawRow(2, ['甲院', 12]) }]),
    ])
      expect(cellsOf(await reading(readXls, bytes, '台账.xls'))).toEqual([['甲院', 12]])
  })

  it('that is locked, cut off, of another program or full of entities is refused', async () => {
    const whole = oldWorkbook('biff8')
    expect(typeof (await tried(readXls, whole.subarray(0, 700)))).toBe('string')
    const locked = new Uint8Array(2048)
    locked.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await tried(readXls, locked)).toBe('not-a-workbook')
    locked.set(iconv.encode('EncryptedPackage', 'utf-16le'), 1024)
    expect(await tried(readXls, locked)).toBe('workbook-locked')
    const xlml = new TextDecoder().decode(oldWorkbook('xlml')).replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')
    expect(await tried(readXls, strToU8(xlml))).toBe('xml-entities')
  })

  it('damaged anywhere gives a reading or a refusal, never a crash', async () => {
    const whole = oldWorkbook('biff8')
    for (let at = 0; at < whole.length; at += 61) {
      const damaged = whole.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 0x55
      const read = await tried(readXls, damaged)
      expect(typeof read === 'string' || read.tables.length > 0).toBe(true)
    }
  })
})
