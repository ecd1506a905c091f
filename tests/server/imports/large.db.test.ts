import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { localReader } from '#server/accounts/reader.ts'
import { type Connection, getRow } from '#server/db/connection.ts'
import { write } from '#server/db/write.ts'
import { getDistrict } from '#server/districts/districts.queries.ts'
import { compoundStore } from '#server/imports/compounds/store.ts'
import { Cancelled } from '#server/imports/desk/desk.ts'
import { groundRules } from '#server/imports/ground/rules.ts'
import { groundStore } from '#server/imports/ground/store.ts'
import { takeTime } from '#server/imports/long-work.queries.ts'
import { findRun } from '#server/imports/runs.queries.ts'
import { applyImport } from '#server/imports/save-import.ts'
import { undoImport } from '#server/imports/undo-import.ts'
import { worksRules } from '#server/imports/works/rules.ts'
import { worksStore } from '#server/imports/works/store.ts'
import { lineThrough, yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'
import { apply, layDown, rowsOf, writer } from './apply-file.ts'
import { layerOf, lookAt } from './apply-kind.ts'
import { appliedInLines, previewed, undoneInLines, upload } from './desk/doors.ts'
import { tableOf } from './ledgers.ts'
import { ledgerPages } from './whole-ledger.ts'

const adcode = '419902'
/** More than travel in one statement. */
const count = 2_100
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
    const pages = await ledgerPages(compoundStore, adcode)
    expect(pages.map((page) => Array.isArray(page) && page.length)).toEqual([1000, 1000, 100])
    expect(pages.flat().filter((each) => Object.hasOwn(Object(each), 'boundary'))).toEqual([])

    const asWritten = await counted()
    const undoing = undoImport(await writer(), runId, (share) => {
      if (share > 0.6) throw new Cancelled()
    })
    await expect(undoing).rejects.toThrow(Cancelled)
    expect(await counted()).toEqual(asWritten)
    expect(await undoImport(await writer(), runId)).toMatchObject({ restored: count, kept: [], keptTotal: 0 })
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

  it('of which others changed many since names the first of those that stay, and counts all', async () => {
    const { runId } = await apply(adcode, table())
    const { statements } = await testDatabase()
    await statements.execute(sql`
      UPDATE compound SET note = '现场核实', version = version + 1 WHERE adcode = ${adcode} AND households <= 230`)
    const { kept, keptTotal, restored } = await undoImport(await writer(), runId)
    expect([kept.length, keptTotal, restored]).toEqual([200, 230, count - 230])
    const of = sql`adcode = ${adcode}`
    await statements.execute(sql`WITH gone AS (DELETE FROM step WHERE ${of}) DELETE FROM compound WHERE ${of}`)
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

    const undone = await undoneInLines(json.id)
    const undoing = undone.flatMap((line) =>
      'progress' in line && line.progress.phase === 'undoing' ? line.progress.share : [],
    )
    expect(undoing).toEqual([...undoing].sort((one, other) => one - other))
    expect(undoing.length).toBeGreaterThan(2)
    expect(undone.at(-1)).toMatchObject({ undone: { restored: count, kept: [], run: { state: 'undone' } } })
    expect((await undoneInLines(json.id)).at(-1)).toMatchObject({ problem: { status: 409 } })
  })

  it('is not written by a look the ledger has moved on from', async () => {
    const { json } = await upload(new TextEncoder().encode('小区名称,户数\n东院,1\n西院,2\n'), { adcode })
    const { digest } = await previewed(json.id)
    await apply(adcode, tableOf(['小区名称', '户数'], [['东院', 5]]))
    const told = await appliedInLines(json.id, {}, digest)
    expect(told.at(-1)).toMatchObject({ problem: { status: 409, code: 'import-stale' } })
  })

  it('that two clerks write at once is written once', async () => {
    const { revision } = await getDistrict(await testDatabase(), adcode)
    const file = tableOf(
      ['小区名称', '户数'],
      [
        ['南院', 7],
        ['北院', 8],
      ],
    )
    const both = await Promise.allSettled([apply(adcode, file, { revision }), apply(adcode, file, { revision })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({ code: 'import-stale' })
    expect((await rowsOf(adcode, file)).summary).toMatchObject({ same: 2, doubtful: 0 })
  })
})

const linesOfWorks = {
  name: '管线',
  kind: { rules: worksRules, store: worksStore },
  columns: ['管线编号', '专业', '类型'],
  cells: (at: number) => [`P-${at}`, '给水', '现状'],
}
const linesOfRoads = {
  name: '道路',
  kind: { rules: groundRules, store: groundStore },
  columns: ['@id', 'highway', 'name'],
  cells: (at: number) => [`way/${at}`, at % 3 ? 'residential' : 'primary', `第${at}路`],
}

describe.each([linesOfWorks, linesOfRoads])('some thousand lines of $name', ({ name, kind, columns, cells }) => {
  it('are written part by part, telling how far it is, and can be stopped in between', async () => {
    const line = (at: number) => lineThrough([at * 3, 4000], [at * 3, 4040])
    const rows = Array.from({ length: count }, (_, at) => [cells(at), line(at)] as const)
    const seen = await lookAt(kind, adcode, layerOf(name, columns, rows))
    const before = await counted()
    const runId = await layDown(adcode)
    const asked = { ...seen, runId, store: kind.store, crs: null, template: null, choices: [] }
    const stopped = applyImport(await writer(), {
      ...asked,
      onShare: (share) => {
        if (share > 0.4 && share < 1) throw new Cancelled()
      },
    })
    await expect(stopped).rejects.toThrow(Cancelled)
    expect(await counted()).toEqual(before)

    const shares: number[] = []
    await applyImport(await writer(), { ...asked, onShare: (share) => shares.push(share) })
    expect(shares.filter((share) => share > 0 && share < 1).length).toBeGreaterThan(0)
    expect(await undoImport(await writer(), runId)).toMatchObject({ kept: [], keptTotal: 0 })
    expect(await counted()).toEqual(before)
  })
})

it('long work has minutes for a statement where everybody else has seconds', async () => {
  const database = await testDatabase()
  const limit = async (connection: Connection) =>
    (
      await getRow(
        connection,
        z.object({ limit: z.string() }),
        sql`SELECT current_setting('statement_timeout') AS limit`,
      )
    ).limit
  const before = await limit(database)
  await database.transaction(async (tx) => {
    await takeTime(tx)
    expect(await limit(tx)).toBe('15min')
  })
  expect(await limit(database)).toBe(before)
})

it('what is stopped at the last moment is taken back whole, with its entries in the audit', async () => {
  const { revision } = await getDistrict(await testDatabase(), adcode)
  const stopped = write(
    await writer(),
    adcode,
    async (tx) => tx.audit({ action: 'test', kind: 'import', recordId: 'late', before: null, after: null }),
    () => {
      throw new Cancelled()
    },
  )
  await expect(stopped).rejects.toThrow(Cancelled)
  expect(await getDistrict(await testDatabase(), adcode)).toMatchObject({ revision })
})
