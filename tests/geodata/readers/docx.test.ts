import { describe, expect, it } from 'vitest'
import { readDocx } from '#geodata/readers/docx.ts'
import { rawDocument } from './raw-workbook.ts'
import { cellsOf, codes, reading, tried } from './refusal.ts'

const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const tc = (text: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${text.startsWith('<') ? text : p(text)}</w:tc>`
const tr = (...cells: string[]) =>
  `<w:tr>${cells.map((cell) => (cell.startsWith('<w:tc') ? cell : tc(cell))).join('')}</w:tr>`
const tbl = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`
const word = (body: string) => reading(readDocx, rawDocument(body), '方案.docx')

describe('a Word document', () => {
  it('gives each of its tables under the words before it', async () => {
    const read = await word(
      p('实施方案') +
        p('附件1 改造台账') +
        tbl(tr('序号', '名称', '户数'), tr('1', '甲院', '120'), tr('2', '乙&amp;丙院', '64')) +
        p('附件2 分工表') +
        tbl(tr('部门', '任务'), tr('住建局', '牵头')) +
        p('完'),
    )
    expect(read.tables.map(({ name, columns }) => [name, columns])).toEqual([
      ['附件1 改造台账', ['序号', '名称', '户数']],
      ['附件2 分工表', ['部门', '任务']],
    ])
    expect(cellsOf(read)).toEqual([
      [1, '甲院', 120],
      [2, '乙&丙院', 64],
    ])
    expect(codes(read)).toEqual(['words-outside'])
  })

  it('cells merged across and down have their value in each cell, and the header is joined', async () => {
    const down = '<w:vMerge w:val="restart"/>'
    const on = '<w:vMerge/>'
    const read = await word(
      tbl(
        tr(tc('街道', down), tc('规模', '<w:gridSpan w:val="2"/>'), tc('名称', down)),
        tr(tc('', on), '户数', '面积', tc('', on)),
        tr(tc('刘寨街道', down), '120', '8500', '甲院'),
        tr(tc('', on), '64', '4100', '乙院'),
      ),
    )
    expect(read.tables[0]?.columns).toEqual(['街道', '规模户数', '规模面积', '名称'])
    expect(cellsOf(read)).toEqual([
      ['刘寨街道', 120, 8500, '甲院'],
      ['刘寨街道', 64, 4100, '乙院'],
    ])
  })

  it('a table within a cell is read once, and a cell of several paragraphs is one cell', async () => {
    const inner = tbl(tr('供暖公司', '供暖方案'), tr('燃气公司', '燃气方案'))
    const read = await word(
      tbl(tr('部门', '任务'), tr('住建局', tc(p('牵头') + p('验收'))), tr('', tc(inner + p(''))), tr('财政局', '资金')),
    )
    expect(cellsOf(read)).toEqual([
      ['住建局', '牵头\n验收'],
      ['供暖公司', '供暖方案'],
      ['燃气公司', '燃气方案'],
      ['财政局', '资金'],
    ])
  })

  it('names listed in a sentence are read as from any document', async () => {
    const read = await word(p('（一）改造对象。甲宿舍、乙宿舍、丙宿舍等3个96户小区。'))
    expect(cellsOf(read)).toEqual([['甲宿舍'], ['乙宿舍'], ['丙宿舍']])
  })

  it('with entities, nested without end, without tables, or of another kind is refused', async () => {
    expect(await tried(readDocx, rawDocument(p('a'), '<!DOCTYPE a [<!ENTITY b "c">]>'))).toBe('xml-entities')
    expect(await tried(readDocx, rawDocument('<w:tbl><w:tr><w:tc>'.repeat(50_000)))).toBe('nested-too-deep')
    expect(await tried(readDocx, rawDocument(p('没有表格。')))).toBe('no-table')
    expect(await tried(readDocx, new Uint8Array(100))).toBe('archive-broken')
  })
})
