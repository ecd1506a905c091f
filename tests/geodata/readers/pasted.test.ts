import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readPasted } from '#geodata/readers/pasted.ts'
import { readDistrictRecords, readSources } from '#seeds/read-records.ts'
import { cellsOf, codes, reading, tried } from './refusal.ts'

const pasted = (text: string) => reading(readPasted, strToU8(text), '粘贴')

const folder = process.env.SEED_DOCUMENTS ?? fileURLToPath(new URL('../../../../shared/seeds', import.meta.url))
const hasDocuments = existsSync(folder)
if (!hasDocuments) console.info(`The source documents are not in ${folder}: what is pasted from them is skipped.`)

const documentOf = (source: string) =>
  reading(readPasted, readFileSync(join(folder, readSources().find(({ id }) => id === source)?.file ?? '')))
const recordsOf = (adcode: string) => readDistrictRecords().find((district) => district.adcode === adcode)

describe('the documents the first records came from', () => {
  it.skipIf(!hasDocuments)('the Huiji document gives the 28 rows of its ledger, as they were entered', async () => {
    const read = await documentOf('huiji-2019-63')
    const district = recordsOf('410108')
    const street = new Map(district?.streetOffices.map(({ id, name }) => [id, name]))
    expect(read.tables.map(({ name, columns }) => [name, columns])).toEqual([
      ['惠济区老旧小区综合改造工程台账', ['序号', '小区名称', '所属街道', '建成年代', '计划改造年代', '改造情况']],
    ])
    expect(cellsOf(read)).toHaveLength(28)
    expect(cellsOf(read)).toEqual(
      district?.compounds.map(({ ledgerRow, name, streetOfficeId, builtYear, planYear, fundingLabel }) => [
        ledgerRow,
        name,
        street.get(streetOfficeId ?? ''),
        builtYear,
        planYear,
        fundingLabel,
      ]),
    )
    expect(codes(read)).toEqual(['header-joined', 'words-outside'])
  })

  it.skipIf(!hasDocuments)('the Nayong document gives the 20 names its sentence lists', async () => {
    const read = await documentOf('nayong-2022-39')
    expect(read.tables.map(({ name, columns }) => [name, columns])).toEqual([['改造对象', ['改造对象']]])
    expect(cellsOf(read)).toHaveLength(20)
    expect(cellsOf(read)).toEqual(recordsOf('520525')?.compounds.map(({ name }) => [name]))
    expect(read.findings[0]).toMatchObject({ code: 'list-in-sentence', params: { count: 20 } })
    expect(read.findings[0]?.params.said).toContain('411户')
  })

  it.skipIf(!hasDocuments)('the annex of the Shizhong document gives each body once, nested or not', async () => {
    const read = await documentOf('shizhong-2020-13')
    expect(read.tables).toHaveLength(1)
    expect(read.tables[0]?.columns).toEqual(['责任部门', '任务分工'])
    const bodies = cellsOf(read)?.map(([body]) => String(body)) ?? []
    expect(bodies).toHaveLength(20)
    expect(new Set(bodies).size).toBe(20)
    expect(bodies).toEqual(expect.arrayContaining(['供暖公司', '燃气公司', '市中供电中心', '各通信运营商']))
    expect(codes(read)).toEqual(expect.arrayContaining(['nested-table', 'nested-read-again']))
  })
})

const vertical = (rows: string[][], header: string) =>
  `某区改造台账\n\n${header}\n${rows.map((row) => row.map((cell) => `\t${cell}`).join('\n')).join('\n\n')}\n\n主办：区住建局\n`

describe('a table with one cell on each line', () => {
  const header = '\t序号\n\t小区名称\n\t建成年代\n\t计划改造\n\n年代\n\t户数'
  const rows = [
    ['1', '甲院', '1998', '2024', '120'],
    ['2', '乙院', '90年代初', '2025', '64'],
    ['3', '丙院', '2001', '2024', '38'],
  ]

  it('is rebuilt, its header joined where it was split over two lines', async () => {
    const read = await pasted(vertical(rows, header))
    expect(read.tables[0]).toMatchObject({
      name: '某区改造台账',
      columns: ['序号', '小区名称', '建成年代', '计划改造年代', '户数'],
      rows: [
        { row: 10, cells: [1, '甲院', 1998, 2024, 120] },
        { row: 16, cells: [2, '乙院', '90年代初', 2025, 64] },
        { row: 22, cells: [3, '丙院', 2001, 2024, 38] },
      ],
    })
    expect(codes(read)).toEqual(['header-joined', 'words-outside'])
  })

  it('is rebuilt without indents too, from the running numbers and the words of the header', async () => {
    const read = await pasted(vertical(rows, header).replaceAll('\t', ''))
    expect(read.tables[0]?.columns).toEqual(['序号', '小区名称', '建成年代', '计划改造年代', '户数'])
    expect(cellsOf(read)?.[1]).toEqual([2, '乙院', '90年代初', 2025, 64])
  })

  it('an empty cell stays in its column', async () => {
    const read = await pasted(vertical(rows.with(1, ['2', '乙院', '', '2025', '']), header))
    expect(cellsOf(read)?.[1]).toEqual([2, '乙院', null, 2025, null])
    expect(cellsOf(read)?.[2]).toEqual([3, '丙院', 2001, 2024, 38])
  })

  it('a record that lost a line is told, and the next ones are right again', async () => {
    const read = await pasted(vertical(rows.with(1, ['2', '乙院', '2025', '64']), header))
    expect(read.findings).toContainEqual(expect.objectContaining({ code: 'record-uneven', row: 16 }))
    expect(cellsOf(read)?.[2]).toEqual([3, '丙院', 2001, 2024, 38])
  })

  it('without running numbers it is rebuilt from its header and from what repeats', async () => {
    const read = await pasted('改造清单\n小区名称\n建成年份\n户数\n甲院\n1998\n120户\n乙院\n2001\n64户\n')
    expect(read.tables[0]).toMatchObject({ name: '改造清单', columns: ['小区名称', '建成年份', '户数'] })
    expect(cellsOf(read)).toEqual([
      ['甲院', 1998, '120户'],
      ['乙院', 2001, '64户'],
    ])
  })
})

describe('names listed in a sentence', () => {
  it('are read when the sentence counts as many', async () => {
    const read = await pasted(
      '一、总则。\n（一）改造对象。甲宿舍、乙宿舍、丙小区6号楼等3个96户老旧小区。\n（二）供水、供电、供气等项目。',
    )
    expect(read.tables).toMatchObject([{ name: '改造对象', columns: ['改造对象'] }])
    expect(cellsOf(read)).toEqual([['甲宿舍'], ['乙宿舍'], ['丙小区6号楼']])
  })

  it('are told and not read when the count does not agree', async () => {
    const read = await pasted('序号\n名称\n1\n甲院\n2\n乙院\n（一）改造对象。甲宿舍、乙宿舍、丙宿舍等20个小区。')
    expect(read.tables).toHaveLength(1)
    expect(codes(read)).toContain('list-not-counted')
  })
})

describe('cells between tabs', () => {
  it('copied from a sheet are a table', async () => {
    const read = await pasted('序号\t名称\t户数\n1\t甲院\t120\n2\t乙院\t64\n')
    expect(cellsOf(read)).toEqual([
      [1, '甲院', 120],
      [2, '乙院', 64],
    ])
  })

  it('that only label the document are no table', async () => {
    const read = await pasted(
      '索引号：\t0001\t信息分类：\t函\n发文日期：\t2022-05-16\t是否有效：\t是\n正文如下。\n\n任务分工\n\n部门\t任务\n住建局\t牵头\n\n财政局\t资金\n',
    )
    expect(read.tables).toMatchObject([{ name: '任务分工', columns: ['部门', '任务'] }])
    expect(cellsOf(read)).toEqual([
      ['住建局', '牵头'],
      ['财政局', '资金'],
    ])
  })

  it('with the tags of nested tables in them are read once', async () => {
    const inner =
      '<table border="1"><tr><td>供暖公司</td><td>供暖方案</td></tr><tr><td>燃气公司</td><td>燃气方案</td></tr></table>'
    const read = await pasted(
      [
        '附件',
        '分工表',
        '',
        '责任部门\t任务分工\t\t',
        '住建局\t<ol><li>牵头。\t\t',
        `\t${inner}\t供暖公司\t供暖方案\t燃气公司\t燃气方案`,
        '\t供暖公司\t供暖方案\t',
        '燃气公司\t燃气方案\t\t',
        '\t通信公司\t光纤方案\t',
      ].join('\n'),
    )
    expect(cellsOf(read)).toEqual([
      ['住建局', '牵头。'],
      ['供暖公司', '供暖方案'],
      ['燃气公司', '燃气方案'],
      ['通信公司', '光纤方案'],
    ])
    expect(codes(read)).toEqual(['nested-table', 'nested-read-again', 'row-indented', 'words-outside'])
  })
})

describe('a page', () => {
  it('gives its tables with the words before them as names, and merged cells repeated', async () => {
    const read = await pasted(`<html><body><h2>改造计划</h2><table>
      <tr><th rowspan=2>序号<th rowspan=2>小区名称<th colspan=2>规模</tr><tr><th>户数<th>面积</tr>
      <tr><td>1<td>甲院<td>120<td>8,500</tr><tr><td>2<td>乙院<td>64<td>4,100</tr>
      <tr><td colspan=2>合计<td>184<td>12,600</tr></table><script>alert(1)</script></body></html>`)
    expect(read.tables).toMatchObject([{ name: '改造计划', columns: ['序号', '小区名称', '规模户数', '规模面积'] }])
    expect(cellsOf(read)).toEqual([
      [1, '甲院', 120, '8,500'],
      [2, '乙院', 64, '4,100'],
    ])
    expect(codes(read)).toEqual(['header-joined', 'totals-row'])
  })

  it('with a table within a table is read once', async () => {
    const inner = '<table><tr><td>供暖公司<td>供暖方案<tr><td>燃气公司<td>燃气方案</table>'
    const read = await pasted(
      `<table><tr><td>部门<td>任务<tr><td>住建局<td>牵头<tr><td><td>${inner}<tr><td>供暖公司<td>供暖方案<tr><td>财政局<td>资金</table>`,
    )
    expect(cellsOf(read)?.map(([body]) => body)).toEqual(['住建局', '供暖公司', '燃气公司', '财政局'])
  })

  it('nested without end is refused before it takes the stack', async () => {
    expect(await tried(readPasted, strToU8(`<html>${'<table><tr><td>'.repeat(100_000)}`))).toBe('nested-too-deep')
    expect(await tried(readPasted, strToU8(`<html>${'<div>'.repeat(100_000)}`))).toBe('nested-too-deep')
  })

  it('whose spans reach further than any table is refused', async () => {
    const row = `<tr>${`<td rowspan=65000 colspan=2000>甲`.repeat(4)}`
    expect(await tried(readPasted, strToU8(`<table>${row.repeat(400)}</table>`))).toBe('merged-too-much')
  })
})

it('prose without a table is refused, and says so', async () => {
  expect(await tried(readPasted, strToU8('为改善居住条件，特制定本方案。\n一、总体要求\n到年底基本完成。\n'))).toBe(
    'no-table',
  )
})

it('a long text that begins many tables and finishes none is read through once', async () => {
  const text = '序号\n名称\n户数\n1\n'.repeat(40_000)
  expect(await tried(readPasted, strToU8(text))).toBe('no-table')
})
