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
}

/** @param byHand fields that have their own way: keys, shapes, what is generated. */
export function fillableColumns(table: PgTable, byHand: readonly string[]): FillableColumns {
  const columns = Object.entries(getTableColumns(table))
    .filter(([field]) => !byHand.includes(field))
    .map(([field, { name }]) => ({ field, name, column: sql.identifier(name) }))
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
  }
}
