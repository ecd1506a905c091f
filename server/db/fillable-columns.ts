/** The columns of a table that an import may fill, as bulk statements speak of them; rows travel as JSON in the names of the columns. */
import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

export type FillableColumns = {
  /** Of the fields given, for jsonb_populate_record. */
  stored(edits: Readonly<Record<string, unknown>>): Record<string, unknown>
  names: SQL
  /** Out of `n`, the populated record. */
  values: SQL
  assignments: SQL
  /** For rows that are all new: only the columns that one of them fills, with their types, as a recordset is told them. */
  filledBy(rows: Iterable<Readonly<Record<string, unknown>>>): { names: SQL; values: SQL; types: SQL }
}

/** @param byHand fields that have their own way: keys, shapes, what is generated. */
export function fillableColumns(table: PgTable, byHand: readonly string[]): FillableColumns {
  const columns = Object.entries(getTableColumns(table))
    .filter(([field]) => !byHand.includes(field))
    .map(([field, each]) => ({ field, name: each.name, type: each.getSQLType(), column: sql.identifier(each.name) }))
  const list = (each: (column: SQL) => SQL) =>
    sql.join(
      columns.map(({ column }) => each(sql`${column}`)),
      sql`, `,
    )
  return {
    stored: (edits) =>
      Object.fromEntries(columns.flatMap(({ field, name }) => (field in edits ? [[name, edits[field]]] : []))),
    names: list((column) => column),
    values: list((column) => sql`n.${column}`),
    assignments: list((column) => sql`${column} = n.${column}`),
    filledBy(rows) {
      const filled = new Set<string>()
      for (const row of rows) for (const field in row) filled.add(field)
      const some = columns.filter(({ field }) => filled.has(field))
      const each = (write: (column: (typeof columns)[number]) => SQL) => sql.join(some.map(write), sql`, `)
      return {
        names: each(({ column }) => sql`${column}`),
        values: each(({ column }) => sql`r.${column}`),
        types: each(({ column, type }) => sql`${column} ${sql.raw(type)}`),
      }
    },
  }
}
