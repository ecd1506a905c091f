/** Idle rooms and ground of a district, and whom one can be added to. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { IdleSpace } from '#contract/idle-space.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'

const stored = (reader: Reader, adcode: string): SQL => sql`
  SELECT i.id, i.compound_id AS "compoundId", c.name AS compound, i.name, i.area_m2 AS "areaM2", i.owner, i.acquisition,
    i.intended_use AS "intendedUse", i.standing, i.note, i.version
  FROM idle_space i JOIN compound c ON c.adcode = i.adcode AND c.id = i.compound_id
  WHERE ${visibleTo(reader)} AND i.adcode = ${adcode}`

/** By compound in ledger order. */
export const findIdleSpaces = (connection: Connection, reader: Reader, adcode: string): Promise<IdleSpace[]> =>
  findRows(
    connection,
    IdleSpace,
    sql`${stored(reader, adcode)} AND c.retired_on IS NULL ORDER BY c.ledger_row NULLS LAST, c.id, i.name, i.id`,
  )

/** Locked for the write that follows. */
export const lockIdleSpace = (connection: Connection, reader: Reader, id: string): Promise<IdleSpace | null> =>
  findRow(connection, IdleSpace, sql`${stored(reader, id.slice(0, 6))} AND i.id = ${id} FOR UPDATE OF i`)

export const findCompoundNames = (connection: Connection, reader: Reader, adcode: string) =>
  findRows(
    connection,
    z.object({ id: z.string(), name: z.string() }),
    sql`SELECT c.id, c.name FROM compound c
        WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL
        ORDER BY c.ledger_row NULLS LAST, c.id`,
  )
