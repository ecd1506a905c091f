/** What is kept of deadlines: marks by occurrence, and back-schedules. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DeadlineMark, ScheduledStep } from '#contract/deadlines.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'

const StoredMark = DeadlineMark.extend({ pack: z.string(), deadline: z.string(), period: z.string() })
export type StoredMark = z.infer<typeof StoredMark>

const marks = sql`
  SELECT m.pack_id AS pack, m.deadline, m.period, m.state, m.on_day AS "onDay", m.by, m.note, m.version FROM deadline_mark m`

export const findMarks = (connection: Connection, reader: Reader, adcode: string): Promise<StoredMark[]> =>
  findRows(connection, StoredMark, sql`${marks} WHERE ${visibleTo(reader)} AND m.adcode = ${adcode}`)

export type Occasion = { adcode: string; pack: string; deadline: string; period: string }

/** The mark of one occurrence; two who speak of the same one are kept apart by its name, whether it is marked yet or not. */
export async function lockMark(connection: Connection, reader: Reader, { adcode, pack, deadline, period }: Occasion) {
  const key = `deadline mark ${adcode} ${pack} ${deadline} ${period}`
  await connection.statements.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  return findRow(
    connection,
    StoredMark,
    sql`${marks} WHERE ${visibleTo(reader)} AND m.adcode = ${adcode} AND m.pack_id = ${pack} AND m.deadline = ${deadline}
        AND m.period = ${period}`,
  )
}

const StoredSubsidy = z.object({
  compoundId: z.string(),
  name: z.string(),
  packId: z.string(),
  startsOn: z.string(),
  months: z.int(),
})
export type StoredSubsidy = z.infer<typeof StoredSubsidy>

/** Property subsidies with a first day, of the compounds on the lists, in ledger order. */
export const findSubsidies = (connection: Connection, reader: Reader, adcode: string): Promise<StoredSubsidy[]> =>
  findRows(
    connection,
    StoredSubsidy,
    sql`SELECT c.id AS "compoundId", c.name, p.pack_id AS "packId", p.starts_on AS "startsOn", p.months
        FROM property_subsidy p JOIN compound c ON c.adcode = p.adcode AND c.id = p.compound_id
        WHERE ${visibleTo(reader)} AND p.adcode = ${adcode} AND p.starts_on IS NOT NULL AND c.retired_on IS NULL
        ORDER BY c.ledger_row NULLS LAST, c.id`,
  )

const StoredSchedule = z.object({
  id: z.string(),
  adcode: z.string(),
  name: z.string(),
  recordId: z.string().nullable(),
  recordName: z.string().nullable(),
  packId: z.string(),
  endOn: z.string(),
  steps: z.array(ScheduledStep),
  version: z.int(),
})
export type StoredSchedule = z.infer<typeof StoredSchedule>

const schedules = sql`
  SELECT s.id, s.adcode, s.name, s.record_id AS "recordId", s.pack_id AS "packId", s.end_on AS "endOn", s.steps, s.version,
    coalesce((SELECT c.name FROM compound c WHERE c.adcode = s.adcode AND c.id = s.record_id),
      (SELECT a.name FROM area a WHERE a.adcode = s.adcode AND a.id = s.record_id)) AS "recordName"
  FROM back_schedule s`

/** The district's schedules, the earliest end first. */
export const findSchedules = (connection: Connection, reader: Reader, adcode: string): Promise<StoredSchedule[]> =>
  findRows(
    connection,
    StoredSchedule,
    sql`${schedules} WHERE ${visibleTo(reader)} AND s.adcode = ${adcode} ORDER BY s.end_on, s.id COLLATE "C"`,
  )

/** One schedule, its row locked; null where there is none. */
export const lockSchedule = (connection: Connection, reader: Reader, id: string): Promise<StoredSchedule | null> =>
  findRow(
    connection,
    StoredSchedule,
    sql`${schedules} WHERE ${visibleTo(reader)} AND s.adcode = ${id.slice(0, 6)} AND s.id = ${id} FOR UPDATE OF s`,
  )

/** Whether the district has this compound or area. */
export async function hasRecord(connection: Connection, reader: Reader, adcode: string, id: string): Promise<boolean> {
  const found = await findRow(
    connection,
    z.object({ id: z.string() }),
    sql`SELECT c.id FROM compound c WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.id = ${id}
        UNION ALL SELECT a.id FROM area a WHERE a.adcode = ${adcode} AND a.id = ${id}`,
  )
  return found !== null
}
