import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { limits } from '#geodata/readers/limits.ts'
import { readXlsx } from '#geodata/readers/xlsx.ts'
import { rawRow, rawWorkbook } from './raw-workbook.ts'
import { cellsOf, codes, reading, tried } from './refusal.ts'

const sheet = (rows: Parameters<typeof rawRow>[1][], merges: string[] = []) =>
  rawWorkbook([{ name: '台账', rows: rows.map((cells, k) => rawRow(k + 1, cells)).join(''), merges }])

const xml = (write: (ref: string) => string) => ({ xml: write })
const day = (serial: number) => xml((ref) => `<c r="${ref}" s="1"><v>${serial}</v></c>`)
const formula = (text: string, value: string | null) =>
  xml((ref) => `<c r="${ref}"><f>${text}</f>${value === null ? '' : `<v>${value}</v>`}</c>`)
const fault = (value: string) => xml((ref) => `<c r="${ref}" t="e"><v>${value}</v></c>`)

describe('a ledger in a workbook', () => {
  it('is read below its title, its header joined over merged cells, without totals and notes', async () => {
    const read = await reading(
      readXlsx,
      sheet(
        [
          ['惠济区老旧小区改造台账'],
          ['填报单位：刘寨街道', null, null, '填报时间：2024年3月'],
          ['序号', '小区名称', '规模', null, '备注'],
          [null, null, '户数', '面积（㎡）', null],
          [1, '甲院', 120, '8,500㎡', '90年代初'],
          [2, '乙院', 64, 4100, null],
          ['小计', null, 184, null, null],
          [3, '丙院', 38, 2000, null],
          ['合计', null, 222, null, null],
          ['备注：面积以测绘为准'],
          ['填表人：张三', null, '审核人：李四'],
        ],
        ['A1:E1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4', 'A9:B9', 'A10:E10'],
      ),
    )
    expect(read.tables).toMatchObject([
      { name: '台账', columns: ['序号', '小区名称', '规模户数', '规模面积（㎡）', '备注'] },
    ])
    expect(read.tables[0]?.rows).toEqual([
      { row: 5, cells: [1, '甲院', 120, '8,500㎡', '90年代初'] },
      { row: 6, cells: [2, '乙院', 64, 4100, null] },
      { row: 8, cells: [3, '丙院', 38, 2000, null] },
    ])
    expect(read.findings.map(({ code, row }) => [code, row])).toEqual([
      ['title-row', 1],
      ['title-row', 2],
      ['header-joined', 3],
      ['totals-row', 7],
      ['totals-row', 9],
      ['note-row', 10],
      ['note-row', 11],
    ])
  })

  it('merged cells have their value in every row, and a number shared by rows is told', async () => {
    const read = await reading(
      readXlsx,
      sheet(
        [
          ['街道', '小区名称', '户数'],
          ['刘寨街道', '甲院', 120],
          [null, '乙院', null],
          ['长兴路街道', '丙院', 38],
        ],
        ['A2:A3', 'C2:C3'],
      ),
    )
    expect(cellsOf(read)).toEqual([
      ['刘寨街道', '甲院', 120],
      ['刘寨街道', '乙院', 120],
      ['长兴路街道', '丙院', 38],
    ])
    expect(read.findings).toMatchObject([
      { code: 'merged-cells', params: { count: 2 } },
      { code: 'merged-number', params: { column: 'C', count: 1 }, row: 2 },
    ])
  })

  it('dates are days, whether a number with a format or text; formulas give what they last gave; errors are empty and told', async () => {
    const read = await reading(
      readXlsx,
      sheet([
        ['名称', '开工日期', '户数', '面积', '投资'],
        ['甲院', day(43895), formula('1+1', '2'), formula('SUM(C:C)', null), fault('#REF!')],
        ['乙院', '2020年3月5日', 64, 100, 12.5],
      ]),
    )
    expect(cellsOf(read)).toEqual([
      ['甲院', '2020-03-05', 2, null, null],
      ['乙院', '2020-03-05', 64, 100, 12.5],
    ])
    expect(read.findings).toMatchObject([
      { code: 'formula-without-value', params: { cell: 'D2' }, row: 2 },
      { code: 'cell-error', params: { cell: 'E2', value: '#REF!' }, row: 2 },
      { code: 'formula-values' },
    ])
    expect(JSON.stringify(read)).not.toContain('SUM')
  })

  it('every sheet is a table; a hidden one is read and told, an empty one is none', async () => {
    const rows = rawRow(1, ['名称', '户数']) + rawRow(2, ['甲院', 12])
    const read = await reading(
      readXlsx,
      rawWorkbook([
        { name: '2024', rows },
        { name: '2025', rows, hidden: true },
        { name: 'Sheet3', rows: '' },
      ]),
    )
    expect(read.tables.map(({ name }) => name)).toEqual(['2024', '2025'])
    expect(read.findings).toEqual([{ code: 'sheet-hidden', params: { table: '2025' }, row: null }])
  })

  it('a second table below the first is read by itself', async () => {
    const read = await reading(
      readXlsx,
      sheet([['名称', '户数', '备注'], ['甲院', 12, null], [], ['道路名称', '长度', '管径'], ['南阳路', 800, 400]]),
    )
    expect(read.tables.map(({ name, columns, rows }) => [name, columns.length, rows.length])).toEqual([
      ['台账', 3, 1],
      ['台账 (2)', 3, 1],
    ])
    expect(codes(read)).toEqual(['another-table'])
  })

  it('a heading of a group and the numbers of the columns are told and are no records', async () => {
    const read = await reading(
      readXlsx,
      sheet(
        [
          ['序号', '名称', '户数', '面积'],
          [1, 2, 3, 4],
          ['一、刘寨街道'],
          [1, '甲院', 12, 100],
          [2, '乙院', null, null],
        ],
        ['A3:D3'],
      ),
    )
    expect(cellsOf(read)).toEqual([
      [1, '甲院', 12, 100],
      [2, '乙院', null, null],
    ])
    expect(codes(read)).toEqual(['column-numbers', 'section-row'])
  })
})

describe('a workbook made to do harm', () => {
  const rows = rawRow(1, ['名称', '户数']) + rawRow(2, ['甲院', 12])
  const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`

  it('with entities in any part is refused', async () => {
    expect(await tried(readXlsx, rawWorkbook([{ name: '台账', rows }], { 'xl/sharedStrings.xml': laughs }))).toBe(
      'xml-entities',
    )
  })

  it('with a cell of a hundred million characters is refused before the library sees it', async () => {
    const long = new Uint8Array(100e6).fill(0x61)
    long.set(strToU8('<sst><si><t>'))
    const parts = { 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/sharedStrings.xml': long }
    // not packed, so that no ratio tells it
    expect(await tried(readXlsx, zipSync(parts, { level: 0 }))).toBe('cell-too-long')
  })

  it('with a cell too long for one cell but not for the file is refused', async () => {
    const long = rawRow(1, ['名称', '备注']) + rawRow(2, ['甲院', '长'.repeat(limits.cellLength + 1)])
    expect(await tried(readXlsx, rawWorkbook([{ name: '台账', rows: long }]))).toBe('cell-too-long')
  })

  it('with a cell in the last corner of the sheet is refused', async () => {
    const corner = `${rows}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`
    expect(await tried(readXlsx, rawWorkbook([{ name: '台账', rows: corner }]))).toBe('cells-limit')
    const wide = `${rows}<row r="3">${Array.from({ length: limits.columns + 1 }, () => '<c><v>1</v></c>').join('')}</row>`
    expect(await tried(readXlsx, rawWorkbook([{ name: '台账', rows: wide }]))).toBe('columns-limit')
  })

  it('with merged cells over the whole sheet fills only what is there', async () => {
    const read = await reading(readXlsx, rawWorkbook([{ name: '台账', rows, merges: ['A2:XFD1048576'] }]))
    expect(cellsOf(read)).toEqual([['甲院', 12]])
  })

  it('nested deeper than any workbook is refused', async () => {
    expect(await tried(readXlsx, rawWorkbook([{ name: '台账', rows: '<a>'.repeat(100_000) }]))).toBe('nested-too-deep')
  })

  it('that is none, or of another kind, or cut off, is refused by its name', async () => {
    expect(await tried(readXlsx, zipSync({ 'a.txt': strToU8('a') }))).toBe('not-a-workbook')
    expect(await tried(readXlsx, zipSync({ 'content.xml': strToU8('<a/>') }))).toBe('workbook-kind')
    expect(await tried(readXlsx, zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }))).toBe('workbook-broken')
    const whole = rawWorkbook([{ name: '台账', rows }])
    expect(await tried(readXlsx, whole.subarray(0, whole.length - 40))).toBe('archive-broken')
  })
})
