/** What is stored of money: costs of needed items, contributions with their payments, funds and subsidies, by compound. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Contribution, MaintenanceFund, MoneyRecord, PropertySubsidy } from '#contract/money-record.ts'
import { Payer } from '#contract/payer.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'
import { needNow } from '../menu/menu.queries.ts'

const StoredMoney = z.object({
  id: z.string(),
  adcode: z.string(),
  name: z.string(),
  street: z.string().nullable(),
  planYear: z.int().nullable(),
  builtYear: z.int().nullable(),
  buildings: z.int().nullable(),
  households: z.int().nullable(),
  floorAreaM2: z.number().nullable(),
  costWan: z.number().nullable(),
  /** Items of the menu needed or done; the payer is null where nobody chose one: the pack's presumption holds then. */
  items: z.array(
    z.object({
      itemCode: z.string(),
      buildingId: z.string().nullable(),
      need: z.enum(['needed', 'done']),
      costWan: z.number().nullable(),
      payer: Payer.nullable(),
      workId: z.string().nullable(),
    }),
  ),
  contributions: z.array(Contribution),
  fund: MaintenanceFund.nullable(),
  subsidy: PropertySubsidy.nullable(),
})
export type StoredMoney = z.infer<typeof StoredMoney>

const gathered = (row: SQL, from: SQL) => sql`coalesce((SELECT jsonb_agg(${row}) FROM ${from}), '[]'::jsonb)`

const payments = gathered(
  sql`jsonb_build_object('amountWan', p.amount_wan, 'onDay', p.on_day, 'itemCode', p.item_code, 'payee', p.payee,
    'document', p.document, 'confirmedBy', p.confirmed_by, 'confirmedOn', p.confirmed_on, 'progressPercent', p.progress_percent,
    'exception', p.exception) ORDER BY p.id COLLATE "C"`,
  sql`payment p WHERE p.adcode = m.adcode AND p.contribution_id = m.id`,
)

/** What is invented is no figure of a ledger: it is left out. */
const unlessInvented = (column: SQL, field: string) =>
  sql`CASE WHEN c.provenance->${field}->>'kind' IS DISTINCT FROM 'invented' THEN ${column} END`

/** What was done has cost something all the same. */
const stored = sql`
  SELECT c.id, c.adcode, c.name, s.name AS street, c.plan_year AS "planYear",
    ${unlessInvented(sql`c.built_year`, 'builtYear')} AS "builtYear",
    ${unlessInvented(sql`c.building_count`, 'buildingCount')} AS buildings,
    ${unlessInvented(sql`c.households`, 'households')} AS households,
    ${unlessInvented(sql`c.floor_area_m2`, 'floorAreaM2')} AS "floorAreaM2",
    ${unlessInvented(sql`c.cost_wan`, 'costWan')} AS "costWan",
    ${gathered(
      sql`jsonb_build_object('itemCode', e.item_code, 'buildingId', e.building_id, 'need', ${needNow}, 'costWan', e.cost_wan,
        'payer', e.payer, 'workId', e.work_id) ORDER BY e.item_code, e.id`,
      sql`menu_entry e LEFT JOIN work w ON w.adcode = e.adcode AND w.id = e.work_id
        WHERE e.adcode = c.adcode AND e.compound_id = c.id AND e.need IN ('needed', 'done')`,
    )} AS items,
    ${gathered(
      sql`jsonb_build_object('source', m.source, 'unit', m.unit, 'form', m.form, 'amountWan', m.amount_wan,
        'standing', m.standing, 'standingDays', m.standing_days, 'performanceScore', m.performance_score,
        'performanceNote', m.performance_note, 'purpose', m.purpose, 'consentDocument', m.consent_document, 'document', m.document,
        'onDay', m.on_day, 'note', m.note, 'payments', ${payments}) ORDER BY m.id COLLATE "C"`,
      sql`contribution m WHERE m.adcode = c.adcode AND m.compound_id = c.id`,
    )} AS contributions,
    (SELECT jsonb_build_object('exists', f.exists, 'firstRaisedWan', f.first_raised_wan, 'balanceWan', f.balance_wan, 'onDay', f.on_day)
      FROM maintenance_fund f WHERE f.adcode = c.adcode AND f.compound_id = c.id) AS fund,
    (SELECT jsonb_build_object('packId', p.pack_id, 'rate', p.rate, 'months', p.months, 'startsOn', p.starts_on,
        'manager', p.manager, 'tranches', p.tranches, 'note', p.note)
      FROM property_subsidy p WHERE p.adcode = c.adcode AND p.compound_id = c.id) AS subsidy
  FROM compound c LEFT JOIN street_office s ON s.adcode = c.adcode AND s.id = c.street_office_id`

/** Of every compound on the lists of a district, in ledger order. */
export const findDistrictMoney = (connection: Connection, reader: Reader, adcode: string): Promise<StoredMoney[]> =>
  findRows(
    connection,
    StoredMoney,
    sql`${stored} WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL
        ORDER BY c.ledger_row NULLS LAST, c.id`,
  )

/** Of one compound. */
export async function findMoney(connection: Connection, reader: Reader, id: string): Promise<StoredMoney | null> {
  const [found] = await findRows(
    connection,
    StoredMoney,
    sql`${stored} WHERE ${visibleTo(reader)} AND c.adcode = ${id.slice(0, 6)} AND c.id = ${id} AND c.retired_on IS NULL`,
  )
  return found ?? null
}

/** The record of a compound before the last save; none before the first. What an older version of ours could not keep is empty in it. */
export async function findRecordBefore(connection: Connection, adcode: string, id: string): Promise<MoneyRecord[]> {
  const rows = await findRows(
    connection,
    z.object({ before: MoneyRecord }),
    sql`SELECT before FROM audit_entry WHERE adcode = ${adcode} AND kind = 'money' AND record_id = ${id}
        ORDER BY seq DESC LIMIT 1`,
  )
  return rows.map(({ before }) => before)
}
