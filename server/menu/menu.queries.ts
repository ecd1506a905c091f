/** What is ticked in a district: the entries of a compound, those that are about to change, links and waivers. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { LinkedWork, MenuBuilding, MenuEntry, SequenceWaiver } from '#contract/menu.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'

const workColumns = sql`jsonb_build_object('id', w.id, 'name', w.name, 'trade', w.trade, 'kind', w.kind, 'state', w.state,
  'roadName', w.road_name, 'fromMonth', w.from_month, 'toMonth', w.to_month)`

const entryColumns = sql`e.id, e.compound_id AS "compoundId", e.building_id AS "buildingId", e.item_code AS "itemCode",
  e.need, e.quantity, e.unit, e.cost_wan AS "costWan", e.payer, e.year, e.work_id AS "workId", e.excavates, e.note, e.version,
  CASE WHEN w.id IS NOT NULL THEN ${workColumns} END AS work`

/** The same as one JSON value. */
export const entryObject = sql`jsonb_build_object('id', e.id, 'compoundId', e.compound_id, 'buildingId', e.building_id,
  'itemCode', e.item_code, 'need', e.need, 'quantity', e.quantity, 'unit', e.unit, 'costWan', e.cost_wan, 'payer', e.payer,
  'year', e.year, 'workId', e.work_id, 'excavates', e.excavates, 'note', e.note, 'version', e.version,
  'work', CASE WHEN w.id IS NOT NULL THEN ${workColumns} END)`

/** `needOf` of the contract, of entry e and its work w: what was needed is done once the work that does it is finished. */
export const needNow = sql`CASE WHEN e.need = 'needed' AND w.state = 'finished' THEN 'done' ELSE e.need END`

const entries = sql`menu_entry e LEFT JOIN work w ON w.adcode = e.adcode AND w.id = e.work_id`
const inOrder = sql`ORDER BY e.compound_id, e.building_id NULLS FIRST, e.item_code`

const Head = z.object({ name: z.string(), planYear: z.int().nullable(), buildings: z.array(MenuBuilding) })

/** The buildings of compound c as one JSON value: 2号楼 before 10号楼, those without a name last. */
export const buildingsOfCompound = sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'floors', b.floors,
    'isDrawn', b.boundary IS NOT NULL, 'version', b.version) ORDER BY length(b.name), b.name, b.id), '[]'::jsonb)
  FROM building b WHERE b.adcode = c.adcode AND b.compound_id = c.id)`

/** A compound on the lists with its buildings; null where the reader may see none. */
export const findMenuHead = (connection: Connection, reader: Reader, id: string) =>
  findRow(
    connection,
    Head,
    sql`
    SELECT c.name, c.plan_year AS "planYear", ${buildingsOfCompound} AS buildings
    FROM compound c
    WHERE ${visibleTo(reader)} AND c.adcode = ${id.slice(0, 6)} AND c.id = ${id} AND c.retired_on IS NULL`,
  )

/** Those of one compound. */
export const findEntries = (connection: Connection, reader: Reader, compoundId: string): Promise<MenuEntry[]> =>
  findRows(
    connection,
    MenuEntry,
    sql`
    SELECT ${entryColumns} FROM ${entries}
    WHERE ${visibleTo(reader)} AND e.adcode = ${compoundId.slice(0, 6)} AND e.compound_id = ${compoundId} ${inOrder}`,
  )

/** Planned and running works that touch a compound: any of them may do an item of it. */
export const findWorksOf = (connection: Connection, reader: Reader, compoundId: string): Promise<LinkedWork[]> =>
  findRows(
    connection,
    LinkedWork,
    sql`
    SELECT w.id, w.name, w.trade, w.kind, w.state, w.road_name AS "roadName", w.from_month AS "fromMonth", w.to_month AS "toMonth"
    FROM work_compound l JOIN work w ON w.adcode = l.adcode AND w.id = l.work_id
    WHERE ${visibleTo(reader)} AND l.adcode = ${compoundId.slice(0, 6)} AND l.compound_id = ${compoundId} AND w.kind <> 'existing'
    ORDER BY w.from_month NULLS LAST, w.id`,
  )

/** Keys of entries as one JSON value, which both engines take alike. */
export type EntryKey = { compoundId: string; buildingId: string | null; itemCode: string }
const keysOf = (keys: readonly EntryKey[]): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(keys.map(({ compoundId, buildingId, itemCode }) => ({ compoundId, buildingId, itemCode })))}::jsonb)
    AS k("compoundId" text, "buildingId" text, "itemCode" text)`

/** The entries under these keys as they stand, locked until the write is in. */
export async function lockEntries(
  connection: Connection,
  reader: Reader,
  adcode: string,
  keys: readonly EntryKey[],
): Promise<MenuEntry[]> {
  const standing = sql`e.adcode = ${adcode} AND EXISTS (SELECT FROM ${keysOf(keys)} WHERE k."compoundId" = e.compound_id
    AND k."buildingId" IS NOT DISTINCT FROM e.building_id AND k."itemCode" = e.item_code)`
  await connection.statements.execute(sql`SELECT e.id FROM menu_entry e WHERE ${standing} ORDER BY e.id FOR UPDATE`)
  return findRows(
    connection,
    MenuEntry,
    sql`SELECT ${entryColumns} FROM ${entries} WHERE ${visibleTo(reader)} AND ${standing} ${inOrder}`,
  )
}

/** The first of the compounds, buildings and works named that is not there, or not where it is said to be. */
export async function findLost(
  connection: Connection,
  reader: Reader,
  adcode: string,
  named: readonly { compoundId: string; buildingId: string | null; workId: string | null }[],
): Promise<{ kind: 'compound' | 'building' | 'work'; id: string } | null> {
  return findRow(
    connection,
    z.object({ kind: z.enum(['compound', 'building', 'work']), id: z.string() }),
    sql`
    WITH named AS MATERIALIZED (
      SELECT DISTINCT "compoundId", "buildingId", "workId"
      FROM jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS n("compoundId" text, "buildingId" text, "workId" text)
    )
    SELECT 'compound' AS kind, n."compoundId" AS id FROM named n
    LEFT JOIN compound c ON c.adcode = ${adcode} AND c.id = n."compoundId" AND c.retired_on IS NULL AND ${visibleTo(reader)}
    WHERE c.id IS NULL
    UNION ALL
    SELECT 'building', n."buildingId" FROM named n
    LEFT JOIN building b ON b.adcode = ${adcode} AND b.id = n."buildingId" AND b.compound_id = n."compoundId"
    WHERE n."buildingId" IS NOT NULL AND b.id IS NULL
    UNION ALL
    SELECT 'work', n."workId" FROM named n LEFT JOIN work w ON w.adcode = ${adcode} AND w.id = n."workId"
    WHERE n."workId" IS NOT NULL AND w.id IS NULL
    LIMIT 1`,
  )
}

const StoredLink = z.object({
  fromItem: z.string(),
  toItem: z.string(),
  linked: z.boolean(),
  reason: z.string().nullable(),
  version: z.int(),
})
export type StoredLink = z.infer<typeof StoredLink>

/** What a district said of links between items. */
export const findDistrictLinks = (connection: Connection, reader: Reader, adcode: string): Promise<StoredLink[]> =>
  findRows(
    connection,
    StoredLink,
    sql`
    SELECT l.from_item AS "fromItem", l.to_item AS "toItem", l.linked, l.reason, l.version FROM item_link l
    WHERE ${visibleTo(reader)} AND l.adcode = ${adcode} ORDER BY l.from_item, l.to_item`,
  )

/** A link that is not there cannot be locked: two who speak of the same items are kept apart by their codes. */
export async function lockLink(connection: Connection, adcode: string, fromItem: string, toItem: string) {
  const key = `item link ${adcode} ${fromItem} ${toItem}`
  await connection.statements.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  return findRow(
    connection,
    StoredLink,
    sql`
    SELECT l.from_item AS "fromItem", l.to_item AS "toItem", l.linked, l.reason, l.version FROM item_link l
    WHERE l.adcode = ${adcode} AND l.from_item = ${fromItem} AND l.to_item = ${toItem}`,
  )
}

/** A waiver is kept among the compound's facts, under a code that names pack and rule. */
export const waiverCode = (packId: string, rule: string) => `waived-${packId}-${rule}`
const StoredWaiver = SequenceWaiver.omit({ packId: true, rule: true }).extend({
  compoundId: z.string(),
  code: z.string(),
})

/** Of one compound, or of all in the district. */
export async function findWaivers(
  connection: Connection,
  reader: Reader,
  { adcode, compoundId }: { adcode: string; compoundId?: string },
): Promise<(SequenceWaiver & { compoundId: string })[]> {
  const rows = await findRows(
    connection,
    StoredWaiver,
    sql`
    SELECT f.compound_id AS "compoundId", f.code, f.note AS reason, f.origin->>'source' AS by, f.origin->>'onDay' AS "onDay", f.version
    FROM compound_fact f
    WHERE ${visibleTo(reader)} AND f.adcode = ${adcode} AND f.code LIKE 'waived-%'
      AND ${compoundId === undefined ? sql`true` : sql`f.compound_id = ${compoundId}`}
    ORDER BY f.compound_id, f.code`,
  )
  return rows.flatMap(({ code, ...rest }) => {
    const [, packId, rule] = /^waived-([a-z]+-\d{4}-\d+)-(.+)$/.exec(code) ?? []
    return packId && rule ? { ...rest, packId, rule } : []
  })
}
