/** Recorded facts for those who write them: each with the version it stands in, the two with a column of their own among them. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { landTenures, structuralSafeties } from '#contract/compound.ts'
import { CompoundFact, FactList, type FactValue } from '#contract/compound-fact.ts'
import { Provenance } from '#contract/provenance.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { jsonParts } from '../db/bulk.ts'
import { type Connection, findRows, getRow } from '../db/connection.ts'
import { type ColumnFact, columnFacts } from './column-facts.ts'

const Standing = z.object({
  id: z.string(),
  name: z.string(),
  version: z.int(),
  landTenure: z.enum(landTenures).nullable(),
  structuralSafety: z.enum(structuralSafeties).nullable(),
  provenance: Provenance,
  facts: z.array(CompoundFact),
})
export type Standing = z.infer<typeof Standing>

/** The compounds named that are on the lists, locked in the order of their ids, with every fact recorded of them. */
export async function lockStandings(
  connection: Connection,
  reader: Reader,
  adcode: string,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  const wanted = sql`c.adcode = ${adcode} AND c.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`
  await connection.statements.execute(
    sql`SELECT c.id FROM compound c WHERE ${visibleTo(reader)} AND ${wanted} ORDER BY c.id FOR UPDATE`,
  )
  const rows = await findRows(
    connection,
    Standing,
    sql`
    SELECT c.id, c.name, c.version, c.land_tenure AS "landTenure", c.structural_safety AS "structuralSafety",
      jsonb_strip_nulls(jsonb_build_object('landTenure', c.provenance->'landTenure',
        'structuralSafety', c.provenance->'structuralSafety')) AS provenance,
      coalesce((SELECT jsonb_agg(jsonb_build_object('code', f.code, 'holds', f.holds, 'happens', f.happens, 'note', f.note,
        'origin', f.origin, 'version', f.version)) FROM compound_fact f
        WHERE f.adcode = c.adcode AND f.compound_id = c.id), '[]'::jsonb) AS facts
    FROM compound c WHERE ${visibleTo(reader)} AND c.retired_on IS NULL AND ${wanted}`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** A fact as it stands, wherever it is kept; null where nobody has recorded it. */
export function factOf(standing: Standing, code: string): CompoundFact | null {
  const column = columnFacts[code]
  if (!column) return standing.facts.find((each) => each.code === code) ?? null
  const word = standing[column.field]
  if (word === null) return null
  const origin = standing.provenance[column.field] ?? { source: '–', kind: 'user' as const }
  const holds = column.words.find(([each]) => each === word)?.[1] ?? null
  return { code, holds, happens: null, note: origin.note ?? null, origin, version: standing.version }
}

/** Every fact recorded of a compound, those with a column among them. */
export const allFacts = (standing: Standing): CompoundFact[] => [
  ...standing.facts,
  ...Object.keys(columnFacts).flatMap((code) => factOf(standing, code) ?? []),
]

/** Of these codes, what is recorded in the district, in the order of ids. Those with a column are told by their compounds. */
export async function listFacts(
  connection: Connection,
  reader: Reader,
  { adcode, codes, limit, offset }: { adcode: string; codes: readonly string[] | null; limit: number; offset: number },
): Promise<FactList> {
  const wanted = codes === null ? sql`true` : sql`f.code = ANY (string_to_array(${codes.join(',')}, ','))`
  return getRow(
    connection,
    FactList,
    sql`
    WITH found AS MATERIALIZED (
      SELECT f.* FROM compound_fact f JOIN compound c ON c.adcode = f.adcode AND c.id = f.compound_id AND c.retired_on IS NULL
      WHERE ${visibleTo(reader)} AND f.adcode = ${adcode} AND ${wanted}
    ),
    page AS (
      SELECT compound_id AS "compoundId", code, holds, happens, note, origin, version FROM found
      ORDER BY compound_id, code LIMIT ${limit} OFFSET ${offset}
    )
    SELECT (SELECT count(*)::int FROM found) AS total,
      coalesce((SELECT json_agg(page ORDER BY "compoundId", code) FROM page), '[]'::json) AS items`,
  )
}

export type WrittenFact = { compoundId: string; code: string; version: number; fact: FactValue }

/** Puts facts into their table, new or over what stood there. */
export async function writeFacts(connection: Connection, adcode: string, facts: readonly WrittenFact[]): Promise<void> {
  const rows = facts.map(({ fact: { holds, happens = null, note = null, origin }, ...each }) => ({
    ...each,
    ...{ holds, happens, note, origin },
  }))
  for (const part of jsonParts(rows))
    await connection.statements.execute(sql`
      INSERT INTO compound_fact (adcode, compound_id, code, holds, happens, note, origin, version)
      SELECT ${adcode}, r."compoundId", r.code, r.holds, r.happens, r.note, r.origin, r.version
      FROM jsonb_to_recordset(${part}::jsonb) AS r("compoundId" text, code text, holds boolean, happens text, note text,
        origin jsonb, version int)
      ON CONFLICT (adcode, compound_id, code) DO UPDATE SET holds = excluded.holds, happens = excluded.happens,
        note = excluded.note, origin = excluded.origin, version = excluded.version`)
}

export async function removeFacts(
  connection: Connection,
  adcode: string,
  facts: readonly { compoundId: string; code: string }[],
): Promise<void> {
  for (const part of jsonParts(facts))
    await connection.statements.execute(sql`
      DELETE FROM compound_fact f USING jsonb_to_recordset(${part}::jsonb) AS r("compoundId" text, code text)
      WHERE f.adcode = ${adcode} AND f.compound_id = r."compoundId" AND f.code = r.code`)
}

/** The same for a fact that is a column of the compound: its word, and who says so. */
export async function writeColumn(
  connection: Connection,
  adcode: string,
  { column, field, words }: ColumnFact,
  facts: readonly { compoundId: string; fact: FactValue | null }[],
): Promise<void> {
  const rows = facts.map(({ compoundId, fact }) => ({
    compoundId,
    word: fact && (words.find(([, holds]) => holds === fact.holds)?.[0] ?? null),
    origin: fact && { ...fact.origin, ...(fact.note && { note: fact.note }) },
  }))
  for (const part of jsonParts(rows))
    await connection.statements.execute(sql`
      UPDATE compound c SET ${sql.identifier(column)} = r.word, version = c.version + 1,
        provenance = (c.provenance - ${field}::text) ||
          CASE WHEN r.origin IS NULL THEN '{}'::jsonb ELSE jsonb_build_object(${field}::text, r.origin) END
      FROM jsonb_to_recordset(${part}::jsonb) AS r("compoundId" text, word text, origin jsonb)
      WHERE c.adcode = ${adcode} AND c.id = r."compoundId"`)
}
