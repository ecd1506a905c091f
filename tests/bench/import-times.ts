/** How long a large import takes to be written and taken back, beside a bare INSERT of the same rows in the same run. */
import { sql } from 'drizzle-orm'
import { ImportWishes } from '#contract/import.ts'
import { localReader } from '#server/accounts/reader.ts'
import { jsonParts } from '#server/db/bulk.ts'
import type { Database } from '#server/db/client.ts'
import { hexOfShape } from '#server/db/geometry.ts'
import { compoundStore } from '#server/imports/compounds/store.ts'
import type { RowToWrite } from '#server/imports/kind.ts'
import { longWorkMs } from '#server/imports/long-work.queries.ts'
import { applyImport } from '#server/imports/save-import.ts'
import { undoImport } from '#server/imports/undo-import.ts'
import { roundYard } from './large-files.ts'
import { printTable, ratio } from './table.ts'

const adcode = '410199'
const runId = `${adcode}-i-bench`

/** `count` new compounds with nine corners, a name, a number and a year each, as the desk hands them over once they are checked. */
export async function importTimes(database: Database, count: number): Promise<void> {
  await layDown(database)
  const rows = Array.from({ length: count }, (_, at) => rowAt(at, Math.ceil(Math.sqrt(count))))
  const bareMs = await timed(() => bareInsert(database, rows))
  const writer = { database, reader: localReader, requestId: 'bench' }
  const summary = { new: count, changed: 0, same: 0, doubtful: 0, skipped: 0, missing: 0 }
  const asked = {
    runId,
    store: compoundStore,
    rows,
    wishes: ImportWishes.parse({}),
    crs: null,
    template: null,
    choices: [],
    summary,
  }
  const applyMs = await timed(() => applyImport(writer, { ...asked, areChecked: true }))
  const undoMs = await timed(() => undoImport(writer, runId))
  const line = (name: string, ms: number) => [
    name,
    (ms / 1000).toFixed(1),
    Math.round(count / (ms / 1000)),
    ratio(ms, bareMs),
  ]
  printTable(
    `an import of ${count} compounds: every row kept before and after, one transaction`,
    ['work', 's', 'rows/s', ': bare'],
    [line('bare INSERT, no trail', bareMs), line('import', applyMs), line('undo', undoMs)],
  )
}

async function layDown({ statements }: Database): Promise<void> {
  await statements.execute(sql`
    INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
    VALUES (${adcode}, '导入区', '示例市', '示例省', 4547, '2026-01-01')`)
  await statements.execute(sql`
    INSERT INTO import_run (adcode, id, file_name, file_bytes, file_hash, actor, at)
    VALUES (${adcode}, ${runId}, 'bench.geojson', 1, 'bench', 'local', now())`)
}

/** The same rows and indexes, and nothing kept of them; taken back before the import begins. */
async function bareInsert(database: Database, rows: readonly RowToWrite[]): Promise<void> {
  const plain = rows.map(({ record: { at, values }, geometry }) => ({
    ...{ id: `${adcode}-c-bare${at}`, name: values.name, code: values.code, year: values.builtYear },
    shape: geometry ? hexOfShape(geometry) : null,
  }))
  const isBack = new Error('taken back')
  const work = database.transaction(async ({ statements }) => {
    for (const part of jsonParts(plain))
      await statements.execute(sql`
        INSERT INTO compound (adcode, id, name, code, built_year, boundary)
        SELECT ${adcode}, id, name, code, year, st_multi(st_setsrid(shape, 4490))
        FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, name text, code text, year int, shape geometry)`)
    throw isBack
  })
  await database
    .withLimit(longWorkMs, () => work)
    .catch((error: unknown) => {
      if (error !== isBack) throw error
    })
}

function rowAt(at: number, aRow: number): RowToWrite {
  const values = { name: `第${at}号院`, code: `B-${at}`, builtYear: 1975 + (at % 30) }
  const fields = Object.entries(values).map(([field, after]) => ({
    field,
    before: null,
    after,
    kind: 'filled' as const,
  }))
  const written = { name: values.name, code: values.code, builtYear: String(values.builtYear) }
  const centre = [113.3 + (at % aRow) * 0.00066, 34.6 + Math.floor(at / aRow) * 0.00054]
  return {
    kind: 'new',
    recordId: null,
    fields,
    record: { at, row: at + 1, values, written, rest: {} },
    geometry: { type: 'Polygon', coordinates: [roundYard(centre)] },
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}
