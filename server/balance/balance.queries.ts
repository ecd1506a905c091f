/** Questions about balance units: what is stored, and what is true of the areas and compounds in them. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { BalanceLine, balanceKinds, standings } from '#contract/balance.ts'
import { Position } from '#contract/geometry.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { Figure, figure } from '../areas/areas.queries.ts'
import { column, compoundById } from '../areas/wanted.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'

const StoredItem = z.object({
  kind: z.enum(balanceKinds),
  recordId: z.string().nullable(),
  name: z.string(),
  place: Position.nullable(),
  standing: z.enum(standings),
  source: z.string().nullable(),
  onDay: z.string().nullable(),
  lines: z.array(BalanceLine),
})
const StoredUnit = z.object({
  id: z.string(),
  adcode: z.string(),
  name: z.string(),
  note: z.string().nullable(),
  version: z.int(),
  items: z.array(StoredItem),
  lines: z.array(BalanceLine),
})
export type StoredItem = z.infer<typeof StoredItem>
export type StoredUnit = z.infer<typeof StoredUnit>

const attestation = (row: ReturnType<typeof sql>) =>
  sql`'standing', ${row}.standing, 'source', ${row}.source, 'onDay', ${row}.on_day`

/** Ids of items and lines end in numbers that keep the order they were given in; compared byte by byte on every engine. */
const linesWhere = (condition: ReturnType<typeof sql>) => sql`
  coalesce((
    SELECT jsonb_agg(jsonb_build_object('side', l.side, 'name', l.name, 'amountWan', l.amount_wan, ${attestation(sql`l`)})
      ORDER BY l.id COLLATE "C")
    FROM balance_line l WHERE l.adcode = u.adcode AND l.unit_id = u.id AND ${condition}
  ), '[]'::jsonb)`

const storedUnits = sql`
  SELECT u.id, u.adcode, u.name, u.note, u.version,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('kind', i.kind, 'recordId', i.record_id, 'name', i.name,
        'place', (st_asgeojson(i.place, 7, 0)::jsonb)->'coordinates',
        ${attestation(sql`i`)}, 'lines', ${linesWhere(sql`l.item_id = i.id`)}) ORDER BY i.id COLLATE "C")
      FROM balance_item i WHERE i.adcode = u.adcode AND i.unit_id = u.id
    ), '[]'::jsonb) AS items,
    ${linesWhere(sql`l.item_id IS NULL`)} AS lines
  FROM balance_unit u`

/** The units of a district by name. */
export const findStoredUnits = (connection: Connection, reader: Reader, adcode: string): Promise<StoredUnit[]> =>
  findRows(
    connection,
    StoredUnit,
    sql`${storedUnits} WHERE ${visibleTo(reader)} AND u.adcode = ${adcode} ORDER BY u.name COLLATE "C", u.id`,
  )

/** One unit, or null where there is none the reader may see. */
export const findStoredUnit = (connection: Connection, reader: Reader, id: string): Promise<StoredUnit | null> =>
  findRow(
    connection,
    StoredUnit,
    sql`${storedUnits} WHERE ${visibleTo(reader)} AND u.adcode = ${id.slice(0, 6)} AND u.id = ${id}`,
  )

/** The version of a unit, which is locked for the write that follows. */
export const lockUnit = (connection: Connection, reader: Reader, id: string) =>
  findRow(
    connection,
    z.object({ version: z.int() }),
    sql`SELECT u.version FROM balance_unit u
        WHERE ${visibleTo(reader)} AND u.adcode = ${id.slice(0, 6)} AND u.id = ${id} FOR UPDATE OF u`,
  )

const FundedRecord = z.object({
  id: z.string(),
  name: z.string(),
  place: Position.nullable(),
  /** 投资估算 of each compound behind it. */
  costs: z.array(Figure),
  compounds: z.array(z.string()),
})
export type FundedRecord = z.infer<typeof FundedRecord>

/** Compounds that are on the ledger, placed or not. Unknown, retired and foreign ids give no row. */
export const findFundedCompounds = (connection: Connection, reader: Reader, adcode: string, ids: readonly string[]) =>
  findRows(
    connection,
    FundedRecord,
    sql`
    SELECT c.id, c.name, (st_asgeojson(st_transform(c.place_3857, 4490), 7, 0)::jsonb)->'coordinates' AS place,
      jsonb_build_array(${figure(sql`c.cost_wan`, 'costWan')}) AS costs, ARRAY[c.id] AS compounds
    FROM unnest(${column(ids, sql`text`)}) AS wanted(id)
    CROSS JOIN LATERAL ${compoundById(adcode, sql`wanted.id`)} c
    WHERE ${visibleTo(reader)} AND c.retired_on IS NULL`,
  )

/** Areas of the scheme in force; `place` is amid the places of their members. */
export const findFundedAreas = (connection: Connection, reader: Reader, adcode: string, ids: readonly string[]) =>
  findRows(
    connection,
    FundedRecord,
    sql`
    SELECT a.id, a.name,
      (st_asgeojson(st_centroid(st_collect(st_transform(c.place_3857, 4490))), 7, 0)::jsonb)->'coordinates' AS place,
      coalesce(jsonb_agg(${figure(sql`c.cost_wan`, 'costWan')}) FILTER (WHERE c.id IS NOT NULL), '[]'::jsonb) AS costs,
      coalesce(array_agg(c.id) FILTER (WHERE c.id IS NOT NULL), '{}') AS compounds
    FROM unnest(${column(ids, sql`text`)}) AS wanted(id)
    JOIN area a ON a.adcode = ${adcode} AND a.id = wanted.id
    JOIN scheme ON scheme.adcode = a.adcode AND scheme.id = a.scheme_id AND scheme.adopted
    LEFT JOIN area_member m ON m.adcode = a.adcode AND m.area_id = a.id
    LEFT JOIN LATERAL ${compoundById(adcode, sql`m.compound_id`)} c ON true
    WHERE ${visibleTo(reader)}
    GROUP BY a.id, a.name`,
  )
