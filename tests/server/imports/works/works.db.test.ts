import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findRows } from '#server/db/connection.ts'
import { undoImport } from '#server/imports/undo-import.ts'
import { worksRules } from '#server/imports/works/rules.ts'
import { worksStore } from '#server/imports/works/store.ts'
import { ask } from '#tests/server/http/ask.ts'
import { lineThrough, yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'
import { writer } from '../apply-file.ts'
import { applyKind, layerOf, lookAt } from '../apply-kind.ts'

const adcode = '410108'
const kind = { rules: worksRules, store: worksStore }
const listed = async () => (await ask('GET', `/api/works?adcode=${adcode}`)).json
const companies = async () =>
  (await findRows(await testDatabase(), z.object({ name: z.string() }), sql`SELECT name FROM organisation`)).map(
    ({ name }) => name,
  )
const read = async (id: string) => (await ask('GET', `/api/works/${id}`)).json

const columns = [
  '管线编号',
  '类型',
  '敷设方式',
  '工程类型',
  '权属单位',
  '所在道路',
  '开工时间',
  '完工时间',
  '管径',
  '巡检员',
]
const rows = (until = '2026年9月') => [
  [
    ['DL-1', '电力', '架空', '架空线入地', '惠济供电公司', '长兴路', '2026年3月', until, null, '老王'],
    lineThrough([-50, -5], [150, -5]),
  ] as const,
  [['JS-1', '给水', '直埋', '', '', '长兴路', '', '', 'DN300', null], lineThrough([-50, 500], [150, 500])] as const,
]
const file = (until?: string) =>
  layerOf(
    '管线',
    columns,
    rows(until).map(([cells, shape]) => [[...cells], shape] as const),
  )

beforeAll(async () => {
  const { statements } = await testDatabase()
  await statements.execute(sql`
    INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
    VALUES (${adcode}, '试验区', '试验市', '试验省', 4547, '2026-01-01')`)
  await statements.execute(sql`
    INSERT INTO compound (adcode, id, name, boundary)
    SELECT ${adcode}, '410108-c-001', '路边院', st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(yard([0, 0], 100))}), 4490))`)
})

describe('lines of a utility company', () => {
  let runId = ''

  it('are works with trade, company and window, linked with the compounds beside them, each fact with its words', async () => {
    runId = (await applyKind(kind, adcode, file(), { fileName: '惠济管线.zip' })).runId
    const { total, items } = await listed()
    expect(total).toBe(2)
    const power = items.find(({ trade }: { trade: string }) => trade === 'power')
    expect(power).toMatchObject({
      ...{ kind: 'undergrounding', placement: 'overhead', state: 'planned', lineState: 'undergrounding' },
      ...{ operator: { name: '惠济供电公司' }, roadName: '长兴路', fromMonth: '2026-03', toMonth: '2026-09' },
      ...{ excavates: true, invented: false },
    })
    expect(power.lengthM).toBeCloseTo(200, 0)
    const { compounds, provenance, geometry } = await read(power.id)
    expect(compounds).toEqual([{ id: '410108-c-001', name: '路边院' }])
    expect(geometry).toEqual(rows()[0]![1])
    expect(provenance).toMatchObject({
      code: { printed: 'DL-1', source: '惠济管线.zip', kind: 'survey', note: runId },
      kind: { printed: '架空线入地' },
      fromMonth: { printed: '2026年3月' },
      operatorId: { printed: '惠济供电公司' },
    })
    expect(provenance.geometry.note).toContain('EPSG:4490: 按文件所写')
    const water = items.find(({ trade }: { trade: string }) => trade === 'water')
    expect(water).toMatchObject({
      kind: 'existing',
      state: 'existing',
      excavates: false,
      note: '管径 DN300',
      operator: null,
    })
    expect((await read(water.id)).compounds).toEqual([])
  })

  it('of the same file again change nothing', async () => {
    expect((await lookAt(kind, adcode, file())).summary).toMatchObject({ same: 2, new: 0, changed: 0 })
  })

  it('changed in the next file are the same works with what is new, and taken back they are as before', async () => {
    const [before] = (await listed()).items
    const moved = file('2026年11月')
    const later = {
      ...moved,
      rows: moved.rows.map((row, at) => (at === 0 ? { ...row, geometry: lineThrough([-50, 300], [150, 300]) } : row)),
    }
    expect((await lookAt(kind, adcode, later)).summary).toMatchObject({ changed: 1, same: 1 })
    const next = await applyKind(kind, adcode, later)
    const power = (await listed()).items.find(({ trade }: { trade: string }) => trade === 'power')
    expect(power).toMatchObject({ toMonth: '2026-11', version: 2 })
    expect((await read(power.id)).compounds).toEqual([])
    await undoImport(await writer(), next.runId)
    const [restored] = (await listed()).items
    expect({ ...restored, version: 0 }).toEqual({ ...before, version: 0 })
    expect((await read(power.id)).compounds).toEqual([{ id: '410108-c-001', name: '路边院' }])
  })

  it('keep what was read into no field, and the audit has each', async () => {
    const database = await testDatabase()
    const kept = await findRows(
      database,
      z.object({ rest: z.unknown() }),
      sql`SELECT rest FROM import_change WHERE run_id = ${runId} AND table_name = 'work' ORDER BY number`,
    )
    expect(kept.map(({ rest }) => rest)).toEqual([{ 巡检员: '老王' }, null])
    const audited = await findRows(
      database,
      z.object({ action: z.string() }),
      sql`SELECT action FROM audit_entry WHERE adcode = ${adcode} AND kind = 'work' AND before IS NULL`,
    )
    expect(audited.map(({ action }) => action)).toEqual(['import.apply', 'import.apply'])
  })

  it('taken back altogether are gone, with their links', async () => {
    await undoImport(await writer(), runId)
    expect((await listed()).total).toBe(0)
    const { statements } = await testDatabase()
    expect((await statements.execute(sql`SELECT 1 FROM work_compound WHERE adcode = ${adcode}`)).rows).toEqual([])
  })

  it('bring companies that go with them, unless another work speaks of them by then', async () => {
    expect(await companies()).toEqual([])
    const first = await applyKind(kind, adcode, file())
    const second = await applyKind(
      kind,
      adcode,
      layerOf('管线', columns, [
        [['DL-9', '电力', '直埋', '', '惠济供电公司', '', '', '', null, null], lineThrough([0, 900], [90, 900])],
      ]),
    )
    await undoImport(await writer(), first.runId)
    expect(await companies()).toEqual(['惠济供电公司'])
    await undoImport(await writer(), second.runId)
    expect(await companies()).toEqual([])
  })
})
