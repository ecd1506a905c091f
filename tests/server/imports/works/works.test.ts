import type { Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { ImportWishes } from '#contract/import.ts'
import type { WordMeanings } from '#contract/import-words.ts'
import { catalogue } from '#contract/language/catalogue.ts'
import { placeReading } from '#geodata/crs/place.ts'
import { systemOf } from '#geodata/crs/systems.ts'
import { readFile } from '#geodata/readers/read-file.ts'
import type { Cell, Table } from '#geodata/readers/reading.ts'
import type { Compared, KindRecord } from '#server/imports/kind.ts'
import type { ExistingWork, ExistingWorks } from '#server/imports/works/existing-work.ts'
import { monthsIn } from '#server/imports/works/months.ts'
import { worksRules } from '#server/imports/works/rules.ts'
import { hasOpenData, openData } from '#tests/support/open-data.ts'

const line = (...path: [number, number][]): Geometry => ({ type: 'LineString', coordinates: path })
const along = line([113.61, 34.84], [113.62, 34.84])
const beside = line([113.61, 34.841], [113.62, 34.841])

function tableOf(name: string, columns: string[], rows: Cell[][], shapes: (Geometry | null)[] = []): Table {
  return {
    name,
    columns,
    rows: rows.map((cells, at) => ({ row: at + 1, cells, ...(shapes.length > 0 && { geometry: shapes[at] ?? null }) })),
  }
}

const understood = (table: Table, words: WordMeanings = {}) =>
  worksRules.understand(table, { ...worksRules.propose(table, []), words }, { totalRows: [], year: 2026 })
const valuesOf = (table: Table) => understood(table).records.map(({ values }) => values)
const fieldsOf = (table: Table) => worksRules.propose(table, []).columns.map(({ field }) => field)

const nothing: ExistingWorks = { works: [], operators: [] }
const compared = (
  records: readonly KindRecord[],
  existing: ExistingWorks = nothing,
  choices: [number, string][] = [],
): Compared => worksRules.compare(records, existing, new Map(choices), ImportWishes.parse({ kind: 'works' }))

/** The ledger as it stands once the rows are written. */
function ledgerOf(records: readonly KindRecord[], { rows }: Compared): ExistingWorks {
  const untold = {
    ...{ name: null, code: null, itemCode: null, operator: null, implementer: null, payer: null, roadName: null },
    ...{ fromMonth: null, toMonth: null, note: null, source: '试验', version: 1 },
  }
  const works = rows
    .filter(({ kind }) => kind === 'new')
    .map(({ at, fields }) => ({
      ...untold,
      ...Object.fromEntries(fields.map(({ field, after }) => [field, after])),
      id: `410108-w-${at}`,
      geometry: records.find((record) => record.at === at)?.geometry ?? null,
    }))
  return { works: works as ExistingWork[], operators: [] } // every field a work must have is filled for a new one
}

describe('the columns of a utility company’s file', () => {
  it('are known by Chinese headings, by the short pinyin of shapefiles, and by English ones', () => {
    const chinese = [
      '管线编号',
      '管线类别',
      '敷设方式',
      '权属单位',
      '所在道路',
      '管径',
      '使用状态',
      '开工时间',
      '完工时间',
      '备注',
    ]
    const row = ['GX-1', '给水', '直埋', '惠济供水公司', '长兴路', 'DN300', '现状', '2021年3月', '2021年9月', '']
    expect(fieldsOf(tableOf('管线', chinese, [row, row]))).toEqual([
      ...['code', 'trade', 'placement', 'operator', 'roadName', 'diameter', 'state', 'fromMonth', 'toMonth', 'note'],
    ])
    expect(
      fieldsOf(tableOf('GX', ['GXBH', 'GXLX', 'MSFS', 'QSDW', 'GJ'], [['A1', '燃气', '埋地', '某公司', '200']])),
    ).toEqual([...['code', 'trade', 'placement', 'operator', 'diameter']])
    expect(fieldsOf(tableOf('pipes', ['name', 'diameter', 'length'], [['P-1', 0.15, 536]]))).toEqual([
      'name',
      'diameter',
      null,
    ])
  })

  it('headed 类型 hold what their cells say', () => {
    expect(
      fieldsOf(
        tableOf(
          '线路',
          ['名称', '类型'],
          [
            ['甲线', '10kV架空线'],
            ['乙线', '弱电架空'],
          ],
        ),
      )[1],
    ).toBe('trade')
    expect(
      fieldsOf(
        tableOf(
          '线路',
          ['名称', '类型'],
          [
            ['甲线', '直埋'],
            ['乙线', '架空'],
          ],
        ),
      )[1],
    ).toBe('placement')
  })
})

describe('the words of a cell', () => {
  it.each([
    ['10kV架空线', { trade: 'power', placement: 'overhead' }],
    ['弱电架空', { trade: 'telecom', placement: 'overhead' }],
    ['通信管道', { trade: 'telecom', placement: 'buried' }],
    ['雨水管', { trade: 'drainage' }],
    ['污水', { trade: 'drainage' }],
    ['DN300给水管（现状）', { trade: 'water', kind: 'existing', state: 'existing' }],
    ['天然气直埋', { trade: 'gas', placement: 'buried' }],
    ['热力管沟', { trade: 'heating', placement: 'buried' }],
    ['电力架空线入地改造', { trade: 'power', kind: 'undergrounding' }],
    ['金桂苑老旧小区改造配套燃气管道新建工程', { trade: 'gas', placement: 'buried', kind: 'new' }],
    ['JS', { trade: 'water' }],
    ['WS_LINE', { trade: 'drainage' }],
    ['wastewater', { trade: 'drainage' }],
  ])('%s says %j and no more', (words, values) => {
    expect(valuesOf(tableOf('线', ['管线类型', '编号'], [[words, 'A7']], [along]))).toEqual([{ code: 'A7', ...values }])
  })

  it('that contradict each other or say nothing are told, not guessed', () => {
    const { records, findings } = understood(
      tableOf(
        '线',
        ['专业', '敷设方式'],
        [
          ['电力电信合杆', '其他'],
          ['强电', '架空转埋地'],
        ],
        [along, beside],
      ),
    )
    expect(records.map(({ values }) => values)).toEqual([{}, { trade: 'power' }])
    expect(findings.map(({ code, row, params }) => [code, row, params.column])).toEqual([
      ['work-trade-unknown', 1, '专业'],
      ['work-placement-unknown', 1, '敷设方式'],
      ['work-placement-unknown', 2, '敷设方式'],
    ])
  })

  it('mean what somebody said they mean, for every row that has them; what was said to be nothing is not asked about', () => {
    const table = tableOf(
      '线',
      ['专业', '敷设方式', '是否开挖', '完工时间'],
      [
        ['综合缆', '其他', '视情况', '尽快'],
        ['综合缆', '架空', '是', ''],
      ],
      [along, beside],
    )
    const words = {
      trade: { 综合缆: 'telecom' },
      placement: { 其他: 'leave', 架空: 'buried' },
      excavates: { 视情况: 'false' },
    }
    const { records, findings } = understood(table, words)
    expect(records.map(({ values }) => values)).toEqual([
      { trade: 'telecom', excavates: false },
      { trade: 'telecom', placement: 'buried', excavates: true },
    ])
    const said = findings
      .filter(({ code }) => code === 'word-as-said')
      .map(({ params }) => [params.value, params.count])
    expect(said).toEqual([
      ['综合缆', 2],
      ['其他', 1],
      ['视情况', 1],
      ['架空', 1],
    ])
    expect(findings.filter(({ code }) => code !== 'word-as-said')).toEqual([
      { code: 'work-months-unclear', params: { column: '完工时间', value: '尽快' }, row: 1 },
    ])
  })

  it.each([
    ['2021年3月', '2021-03', '2021-03'],
    ['2021.3-2021.9', '2021-03', '2021-09'],
    ['2021年3月至9月', '2021-03', '2021-09'],
    ['2021年3-9月', '2021-03', '2021-09'],
    ['202103', '2021-03', '2021-03'],
    ['2021-03-15', '2021-03', '2021-03'],
    ['2021年', '2021-01', '2021-12'],
    ['２０２１年第三季度', '2021-07', '2021-09'],
    ['2021年上半年', '2021-01', '2021-06'],
  ])('%s are the months %s to %s', (text, from, to) => expect(monthsIn(text)).toEqual({ from, to }))

  it.each(['尽快', '2021年13月', '3月', '2021-2020', ''])('“%s” names no months', (text) =>
    expect(monthsIn(text)).toBeNull(),
  )
})

describe('a layer', () => {
  it('called 给水管线 says the trade its rows leave out, and says so once', () => {
    const { records, findings } = understood(
      tableOf(
        '给水管线',
        ['编号', '管径', '材质'],
        [
          ['a', 'DN300', 'PE'],
          ['b', 'DN200', ''],
        ],
        [along, beside],
      ),
    )
    expect(records.map(({ values }) => values)).toEqual([
      { code: 'a', trade: 'water', note: '管径 DN300; 材质 PE' },
      { code: 'b', trade: 'water', note: '管径 DN200' },
    ])
    expect(findings).toEqual([{ code: 'work-told-by-layer', params: { layer: '给水管线', count: 2 }, row: null }])
    expect(compared(records).rows[0]).toMatchObject({
      kind: 'new',
      fields: expect.arrayContaining([
        { field: 'placement', before: null, after: 'buried', kind: 'filled' },
        { field: 'kind', before: null, after: 'existing', kind: 'filled' },
      ]),
    })
  })

  it('whose name says nothing leaves its rows without a trade: they are asked about and not written', () => {
    const { rows, findings } = compared(understood(tableOf('图层1', ['编号'], [['x1']], [along])).records)
    expect(rows).toMatchObject([{ kind: 'doubtful', because: { code: 'work-lacks-trade' } }])
    expect(findings).toEqual([{ code: 'work-lacks-trade', params: { count: 1 }, row: null }])
  })
})

describe('a plan without a map', () => {
  it('is taken by the names of its works, each told by its own words, and the rows are counted', () => {
    const table: Table = {
      name: '计划表',
      columns: ['项目名称', '计划工期', '实施单位'],
      rows: [
        { row: 2, cells: ['长兴路电力架空线入地施工', '2026年3月至9月', '区住建局'] },
        { row: 3, cells: ['天河路给水管网改造', '2026年', '区水务局'] },
      ],
    }
    const { records } = understood(table)
    expect(records.map(({ values }) => values)).toEqual([
      {
        ...{ name: '长兴路电力架空线入地施工', trade: 'power', kind: 'undergrounding', state: 'planned' },
        ...{ fromMonth: '2026-03', toMonth: '2026-09', implementer: '区住建局' },
      },
      {
        ...{ name: '天河路给水管网改造', trade: 'water', kind: 'replacement', state: 'planned' },
        ...{ fromMonth: '2026-01', toMonth: '2026-12', implementer: '区水务局' },
      },
    ])
    const first = compared(records)
    expect(first.findings).toEqual([{ code: 'work-without-place', params: { count: 2 }, row: null }])
    const again = compared(records, ledgerOf(records, first))
    expect(again.rows.map(({ kind, because }) => [kind, because.code])).toEqual(Array(2).fill(['same', 'same-name']))
  })
})

describe('a shape', () => {
  it('of several lines stays so, one line among them alone is a line, and two surfaces are told', () => {
    const shapes: Geometry[] = [
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [113.6, 34.8],
            [113.61, 34.8],
          ],
        ],
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [113.6, 34.8, 5],
            [113.61, 34.8, 5],
          ],
          [
            [113.62, 34.8],
            [113.63, 34.8],
          ],
        ],
      },
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
          [
            [
              [2, 0],
              [3, 0],
              [3, 1],
              [2, 0],
            ],
          ],
        ],
      },
      line([113.6, 34.8], [113.6, 34.8]),
    ]
    const { records, findings } = understood(tableOf('给水', ['编号'], [['a'], ['b'], ['c'], ['d']], shapes))
    expect(records.map(({ geometry }) => geometry?.type)).toEqual([
      'LineString',
      'MultiLineString',
      undefined,
      undefined,
    ])
    expect(records[1]?.geometry).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [113.6, 34.8],
          [113.61, 34.8],
        ],
        [
          [113.62, 34.8],
          [113.63, 34.8],
        ],
      ],
    })
    expect(findings.map(({ code, row }) => [code, row])).toEqual(
      expect.arrayContaining([
        ['work-shape-not-possible', 3],
        ['work-line-without-length', 4],
      ]),
    )
  })
})

describe('a work of the file', () => {
  const columns = ['名称', '专业', '工程类型', '敷设方式', '权属单位', '开工时间', '完工时间']
  const rows: Cell[][] = [
    ['长兴路电力入地', '电力', '架空线入地', '', '市供电公司', '2026年3月', '2026年9月'],
    ['长兴路通信入地', '通信', '架空线入地', '', '移动公司', '2026年3月', '2026年9月'],
    ['长兴路燃气改造', '燃气', '改造', '', '燃气公司', '2026年4月', ''],
  ]
  const table = () => tableOf('计划', columns, rows, [along, along, beside])

  it('is found again, so that the same file a second time changes nothing', () => {
    const { records } = understood(table())
    const first = compared(records)
    expect(first.rows.map(({ kind }) => kind)).toEqual(['new', 'new', 'new'])
    const again = compared(records, ledgerOf(records, first))
    expect(again.rows.map(({ kind, because }) => [kind, because.code])).toEqual(Array(3).fill(['same', 'same-place']))
  })

  it('drawn the other way round or surveyed anew is the same one, and a change is told field by field', () => {
    const { records } = understood(table())
    const ledger = ledgerOf(records, compared(records))
    const turned = line([113.62, 34.84], [113.61, 34.84])
    const moved = line([113.61001, 34.84101], [113.62, 34.841])
    const later = rows.map((row) => [...row.slice(0, 5), '2027年3月', '2027年9月'])
    const { records: next } = understood(tableOf('计划', columns, later, [turned, turned, moved]))
    const result = compared(next, ledger).rows
    expect(result.map(({ kind, recordId, because }) => [kind, recordId, because.code])).toEqual([
      ['changed', '410108-w-0', 'same-place'],
      ['changed', '410108-w-1', 'same-place'],
      ['changed', '410108-w-2', 'same-name-and-place'],
    ])
    expect(result[2]?.fields.filter(({ kind }) => kind !== 'same')).toEqual([
      { field: 'fromMonth', before: '2026-04', after: '2027-03', kind: 'changed' },
      { field: 'toMonth', before: null, after: '2027-09', kind: 'filled' },
    ])
  })

  it('that stands in the file twice is taken once, and one that contradicts itself is not written', () => {
    const { records } = understood(
      tableOf(
        '计划',
        columns,
        [
          rows[0]!,
          rows[0]!,
          ['', '给水', '新建', '架空', '', '', ''],
          ['', '电力', '新建', '埋地', '', '2026-09', '2026-03'],
        ],
        [along, along, beside, beside],
      ),
    )
    const { rows: result, findings } = compared(records)
    expect(result.map(({ kind, because }) => [kind, because.code])).toEqual([
      ['new', 'nothing-there'],
      ['skipped', 'twice-in-file'],
      ['doubtful', 'work-contradicts'],
      ['doubtful', 'work-contradicts'],
    ])
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['work-never-overhead', 'work-window-reversed', 'work-operator-new']),
    )
  })

  it('that two of the ledger fit alike is asked about, and a choice settles it', () => {
    const { records } = understood(tableOf('计划', ['专业', '工程类型'], [['燃气', '新建']], [beside]))
    const [work] = ledgerOf(records, compared(records)).works
    const two = { works: [work!, { ...work!, id: '410108-w-twin' }], operators: [] }
    const [asked] = compared(records, two).rows
    expect(asked).toMatchObject({ kind: 'doubtful', because: { code: 'several-at-place' } })
    expect(asked?.candidates.map(({ recordId }) => recordId).sort()).toEqual(['410108-w-0', '410108-w-twin'])
    expect(compared(records, two, [[0, '410108-w-twin']]).rows[0]).toMatchObject({
      kind: 'same',
      recordId: '410108-w-twin',
    })
  })
})

it.skipIf(!hasOpenData)(
  'a real water network is read as it stands: 1,156 mains once their trade is named',
  async () => {
    const read = await readFile({ name: '给水.geojson', bytes: openData('utility-wntr-ky/ky4_pipes.geojson') }, {})
    const [table] = placeReading(read, systemOf(read.crs!)!).reading.tables
    const { records } = understood(table!)
    const first = compared(records)
    expect(first.rows.filter(({ kind }) => kind === 'new')).toHaveLength(1156)
    const again = compared(records, ledgerOf(records, first))
    expect(again.rows.filter(({ kind }) => kind !== 'same')).toEqual([])
  },
)

it('every word a finding or a reason uses is in the catalogue', () => {
  for (const field of ['trade', 'kind', 'placement', 'state', 'excavates'])
    expect(catalogue.readings).toHaveProperty(`work-${field}-unknown`)
  for (const field of ['trade', 'kind', 'placement']) expect(catalogue.readings).toHaveProperty(`work-lacks-${field}`)
  for (const code of [
    'nothing-there',
    'same-place',
    'same-name-and-place',
    'twice-in-file',
    'several-at-place',
    'work-contradicts',
  ])
    expect(catalogue.importReasons.match).toHaveProperty(code)
})
