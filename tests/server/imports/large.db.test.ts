import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { localReader } from '#server/accounts/reader.ts'
import { getRow } from '#server/db/connection.ts'
import { compoundStore } from '#server/imports/compounds/store.ts'
import { Cancelled } from '#server/imports/desk/desk.ts'
import { findRun } from '#server/imports/runs.queries.ts'
import { applyImport } from '#server/imports/save-import.ts'
import { undoImport } from '#server/imports/undo-import.ts'
import { yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'
import { apply, layDown, rowsOf, writer } from './apply-file.ts'
import { appliedInLines, previewed, upload } from './desk/doors.ts'
import { tableOf } from './ledgers.ts'

const adcode = '419902'
/** More than travel in one statement. */
const count = 2_500
const table = () =>
  tableOf(
    ['小区编号', '小区名称', '户数', '改造进度'],
    Array.from({ length: count }, (_, at) => [`L-${at}`, `第${at}号院`, at + 1, at % 500 === 0 ? '已开工' : null]),
  )
const drawn = { mend: withYards, wish: { source: { name: '普查', onDay: '2019-01-01' } } }

function withYards<Row extends { record: { at: number } }>(row: Row) {
  const { at } = row.record
  return { ...row, geometry: yard([(at % 50) * 60, Math.floor(at / 50) * 60], 40) }
}

const Counts = z.object({ compounds: z.int(), placed: z.int(), steps: z.int(), changes: z.int() })

const counted = async () =>
  getRow(
    await testDatabase(),
    Counts,
    sql`
    SELECT count(*)::int AS compounds, count(place_3857)::int AS placed,
      (SELECT count(*)::int FROM step WHERE adcode = ${adcode}) AS steps,
      (SELECT count(*)::int FROM import_change k JOIN import_run i ON i.adcode = k.adcode AND i.id = k.run_id AND i.state <> 'undone'
        WHERE k.adcode = ${adcode}) AS changes
    FROM compound WHERE adcode = ${adcode}`,
  )
const nothing = { compounds: 0, placed: 0, steps: 0, changes: 0 }

beforeAll(async () => {
  const { statements } = await testDatabase()
  await statements.execute(sql`
    INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
    VALUES (${adcode}, '大区', '郑州市', '河南省', 4547, '2019-12-20')`)
})

describe('a file of some thousand compounds', () => {
  it('that is stopped while it is written has written nothing, and can be written then', async () => {
    const seen = await rowsOf(adcode, table(), drawn.wish, withYards)
    const runId = await layDown(adcode)
    const asked = { ...seen, runId, store: compoundStore, crs: null, template: null, choices: [] }
    const shares: number[] = []
    const stopped = applyImport(await writer(), {
      ...asked,
      onShare: (share) => {
        shares.push(share)
        if (share > 0.5) throw new Cancelled()
      },
    })
    await expect(stopped).rejects.toThrow(Cancelled)
    expect(await counted()).toEqual(nothing)
    expect(await findRun(await testDatabase(), localReader, runId)).toMatchObject({ state: 'draft' })

    await applyImport(await writer(), { ...asked, onShare: (share) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(await counted()).toEqual({ compounds: count, placed: count, steps: 5, changes: count + 5 })
    expect((await rowsOf(adcode, table())).summary).toMatchObject({ new: 0, changed: 0, doubtful: 0, same: count })
    expect(await undoImport(await writer(), runId)).toMatchObject({ restored: count, kept: [] })
    expect(await counted()).toEqual(nothing)
  })

  it('that is taken back leaves no step of its compounds behind', async () => {
    const { runId } = await apply(adcode, table(), drawn)
    const { statements } = await testDatabase()
    await statements.execute(sql`
      INSERT INTO step (adcode, id, compound_id, status, on_day, origin)
      SELECT adcode, id || '-loose', id, 'approved', '2019-02-01', '{}' FROM compound WHERE adcode = ${adcode} LIMIT 3`)
    await undoImport(await writer(), runId)
    expect(await counted()).toEqual(nothing)
  })

  it('tells while it is written how far it is, and last that it is applied', async () => {
    const lines = ['小区名称,户数', ...Array.from({ length: count }, (_, at) => `第${at}号院,${at + 1}`)].join('\n')
    const { json } = await upload(new TextEncoder().encode(lines), { adcode })
    const { digest } = await previewed(json.id)
    const told = await appliedInLines(json.id, {}, digest)
    const writing = told.flatMap((line) =>
      'progress' in line && line.progress.phase === 'writing' ? line.progress.share : [],
    )
    expect(writing).toEqual([...writing].sort((one, other) => one - other))
    expect(writing.length).toBeGreaterThan(2)
    expect(told.at(-1)).toMatchObject({ applied: { id: json.id, state: 'applied', summary: { new: count } } })
    await undoImport(await writer(), json.id)
  })

  it('is not written by a look the ledger has moved on from', async () => {
    const { json } = await upload(new TextEncoder().encode('小区名称,户数\n东院,1\n西院,2\n'), { adcode })
    const { digest } = await previewed(json.id)
    await apply(adcode, tableOf(['小区名称', '户数'], [['东院', 5]]))
    const told = await appliedInLines(json.id, {}, digest)
    expect(told.at(-1)).toMatchObject({ problem: { status: 409, code: 'import-stale' } })
  })
})
