/** The companies an import names: those nobody knew are added with it, and go with it once nothing speaks of them any more. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Trade } from '#contract/work-words.ts'
import { jsonParts } from '../../db/bulk.ts'
import { type Connection, findRows } from '../../db/connection.ts'
import type { Import, RowToWrite } from '../kind.ts'
import { operatorKey } from '../plain-key.ts'
import { keysOnto, type UndoneRun } from '../undo.queries.ts'
import type { WorkValues } from './fields.ts'
import { findOperators } from './store.queries.ts'

/** Every company by the key of its name. Those nobody knows yet are added: they belong to no district, so any may speak of them. */
export async function saveCompanies(
  tx: Connection,
  { adcode, runId }: Pick<Import, 'adcode' | 'runId'>,
  rows: readonly RowToWrite[],
): Promise<ReadonlyMap<string, string>> {
  const known = await findOperators(tx)
  // of two companies alike the first, which is no invention
  const ids = new Map([...known].reverse().map(({ id, name }) => [operatorKey(name), id]))
  const companies = newCompanies(rows, ids)
  for (const part of jsonParts(companies)) {
    await tx.statements.execute(sql`
      INSERT INTO organisation (id, name, kind, trade)
      SELECT id, name, 'utility-company', trade FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, name text, trade text)`)
    await tx.statements.execute(sql`
      INSERT INTO import_change (adcode, run_id, number, table_name, record_id, after)
      SELECT ${adcode}, ${runId},
        (SELECT coalesce(max(number), 0) FROM import_change WHERE adcode = ${adcode} AND run_id = ${runId})
          + row_number() OVER (ORDER BY r.place),
        'organisation', o.id, to_jsonb(o)
      FROM jsonb_array_elements(${part}::jsonb) WITH ORDINALITY AS r(company, place)
      JOIN organisation o ON o.id = r.company->>'id'`)
  }
  return new Map([...ids, ...companies.map(({ id, name }) => [operatorKey(name), id] as const)])
}

type Company = { id: string; name: string; trade: Trade | null }

function newCompanies(rows: readonly RowToWrite[], known: ReadonlyMap<string, string>): Company[] {
  const added = new Map<string, { name: string; trades: Set<Trade | undefined> }>()
  for (const { record } of rows) {
    const { operator, trade } = record.values as WorkValues // as `understand` made them
    const key = operatorKey(operator)
    if (operator === undefined || key === '' || known.has(key)) continue
    const company = added.get(key) ?? { name: operator, trades: new Set() }
    added.set(key, { ...company, trades: company.trades.add(trade) })
  }
  return [...added.values()].map(({ name, trades }) => ({
    ...{ id: `utility-${randomUUID().slice(0, 13)}`, name, trade: onlyOne(trades) },
  }))
}

const onlyOne = (trades: ReadonlySet<Trade | undefined>) => (trades.size === 1 ? ([...trades][0] ?? null) : null)

/**
 * Once the works of an import are taken back: companies that it added, or an earlier one of the district that is taken back too, as long as
 * they are as they came and no record of any district speaks of them. They are locked first, so that nobody begins to meanwhile.
 */
export async function removeIdleCompanies(tx: Connection, { adcode, runId }: UndoneRun): Promise<void> {
  const keys = await keysOnto(tx, 'organisation')
  const added = await findRows(
    tx,
    z.object({ id: z.string() }),
    sql`
    SELECT o.id FROM organisation o
    WHERE EXISTS (
      SELECT 1 FROM import_change k JOIN import_run r ON r.adcode = k.adcode AND r.id = k.run_id
      WHERE k.table_name = 'organisation' AND k.adcode = ${adcode} AND k.record_id = o.id AND k.after = to_jsonb(o)
        AND (k.run_id = ${runId} OR r.state = 'undone'))
    ORDER BY o.id FOR UPDATE OF o`,
  )
  const isIdle = sql.join(
    keys.map(
      ({ table, columns }) =>
        sql`NOT EXISTS (SELECT 1 FROM ${sql.identifier(table)} x WHERE x.${sql.identifier(columns[0] ?? '')} = o.id)`,
    ),
    sql` AND `,
  )
  for (const part of jsonParts(added))
    await tx.statements.execute(sql`
      DELETE FROM organisation o USING jsonb_to_recordset(${part}::jsonb) AS p(id text) WHERE o.id = p.id AND ${isIdle}`)
}
