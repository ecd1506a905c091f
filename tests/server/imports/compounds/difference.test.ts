import { describe, expect, it } from 'vitest'
import type { Table } from '#geodata/readers/reading.ts'
import { proposeMapping } from '#server/imports/columns.ts'
import { type Difference, differenceOf, summaryOf } from '#server/imports/compounds/difference.ts'
import { type ExistingCompound, nothingYet } from '#server/imports/compounds/existing-compound.ts'
import { matchRecords } from '#server/imports/compounds/matching.ts'
import { toRecords } from '#server/imports/compounds/records.ts'
import { huijiTable, ledgerOf, nayongTable, tableOf } from '../ledgers.ts'

/** What a file means to a ledger, as a page would show it. */
function compare(table: Table, ledger: ExistingCompound[]) {
  const { records } = toRecords(table, proposeMapping(table))
  const matches = matchRecords(records, ledger)
  const differences = matches.flatMap(({ kind, at, compoundId }) => {
    const existing = ledger.find(({ id }) => id === compoundId)
    return kind === 'same' && existing ? [differenceOf(records.find((each) => each.at === at)!, existing)] : []
  })
  return { records, matches, differences, summary: summaryOf(matches, differences) }
}

/** The compound once a difference is written. */
const written = (existing: ExistingCompound, { fields }: Difference): ExistingCompound => ({
  ...existing,
  ...Object.fromEntries(fields.filter(({ kind }) => kind !== 'same').map(({ field, after }) => [field, after])),
})

const changesOf = ({ fields }: Difference) =>
  fields.filter(({ kind }) => kind !== 'same').map(({ field, before, after, kind }) => [field, before, after, kind])

const nothingElse = { new: 0, changed: 0, same: 0, doubtful: 0, missing: 0, skipped: 0 }
const ledger: ExistingCompound[] = [
  {
    ...{ id: 'a', name: '金桂苑小区', aliases: ['粮食局院'], streetOffice: '刘寨街道', builtYear: 1985 },
    ...{ households: 120, floorAreaM2: 9600, note: '屋面 漏水' },
  },
]
const headers = ['小区名称', '街道', '建成年代', '户数', '建筑面积', '备注']

describe('what an import would change', () => {
  it.each([
    ['惠济区', huijiTable, 28],
    ['纳雍县', nayongTable, 20],
  ])('is nothing where the file of %s is the ledger itself', (district, table, count) => {
    expect(compare(table(), ledgerOf(district)).summary).toEqual({ ...nothingElse, same: count })
  })

  it('is told field by field: filled, changed, the same', () => {
    const { differences } = compare(
      tableOf(headers, [['金桂苑 小区', '刘寨街道办事处', 1985, 126, 9600.001, '屋面漏水']]),
      [{ ...ledger[0]!, floorAreaM2: 9600, planYear: null }],
    )
    expect(differences[0]!.fields.map(({ field, kind }) => [field, kind])).toEqual([
      ...[
        ['name', 'same'],
        ['streetOffice', 'same'],
        ['builtYear', 'same'],
        ['households', 'changed'],
      ],
      ...[
        ['floorAreaM2', 'same'],
        ['note', 'same'],
      ],
    ])
    const filled = compare(
      tableOf([...headers, '计划年度'], [['金桂苑小区', null, null, null, null, null, 2021]]),
      ledger,
    )
    expect(changesOf(filled.differences[0]!)).toEqual([['planYear', null, 2021, 'filled']])
  })

  it('never empties a field because a cell is blank, unless that is asked for', () => {
    const table = tableOf(headers, [['金桂苑小区', '', null, '不详', '-', '']])
    const { records, summary } = compare(table, ledger)
    expect(summary).toEqual({ ...nothingElse, same: 1 })
    const asked = differenceOf(records[0]!, ledger[0]!, { emptyBlank: ['households', 'planYear', 'name'] })
    expect(changesOf(asked)).toEqual([['households', 120, null, 'emptied']])
  })

  it('never empties a field because a cell could not be read', () => {
    const { records } = compare(tableOf(headers, [['金桂苑小区', null, '不知道', '约300户', -1, null]]), ledger)
    const asked = differenceOf(records[0]!, ledger[0]!, { emptyBlank: ['builtYear', 'households', 'floorAreaM2'] })
    expect(changesOf(asked)).toEqual([['builtYearNote', null, '不知道', 'filled']])
  })

  it('keeps the name of the ledger, and another one as an alias by which the next file finds it', () => {
    const { records } = compare(tableOf(['小区名称', '户数'], [['桂花园', 120]]), ledger)
    const difference = differenceOf(records[0]!, ledger[0]!)
    expect(changesOf(difference)).toEqual([['aliases', ['粮食局院'], ['粮食局院', '桂花园'], 'changed']])
    const after = compare(tableOf(['小区名称', '户数'], [['桂花园', 120]]), [written(ledger[0]!, difference)])
    expect(after.summary).toEqual({ ...nothingElse, same: 1 })
    expect(compare(tableOf(['小区名称'], [['粮食局 院']]), ledger).summary).toEqual({ ...nothingElse, same: 1 })
    expect(compare(tableOf(['小区名称'], [['金桂苑']]), ledger).summary).toEqual({ ...nothingElse, same: 1 })
  })

  it('tells where a decade and a recorded year contradict, and keeps both', () => {
    const { differences } = compare(tableOf(['小区名称', '建成年代'], [['金桂苑小区', '90年代初']]), ledger)
    expect(differences[0]!.findings).toMatchObject([
      { code: 'built-year-contradicts', row: 2, params: { built: 1985 } },
    ])
    expect(changesOf(differences[0]!)).toEqual([['builtYearNote', null, '90年代初', 'filled']])
    expect(
      compare(tableOf(['小区名称', '建成年代'], [['金桂苑小区', '80年代']]), ledger).differences[0]!.findings,
    ).toEqual([])
  })

  it('is nothing the second time: a file that was imported changes nothing when it comes again', () => {
    const table = tableOf(
      [
        '小区名称',
        '别名',
        '街道',
        '建成年代',
        '计划年度',
        '户数',
        '建筑面积（万㎡）',
        '同意率',
        '是否入地',
        '进度',
        '备注',
      ],
      [
        ['甲院', '甲一院、甲二院', 'A街道', '90年代初', 2021, '120户', '2.01', '85%', '是', '在建', '漏水'],
        ['乙小区（原丙厂家属院）', null, 'B街道', 1998, null, 60, 1.15, 0.9, '否', null, ''],
        ['金桂苑小区', '桂花园', null, '2000年以前', 2022, null, '1.2万㎡', null, null, '已完工', '屋面漏水'],
      ],
    )
    const first = compare(table, ledger)
    expect(first.summary).toEqual({ ...nothingElse, new: 2, changed: 1 })
    const after = first.matches.map(({ at, compoundId }) => {
      const existing = ledger.find(({ id }) => id === compoundId) ?? nothingYet(`new-${at}`)
      return written(existing, differenceOf(first.records[at!]!, existing))
    })
    expect(compare(table, after).summary).toEqual({ ...nothingElse, same: 3 })
  })

  it('is summed up: new, changed, the same, doubtful, missing', () => {
    const table = huijiTable()
    table.rows.splice(0, 1)
    table.rows[0]!.cells[4] = 2020
    table.rows[1]!.cells[1] = '金贵苑小区'
    table.rows.push({ row: 99, cells: [29, '沿河新村', '刘寨街道', 1990, 2021, '上级补贴'] })
    const { summary } = compare(table, ledgerOf('惠济区'))
    expect(summary).toEqual({ new: 1, changed: 1, same: 25, doubtful: 1, missing: 1, skipped: 0 })
  })
})
