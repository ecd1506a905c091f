/** A file on its way into the ledger without desk and thread: laid down, compared by the rules, written by the store. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { ImportWishes } from '#contract/import.ts'
import type { Table } from '#geodata/readers/reading.ts'
import { localReader } from '#server/accounts/reader.ts'
import { findRow, findRows } from '#server/db/connection.ts'
import type { Writer } from '#server/db/write.ts'
import type { ExistingCompound } from '#server/imports/compounds/existing-compound.ts'
import { compoundRules } from '#server/imports/compounds/rules.ts'
import { compoundStore } from '#server/imports/compounds/store.ts'
import type { RowToWrite } from '#server/imports/kind.ts'
import { applyImport } from '#server/imports/save-import.ts'
import { testDatabase } from '#tests/support/database.ts'
import { wholeLedger } from './whole-ledger.ts'

export const writer = async (): Promise<Writer> => ({
  database: await testDatabase(),
  reader: localReader,
  requestId: 'test',
})

/** A draft without its file: nothing behind the desk reads that again. */
export async function layDown(adcode: string, name = '台账.xlsx'): Promise<string> {
  const { statements } = await testDatabase()
  const id = `${adcode}-i-${randomUUID().slice(0, 13)}`
  await statements.execute(sql`
    INSERT INTO import_run (adcode, id, file_name, file_bytes, file_hash, actor, at)
    VALUES (${adcode}, ${id}, ${name}, 1, 'f00d', 'local', now())`)
  return id
}

export type Wish = z.input<typeof ImportWishes>

/** What the table would write, as the preview would have it. `mend` adds geometries and the like. */
export async function rowsOf(
  adcode: string,
  table: Table,
  wish: Wish = {},
  mend: (row: RowToWrite) => RowToWrite = (row) => row,
) {
  const wishes = ImportWishes.parse(wish)
  const existing = (await wholeLedger(compoundStore, adcode)) as ExistingCompound[]
  const { records } = compoundRules.understand(table, compoundRules.propose(table, []), { totalRows: [], year: 2026 })
  const choices = new Map(Object.entries(wishes.choices).map(([at, choice]) => [Number(at), choice]))
  const { rows } = compoundRules.compare(records, existing, choices, wishes)
  const versions = new Map(existing.map(({ id, version }) => [id, version]))
  const summary = { new: 0, changed: 0, same: 0, doubtful: 0, skipped: 0, missing: 0 }
  for (const { kind } of rows) summary[kind]++
  const toWrite = rows.flatMap(({ kind, at, recordId, fields }): RowToWrite[] => {
    const record = records.find((each) => each.at === at)
    if (!record || (kind !== 'new' && kind !== 'changed' && kind !== 'same')) return []
    const row = mend({ kind: kind === 'new' ? 'new' : 'changed', record, recordId, fields })
    const seen = recordId === null ? {} : { seenVersion: versions.get(recordId) }
    return kind === 'same' && !row.geometry ? [] : [{ ...row, ...seen }]
  })
  return { rows: toWrite, compared: rows, summary, wishes }
}

export async function apply(
  adcode: string,
  table: Table,
  {
    wish = {},
    mend,
    ...more
  }: { wish?: Wish; mend?: (row: RowToWrite) => RowToWrite } & Partial<Parameters<typeof applyImport>[1]> = {},
) {
  const runId = await layDown(adcode)
  const seen = await rowsOf(adcode, table, wish, mend)
  const asked = { runId, store: compoundStore, crs: null, template: null, choices: [], ...seen, ...more }
  return { runId, ...seen, run: await applyImport(await writer(), asked) }
}

const Stored = z.object({ row: z.record(z.string(), z.unknown()) })

/** Every row of the tables an import writes, as the database has it; `version` left out where it is of no matter. */
export async function ledgerRows(adcode: string, without: 'version' | '' = 'version') {
  const database = await testDatabase()
  const of = async (name: string) =>
    (
      await findRows(
        database,
        Stored,
        sql`SELECT to_jsonb(t) - ${without} AS row FROM ${sql.identifier(name)} t WHERE adcode = ${adcode} ORDER BY t::text`,
      )
    ).map(({ row }) => row)
  return {
    streets: await of('street_office'),
    communities: await of('community'),
    compounds: await of('compound'),
    steps: await of('step'),
    links: await of('work_compound'),
  }
}

export async function compoundNamed(adcode: string, name: string) {
  const found = await findRow(
    await testDatabase(),
    z.object({ row: z.record(z.string(), z.unknown()) }),
    sql`SELECT to_jsonb(c) AS row FROM compound c WHERE adcode = ${adcode} AND name = ${name}`,
  )
  return found?.row ?? null
}
