/** The policy packs as they stand. They are reference records: one district's reader sees the packs of all. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { PolicyPack } from '#contract/policy.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'
import { inForceFirst } from './in-force.queries.ts'

/** Every pack in the version in force, with its clauses, by id. */
export async function listPacks(connection: Connection, reader: Reader): Promise<PolicyPack[]> {
  const rows = await findRows(
    connection,
    z.object({ pack: PolicyPack }),
    sql`
    WITH newest AS (
      SELECT DISTINCT ON (p.id) p.* FROM policy_pack p WHERE ${visibleTo(reader)} AND p.withdrawn_on IS NULL ORDER BY p.id, ${inForceFirst}
    )
    SELECT (n.rules - 'edition') || jsonb_build_object(
      'id', n.id, 'version', n.version, 'documentNumber', n.document_number, 'title', n.title, 'issuer', n.issuer,
      'level', n.level, 'issuedOn', n.issued_on, 'territory', n.territory,
      'clauses', (
        SELECT jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'quoted', c.quoted) ORDER BY c.id)
        FROM policy_clause c WHERE c.pack_id = n.id AND c.pack_version = n.version
      )) AS pack
    FROM newest n ORDER BY n.id`,
  )
  return rows.map(({ pack }) => pack)
}
