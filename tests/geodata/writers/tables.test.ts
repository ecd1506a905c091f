import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { type CsvEncoding, writeCsv } from '#geodata/writers/csv.ts'
import { writeXlsx } from '#geodata/writers/xlsx.ts'
import { readWorkbook } from '#tests/server/areas/schemes/read-workbook.ts'
import { fileOf, rows, sheet } from './sample.ts'

const csvOf = async (changed: Parameters<typeof sheet>[0] = {}, encoding?: CsvEncoding) =>
  fileOf(writeCsv(sheet(changed), encoding))
const recordsOf = (text: string): string[][] => parse(text, { relax_column_count: true, skip_empty_lines: true })

describe('a CSV file', () => {
  it('opens by a double click in Excel: byte order mark, CRLF, header first, notes below the rows', async () => {
    const file = await csvOf()
    expect([...file.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = new TextDecoder().decode(file).split('\r\n')
    expect(lines[0]).toBe('名称,建成年代,建筑面积,状态日期,逾期,状态')
    expect(lines.slice(-5)).toEqual(['', '惠济区老旧小区台账', '来源：惠政文〔2019〕63号', '数据截至 2020-01-01', ''])
  })

  it('keeps every row with its text, the unplaced among them; a name that looks like a formula stays text', async () => {
    const records = recordsOf(new TextDecoder().decode(await csvOf()))
    expect(records.slice(1, 4)).toEqual([
      [`'=12中"家属院"`, '1993', '120.5', '2020-01-01', '是', '在建'],
      ['同乐社区南北院 <&> 喆㛃𠮷', '', '', '', '', '储备'],
      ['沿河小区,6号楼\n二行', '1985', '0', '2019-12-20', '否', ''],
    ])
  })

  it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    '%j is kept from being computed, and a negative number stays a number',
    async (text) => {
      const [, record] = recordsOf(new TextDecoder().decode(await csvOf({ rows: [{ cells: [text, -5] }] })))
      expect(record?.slice(0, 2)).toEqual([`'${text}`, '-5'])
    },
  )

  it('is written in GB18030 for old programs, and loses no character', async () => {
    const file = await csvOf({}, 'gb18030')
    expect(recordsOf(iconv.decode(Buffer.from(file), 'gb18030'))[2]?.[0]).toBe('同乐社区南北院 <&> 喆㛃𠮷')
  })

  it('is written as it is read: the first bytes are there before the last row', async () => {
    let read = 0
    const many = function* () {
      for (; read < 100_000; read++) yield rows[0]!
    }
    const chunks = writeCsv(sheet({ rows: many() }))
    await chunks.next()
    await chunks.next()
    expect(read).toBeLessThan(10_000)
    await chunks.return(undefined)
  })
})

describe('an Excel workbook', () => {
  it('has title, notes and a header that stays above the rows, and a row for every compound', async () => {
    const [read] = readWorkbook(await fileOf(writeXlsx(sheet())))
    expect(read).toMatchObject({ name: '小区', formulas: 0, frozenRows: 4, widths: 6 })
    expect(read?.rows.slice(0, 4)).toEqual([
      { A: '惠济区老旧小区台账' },
      { A: '来源：惠政文〔2019〕63号' },
      { A: '数据截至 2020-01-01' },
      { A: '名称', B: '建成年代', C: '建筑面积', D: '状态日期', E: '逾期', F: '状态' },
    ])
    expect(read?.rows.slice(4)).toEqual([
      { A: '=12中"家属院"', B: 1993, C: 120.5, D: 43831, E: '是', F: '在建' },
      { A: '同乐社区南北院 <&> 喆㛃𠮷', F: '储备' },
      { A: '沿河小区,6号楼\n二行', B: 1985, C: 0, D: 43819, E: '否' },
    ])
  })

  it('offers the words of a coded column as a drop-down, and shows days as days', async () => {
    const { readXlsx } = await import('hucre/xlsx')
    const { sheets } = await readXlsx(await fileOf(writeXlsx(sheet())), { readStyles: true })
    const [read] = sheets
    expect(read?.dataValidations).toMatchObject([{ type: 'list', values: ['储备', '在建'], range: 'F5:F1048576' }])
    expect(read?.cells?.get('4,3')?.style?.numFmt).toBe('yyyy-mm-dd')
    expect(read?.rows[4]?.[3]).toEqual(new Date('2020-01-01T00:00:00Z'))
  })
})
