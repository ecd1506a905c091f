/** Versions of packs: those taken back are not in force, and keep their number. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { PackRelease } from '#contract/pack-editing.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRow, findRows, getRow } from '../../db/connection.ts'
import { inForceFirst } from '../in-force.queries.ts'

/** The highest number ever given to a version of the pack; 0 for a pack nobody has written. */
export async function newestVersion(connection: Connection, id: string): Promise<number> {
  const { newest } = await getRow(
    connection,
    z.object({ newest: z.int() }),
    sql`SELECT coalesce(max(p.version), 0)::int AS newest FROM policy_pack p WHERE p.id = ${id}`,
  )
  return newest
}

/** Keeps two who save versions of one pack apart until the first is done. */
export const lockPack = (connection: Connection, id: string) =>
  connection.statements.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`policy pack ${id}`}, 0))`)

/** Keeps those apart who save packs of one district: one looks at what the others hold. */
export const lockPacksOf = (connection: Connection, adcode: string) =>
  connection.statements.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`policy packs of ${adcode}`}, 0))`)

/** The version in force with its territory; null where none is. */
export const findInForce = (connection: Connection, id: string) =>
  findRow(
    connection,
    z.object({ version: z.int(), territory: z.array(z.string()) }),
    sql`SELECT p.version, p.territory FROM policy_pack p WHERE p.id = ${id} AND p.withdrawn_on IS NULL
        ORDER BY ${inForceFirst} LIMIT 1`,
  )

/** The releases of a pack that came with the product, the newest first, each with the number it has here. */
export const findEditions = (connection: Connection, id: string) =>
  findRows(
    connection,
    z.object({ edition: z.int(), version: z.int(), withdrawnOn: z.string().nullable() }),
    sql`SELECT coalesce((p.rules->>'edition')::int, p.version) AS edition, p.version, p.withdrawn_on AS "withdrawnOn"
        FROM policy_pack p WHERE p.id = ${id} AND p.made_by IS NULL ORDER BY p.version DESC`,
  )

/** Of each pack in force that came with a release, what that release did to the district. */
export const listReleases = (connection: Connection, reader: Reader, adcode: string): Promise<PackRelease[]> =>
  findRows(
    connection,
    PackRelease,
    sql`
    WITH newest AS (
      SELECT DISTINCT ON (p.id) p.id, p.version, p.made_by
      FROM policy_pack p WHERE ${visibleTo(reader)} AND p.withdrawn_on IS NULL ORDER BY p.id, ${inForceFirst}
    )
    SELECT n.id AS pack, n.version, (e.before->>'version')::int AS "from", (e.at AT TIME ZONE 'Asia/Shanghai')::date::text AS "onDay",
      e.after->'changes' AS changes
    FROM newest n
    JOIN audit_entry e ON e.adcode = ${adcode} AND e.record_id = n.id AND e.kind = 'release'
      AND (e.after->>'version')::int = n.version
    WHERE n.made_by IS NULL ORDER BY n.id`,
  )
