import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readCsv } from '#geodata/readers/csv.ts'
import { limits } from '#geodata/readers/limits.ts'
import { cellsOf, codes, reading, tried } from './refusal.ts'

const csv = (text: string) => reading(readCsv, strToU8(text), '储备库.csv')

describe('a csv file', () => {
  it.each([',', ';', '\t', '|', '，'])('is read whatever separates its cells: %j', async (separator) => {
    const rows = [
      ['小区名称', '户数', '建成年代'],
      ['磷肥厂家属院', '120', '1999'],
      ['教委东院', '64', '90年代初'],
    ]
    const read = await csv(rows.map((row) => row.join(separator)).join('\r\n'))
    expect(read.tables[0]).toMatchObject({ name: '储备库', columns: rows[0] })
    expect(cellsOf(read)).toEqual([
      ['磷肥厂家属院', 120, 1999],
      ['教委东院', 64, '90年代初'],
    ])
  })

  it('keeps commas and line breaks within quotes, and counts lines as the file does', async () => {
    const read = await csv('名称,地址,户数\n"甲院","南阳路1号,\n后院",12\n\n乙院,"他说""好""",8\n')
    expect(read.tables[0]?.rows).toEqual([
      { row: 2, cells: ['甲院', '南阳路1号,\n后院', 12] },
      { row: 5, cells: ['乙院', '他说"好"', 8] },
    ])
  })

  it('tells lines that are longer or shorter than the header, and loses none of their cells', async () => {
    const read = await csv('名称,户数,备注\n甲院,12,无\n乙院,8\n丙院,9,好,多出\n')
    expect(cellsOf(read)).toEqual([
      ['甲院', 12, '无', null],
      ['乙院', 8, null, null],
      ['丙院', 9, '好', '多出'],
    ])
    expect(read.findings.map(({ code, row }) => [code, row])).toEqual([
      ['row-shorter', 3],
      ['row-longer', 4],
      ['column-unnamed', null],
    ])
  })

  it('a quotation mark that is never closed does not swallow the rest', async () => {
    const read = await csv('名称,户数\n甲院,12\n"乙院,8\n丙院,9\n')
    expect(read.tables[0]?.rows).toHaveLength(3)
    expect(read.findings).toContainEqual({ code: 'quote-open', params: {}, row: 3 })
  })

  it('titles, totals, notes and repeated headers are told and are no records', async () => {
    const read = await csv(
      [
        '惠济区储备库,,',
        '填报单位：刘寨街道,,',
        '序号,名称,户数',
        '1,甲院,12',
        '小计,,12',
        '序号,名称,户数',
        '2,乙院,8',
        '合 计,,20',
        '注：户数以公安为准,,',
      ].join('\n'),
    )
    expect(cellsOf(read)).toEqual([
      [1, '甲院', 12],
      [2, '乙院', 8],
    ])
    expect(read.findings.map(({ code, row }) => [code, row])).toEqual([
      ['title-row', 1],
      ['title-row', 2],
      ['totals-row', 5],
      ['repeated-header', 6],
      ['totals-row', 8],
      ['note-row', 9],
    ])
  })

  it('a missing running number is told', async () => {
    const read = await csv('序号,名称\n1,甲院\n2,乙院\n4,丁院\n')
    expect(read.findings).toEqual([{ code: 'serial-jump', params: { table: '储备库', before: 2, serial: 4 }, row: 4 }])
  })

  it('without a header the columns are named by letters, and the first row is not lost', async () => {
    const read = await csv('甲院,120,1998\n乙院,8,2001\n')
    expect(read.tables[0]).toMatchObject({ columns: ['A', 'B', 'C'] })
    expect(read.tables[0]?.rows).toHaveLength(2)
    expect(codes(read)).toEqual(['header-missing'])
  })

  it('numbers that would not be written back the same stay as they are written', async () => {
    const read = await csv('名称,编号,面积,电话,户数\n甲院,007,1.50,13800000000,１２０\n')
    expect(cellsOf(read)).toEqual([['甲院', '007', '1.50', 13800000000, '１２０']])
  })

  it('dates are written year-month-day', async () => {
    const read = await csv('名称,开工日期\n甲院,2020年3月5日\n乙院,2020/3/5\n丙院,2020.03.05\n丁院,2020-02-30\n')
    expect(cellsOf(read)?.map(([, day]) => day)).toEqual(['2020-03-05', '2020-03-05', '2020-03-05', '2020-02-30'])
  })

  it('a cell or a line longer than anybody writes is refused', async () => {
    expect(await tried(readCsv, strToU8(`名称,备注\n甲院,${'长'.repeat(limits.cellLength + 1)}\n`))).toBe(
      'cell-too-long',
    )
    expect(await tried(readCsv, new Uint8Array(100e6).fill(0x61))).toBe('line-too-long')
    expect(await tried(readCsv, strToU8(`名称,户数\n"${'甲\n'.repeat(2 * limits.rows)}`))).toBe('rows-limit')
    expect(await tried(readCsv, strToU8(''))).toBe('no-table')
  })
})
