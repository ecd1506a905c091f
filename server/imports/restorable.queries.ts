/**
 * A stored row as JSON and back again, exactly: geometries as EWKB in hex, since GeoJSON rounds; columns the database works out itself left
 * out. Every table an import may write, by name.
 */
import { type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { type Connection, getRow } from '../db/connection.ts'
import {
  barrier,
  community,
  compound,
  crossing,
  district,
  land,
  road,
  step,
  streetOffice,
  work,
  workCompound,
} from '../db/tables.ts'
import { districtTail } from './outlines/existing-outline.ts'

/** In the order their rows depend on each other: what stands first may be referred to by what follows. */
const tables = [district, streetOffice, community, compound, step, work, workCompound, road, barrier, crossing, land]

export type Restorable = {
  name: string
  /** All but those generated. */
  columns: string[]
  key: string[]
  hasVersion: boolean
  /** As SQL names the table. */
  table: SQL
  /** By which an import knows a row that has the alias: its id, if the table has one. */
  recordId: (alias: string) => SQL
  /** JSON of a row that has the alias. */
  rowJson: (alias: string) => SQL
}

function restorable(table: PgTable): Restorable {
  const { name, columns, primaryKeys } = getTableConfig(table)
  const stored = columns.filter(({ generated }) => !generated)
  const isShape = (column: (typeof stored)[number]) => column.getSQLType().startsWith('geometry(')
  return {
    name,
    columns: stored.map((column) => column.name),
    key: [...columns.filter(({ primary }) => primary), ...primaryKeys.flatMap((key) => key.columns)].map(
      ({ name }) => name,
    ),
    hasVersion: stored.some((column) => column.name === 'version'),
    table: sql`${sql.identifier(name)}`,
    recordId: (alias) => sql.raw(name === 'district' ? `(${alias}.adcode || '${districtTail}')` : `${alias}.id`),
    rowJson: (alias) => {
      const pairs = stored.map((each) => `'${each.name}', ${alias}.${each.name}${isShape(each) ? '::text' : ''}`)
      return sql.raw(`jsonb_build_object(${pairs.join(', ')})`)
    },
  }
}

export const restorables: readonly Restorable[] = tables.map(restorable)

export function restorableNamed(name: string): Restorable {
  const found = restorables.find((each) => each.name === name)
  if (!found) throw new Error(`an import does not write ${name}`)
  return found
}

/**
 * The embedded engine keeps no statistics by itself, and the plans it makes without them can be a thousand times slower: after many rows it
 * looks at the tables anew. Outside a transaction, so that nobody waits for it.
 */
export async function lookAtTables(connection: Connection): Promise<void> {
  const names = [...restorables.map(({ name }) => name), 'import_change', 'audit_entry']
  await connection.statements.execute(sql`ANALYZE ${sql.raw(names.join(', '))}`)
}

/** How many rows an import has written. */
export async function countChanges(connection: Connection, adcode: string, runId: string): Promise<number> {
  const { count } = await getRow(
    connection,
    z.object({ count: z.int() }),
    sql`SELECT count(*)::int AS count FROM import_change WHERE adcode = ${adcode} AND run_id = ${runId}`,
  )
  return count
}
