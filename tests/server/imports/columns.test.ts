import { describe, expect, it } from 'vitest'
import { importReasons } from '#contract/language/readings-meaning.ts'
import type { Table } from '#geodata/readers/reading.ts'
import { type Mapping, proposeBy, proposeMapping } from '#server/imports/columns.ts'
import { corrected, Template, templateOf } from '#server/imports/template.ts'
import { workGuide } from '#server/imports/works/fields.ts'
import { huijiTable, nayongTable, tableOf } from './ledgers.ts'

const fieldsOf = <Field extends string>(mapping: Mapping<Field>) => mapping.columns.map(({ field }) => field)
const columnOf = (table: Table, header: string) => proposeMapping(table).columns.find((each) => each.header === header)!

describe('the columns of a file', () => {
  it('of Huiji are understood as printed: 改造情况 by its content as the source of the funds, 序号 as a running number', () => {
    const mapping = proposeMapping(huijiTable())
    expect(fieldsOf(mapping)).toEqual([null, 'name', 'streetOffice', 'builtYear', 'planYear', 'fundingLabel'])
    expect(mapping.columns[0]!.because.code).toBe('serial')
    expect(mapping.columns[5]!.because.code).toBe('by-content')
    expect(mapping.columns[5]!.runnerUp?.field).toBe('note')
    expect(fieldsOf(proposeMapping(nayongTable()))).toEqual(['name'])
  })

  it('headed 改造情况 hold the state of the works where their cells say so', () => {
    const table = tableOf(
      ['小区名称', '改造情况'],
      [
        ['甲院', '在建'],
        ['乙院', '已完工'],
        ['丙院', '已验收'],
      ],
    )
    expect(fieldsOf(proposeMapping(table))).toEqual(['name', 'status'])
  })

  it.each([
    [
      ['年代', '年份'],
      [1995, 2021],
      ['builtYear', 'planYear'],
    ],
    [
      ['年份', '年代'],
      [2021, 1995],
      ['planYear', 'builtYear'],
    ],
    [
      ['建成年代', '计划改造年代'],
      [2001, 2001],
      ['builtYear', 'planYear'],
    ],
    [
      ['计划改造\n年代', '建 成 年 代'],
      [2020, 1988],
      ['planYear', 'builtYear'],
    ],
  ])('with years are told apart by heading and content: %j over %j', (headers, years, fields) => {
    const table = tableOf(
      ['小区', ...headers],
      [
        ['甲院', ...years],
        ['乙院', ...years],
        ['丙院', ...years],
      ],
    )
    expect(fieldsOf(proposeMapping(table))).toEqual(['name', ...fields])
  })

  it.each([
    ['建筑面积（万㎡）', 'floorAreaM2', 1e4],
    ['总建筑面积(万平方米)', 'floorAreaM2', 1e4],
    ['建筑面积/平方米', 'floorAreaM2', 1],
    ['建筑面积万㎡', 'floorAreaM2', 1e4],
    ['建筑面积（单位：万m2）', 'floorAreaM2', 1e4],
    ['占地面积（亩）', 'siteAreaM2', 2000 / 3],
    ['总投资（亿元）', 'costWan', 1e4],
    ['投资估算(元)', 'costWan', 1e-4],
    ['ＪＺＭＪ', 'floorAreaM2', 1],
    ['户数（户）', 'households', 1],
  ])('headed %s are read as %s and multiplied by %d', (header, field, factor) => {
    expect(
      columnOf(
        tableOf(
          ['小区名称', header],
          [
            ['甲院', 12],
            ['乙院', 34],
          ],
        ),
        header,
      ),
    ).toMatchObject({ field, factor })
  })

  it('without headings are told by what their cells hold', () => {
    const rows = huijiTable().rows.map(({ cells }) => cells.slice(1))
    const mapping = proposeMapping(tableOf(['A', 'B', 'C', 'D', 'E'], rows))
    expect(fieldsOf(mapping)).toEqual(['name', 'streetOffice', 'builtYear', 'planYear', 'fundingLabel'])
  })

  it('nobody can tell are left to the user, with their cells, and each reason has its words', () => {
    const table = tableOf(
      ['编号', '小区名称', '别的', '空列', '备注', '其他说明', 'X', 'Y'],
      [
        [1, '甲院', 'q7', null, '漏水', '无', 3, 5],
        [2, '乙院', 'k2', null, '', '无', 4, 6],
      ],
    )
    const { columns } = proposeMapping(table)
    expect(fieldsOf({ columns, template: null })).toEqual([null, 'name', null, null, 'note', null, null, null])
    expect(columns.map(({ because }) => because.code)).toEqual([
      ...['serial', 'by-heading-and-content', 'not-recognised', 'column-empty', 'by-heading', 'field-taken'],
      ...['not-recognised', 'not-recognised'],
    ])
    for (const { because } of columns) expect(importReasons.column).toHaveProperty(because.code)
  })

  it.each([
    ['as maps head them', ['X', 'Y'], [478_812.3, 3_854_210.7], ['easting', 'northing']],
    ['as surveyors head them', ['X坐标', 'Y坐标'], [3_854_210.7, 38_478_812.3], ['northing', 'easting']],
    ['under a heading of two lines', ['坐标X坐标', '坐标Y坐标'], [3_854_210.7, 478_812.3], ['northing', 'easting']],
    ['of a city’s own grid', ['横坐标(m)', '纵坐标(m)'], [36_521.6, 25_545.9], ['easting', 'northing']],
    ['in degrees', ['x', 'y'], [113.6512, 34.8123], ['longitude', 'latitude']],
  ])('of coordinates are told apart by their figures, %s', (_, heads, figures, fields) => {
    const table = tableOf(
      ['小区名称', ...heads],
      ['甲院', '乙院', '丙院'].map((name) => [name, ...figures]),
    )
    expect(fieldsOf(proposeMapping(table))).toEqual(['name', ...fields])
    expect(fieldsOf(proposeBy(workGuide, table, [])).slice(1)).toEqual(fields)
  })

  it('are one field each: of two that would serve, the likelier', () => {
    const table = tableOf(
      ['项目名称', '小区名称', '涉及户数', '总户数'],
      [
        ['老旧小区改造一期', '甲院', 10, 20],
        ['老旧小区改造一期', '乙院', 30, 40],
      ],
    )
    expect(fieldsOf(proposeMapping(table))).toEqual([null, 'name', 'households', null])
    expect(columnOf(table, '总户数').because.code).toBe('field-taken')
  })
})

describe('a mapping the user corrected', () => {
  const mine = corrected(proposeMapping(huijiTable()), 5, { field: 'note' })

  it('serves the next file of the sender, whatever the order of its columns, and survives being written down', () => {
    const kept = Template.parse(JSON.parse(JSON.stringify(templateOf('刘寨街道', mine))))
    const { columns, rows } = huijiTable()
    const next = tableOf(
      [...columns].reverse().map((header) => `${header} `),
      rows.map(({ cells }) => [...cells].reverse()),
    )
    const mapping = proposeMapping(next, [kept])
    expect(mapping.template).toBe('刘寨街道')
    expect(fieldsOf(mapping)).toEqual(['note', 'planYear', 'builtYear', 'streetOffice', 'name', null])
    expect(proposeMapping(tableOf([...columns, '户数'], []), [kept]).template).toBeNull()
  })

  it('gives way to the newer template of the same headings', () => {
    const older = templateOf('旧', proposeMapping(huijiTable()))
    expect(proposeMapping(huijiTable(), [older, templateOf('新', mine)]).template).toBe('新')
  })

  it('takes the field from the column that had it', () => {
    const table = tableOf(
      ['小区名称', '面积（万㎡）', '房屋面积'],
      [
        ['甲院', 1.2, 3],
        ['乙院', 3.4, 4],
      ],
    )
    const mapping = corrected(proposeMapping(table), 2, { field: 'floorAreaM2', factor: 1e4 })
    expect(fieldsOf(mapping)).toEqual(['name', null, 'floorAreaM2'])
    expect(mapping.columns[2]).toMatchObject({ factor: 1e4, because: { code: 'by-user' } })
  })
})
