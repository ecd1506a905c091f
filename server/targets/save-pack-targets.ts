/** Targets a document states, as records of a district it covers: they are later compared with that district's ledger. */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { PolicyPack } from '#contract/policy.ts'
import type { Connection } from '../db/connection.ts'
import { findHeldTargets, isInForce, lockPackTargets } from './targets.queries.ts'

/**
 * Brings the targets of a district to what the pack states, where this very version is in force: adds what is not there,
 * changes what nobody has changed, takes away what it states no more. One somebody changed or settled stays as it is.
 */
export async function savePackTargets(connection: Connection, adcode: string, pack: PolicyPack): Promise<void> {
  if (!(await isInForce(connection, pack))) return
  const idOf = await idsIn(connection, adcode, pack)
  const rows = pack.targets.map(({ code, clause, printed, note, ...stated }) => ({
    ...stated,
    id: idOf(code),
    origin: { source: pack.source, clause, printed, kind: 'document', ...(note === undefined ? {} : { note }) },
  }))
  // locked first, so that an outcome signed meanwhile is seen by the statements that change and delete
  await lockPackTargets(connection, adcode, pack.id)
  await connection.statements.execute(sql`
    INSERT INTO target (adcode, id, pack_id, measure, strength, unit, year, amount, on_day, built_before, origin)
    SELECT ${adcode}, id, ${pack.id}, measure, strength, unit, year, amount, "onDay", "builtBefore", origin
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, measure text, strength text, unit text, year int,
      amount int, "onDay" date, "builtBefore" int, origin jsonb)
    ON CONFLICT (adcode, id) DO UPDATE SET measure = excluded.measure, strength = excluded.strength, unit = excluded.unit,
      year = excluded.year, amount = excluded.amount, on_day = excluded.on_day, built_before = excluded.built_before,
      origin = excluded.origin
    WHERE target.version = 1 AND target.pack_id = excluded.pack_id
      AND NOT EXISTS (SELECT FROM target_outcome o WHERE o.adcode = target.adcode AND o.target_id = target.id)
      AND (target.measure, target.strength, target.unit, target.year, target.amount, target.on_day, target.built_before,
        target.origin) IS DISTINCT FROM (excluded.measure, excluded.strength, excluded.unit, excluded.year, excluded.amount,
        excluded.on_day, excluded.built_before, excluded.origin)`)
  await removePackTargets(
    connection,
    { adcode, packId: pack.id },
    rows.map(({ id }) => id),
  )
}

/** Takes the targets of a pack away but for those kept, and those somebody changed or settled. */
export async function removePackTargets(
  connection: Connection,
  { adcode, packId }: { adcode: string; packId: string },
  kept: readonly string[] = [],
): Promise<void> {
  // locked first, so that an outcome signed meanwhile is seen by the statement that deletes
  await lockPackTargets(connection, adcode, packId)
  await connection.statements.execute(sql`
    DELETE FROM target t WHERE t.adcode = ${adcode} AND t.pack_id = ${packId} AND t.version = 1
      AND t.id NOT IN (SELECT jsonb_array_elements_text(${JSON.stringify(kept)}::jsonb))
      AND NOT EXISTS (SELECT FROM target_outcome o WHERE o.adcode = t.adcode AND o.target_id = t.id)`)
}

/**
 * A document of that very district gives its targets short ids, unless another document has them; those of a wider one
 * carry its name.
 */
async function idsIn(connection: Connection, adcode: string, pack: PolicyPack): Promise<(code: string) => string> {
  const short = (code: string) => `${adcode}-g-${code}`
  const long = (code: string) => `${adcode}-g-${fitted(`${pack.id}-${code}`)}`
  if (!pack.territory.includes(adcode)) return long
  const codes = pack.targets.map(({ code }) => code)
  const held = await findHeldTargets(connection, adcode, [...codes.map(short), ...codes.map(long)])
  const packOf = new Map(held.map(({ id, packId }) => [id, packId]))
  const isElsewhere = (id: string) => packOf.has(id) && packOf.get(id) !== pack.id
  return (code) => (packOf.get(long(code)) === pack.id || isElsewhere(short(code)) ? long(code) : short(code))
}

/** As long as an id may be after its prefix; a longer name keeps its beginning, and a digest tells it apart. */
const longest = 40
function fitted(name: string): string {
  if (name.length <= longest) return name
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8)
  return `${name.slice(0, longest - 1 - digest.length)}-${digest}`
}
