/** Writes records and policy packs; a row that is already there is never touched. */
import { type SQL, sql } from 'drizzle-orm'
import type { PolicyPack } from '#contract/policy.ts'
import type { Connection } from '#server/db/connection.ts'
import { findEditions, lockPack, newestVersion } from '#server/policies/packs/packs.queries.ts'
import { saveRelease } from '#server/policies/packs/save-release.ts'
import type { DistrictRecords } from './record-schema.ts'

/** One bulk statement per table: rows travel as one JSON value, which both engines take alike. */
const rowsOf = (rows: readonly object[], columns: SQL) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(${columns})`

export async function saveRecords(connection: Connection, district: DistrictRecords): Promise<void> {
  const run = (statement: SQL) => connection.statements.execute(statement)
  const { adcode } = district
  const declared = district.declaredTotals.map(({ measure, amount, provenance }) => ({
    measure,
    amount,
    printed: provenance.amount.printed,
    clause: provenance.amount.clause,
  }))
  await run(sql`
    INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date, declared_totals, provenance)
    VALUES (${adcode}, ${district.name}, ${district.city.name}, ${district.province.name}, ${district.measureSrid},
      ${district.dataDate}, ${JSON.stringify(declared)}::jsonb, ${JSON.stringify(district.provenance)}::jsonb)
    ON CONFLICT DO NOTHING`)
  await run(sql`INSERT INTO revision (adcode, number) VALUES (${adcode}, 1) ON CONFLICT DO NOTHING`)
  await run(sql`
    INSERT INTO street_office (adcode, id, name, kind, provenance)
    SELECT ${adcode}, id, name, kind, provenance
    FROM ${rowsOf(district.streetOffices, sql`id text, name text, kind text, provenance jsonb`)}
    ON CONFLICT DO NOTHING`)
  await run(sql`
    WITH added AS (
      INSERT INTO compound (adcode, id, name, ledger_row, street_office_id, built_year, plan_year, funding_label, note, provenance)
      SELECT ${adcode}, id, name, "ledgerRow", "streetOfficeId", "builtYear", "planYear", "fundingLabel", note, provenance
      FROM ${rowsOf(
        district.compounds,
        sql`id text, name text, "ledgerRow" int, "streetOfficeId" text, "builtYear" int, "planYear" int, "fundingLabel" text, note text, provenance jsonb`,
      )}
      ON CONFLICT DO NOTHING RETURNING id
    )
    INSERT INTO step (adcode, id, compound_id, status, on_day, origin)
    SELECT ${adcode}, replace(r.id, '-c-', '-t-'), r.id, r.status, ${district.dataDate}, r.provenance->'status'
    FROM ${rowsOf(district.compounds, sql`id text, status text, provenance jsonb`)} JOIN added ON added.id = r.id
    ON CONFLICT DO NOTHING`)
}

/**
 * Packs with their clauses, each release of ours once; resolves to them as they stand here, for what hangs on their numbers. A number a
 * district has given to a version of its own is not ours any more: the release then takes the next free one and keeps its own as
 * `edition`. What a district took back stays taken back in later releases. Where a release comes into force, the districts it covers
 * are told whose verdict it changed.
 */
export async function savePacks(connection: Connection, packs: readonly PolicyPack[]): Promise<PolicyPack[]> {
  const standing: PolicyPack[] = []
  for (const pack of packs) {
    await lockPack(connection, pack.id)
    const known = await findEditions(connection, pack.id)
    const own = known.find(({ edition }) => edition === pack.version)
    // a release behind the newest one brings nothing any more
    const isOver = known.some(({ edition }) => edition > pack.version)
    const insert = () => insertEdition(connection, pack, known[0]?.withdrawnOn ?? null)
    const version = own?.version ?? (isOver ? null : await saveRelease(connection, pack.id, insert))
    if (version !== null) standing.push({ ...pack, version })
  }
  return standing
}

/** Returns the number it has here. */
async function insertEdition(connection: Connection, pack: PolicyPack, withdrawnOn: string | null): Promise<number> {
  const { clauses, id, version: edition, documentNumber, title, issuer, level, issuedOn, territory, ...rules } = pack
  const version = Math.max(edition, (await newestVersion(connection, id)) + 1)
  const kept = version === edition ? rules : { ...rules, edition }
  await connection.statements.execute(sql`
    INSERT INTO policy_pack (id, version, document_number, title, issuer, level, issued_on, territory, rules, withdrawn_on)
    VALUES (${id}, ${version}, ${documentNumber}, ${title}, ${issuer}, ${level}, ${issuedOn},
      ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(territory)}::jsonb)), ${JSON.stringify(kept)}::jsonb,
      ${withdrawnOn}::date)`)
  await connection.statements.execute(sql`
    INSERT INTO policy_clause (pack_id, pack_version, id, title, quoted)
    SELECT ${id}, ${version}, r.id, r.title, r.quoted FROM ${rowsOf(clauses, sql`id text, title text, quoted text`)}`)
  return version
}
