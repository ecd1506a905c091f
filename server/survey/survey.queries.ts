/** Questions about a survey: what is known of each compound, who has signed, and how old a record is. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { StreetRef } from '#contract/compound.ts'
import { SignedCompounds, SignOff } from '#contract/survey.ts'
import { surveyFields } from '#contract/survey-fields.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'
import { isStale, knownFields, newestDay } from './known.queries.ts'

const Known = z.enum(['surveyed', 'estimated', 'invented', 'none'])
const Surveyed = z.object({
  id: z.string(),
  name: z.string(),
  version: z.int(),
  streetOfficeId: z.string().nullable(),
  known: z.record(z.enum(surveyFields), Known),
  newestOn: z.string().nullable(),
  stale: z.boolean(),
})
export type Surveyed = z.infer<typeof Surveyed>

type Asked = { adcode: string; months: number; id?: string; streetOfficeId?: string }

/** The compounds on the lists of a district, one of its streets, or one alone, in ledger order. */
export function findSurveyed(connection: Connection, reader: Reader, asked: Asked): Promise<Surveyed[]> {
  const { adcode, months, id, streetOfficeId } = asked
  return findRows(
    connection,
    Surveyed,
    sql`
    SELECT c.id, c.name, c.version, c.street_office_id AS "streetOfficeId", ${knownFields} AS known,
      ${newestDay} AS "newestOn", ${isStale(months)} AS stale
    FROM compound c
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL
      AND ${id === undefined ? sql`true` : sql`c.id = ${id}`}
      AND ${streetOfficeId === undefined ? sql`true` : sql`c.street_office_id = ${streetOfficeId}`}
    ORDER BY c.ledger_row NULLS LAST, c.id`,
  )
}

export const findStreets = (connection: Connection, reader: Reader, adcode: string) =>
  findRows(
    connection,
    StreetRef,
    sql`SELECT s.id, s.name FROM street_office s WHERE ${visibleTo(reader)} AND s.adcode = ${adcode} ORDER BY s.id`,
  )

const Signed = SignOff.extend({ signed: SignedCompounds })
export type Signed = z.infer<typeof Signed>

const moment = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const signOffColumns = sql`
  f.id, f.adcode, f.street_office_id AS "streetOfficeId", f.on_day::text AS "onDay", f.post, f.note, ${moment(sql`f.at`)} AS at,
  jsonb_array_length(f.compounds) AS compounds, f.compounds AS signed, ${moment(sql`f.withdrawn_at`)} AS "withdrawnAt",
  f.withdrawn_reason AS "withdrawnReason"`

/** The sign-offs that stand, at most one for each street office. */
export const findStanding = (connection: Connection, reader: Reader, adcode: string) =>
  findRows(
    connection,
    Signed,
    sql`SELECT ${signOffColumns} FROM survey_sign_off f
        WHERE ${visibleTo(reader)} AND f.adcode = ${adcode} AND f.withdrawn_at IS NULL ORDER BY f.street_office_id`,
  )

/** Every sign-off of a district, those withdrawn among them, the newest first. */
export const listSignOffs = (connection: Connection, reader: Reader, adcode: string) =>
  findRows(
    connection,
    SignOff,
    sql`SELECT ${signOffColumns} FROM survey_sign_off f
        WHERE ${visibleTo(reader)} AND f.adcode = ${adcode} ORDER BY f.at DESC, f.id`,
  )

export const findSignOff = (connection: Connection, reader: Reader, id: string) =>
  findRow(
    connection,
    Signed,
    sql`SELECT ${signOffColumns} FROM survey_sign_off f
        WHERE ${visibleTo(reader)} AND f.adcode = ${id.slice(0, 6)} AND f.id = ${id}`,
  )

/** Names of compounds, retired ones too. */
export async function findNames(connection: Connection, reader: Reader, adcode: string, ids: readonly string[]) {
  const rows = await findRows(
    connection,
    z.object({ id: z.string(), name: z.string() }),
    sql`SELECT c.id, c.name FROM compound c WHERE ${visibleTo(reader)} AND c.adcode = ${adcode}
        AND c.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
