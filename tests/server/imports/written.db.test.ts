import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ExportFormat } from '#contract/exports.ts'
import { placeReading } from '#geodata/crs/place.ts'
import { systemOf } from '#geodata/crs/systems.ts'
import { readFile } from '#geodata/readers/read-file.ts'
import { loadSeeds } from '#seeds/load.ts'
import { guestReader, localReader } from '#server/accounts/reader.ts'
import { findRows } from '#server/db/connection.ts'
import { attachByOverlap } from '#server/imports/checks/attach.queries.ts'
import { compoundRules } from '#server/imports/compounds/rules.ts'
import { compoundStore } from '#server/imports/compounds/store.ts'
import { surePairs } from '#server/imports/desk/attach-rows.ts'
import type { RowToWrite } from '#server/imports/kind.ts'
import { findRun, listRuns } from '#server/imports/runs.queries.ts'
import { applyImport } from '#server/imports/save-import.ts'
import { undoImport } from '#server/imports/undo-import.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { lineThrough, yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'
import { apply, compoundNamed, layDown, ledgerRows, rowsOf, type Wish, writer } from './apply-file.ts'
import { lookAt } from './apply-kind.ts'
import { tableOf } from './ledgers.ts'

const adcode = '410108'
const idOf = (row: number) => `${adcode}-c-0${String(row).padStart(2, '0')}`
const read = async (id: string) => (await ask('GET', `/api/compounds/${id}`)).json
const revision = async () => (await ask('GET', `/api/districts/${adcode}`)).json.revision
const source = { name: '2026 年摸底', onDay: '2020-06-30' }
const drawn =
  (geometry: RowToWrite['geometry'], more: Partial<RowToWrite> = {}) =>
  (row: RowToWrite): RowToWrite => ({ ...row, geometry, ...more })

/** Nothing of the ledger, its revision or its audit is other than before. */
async function leavesNothing(work: () => Promise<unknown>): Promise<void> {
  const [before, number] = [await ledgerRows(adcode, ''), await revision()]
  await work()
  expect(await ledgerRows(adcode, '')).toEqual(before)
  expect(await revision()).toBe(number)
  const { statements } = await testDatabase()
  const { rows } = await statements.execute(sql`
    SELECT 1 FROM import_change k JOIN import_run i ON i.adcode = k.adcode AND i.id = k.run_id WHERE i.state = 'draft'`)
  expect(rows).toEqual([])
}

beforeAll(async () => loadSeeds(await testDatabase(), { demo: false }))

describe('a street office the ledger does not have', () => {
  const table = () =>
    tableOf(
      ['小区名称', '所属街道', '社区', '户数'],
      [
        ['古荥家属院', '古荥镇', '古荥社区', 12],
        ['黄河家属院', '刘寨街道', '黄河社区', 30],
      ],
    )

  it('stays unknown, with the words of the file kept; the same file then changes nothing', async () => {
    const { runId, run } = await apply(adcode, table())
    expect(run.summary).toMatchObject({ new: 2 })
    expect(await compoundNamed(adcode, '古荥家属院')).toMatchObject({
      street_office_id: null,
      community_id: null,
      provenance: { streetOfficeId: { printed: '古荥镇', kind: 'survey', source: '台账.xlsx', note: runId } },
    })
    expect(await compoundNamed(adcode, '黄河家属院')).toMatchObject({
      street_office_id: '410108-s-01',
      community_id: null,
      provenance: { communityId: { printed: '黄河社区' } },
    })
    expect((await rowsOf(adcode, table())).summary).toMatchObject({ same: 2, changed: 0, new: 0 })
  })

  it('is added where that is wished, as a township by its name, with its communities', async () => {
    const { runId, run } = await apply(adcode, table(), { wish: { addStreets: true } })
    expect(run.summary).toMatchObject({ changed: 2, new: 0 })
    const { json } = await ask('GET', `/api/street-offices?adcode=${adcode}`)
    const added = json.items.find(({ name }: { name: string }) => name === '古荥镇')
    expect(added).toMatchObject({ kind: 'township', compounds: 1 })
    const community = (await ask('GET', `/api/communities?adcode=${adcode}`)).json.items
    expect(
      community.map(({ name, compounds }: { name: string; compounds: number }) => [name, compounds]).sort(),
    ).toEqual([
      ['古荥社区', 1],
      ['黄河社区', 1],
    ])
    await undoImport(await writer(), runId)
    expect((await ask('GET', `/api/street-offices?adcode=${adcode}`)).json.total).toBe(2)
  })

  it('a community of another street than the compound is refused, with the names', async () => {
    const { statements } = await testDatabase()
    await statements.execute(sql`
      INSERT INTO community (adcode, id, street_office_id, name) VALUES (${adcode}, '410108-m-01', '410108-s-02', '文化社区')`)
    await statements.execute(sql`UPDATE compound SET community_id = '410108-m-01' WHERE id = ${idOf(1)}`)
    const moved = tableOf(['小区编号', '小区名称', '所属街道'], [['A-1', '12中家属院', '刘寨街道']])
    await leavesNothing(() =>
      expect(apply(adcode, moved, { wish: { choices: { 0: idOf(1) } } })).rejects.toMatchObject({
        code: 'import-community-elsewhere',
        params: { count: 1, names: '12中家属院（文化社区）' },
      }),
    )
  })
})

describe('a status in a file', () => {
  const table = (word: string) => tableOf(['小区名称', '所属街道', '改造进度'], [['北教工小区', '长兴路街道', word]])

  it('is a step of the day the file speaks of, and the same again adds none', async () => {
    await apply(adcode, table('已开工'), { wish: { source: { ...source, onDay: '2020-04-01' } } })
    const { status, statusOn, steps } = await read(idOf(2))
    expect({ status, statusOn }).toEqual({ status: 'under-way', statusOn: '2020-04-01' })
    expect(steps.at(-1).origin).toMatchObject({ source: '2026 年摸底', kind: 'survey', printed: '已开工' })
    expect((await rowsOf(adcode, table('已开工'))).summary).toMatchObject({ same: 1 })
  })

  it('of a day before the present one is kept as history; sent again it changes nothing', async () => {
    const wish: Wish = { source: { ...source, onDay: '2020-02-01' } }
    await apply(adcode, table('已批复'), { wish })
    expect(await read(idOf(2))).toMatchObject({ status: 'under-way', statusOn: '2020-04-01' })
    await leavesNothing(() =>
      expect(apply(adcode, table('已批复'), { wish })).rejects.toMatchObject({ code: 'import-changes-nothing' }),
    )
  })

  it('without a day is dated on the data date, and cannot lie in the future', async () => {
    await apply(adcode, tableOf(['小区名称', '改造进度'], [['金桂苑小区', '已完工']]))
    expect(await read(idOf(3))).toMatchObject({ status: 'finished', statusOn: '2020-04-01' })
    const wish: Wish = { source: { name: '计划', onDay: '2099-01-01' } }
    await leavesNothing(() =>
      expect(apply(adcode, table('已验收'), { wish })).rejects.toMatchObject({ code: 'future-status' }),
    )
  })
})

describe('facts of a file', () => {
  it('fill and change what they name, and leave the rest with its source', async () => {
    const before = await read(idOf(4))
    const headers = [
      '小区编号',
      '小区名称',
      '建成年代',
      '户数',
      '建筑面积（万㎡）',
      '同意率',
      '主管单位类型',
      '备注',
      '门卫',
    ]
    const cells = ['LYC-7', '老鸦陈乡政府家属院', '90年代初', '120户', 1.2, '85%', '企业', ' 屋面 漏水 ', '老王']
    const { runId } = await apply(adcode, tableOf(headers, [cells]), {
      wish: { choices: { 0: idOf(4) }, source: { name: '2026 年摸底' } },
    })
    const after = await read(idOf(4))
    expect(after).toMatchObject({
      ...{
        name: '老鸦陈乡家属院',
        aliases: ['老鸦陈乡政府家属院'],
        code: 'LYC-7',
        households: 120,
        householdsKind: 'recorded',
      },
      ...{ floorAreaM2: 12_000, consentRate: 0.85, note: '屋面 漏水', planYear: before.planYear, version: 2 },
      ...{ builtYear: before.builtYear, builtYearNote: '90年代初' },
    })
    expect(after.provenance).toMatchObject({
      builtYear: before.provenance.builtYear,
      builtYearNote: { printed: '90年代初' },
      households: { source: '2026 年摸底', kind: 'survey', printed: '120户', note: runId },
      aliases: { printed: '老鸦陈乡政府家属院' },
    })
    const [kept] = await findRows(
      await testDatabase(),
      z.object({ rest: z.record(z.string(), z.unknown()).nullable() }),
      sql`SELECT rest FROM import_change WHERE run_id = ${runId} AND table_name = 'compound'`,
    )
    expect(kept?.rest).toMatchObject({ 门卫: '老王' })
  })

  it('the number of the sender is found by the search, in the list and with a status asked for', async () => {
    const found = async (query: string) => (await ask('GET', `/api/compounds?adcode=${adcode}&q=lyc&${query}`)).json
    expect((await found('')).items.map(({ id }: { id: string }) => id)).toEqual([idOf(4)])
    expect((await found('status=planned')).total).toBe(1)
    const csv = await ask('GET', `/api/compounds/export?adcode=${adcode}&format=csv`)
    expect(csv.text).toContain('小区编号')
    expect(csv.text).toContain('LYC-7')
  })

  it('replace what the demo invented, for that nobody knew', async () => {
    const { statements } = await testDatabase()
    await statements.execute(sql`
      UPDATE compound SET households = 66, provenance = provenance || '{"households":{"source":"demo","kind":"invented"}}'
      WHERE id = ${idOf(5)}`)
    const name = (await read(idOf(5))).name
    await apply(adcode, tableOf(['小区名称', '户数'], [[name, 66]]))
    expect(await read(idOf(5))).toMatchObject({ households: 66, householdsKind: 'recorded' })
  })
})

describe('a boundary of a file', () => {
  const table = (name = '新华家属院') => tableOf(['小区名称', '户数'], [[name, 20]])
  const crs = { code: 'EPSG:4547', how: 'CGCS2000 / 3-degree GK' }

  it('is kept as parts in degrees, with what was done to its numbers, and linked with the works beside it', async () => {
    const line = { adcode, trade: 'power', kind: 'undergrounding', placement: 'overhead' }
    await ask('POST', '/api/works', { body: { ...line, geometry: lineThrough([-50, -5], [150, -5]) } })
    await apply(adcode, table(), { mend: drawn(yard([0, 0], 100), { geometryNote: '修复自相交' }), crs })
    const row = await compoundNamed(adcode, '新华家属院')
    expect(await read(String(row?.id))).toMatchObject({ placed: true, boundary: { type: 'MultiPolygon' } })
    const { provenance } = await read(String(row?.id))
    expect(provenance.boundary).toMatchObject({ kind: 'survey' })
    expect(provenance.boundary.note).toContain('EPSG:4547: CGCS2000 / 3-degree GK; 修复自相交; ')
    expect((await ledgerRows(adcode)).links.map((link) => link.compound_id)).toEqual([row?.id])
  })

  it('that was sketched around a point is an estimate', async () => {
    await apply(adcode, table('东风家属院'), { mend: drawn(yard([900, 0], 60), { isSketched: true }), crs })
    expect((await compoundNamed(adcode, '东风家属院'))?.provenance).toMatchObject({ boundary: { kind: 'estimated' } })
  })

  const bowTie = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [113.6, 34.8],
        [113.601, 34.801],
        [113.601, 34.8],
        [113.6, 34.801],
        [113.6, 34.8],
      ],
    ],
  }
  it.each([
    ['crosses itself', bowTie, 'self-crossing'],
    [
      'is a line',
      {
        type: 'LineString' as const,
        coordinates: [
          [113.6, 34.8],
          [113.7, 34.8],
        ],
      },
      'not-a-boundary',
    ],
    [
      'is open',
      {
        type: 'Polygon' as const,
        coordinates: [
          [
            [113.6, 34.8],
            [113.601, 34.8],
            [113.601, 34.801],
            [113.6, 34.801],
          ],
        ],
      },
      'unclosed-ring',
    ],
    ['is a speck', yard([0, 0], 1), 'too-small'],
  ])('that %s is refused with its row, and no row is written', async (_, geometry, code) => {
    const two = tableOf(
      ['小区名称', '户数'],
      [
        ['好家属院', 20],
        ['坏家属院', 30],
      ],
    )
    const mend = (row: RowToWrite): RowToWrite => (row.record.at === 1 ? { ...row, geometry } : row)
    await leavesNothing(() =>
      expect(apply(adcode, two, { mend })).rejects.toMatchObject({
        code: 'import-bad-geometry',
        params: { count: 1, names: '坏家属院' },
        findings: [{ code, pointer: '/rows/3' }],
      }),
    )
  })
})

describe('an import', () => {
  const table = () =>
    tableOf(
      ['小区名称', '户数'],
      [
        ['12中家属院', 77],
        ['新来家属院', 20],
      ],
    )

  it('is not written over what somebody changed since the preview, who is named', async () => {
    const seen = await rowsOf(adcode, table())
    const { version } = await read(idOf(1))
    await ask('PATCH', `/api/compounds/${idOf(1)}`, { body: { version, note: '刚改过' } })
    const asked = {
      ...seen,
      runId: await layDown(adcode),
      store: compoundStore,
      crs: null,
      template: null,
      choices: [],
    }
    await leavesNothing(async () =>
      expect(applyImport(await writer(), asked)).rejects.toMatchObject({
        code: 'import-records-changed',
        params: { count: 1, names: '12中家属院' },
      }),
    )
  })

  it('that fails half way leaves nothing behind', async () => {
    const last = { id: '', kind: 'changed' as const }
    const failing = {
      ...compoundStore,
      save: async (...[tx, run, rows]: Parameters<typeof compoundStore.save>) => {
        await compoundStore.save(tx, run, rows)
        await tx.statements.execute(sql`SELECT 1 / (SELECT count(*) FROM compound WHERE id = ${last.id})`)
      },
    }
    await leavesNothing(() => expect(apply(adcode, table(), { store: failing })).rejects.toThrow())
  })

  it('keeps how the columns were read and what was said of names; that a name is new is said once only', async () => {
    const wish: Wish = { sender: '刘寨街道' }
    const template = { signature: '["小区名称","户数"]', columns: { sender: '刘寨街道', columns: [] } }
    const choices = [['a|', idOf(1)] as const, ['b|', 'skip'] as const, ['c|', 'new'] as const]
    const { runId } = await apply(adcode, table(), { wish, template, choices })
    const database = await testDatabase()
    const stored = await database.statements.execute(sql`
      SELECT kind, sender, columns->>'sender' AS named FROM import_template WHERE adcode = ${adcode}`)
    expect(stored.rows).toEqual([{ kind: 'compounds', sender: '刘寨街道', named: '刘寨街道' }])
    const said = await database.statements.execute(sql`SELECT key, choice FROM import_choice ORDER BY key`)
    expect(said.rows).toEqual([
      { key: 'a|', choice: idOf(1) },
      { key: 'b|', choice: 'skip' },
    ])
    const reader = (await writer()).reader
    const [newest] = await listRuns(database, reader, adcode)
    expect(newest).toEqual(await findRun(database, reader, runId))
    expect(newest).toMatchObject({ id: runId, state: 'applied', sender: '刘寨街道', actor: 'local', kind: 'compounds' })
  })

  it('is applied once, and by nobody who may only read', async () => {
    const { runId, rows, wishes, summary } = await apply(adcode, tableOf(['小区名称', '户数'], [['又来家属院', 5]]))
    const asked = { runId, rows, wishes, summary, store: compoundStore, crs: null, template: null, choices: [] }
    await leavesNothing(async () => {
      await expect(applyImport(await writer(), asked)).rejects.toMatchObject({ code: 'import-not-draft' })
      const guest = { ...(await writer()), reader: guestReader }
      await expect(applyImport(guest, asked)).rejects.toMatchObject({ code: 'read-only' })
      await expect(undoImport(guest, runId)).rejects.toMatchObject({ code: 'read-only' })
    })
  })
})

describe('our own export', () => {
  /** The file a reader of the list takes along, read as it would be were it sent back. */
  const readBack = async (district: string, format: ExportFormat) => {
    const url = `http://127.0.0.1:5180/api/compounds/export?adcode=${district}&format=${format}`
    const file = await (await appUnderTest()).request(new Request(url, { headers: { host: '127.0.0.1:5180' } }))
    const bytes = new Uint8Array(await file.arrayBuffer())
    return readFile({ name: `ledger.${format}`, bytes, siblings: () => null })
  }
  const ledger = { rules: compoundRules, store: compoundStore }
  const unchanged = { new: 0, changed: 0, doubtful: 0 }

  it('changes nothing when it comes back, with the numbers of senders and without', async () => {
    const back = async (district: string) =>
      (await rowsOf(district, (await readBack(district, 'csv')).tables[0]!)).summary
    expect(await back('520525')).toMatchObject({ ...unchanged, same: 20 })
    expect(await back(adcode)).toMatchObject({ ...unchanged, missing: 0 })
  })

  it.each([
    ...(['xlsx', 'geojson', 'gpkg', 'kml'] as const).map((format) => [format, ''] as const),
    ['fgb', '&placed=true'],
  ] as const)('comes back as %s with every fact and every outline it has', async (format, held) => {
    const { total } = (await ask('GET', `/api/compounds?adcode=${adcode}${held}`)).json
    const { tables } = await readBack(adcode, format)
    expect((await lookAt(ledger, adcode, tables[0]!)).summary).toMatchObject({ ...unchanged, same: total })
  })

  it('comes back as dxf with every outline, known by where it lies: a drawing holds no facts', async () => {
    const { total } = (await ask('GET', `/api/compounds?adcode=${adcode}&placed=true`)).json
    const { tables } = placeReading(await readBack(adcode, 'dxf'), systemOf('EPSG:4547')!).reading
    const outlines = tables.filter(({ columns }) => !columns.includes('text'))
    expect(outlines.map(({ name }) => name)).toEqual(['小区-储备'])
    const shapes = outlines[0]!.rows.flatMap(({ geometry }, at) => (geometry ? [{ at, geometry }] : []))
    const pairs = surePairs(await attachByOverlap(await testDatabase(), localReader, adcode, shapes))
    const choices = Object.fromEntries([...pairs].map(([at, { compoundId }]) => [at, compoundId]))
    const { summary } = await lookAt(ledger, adcode, outlines[0]!, { choices })
    expect(summary).toMatchObject({ ...unchanged, same: total })
  })
})
