/** Targets a document states, as records of a district it covers: they are later compared with that district's ledger. */
import { sql } from 'drizzle-orm'
import type { PolicyPack } from '#contract/policy.ts'
import type { Connection } from '../db/connection.ts'

/**
 * Adds what is not there; a target nobody has changed follows its pack, one somebody changed stays as it is. A document of
 * that very district gives its targets their short ids; those of a wider one carry its name.
 */
export async function savePackTargets(connection: Connection, adcode: string, pack: PolicyPack): Promise<void> {
  const prefix = pack.territory.includes(adcode) ? `${adcode}-g-` : `${adcode}-g-${pack.id}-`
  const rows = pack.targets.map(({ code, clause, printed, note, ...stated }) => ({
    ...stated,
    id: prefix + code,
    origin: { source: pack.source, clause, printed, kind: 'document', ...(note === undefined ? {} : { note }) },
  }))
  await connection.statements.execute(sql`
    INSERT INTO target (adcode, id, pack_id, measure, strength, unit, year, amount, on_day, built_before, origin)
    SELECT ${adcode}, id, ${pack.id}, measure, strength, unit, year, amount, "onDay", "builtBefore", origin
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, measure text, strength text, unit text, year int,
      amount int, "onDay" date, "builtBefore" int, origin jsonb)
    ON CONFLICT (adcode, id) DO UPDATE SET measure = excluded.measure, strength = excluded.strength, unit = excluded.unit,
      year = excluded.year, amount = excluded.amount, on_day = excluded.on_day, built_before = excluded.built_before,
      origin = excluded.origin
    WHERE target.version = 1 AND target.pack_id = excluded.pack_id
      AND (target.built_before IS DISTINCT FROM excluded.built_before OR target.origin IS DISTINCT FROM excluded.origin)`)
}
