import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadSeeds } from '#seeds/load.ts'
import { verifyAudit } from '#server/accounts/audit.queries.ts'
import { localReader } from '#server/accounts/reader.ts'
import type { RowToWrite } from '#server/imports/kind.ts'
import { undoImport } from '#server/imports/undo-import.ts'
import { ask } from '#tests/server/http/ask.ts'
import { lineThrough, yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'
import { apply, compoundNamed, ledgerRows, writer } from './apply-file.ts'
import { tableOf } from './ledgers.ts'

const adcode = '410108'
const idOf = (row: number) => `${adcode}-c-0${String(row).padStart(2, '0')}`
const read = async (id: string) => (await ask('GET', `/api/compounds/${id}`)).json
const undo = async (runId: string) => undoImport(await writer(), runId)
const revision = async () => (await ask('GET', `/api/districts/${adcode}`)).json.revision

const headers = ['小区名称', '所属街道', '社区', '户数', '建筑面积', '改造进度', '小区编号', '备注', '门卫电话']
/** 12中家属院 and 北教工小区 of the ledger, and one that is new, in a street nobody knows. */
const table = () =>
  tableOf(headers, [
    ['12中家属院', '长兴路街道', '文化社区', 96, 7400, '已开工', 'A-01', '屋面漏水', '10086'],
    ['新桥家属院', '新城街道', '新桥社区', 40, null, '已列计划', 'A-02', null, null],
    ['棉纺厂二区', '刘寨街道', null, 210, 15000, null, 'A-03', null, null],
  ])
const source = { name: '2026 年摸底', onDay: '2026-06-30' }
const withYards = (row: RowToWrite): RowToWrite => ({ ...row, geometry: yard([row.record.at * 500, 0], 100) })
const wish = { addStreets: true, source }

beforeAll(async () => {
  await loadSeeds(await testDatabase(), { demo: false })
  const line = { adcode, trade: 'power', kind: 'undergrounding', placement: 'overhead' }
  const answer = await ask('POST', '/api/works', { body: { ...line, geometry: lineThrough([-200, -5], [1200, -5]) } })
  expect(answer.status).toBe(201)
})

describe('an import that is undone', () => {
  it('leaves everything as it was: compounds, statuses, streets, communities, links; only versions go on', async () => {
    const before = await ledgerRows(adcode)
    const { runId, summary } = await apply(adcode, table(), { wish, mend: withYards })
    expect(summary).toMatchObject({ changed: 1, new: 2, missing: 27 })
    const between = await ledgerRows(adcode)
    expect(between).not.toEqual(before)
    expect(between.links).toHaveLength(3)
    const number = await revision()
    const undone = await undo(runId)
    expect(undone).toMatchObject({ restored: 6, kept: [], run: { state: 'undone' } })
    expect(undone.run.undoneAt).not.toBeNull()
    expect(await ledgerRows(adcode)).toEqual(before)
    expect((await read(idOf(1))).version).toBe(3)
    expect(await revision()).toBe(number + 1)
  })

  it('is told as it then stands to whoever stopped it too late', async () => {
    const database = await testDatabase()
    const { runId } = await apply(adcode, table(), { wish, mend: withYards })
    const [settled] = await database.transaction(async ({ statements }) => {
      await statements.execute(sql`UPDATE import_run SET state = 'undone', undone_at = now() WHERE id = ${runId}`)
      const asked = ask('GET', `/api/imports/${runId}?settled=true`)
      await statements.execute(sql`SELECT pg_sleep(0.3)`) // in time to be read as it was before
      return [asked]
    })
    expect((await settled)!.json.state).toBe('undone')
    await database.statements.execute(
      sql`UPDATE import_run SET state = 'applied', undone_at = NULL WHERE id = ${runId}`,
    )
    await undo(runId)
  })

  it('cannot be undone twice', async () => {
    const { runId } = await apply(adcode, table(), { wish, mend: withYards })
    await undo(runId)
    await expect(undo(runId)).rejects.toMatchObject({ code: 'import-not-applied' })
    await expect(undo(`${adcode}-i-none`)).rejects.toMatchObject({ code: 'no-such-import' })
  })

  it('keeps what somebody changed since, with the status that came with it, and names it', async () => {
    const before = await ledgerRows(adcode)
    const { runId } = await apply(adcode, table(), { wish })
    const { version } = await read(idOf(1))
    await ask('PATCH', `/api/compounds/${idOf(1)}`, { body: { version, note: '现场核实' } })
    const edited = await read(idOf(1))
    const undone = await undo(runId)
    expect(undone.kept.map(({ name }) => name)).toEqual(['12中家属院', '文化社区'])
    expect(await read(idOf(1))).toEqual(edited)
    expect(edited).toMatchObject({ note: '现场核实', households: 96, status: 'under-way' })
    expect(await compoundNamed(adcode, '棉纺厂二区')).toBeNull()
    const after = await ledgerRows(adcode)
    expect(after.streets).toEqual(before.streets)
    expect(after.compounds.filter(({ id }) => id !== idOf(1))).toEqual(
      before.compounds.filter(({ id }) => id !== idOf(1)),
    )
  })

  it('of two, one after the other, gives back the first and then the ledger', async () => {
    const before = await ledgerRows(adcode)
    const first = await apply(adcode, tableOf(headers.slice(0, 4), [['北教工小区', '长兴路街道', null, 120]]), { wish })
    const between = await ledgerRows(adcode)
    const second = await apply(adcode, tableOf(headers.slice(0, 4), [['北教工小区', '长兴路街道', null, 125]]), {
      wish,
    })
    expect(await undo(second.runId)).toMatchObject({ kept: [], restored: 1 })
    expect(await ledgerRows(adcode)).toEqual(between)
    expect(await undo(first.runId)).toMatchObject({ kept: [], restored: 1 })
    expect(await ledgerRows(adcode)).toEqual(before)
  })

  it('of which the later still stands, keeps what that one changed', async () => {
    const first = await apply(adcode, tableOf(headers.slice(0, 4), [['北教工小区', '长兴路街道', null, 130]]), { wish })
    const second = await apply(adcode, tableOf(headers.slice(0, 4), [['北教工小区', '长兴路街道', null, 135]]), {
      wish,
    })
    expect((await undo(first.runId)).kept.map(({ name }) => name)).toEqual(['北教工小区'])
    expect(await compoundNamed(adcode, '北教工小区')).toMatchObject({ households: 135 })
    await undo(second.runId)
  })

  it('retires what it added and something refers to; what is in an area stays', async () => {
    const { runId } = await apply(adcode, table(), { wish, mend: withYards })
    const added = await compoundNamed(adcode, '新桥家属院')
    const inArea = await compoundNamed(adcode, '棉纺厂二区')
    const { statements } = await testDatabase()
    await statements.execute(sql`
      INSERT INTO building (adcode, id, compound_id, boundary)
      VALUES (${adcode}, '410108-b-x', ${added?.id}, st_setsrid(st_geomfromtext('POLYGON((0 0,1 0,1 1,0 0))'), 4490))`)
    const area = await ask('POST', '/api/areas', { body: { adcode, name: '南片', compounds: [inArea?.id] } })
    expect(area.status).toBe(201)
    const { kept } = await undo(runId)
    expect(kept.map(({ name }) => name)).toEqual(['棉纺厂二区', '新桥社区', '新城街道'])
    expect(await compoundNamed(adcode, '新桥家属院')).toMatchObject({ retired_reason: '撤销导入：台账.xlsx' })
    expect(await compoundNamed(adcode, '棉纺厂二区')).toMatchObject({ retired_on: null, households: 210 })
  })

  it('is in the audit, record by record, and the chain is whole', async () => {
    const { items } = (await ask('GET', `/api/audit?adcode=${adcode}&record=${idOf(1)}&limit=1000`)).json
    expect(items.map(({ action }: { action: string }) => action)).toContain('import.undo')
    expect(await verifyAudit(await testDatabase(), localReader, adcode)).toMatchObject({ intact: true })
  })
})
