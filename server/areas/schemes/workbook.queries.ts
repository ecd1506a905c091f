/** Questions behind the workbook of a scheme: its areas with their record, and the ledger of the district. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows } from '../../db/connection.ts'
import { Figure, figure } from '../areas.queries.ts'

const RecordedArea = z.object({
  number: z.string(),
  name: z.string(),
  planYear: z.int().nullable(),
  implementer: z.string().nullable(),
  leadStreetOfficeId: z.string().nullable(),
  note: z.string().nullable(),
  compounds: z.array(z.string()),
})
export type RecordedArea = z.infer<typeof RecordedArea>

/** The areas written for a scheme, adopted or adopted once, by number; a draft has none. */
export function findRecordedAreas(connection: Connection, reader: Reader, schemeId: string): Promise<RecordedArea[]> {
  return findRows(
    connection,
    RecordedArea,
    sql`
    SELECT a.number, a.name, a.plan_year AS "planYear", a.implementer, a.lead_street_office_id AS "leadStreetOfficeId", a.note,
      ARRAY(SELECT m.compound_id FROM area_member m WHERE m.adcode = a.adcode AND m.area_id = a.id) AS compounds
    FROM area a WHERE ${visibleTo(reader)} AND a.adcode = ${schemeId.slice(0, 6)} AND a.scheme_id = ${schemeId}
    ORDER BY length(a.number), a.number`,
  )
}

const LedgerRow = z.object({
  id: z.string(),
  name: z.string(),
  streetOfficeId: z.string().nullable(),
  streetOffice: z.string().nullable(),
  households: Figure,
  floorAreaM2: Figure,
  costWan: Figure,
  builtYear: Figure,
})
export type LedgerRow = z.infer<typeof LedgerRow>

/** Every compound of a district that is not retired, in ledger order; each figure with whether it is an estimate. */
export function findLedger(connection: Connection, reader: Reader, adcode: string): Promise<LedgerRow[]> {
  return findRows(
    connection,
    LedgerRow,
    sql`
    SELECT c.id, c.name, s.id AS "streetOfficeId", s.name AS "streetOffice",
      ${figure(sql`c.households`, 'households')} AS households,
      ${figure(sql`c.floor_area_m2`, 'floorAreaM2')} AS "floorAreaM2",
      ${figure(sql`c.cost_wan`, 'costWan')} AS "costWan",
      ${figure(sql`c.built_year`, 'builtYear')} AS "builtYear"
    FROM compound c LEFT JOIN street_office s ON s.adcode = c.adcode AND s.id = c.street_office_id
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL
    ORDER BY c.ledger_row NULLS LAST, c.id`,
  )
}
