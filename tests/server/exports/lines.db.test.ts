import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ExportFormat } from '#contract/exports.ts'
import { readFile } from '#geodata/readers/read-file.ts'
import { guestReader, localReader } from '#server/accounts/reader.ts'
import { getRow } from '#server/db/connection.ts'
import { findExportGround } from '#server/exports/ground/ground-rows.queries.ts'
import { groundRules } from '#server/imports/ground/rules.ts'
import { groundStore } from '#server/imports/ground/store.ts'
import { undoImport } from '#server/imports/undo-import.ts'
import { worksRules } from '#server/imports/works/rules.ts'
import { worksStore } from '#server/imports/works/store.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { apply, writer } from '#tests/server/imports/apply-file.ts'
import { applyKind, type Kind, layerOf, lookAt } from '#tests/server/imports/apply-kind.ts'
import { tableOf } from '#tests/server/imports/ledgers.ts'
import { lineThrough, yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '410108'
const works = { rules: worksRules, store: worksStore }
const ground = { rules: groundRules, store: groundStore }
const other = '410199'
/** Rows of roads this transaction has read so far, by index or one after the other. */
const readOfRoads = sql`
  SELECT pg_stat_get_xact_tuples_returned('road'::regclass) + pg_stat_get_xact_tuples_fetched('road'::regclass) AS read`
const readable = ['xlsx', 'csv', 'geojson', 'gpkg', 'kml', 'fgb'] as const

async function download(what: string, query: string, guest = false) {
  const app = await appUnderTest(guest ? { reader: guestReader } : {})
  const request = new Request(`http://127.0.0.1:5180/api/${what}/export?adcode=${adcode}&${query}`, {
    headers: { host: '127.0.0.1:5180' },
  })
  const response = await app.request(request)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes, text: new TextDecoder().decode(bytes) }
}

/** The table a file of ours is read as, by our own reader. */
async function readBack(what: string, format: ExportFormat, more = '') {
  return (await tablesBack(what, format, more))[0]!
}

/** A drawing is read as a table for each layer. */
async function tablesBack(what: string, format: ExportFormat, more = '') {
  const { bytes } = await download(what, `format=${format}${more}`)
  return (await readFile({ name: `file.${format}`, bytes, siblings: () => null })).tables
}

const recordsIn = async ({ rules }: Kind, what: string) =>
  (await tablesBack(what, 'dxf')).flatMap(
    (table) => rules.understand(table, rules.propose(table, []), { totalRows: [], year: 2026 }).records,
  )

/** Rows by the headings of a CSV, and the notes below them. */
async function tableIn(what: string, query: string) {
  const { text } = await download(what, `format=csv&${query}`)
  const [header = [], ...records]: string[][] = parse(text, { bom: true, relax_column_count: true })
  const rows = records.filter((cells) => cells.length === header.length && cells.length > 1)
  const notes = records.filter((cells) => cells.length === 1).map(([note]) => note)
  return { rows: rows.map((cells) => Object.fromEntries(cells.map((cell, k) => [header[k] ?? '', cell]))), notes }
}

const unchanged = async (kind: Kind, what: string, format: ExportFormat, lang = 'zh-CN') => {
  const {
    same,
    new: added,
    changed,
    doubtful,
  } = (await lookAt(kind, adcode, await readBack(what, format, `&lang=${lang}`))).summary
  return { same, added, changed, doubtful }
}
const onlySame = (same: number) => ({ same, added: 0, changed: 0, doubtful: 0 })

const lines = layerOf(
  '管线',
  ['管线编号', '专业', '敷设方式', '工程类型', '权属单位', '所在道路', '开工时间', '完工时间', '管径', '巡检员'],
  [
    [
      ['DL-1', '电力', '架空', '架空线入地', '惠济供电公司', '长兴路', '2026年3月', '2027年9月', null, '老王'],
      lineThrough([-50, -5], [150, -5]),
    ],
    [['JS-1', '给水', '直埋', '', '', '长兴路', '', '', 'DN300', null], lineThrough([-50, 500], [150, 500])],
  ],
)
const extract = layerOf(
  '惠济',
  ['osm_id', 'name', 'highway', 'railway', 'natural', 'bridge', 'tunnel', '养护单位'],
  [
    [['w1', '长兴路', 'primary', null, null, 'yes', null, '市政处'], lineThrough([120, -300], [120, -200])],
    [['w2', '某巷', 'living_street', null, null, null, null, null], lineThrough([-300, -50], [100, -50])],
    [['w3', '京广铁路', null, 'rail', null, null, null, null], lineThrough([800, -300], [800, 400])],
    [['w4', '贾鲁河', null, null, 'water', null, null, null], yard([-400, 400], 60)],
    [['w5', '荷塘', null, null, 'water', null, null, null], yard([400, 400], 50)],
    [['w6', '天桥', 'footway', null, null, 'yes', null, null], lineThrough([100, 50], [140, 50])],
    [['w7', '下穿隧道', 'trunk', null, null, null, 'yes', null], lineThrough([-300, 200], [100, 200])],
  ],
)

beforeAll(async () => {
  const { statements } = await testDatabase()
  await statements.execute(sql`
    INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
    VALUES (${adcode}, '试验区', '试验市', '试验省', 4547, '2026-01-01')`)
  await statements.execute(sql`
    INSERT INTO compound (adcode, id, name, boundary) SELECT ${adcode}, '410108-c-001', '路边院',
      st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(yard([0, 0], 100))}), 4490))`)
  await statements.execute(sql`
    INSERT INTO scheme (adcode, id, name, adopted) VALUES (${adcode}, '410108-h-1', '现行', true)`)
  await statements.execute(sql`
    INSERT INTO area (adcode, id, scheme_id, number, name, max_gap_m)
    VALUES (${adcode}, '410108-a-1', '410108-h-1', 'A-01', '东片', 50)`)
  await statements.execute(sql`
    INSERT INTO area_member (adcode, scheme_id, area_id, compound_id)
    VALUES (${adcode}, '410108-h-1', '410108-a-1', '410108-c-001')`)
  await applyKind(works, adcode, lines, { fileName: '惠济管线.zip' })
  await applyKind(ground, adcode, extract, { fileName: 'huiji.geojson' })
})

describe('an export of works', () => {
  it('says trade, operator, kind, window, the compounds it is on and where it was taken from, and where the list ends', async () => {
    const { rows, notes } = await tableIn('works', 'lang=zh-CN')
    expect(rows).toMatchObject(
      [
        {
          管线编号: 'DL-1',
          专业: '供电',
          工程类型: '上改下',
          敷设方式: '架空',
          状态: '计划',
          权属单位: '惠济供电公司',
        },
        { 管线编号: 'JS-1', 专业: '给水', 工程类型: '现状', 备注: '管径 DN300', 权属单位: '' },
      ].toSorted(
        (a, b) =>
          rows.findIndex(({ 管线编号 }) => 管线编号 === a.管线编号) -
          rows.findIndex(({ 管线编号 }) => 管线编号 === b.管线编号),
      ),
    )
    const power = rows.find(({ 管线编号 }) => 管线编号 === 'DL-1')
    expect(power).toMatchObject({
      计划开工: '2026-03',
      计划完工: '2027-09',
      '长度（米）': '200',
      涉及小区: '路边院',
      涉及片区: 'A-01 东片',
    })
    expect(notes).toContain('来源：试验区管线与工程（惠济管线.zip）。')
    expect(notes.join('')).toContain('数据截至 2026-01-01')
    expect(notes).toContain('筛选：全部工程。')
  })

  it.each([
    ['trade=power,gas', ['DL-1'], '专业 供电、燃气'],
    ['operator=none', ['JS-1'], '单位未登记'],
    ['year=2027', ['DL-1'], '工期含 2027 年'],
    ['lineState=buried', ['JS-1'], '线状态 地下现状'],
    ['kind=undergrounding&state=planned', ['DL-1'], '类型 上改下；进展 计划'],
    ['area=410108-a-1', ['DL-1'], '片区 A-01 东片 的小区所涉'],
    ['road=长兴&item=j4', [], '道路含“长兴”；改造项 j4'],
  ])('by %s holds just those, and says so; the list holds the same', async (filter, codes, words) => {
    const { rows, notes } = await tableIn('works', filter)
    expect(rows.map(({ 管线编号 }) => 管线编号)).toEqual(codes)
    expect(notes).toContain(`筛选：${words}。`)
    expect((await ask('GET', `/api/works?adcode=${adcode}&${encodeURI(filter)}`)).json.total).toBe(codes.length)
  })

  it.each(readable)('as %s comes in again without changing anything', async (format) => {
    expect(await unchanged(works, 'works', format)).toEqual(onlySame(2))
  })

  it('in English comes in again too, and a drawing keeps trades apart by layer', async () => {
    expect(await unchanged(works, 'works', 'gpkg', 'en')).toEqual(onlySame(2))
    const values = (await recordsIn(works, 'works')).map((record) => record.values)
    for (const trade of ['power', 'water']) expect(values).toContainEqual(expect.objectContaining({ trade }))
  })
})

describe('an export of the ground', () => {
  it('says class, width, bridge, barrier and whose data it is', async () => {
    const { rows, notes } = await tableIn('ground', 'lang=zh-CN')
    const byName = Object.fromEntries(rows.map((row) => [row.名称, row]))
    expect(rows).toHaveLength(7)
    expect(byName.长兴路).toMatchObject({ 类别: '主干路', 编号: 'w1', 是否桥梁: '是', 阻隔片区: '是' })
    expect(byName.下穿隧道).toMatchObject({ 类别: '快速路（不作阻隔）', 阻隔片区: '' })
    expect(byName.贾鲁河).toMatchObject({
      类别: '河流',
      阻隔片区: '是',
      版权声明: '© OpenStreetMap contributors, ODbL 1.0',
    })
    expect([byName.荷塘?.类别, byName.天桥?.类别, byName.京广铁路?.类别]).toEqual(['水面', '人行天桥', '铁路'])
    expect(notes).toContain('数据署名：© OpenStreetMap contributors, ODbL 1.0。')
    expect((await ask('GET', `/api/ground?adcode=${adcode}`)).json).toMatchObject({ total: 7 })
  })

  it('of one class holds just that, and says so', async () => {
    const { rows, notes } = await tableIn('ground', 'class=arterial,lane')
    expect(rows.map(({ 名称 }) => 名称).toSorted()).toEqual(['某巷', '长兴路'])
    expect(notes).toContain('筛选：道路类别 主干路、巷道。')
    expect((await tableIn('ground', 'kind=railway,water')).rows).toHaveLength(3)
  })

  it.each(['geojson', 'gpkg', 'kml', 'fgb'] as const)(
    'as %s comes in again without changing anything',
    async (format) => {
      expect(await unchanged(ground, 'ground', format)).toEqual(onlySame(7))
    },
  )

  it('in English comes in again too, a table lists it, and a drawing keeps classes apart by layer', async () => {
    expect(await unchanged(ground, 'ground', 'geojson', 'en')).toEqual(onlySame(7))
    expect((await download('ground', 'format=xlsx')).status).toBe(200)
    const values = (await recordsIn(ground, 'ground')).map((record) => record.values)
    for (const what of ['road', 'railway', 'water', 'crossing'])
      expect(values).toContainEqual(expect.objectContaining({ what }))
  })
})

it('a page of an export of the ground reads the roads on it, and not the city', async () => {
  const database = await testDatabase()
  const ids = Array.from({ length: 5 }, (_, k) => `${other}-r-imported-0000000000-${1000 + k}`)
  const read = await database.transaction(async (tx) => {
    await tx.statements.execute(sql`
      INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
      VALUES (${other}, '路多区', '试验市', '试验省', 4547, '2026-01-01')`)
    await tx.statements.execute(sql`
      INSERT INTO road (adcode, id, class, line, invented)
      SELECT ${other}, ${other} || '-r-imported-0000000000-' || (1000 + k), 'street',
        st_geomfromtext('MULTILINESTRING((113.6 34.8, 113.61 34.8))', 4490), false FROM generate_series(0, 3999) k`)
    await tx.statements.execute(sql`ANALYZE road`)
    const countRead = async () => (await getRow(tx, z.object({ read: z.coerce.number() }), readOfRoads)).read
    const before = await countRead()
    expect((await findExportGround(tx, localReader, ids)).map(({ id }) => id)).toEqual(ids)
    const after = await countRead()
    await tx.statements.execute(sql`DELETE FROM road WHERE adcode = ${other}`)
    await tx.statements.execute(sql`DELETE FROM district WHERE adcode = ${other}`)
    return after - before
  })
  expect(read).toBeLessThan(100)
})

describe('the sender’s other columns', () => {
  it('stand behind ours as he headed them, in every format that has columns, and the file says which file they are of', async () => {
    const { rows, notes } = await tableIn('works', 'received=true')
    expect(rows.map(({ 巡检员 }) => 巡检员).toSorted()).toEqual(['', '老王'])
    expect(notes).toContain('原表其他列 1 列，照来表抄录，本产品不解释：惠济管线.zip。')
    for (const format of readable)
      expect((await readBack('ground', format, '&received=true')).columns).toContain('养护单位')
    expect((await tableIn('works', '')).rows[0]).not.toHaveProperty('巡检员')
  })

  it('come back with the compounds, told from ours where they are headed alike, and go when the import is taken back', async () => {
    const table = tableOf(['小区名称', '户数', '逾期', '门卫', '电话'], [['路边院', 30, '两次', '老李', 63778899]])
    const { runId } = await apply(adcode, table)
    const own = (await tableIn('compounds', 'received=true')).rows
    expect(own).toMatchObject([{ 户数: '30', 逾期: '否', '逾期（原表）': '两次', 门卫: '老李', 电话: '63778899' }])
    const { features } = JSON.parse((await download('compounds', 'format=geojson&received=true')).text)
    expect(features[0].properties).toMatchObject({ 电话: 63778899, 门卫: '老李' })
    await undoImport(await writer(), runId)
    const { rows, notes } = await tableIn('compounds', 'received=true')
    expect(rows[0]).not.toHaveProperty('门卫')
    expect(notes).toContain('所选记录没有原表其他列。')
  })

  it('are for who may read the files again, and for files that have columns', async () => {
    expect((await download('works', 'format=csv', true)).status).toBe(200)
    expect((await download('works', 'format=csv&received=true', true)).status).toBe(403)
    const drawing = await download('works', 'format=dxf&received=true')
    expect([drawing.status, JSON.parse(drawing.text).code]).toEqual([422, 'drawing-without-columns'])
  })
})
