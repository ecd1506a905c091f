import type { Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { ImportWishes } from '#contract/import.ts'
import type { WordMeanings } from '#contract/import-words.ts'
import { catalogue } from '#contract/language/catalogue.ts'
import { readFile } from '#geodata/readers/read-file.ts'
import type { Cell, Table } from '#geodata/readers/reading.ts'
import type { ExistingGround, ExistingGrounds } from '#server/imports/ground/existing-ground.ts'
import { groundId, tailOfCode } from '#server/imports/ground/ids.ts'
import { groundRules } from '#server/imports/ground/rules.ts'
import { tableOf as tableFor } from '#server/imports/ground/tables.ts'
import { type GroundValues, openStreetMapNotice } from '#server/imports/ground/understand.ts'
import type { Compared, KindRecord } from '#server/imports/kind.ts'
import { hasOpenData, openData } from '#tests/support/open-data.ts'

const line = (...path: [number, number][]): Geometry => ({ type: 'LineString', coordinates: path })
const short = line([113.61, 34.84], [113.611, 34.84])
const long = line([113.61, 34.84], [113.62, 34.84])
const point: Geometry = { type: 'Point', coordinates: [113.61, 34.84] }
const surface: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [113.61, 34.84],
      [113.62, 34.84],
      [113.62, 34.841],
      [113.61, 34.841],
      [113.61, 34.84],
    ],
  ],
}

function tableOf(name: string, columns: string[], rows: Cell[][], shapes: Geometry[]): Table {
  return { name, columns, rows: rows.map((cells, at) => ({ row: at + 1, cells, geometry: shapes[at] ?? null })) }
}

const understood = (table: Table, words: WordMeanings = {}) =>
  groundRules.understand(table, { ...groundRules.propose(table, []), words }, { totalRows: [], year: 2026 })

/** One thing with these tags. */
const thing = (tags: Record<string, string>, shape: Geometry, layer = 'osm') =>
  understood(tableOf(layer, Object.keys(tags), [Object.values(tags)], [shape])).records[0]?.values ?? null

const none: ExistingGrounds = { ground: [], invented: { roads: 0, barriers: 0, waters: 0 } }
const compared = (records: readonly KindRecord[], existing = none, wishes: object = {}): Compared =>
  groundRules.compare(records, existing, new Map(), ImportWishes.parse({ kind: 'ground', ...wishes }))

/** The ledger as it stands once the rows are written. */
function ledgerOf(records: readonly KindRecord[], { rows }: Compared): ExistingGrounds {
  const ground = rows.flatMap((row): ExistingGround[] => {
    const record = records.find(({ at }) => at === row.at)
    if (row.kind !== 'new' || !record?.geometry) return []
    const values = record.values as GroundValues
    const table = tableFor(values)
    const tail = table === 'crossing' && values.code ? tailOfCode(values.code) : String(row.at).padStart(18, '0')
    const { name = null, code = null, widthM = null, crossing = null, isBarrier } = values
    return [
      {
        ...{
          id: groundId('410108', table, tail),
          table,
          version: 1,
          name,
          widthM,
          crossing,
          isBarrier,
          source: '试验',
        },
        ...{ code: table === 'crossing' ? null : code, class: values.class ?? values.what, geometry: record.geometry },
      },
    ]
  })
  return { ...none, ground }
}

const tagged = (value: string) => ({ value: `highway=${value}`, column: 'highway' })

describe('a thing of OpenStreetMap', () => {
  it.each<[Record<string, string>, Geometry, object | null]>([
    [{ highway: 'motorway' }, long, { what: 'road', class: 'trunk', isBarrier: true }],
    [{ highway: 'trunk' }, long, { what: 'road', class: 'trunk', isBarrier: true }],
    [{ highway: 'primary' }, long, { what: 'road', class: 'arterial', isBarrier: true }],
    [{ highway: 'primary', tunnel: 'yes' }, long, { what: 'road', class: 'arterial', isBarrier: false }],
    [{ highway: 'primary_link' }, long, { what: 'road', class: 'arterial', isBarrier: false }],
    [{ highway: 'secondary' }, long, { what: 'road', class: 'secondary', isBarrier: false }],
    [{ highway: 'tertiary' }, long, { what: 'road', class: 'street', isBarrier: false }],
    [{ highway: 'living_street' }, long, { what: 'road', class: 'lane', isBarrier: false }],
    [
      { highway: 'secondary', bridge: 'yes' },
      short,
      { what: 'road', class: 'secondary', isBarrier: false, crossing: 'bridge' },
    ],
    [{ highway: 'trunk', bridge: 'yes' }, short, { what: 'road', class: 'trunk', isBarrier: true }],
    [{ highway: 'secondary', bridge: 'viaduct' }, long, { what: 'road', class: 'secondary', isBarrier: false }],
    [{ highway: 'footway', bridge: 'yes' }, short, { what: 'crossing', isBarrier: false, crossing: 'footbridge' }],
    [{ highway: 'footway', tunnel: 'yes' }, short, { what: 'crossing', isBarrier: false, crossing: 'underpass' }],
    [{ highway: 'footway' }, short, null],
    [{ highway: 'footway', tunnel: 'building_passage' }, short, null],
    [{ highway: 'traffic_signals' }, point, null],
    [{ highway: 'construction' }, long, null],
    [{ railway: 'rail' }, long, { what: 'railway', isBarrier: true }],
    [{ railway: 'rail', tunnel: 'yes' }, long, null],
    [{ railway: 'rail', bridge: 'yes' }, short, { what: 'railway', isBarrier: true, crossing: 'underpass' }],
    [{ railway: 'rail', bridge: 'viaduct' }, long, null],
    [{ railway: 'subway' }, long, null],
    [{ waterway: 'river' }, long, { what: 'river', isBarrier: true }],
    [{ waterway: 'canal', tunnel: 'culvert' }, long, null],
    [{ waterway: 'drain' }, long, null],
    [{ natural: 'water', water: 'river' }, surface, { what: 'water', isBarrier: true }],
    [{ natural: 'water', water: 'lake' }, surface, { what: 'water', isBarrier: false }],
    [{ natural: 'water', name: '贾鲁河' }, surface, { what: 'water', isBarrier: true, name: '贾鲁河' }],
    [{ natural: 'water', name: '西湖' }, surface, { what: 'water', isBarrier: false, name: '西湖' }],
    [{ fclass: 'primary', name: '长兴路' }, long, { what: 'road', class: 'arterial', isBarrier: true, name: '长兴路' }],
    [{ fclass: 'reservoir' }, surface, { what: 'water', isBarrier: false }],
    [
      { highway: 'residential', other_tags: '"bridge"=>"yes","lanes"=>"2"' },
      short,
      { what: 'road', class: 'street', isBarrier: false, crossing: 'bridge' },
    ],
  ])('tagged %j is understood', (tags, shape, values) => {
    expect(thing(tags, shape)).toEqual(values && { ...values, attribution: openStreetMapNotice })
  })

  it('that is no part of this ground is counted by its tag, and the first of each are told with row and column', () => {
    const { findings } = understood(
      tableOf('osm', ['highway'], [['footway'], ['steps'], ['footway'], ['primary']], [short, short, short, surface]),
    )
    expect(findings).toEqual([
      { code: 'ground-row-left', params: tagged('footway'), row: 1 },
      { code: 'ground-row-left', params: tagged('steps'), row: 2 },
      { code: 'ground-row-left', params: tagged('footway'), row: 3 },
      { code: 'ground-row-not-read', params: tagged('primary'), row: 4 },
      { code: 'ground-left', params: { ...tagged('footway'), field: 'class', count: 2 }, row: null },
      { code: 'ground-left', params: { ...tagged('steps'), field: 'class', count: 1 }, row: null },
      { code: 'ground-not-a-line', params: { ...tagged('primary'), field: 'class', count: 1 }, row: null },
    ])
    const many = tableOf('osm', ['highway'], Array(30).fill(['footway']), Array(30).fill(short))
    expect(understood(many).findings.map(({ row }) => row)).toEqual([
      ...Array.from({ length: 20 }, (_, at) => at + 1),
      null,
    ])
  })
})

describe('a district’s own layer', () => {
  it.each<[string, object | null]>([
    ['快速路', { what: 'road', class: 'trunk', isBarrier: true }],
    ['城市主干路', { what: 'road', class: 'arterial', isBarrier: true }],
    ['次干道', { what: 'road', class: 'secondary', isBarrier: false }],
    ['支路', { what: 'road', class: 'street', isBarrier: false }],
    ['巷道', { what: 'road', class: 'lane', isBarrier: false }],
    ['铁路', { what: 'railway', isBarrier: true }],
    ['地铁', null],
    ['河流', { what: 'river', isBarrier: true }],
    ['暗渠', null],
    ['人行天桥', { what: 'crossing', crossing: 'footbridge', isBarrier: false }],
    ['县道', null],
  ])('says %s and is understood', (words, values) => {
    expect(thing({ 道路等级: words }, long, '图层')).toEqual(values)
    expect(thing({ 编号: 'A7' }, long, words)).toEqual(values && { ...values, code: 'A7' })
  })

  it('gives name, class and width under its own headings, and asks about a class nobody knows', () => {
    const { records, findings } = understood(
      tableOf(
        '道路中心线',
        ['路名', '道路等级', '红线宽度（米）'],
        [
          ['长兴路', '主干路', '50'],
          ['天河路', '次干路', '30-40'],
          ['某路', '三级路', '20'],
          ['某巷', null, null],
        ],
        [long, short, long, long],
      ),
    )
    expect(records.map(({ values }) => values)).toEqual([
      { what: 'road', class: 'arterial', isBarrier: true, name: '长兴路', widthM: 50 },
      { what: 'road', class: 'secondary', isBarrier: false, name: '天河路' },
    ])
    const [unknown, missing] = ['三级路', '道路中心线'].map((value) => ({ value, column: '道路等级' }))
    expect(findings.map(({ code, params }) => [code, params])).toEqual([
      ['ground-width-unclear', { column: '红线宽度（米）', value: '30-40' }],
      ['ground-row-not-read', unknown],
      ['ground-row-unnamed', missing],
      ['ground-class-unknown', { ...unknown, field: 'class', count: 1 }],
      ['ground-class-missing', { ...missing, field: 'class', count: 1 }],
    ])
  })

  it('is read by the words somebody gave a meaning, before those we know, and asks about them no more', () => {
    const roads = tableOf(
      '城区路网',
      ['路名', '道路等级'],
      [
        ['长兴路', '县道'],
        ['天河路', '三级路'],
        ['某巷', '支路'],
        ['绿道一段', '绿道'],
        ['某路', null],
      ],
      [long, short, long, long, long],
    )
    const words = {
      class: { ' 县道 ': 'arterial', 三级路: 'street', 支路: 'lane', 绿道: 'leave', 城区路网: 'secondary' },
    }
    const { records, findings } = understood(roads, words)
    expect(records.map(({ values }) => values)).toEqual([
      { what: 'road', class: 'arterial', isBarrier: true, name: '长兴路' },
      { what: 'road', class: 'street', isBarrier: false, name: '天河路' },
      { what: 'road', class: 'lane', isBarrier: false, name: '某巷' },
      { what: 'road', class: 'secondary', isBarrier: false, name: '某路' },
    ])
    expect(findings.map(({ code, params: { value, meaning, count } }) => [code, value, meaning, count])).toEqual([
      ['word-as-said', '县道', 'arterial', 1],
      ['word-as-said', '三级路', 'street', 1],
      ['word-as-said', '支路', 'lane', 1],
      ['word-as-said', '绿道', 'leave', 1],
      ['word-as-said', '城区路网', 'secondary', 1],
    ])
    expect(understood(roads, { class: { 县道: '没有这种' } }).records).toHaveLength(1)
  })

  it('of a tag can be said to be something else, and a water that was said to be none is no river for its name', () => {
    const path = tableOf('osm', ['highway'], [['track']], [long])
    expect(understood(path, { class: { 'highway=track': 'street' } }).records[0]?.values).toMatchObject({
      class: 'street',
    })
    const pond = tableOf('水系', ['名称', '水系类型'], [['老运河', '景观水']], [surface])
    expect(understood(pond, { class: { 景观水: 'water' } }).records[0]?.values).toMatchObject({ isBarrier: false })
  })
})

describe('a road of the file', () => {
  const columns = ['osm_id', 'name', 'highway']
  const rows = [
    ['w1', '长兴路', 'primary'],
    ['w2', null, 'residential'],
    ['w3', '沙河', null],
  ]
  const table = () =>
    tableOf(
      'osm',
      [...columns, 'waterway'],
      [
        [...rows[0]!, null],
        [...rows[1]!, null],
        [...rows[2]!, 'river'],
      ],
      [long, short, line([113.6, 34.8], [113.6, 34.9])],
    )

  it('is found again by its number, so that the same file a second time changes nothing', () => {
    const { records } = understood(table())
    const first = compared(records)
    const again = compared(records, ledgerOf(records, first))
    expect(again.rows.map(({ kind, because }) => [kind, because.code])).toEqual(Array(3).fill(['same', 'same-code']))
  })

  it('is found by its place where its number is another, and a new class makes it a barrier', () => {
    const { records } = understood(table())
    const ledger = ledgerOf(records, compared(records))
    const { records: next } = understood(
      tableOf(
        'osm',
        columns,
        [
          ['w9', '长兴路', 'primary'],
          ['w2', null, 'primary'],
        ],
        [long, short],
      ),
    )
    const { rows: found } = compared(next, ledger)
    expect(found[0]).toMatchObject({ kind: 'changed', because: { code: 'same-place' } })
    expect(found[1]).toMatchObject({ kind: 'changed', because: { code: 'same-code' } })
    expect(found[1]?.fields.filter(({ kind }) => kind !== 'same')).toEqual([
      { field: 'class', before: 'street', after: 'arterial', kind: 'changed' },
      { field: 'isBarrier', before: false, after: true, kind: 'changed' },
    ])
  })

  it('drawn in both directions is one line', () => {
    const back = line([113.62, 34.84], [113.61, 34.84])
    const { records } = understood(
      tableOf(
        'osm',
        columns,
        [
          ['w1', '长兴路', 'primary'],
          ['-w1', '长兴路', 'primary'],
        ],
        [long, back],
      ),
    )
    expect(compared(records).rows.map(({ kind, because }) => [kind, because])).toEqual([
      ['new', { code: 'nothing-there', params: {} }],
      ['skipped', { code: 'twice-in-file', params: { row: 1 } }],
    ])
  })

  it('beside invented ones is told, and what an earlier file of the source had is missed', () => {
    const { records } = understood(table())
    const ledger = ledgerOf(records, compared(records))
    const { findings } = compared(records, { ...none, invented: { roads: 118, barriers: 6, waters: 1 } })
    expect(findings).toEqual([
      { code: 'ground-invented-here', params: { roads: 118, barriers: 6, waters: 1 }, row: null },
    ])
    const fewer = compared(records.slice(0, 2), ledger, { source: { name: '试验' } })
    expect(fewer.rows.map(({ kind }) => kind)).toEqual(['same', 'same', 'missing'])
    expect(compared(records.slice(0, 2), ledger).rows).toHaveLength(2)
  })
})

describe.skipIf(!hasOpenData)('real roads of OpenStreetMap', () => {
  const tableIn = async (path: string) => {
    const { tables } = await readFile({ name: path.split('/').at(-1) ?? path, bytes: openData(path) }, {})
    return tables[0]!
  }

  it('of Chengdu are 850 of 852 edges, main roads barriers, both directions of a street one line', async () => {
    const { records, findings } = understood(await tableIn('roads-chengdu-wuhou-osm/chengdu_roads.geojson'))
    const counts = new Map<unknown, number>()
    for (const { values } of records) counts.set(values.class, (counts.get(values.class) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({ trunk: 29, arterial: 235, secondary: 199, street: 383, lane: 4 })
    expect(records.filter(({ values }) => values.isBarrier)).toHaveLength(233)
    expect(records.every(({ values }) => values.attribution === openStreetMapNotice)).toBe(true)
    const codes = ['ground-row-unnamed', 'ground-row-unnamed', 'ground-of-openstreetmap', 'ground-class-missing']
    expect(findings.map(({ code }) => code)).toEqual(codes)
    const first = compared(records)
    expect(first.rows.filter(({ kind }) => kind === 'skipped').length).toBeGreaterThan(90)
    const again = compared(records, ledgerOf(records, first))
    expect(again.rows.filter(({ kind }) => kind === 'new' || kind === 'changed' || kind === 'doubtful')).toEqual([])
  })

  it.each([
    ['nanshan-road1.geojson', 4],
    ['nanshan-road2.geojson', 3],
    ['westlake.geojson', 1],
    ['nanshan-building.geojson', 0],
  ])('of %s give %i records', async (file, count) => {
    const { records } = understood(await tableIn(`shenzhen-nanshan-buildings-roads/${file}`))
    expect(records).toHaveLength(count)
  })
})

it('every word a finding or a reason uses is in the catalogue', () => {
  for (const why of [
    'left',
    'not-a-line',
    'not-on-the-surface',
    'class-missing',
    'class-unknown',
    'width-unclear',
    'row-not-read',
    'row-unnamed',
    'row-left',
    'of-openstreetmap',
    'invented-here',
  ])
    expect(catalogue.readings).toHaveProperty(`ground-${why}`)
})
