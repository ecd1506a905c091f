/** Areas whose member was split or merged: what takes its place stays in the area, and the area moves on a version. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { lockArea } from '../../areas/areas.queries.ts'
import { type Connection, findRow, findRows } from '../../db/connection.ts'
import type { Transaction } from '../../db/write.ts'
import { NotFound } from '../../errors.ts'

const Membership = z.object({ compoundId: z.string(), areaId: z.string(), area: z.string() })
export type Membership = z.infer<typeof Membership>

/** Locks the scheme in force before any compound: whoever saves areas does it in this order too. */
export async function lockSchemeInForce(tx: Connection, adcode: string): Promise<string | null> {
  const found = await findRow(
    tx,
    z.object({ id: z.string() }),
    sql`SELECT id FROM scheme WHERE adcode = ${adcode} AND adopted FOR UPDATE`,
  )
  return found?.id ?? null
}

/** In which areas of the scheme in force the compounds are. */
export const findMemberships = (connection: Connection, reader: Reader, adcode: string, ids: readonly string[]) =>
  findRows(
    connection,
    Membership,
    sql`
    SELECT m.compound_id AS "compoundId", m.area_id AS "areaId", a.number || ' ' || a.name AS area
    FROM area_member m
    JOIN scheme ON scheme.adcode = m.adcode AND scheme.id = m.scheme_id AND scheme.adopted
    JOIN area a ON a.adcode = m.adcode AND a.id = m.area_id
    WHERE ${visibleTo(reader)} AND m.adcode = ${adcode}
      AND m.compound_id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    ORDER BY m.compound_id`,
  )

type Replacement = { areaId: string; schemeId: string; from: readonly string[]; to: readonly string[] }

/** The compounds `to` stand in the area where `from` stood. */
export async function replaceMembers(
  tx: Transaction,
  reader: Reader,
  { areaId, schemeId, from, to }: Replacement,
  reason: string | undefined,
): Promise<void> {
  const adcode = areaId.slice(0, 6)
  const before = await lockArea(tx, reader, areaId)
  await tx.statements.execute(sql`
    DELETE FROM area_member WHERE adcode = ${adcode} AND scheme_id = ${schemeId}
      AND compound_id IN (SELECT jsonb_array_elements_text(${JSON.stringify(from)}::jsonb))`)
  await tx.statements.execute(sql`
    INSERT INTO area_member (adcode, scheme_id, compound_id, area_id)
    SELECT ${adcode}, ${schemeId}, member, ${areaId} FROM jsonb_array_elements_text(${JSON.stringify(to)}::jsonb) AS member`)
  await tx.statements.execute(sql`UPDATE area SET version = version + 1 WHERE adcode = ${adcode} AND id = ${areaId}`)
  const after = await lockArea(tx, reader, areaId)
  if (!before || !after) throw new NotFound('area', areaId)
  tx.audit({ action: 'area.change', kind: 'area', recordId: areaId, before: before.row, after: after.row, reason })
}
