import { describe, expect, it } from 'vitest'
import { readingsMeaning } from '#contract/language/readings-meaning.ts'
import type { Cell, Table } from '#geodata/readers/reading.ts'
import { proposeMapping } from '#server/imports/columns.ts'
import { type RecordWishes, toRecords } from '#server/imports/compounds/records.ts'
import { huijiTable, nayongTable, tableOf } from '../ledgers.ts'

const read = (table: Table, wishes?: RecordWishes) => toRecords(table, proposeMapping(table), wishes)
const readRows = (columns: string[], ...rows: Cell[][]) => read(tableOf(columns, rows))
const told = ({ findings }: ReturnType<typeof read>) =>
  findings.map(({ code, row, params }) => [code, row, params.column])
/** One compound with one more column. */
const readCellOf = (header: string, cell: Cell) => readRows(['小区名称', header], ['甲院', cell])

describe('the rows of a file', () => {
  it('of Huiji are 28 records with street office, years and source of the funds, and nothing is wrong with them', () => {
    const { records, findings } = read(huijiTable())
    expect(findings).toEqual([])
    expect(records).toHaveLength(28)
    expect(records[13]).toMatchObject({
      row: 15,
      values: {
        ...{ name: '同乐社区南北院', streetOffice: '刘寨街道' },
        ...{ builtYear: 1999, planYear: 2019, fundingLabel: '上级补贴' },
      },
      written: { builtYear: '1999' },
      rest: {},
    })
  })

  it('of Nayong are 20 names, and the 411 households stated for them belong to no row', () => {
    const total = { row: 39, cells: ['等20个411户'] }
    const { records, totals, findings } = read(nayongTable(), { totalRows: [total] })
    expect(records.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, at) => at))
    expect(records.every(({ values }) => values.households === undefined)).toBe(true)
    expect(totals).toEqual([
      { row: 39, field: 'compounds', amount: 20, isPart: false },
      { row: 39, field: 'households', amount: 411, isPart: false },
    ])
    expect(findings).toMatchObject([{ code: 'total-not-spread', row: 39, params: { total: 411, rows: 20 } }])
  })

  it.each<[string, Cell, object]>([
    ['建筑面积（万㎡）', '2.01', { floorAreaM2: 20_100 }],
    ['建筑面积（万㎡）', 1.15, { floorAreaM2: 11_500 }],
    ['建筑面积', '１２，３４５．６ 平方米', { floorAreaM2: 12_345.6 }],
    ['建筑面积', '1.2万m2', { floorAreaM2: 12_000 }],
    ['占地面积', '3公顷', { siteAreaM2: 30_000 }],
    ['总投资（万元）', '1,204.5', { costWan: 1204.5 }],
    ['总投资', '1.2亿元', { costWan: 12_000 }],
    ['户数', '１２０户', { households: 120 }],
    ['同意率', '85%', { consentRate: 0.85 }],
    ['同意率', 85, { consentRate: 0.85 }],
    ['同意率（%）', 85, { consentRate: 0.85 }],
    ['建成年代', '1998年建成', { builtYear: 1998 }],
    ['建成年代', '90年代初', { builtYearNote: '90年代初' }],
    ['建成年代', '2000年以前', { builtYearNote: '2000年以前' }],
    ['计划年度', '2021年', { planYear: 2021 }],
    ['别名', '甲一院、甲二院', { aliases: ['甲一院', '甲二院'] }],
    ['产权性质', '省属', { ownerKind: 'province' }],
    ['物业', '无', { propertyManager: '无' }],
    ['户数', '不详', {}],
    ['户数', '无', {}],
  ])('are converted: under %s, %j', (header, cell, values) => {
    expect(readCellOf(header, cell).records[0]!.values).toEqual({ name: '甲院', ...values })
  })

  it.each<[string, Cell, string]>([
    ['建成年代', 19_933, 'impossible-year'],
    ['建成年代', '1820', 'impossible-year'],
    ['建成年代', '1850年', 'impossible-year'],
    ['建成年代', '解放前后', 'built-year-kept-as-words'],
    ['计划年度', '2020-2021', 'plan-year-not-one'],
    ['户数', '约300户', 'not-one-number'],
    ['户数', -12, 'negative'],
    ['户数', 0, 'zero-means-unknown'],
    ['户数', 12.5, 'not-whole'],
    ['户数', 4_100_000, 'beyond-range'],
    ['户数', '120㎡', 'unit-unknown'],
    ['建筑面积（万㎡）', '12000㎡', 'unit-of-cell'],
    ['经度', 478_812.3, 'not-degrees'],
    ['进度', '快了', 'word-unknown'],
    ['是否入地', '看情况', 'not-yes-or-no'],
    ['产权单位', '甲'.repeat(300), 'text-too-long'],
  ])('are told with row and column: under %s, %j', (header, cell, code) => {
    const table = tableOf(
      ['小区名称', header],
      [
        ['甲院', cell],
        ['乙院', null],
      ],
      7,
    )
    const { columns } = proposeMapping(tableOf(['小区名称', header], []))
    const { records, findings } = toRecords(table, { columns, template: null })
    expect(findings).toMatchObject([{ code, row: 7, params: { column: header } }])
    expect(findings[0]!.params.value!.toString().length).toBeLessThanOrEqual(60)
    // what could not be read is neither lost nor a blank
    expect(Object.values(records[0]!.written)).toContain(String(cell))
    expect(records[0]!.blank).toEqual([])
  })

  it('are held against themselves: plan before build, built in the future, more buildings than households', () => {
    const table = tableOf(
      ['小区名称', '建成年代', '计划年度', '户数', '楼栋数', '建筑面积'],
      [
        ['甲院', 2004, 2001, 30, 2, 2400],
        ['乙院', 2024, 2025, 30, 2, 2400],
        ['丙院', '90年代末', 1995, 30, 2, 2400],
        ['丁院', 1911, 2021, 30, 90, 2400],
        ['戊院', 1990, 2021, 12_000, 90, 900_000],
        ['己院', 1990, 2021, 30, 2, 120],
        ['庚院', 1990, 2021, 30, 2, null],
      ],
    )
    expect(told(read(table, { year: 2022 }))).toEqual([
      ['plan-before-built', 2, '计划年度'],
      ['built-in-future', 3, '建成年代'],
      ['plan-before-built', 4, '计划年度'],
      ['built-unlikely', 5, '建成年代'],
      ['more-buildings-than-households', 5, '楼栋数'],
      ['households-unlikely', 6, '户数'],
      ['floor-area-per-household', 7, '建筑面积'],
      ['households-without-floor-area', 8, '户数'],
    ])
  })

  it('in 万㎡ under a heading without a unit are one finding about the column', () => {
    const found = readRows(['小区名称', '户数', '建筑面积'], ['甲院', 120, 1.2], ['乙院', 90, 0.8], ['丙院', 60, 0.5])
    expect(told(found)).toEqual([['floor-area-unit-doubtful', null, '建筑面积']])
  })

  it('of one name are told, unless their street offices tell them apart', () => {
    const found = readRows(
      ['小区名称', '街道'],
      ...[
        ['邮电局 家属院', 'A街道'],
        ['邮电局家属院', 'B街道'],
        ['邮电局家属院', 'Ａ街道办事处'],
      ],
    )
    expect(found.findings).toMatchObject([{ code: 'duplicate-name', row: 4, params: { first: 2, column: '小区名称' } }])
  })

  it('add up to the totals below them, or the difference is told; a part is held against its own rows', () => {
    const { totals, findings, records } = readRows(
      ['序号', '小区名称', '户数', '建筑面积（万㎡）'],
      [1, '甲院', 100, 0.8],
      [2, '乙院', 120, 0.95],
      ['小计', null, 220, 1.75],
      [3, '丙院', 80, 0.6],
      ['小计', null, 91, 0.6],
      ['合 计：3个小区', null, 411, 2.35],
    )
    expect(records).toHaveLength(3)
    expect(totals.filter(({ isPart }) => !isPart).map(({ amount }) => amount)).toEqual([411, 23_500, 3])
    expect(findings).toMatchObject([
      { code: 'total-differs', row: 6, params: { column: '户数', total: 91, sum: 80, rows: 1 } },
      { code: 'total-differs', row: 7, params: { column: '户数', total: 411, sum: 300, rows: 3, unknown: 0 } },
    ])
  })

  it('without a name, or in a file without names, are told; a shape without a name is kept', () => {
    const table = tableOf(
      ['小区名称', '户数', '建筑面积'],
      [
        [null, 12, 900],
        ['甲院', 12, 900],
        [null, null, null],
        [null, 7, 500],
      ],
    )
    table.rows[3]!.geometry = { type: 'Point', coordinates: [113.6, 34.8] }
    const { records, findings } = read(table)
    expect(records.map(({ row }) => row)).toEqual([3, 5])
    expect(findings).toMatchObject([{ code: 'row-without-name', row: 2 }])
    expect(told(readRows(['户数', '建筑面积'], [12, 900]))).toContainEqual(['no-name-column', null, undefined])
  })

  it('are read by the words somebody gave a meaning; a word that was said to be nothing empties nothing', () => {
    const table = tableOf(
      ['小区名称', '进度', '是否入地'],
      [
        ['甲院', '快了', '看情况'],
        ['乙院', '在建', '是'],
        ['丙院', '再议', null],
      ],
    )
    const words = { status: { 快了: 'planned', 再议: 'leave' }, undergroundingWanted: { 看情况: 'false' } }
    const { records, findings } = toRecords(table, { ...proposeMapping(table), words })
    expect(records.map(({ values: { status, undergroundingWanted } }) => [status, undergroundingWanted])).toEqual([
      ['planned', false],
      ['under-way', true],
      [undefined, undefined],
    ])
    expect(records[2]).toMatchObject({ written: { status: '再议' }, blank: ['undergroundingWanted'] })
    expect(findings.map(({ code, params }) => [code, params.value, params.column])).toEqual([
      ['word-as-said', '快了', '进度'],
      ['word-as-said', '看情况', '是否入地'],
      ['word-as-said', '再议', '进度'],
    ])
  })

  it('keep what stands in columns nobody understood', () => {
    expect(readRows(['序号', '小区名称', '别的'], [1, '甲院', 'q7'], [2, '乙院', 'k2']).records[1]!.rest).toEqual({
      别的: 'k2',
    })
  })

  it('of another district among the rest are told', () => {
    const found = readRows(['区县', '小区名称'], ['惠济区', '甲院'], ['郑州市惠济区', '乙院'], ['金水区', '丙院'])
    expect(found.findings).toMatchObject([
      { code: 'other-district', row: 4, params: { district: '金水区', column: '区县' } },
    ])
  })
})

it('every finding about the meaning of a table has a sentence that names what it says', () => {
  for (const [code, pair] of Object.entries(readingsMeaning)) {
    const [zh, en] = pair.map((sentence) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort())
    expect([code, zh]).toEqual([code, en])
  }
})
