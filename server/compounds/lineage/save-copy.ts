/** The steps that splitting, merging and their undoing are made of; each inside the transaction of its caller. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { CompoundDetail } from '#contract/compound.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import type { Amounts, LineageKind } from '#contract/lineage.ts'
import { amounts } from '#contract/lineage.ts'
import type { Provenance } from '#contract/provenance.ts'
import { type Connection, findRows } from '../../db/connection.ts'
import { compoundLineage } from '../../db/import-tables.ts'
import { linkCompound } from '../../works/save-links.ts'
import { shapeFromJson } from '../boundary.queries.ts'

/** What a copy has of its own; everything else it takes over. */
export type Copy = {
  id: string
  name: string
  aliases: readonly string[]
  /** The number its sender knows it by: only one compound can go on under it. */
  keepsCode: boolean
  amounts: Partial<Amounts>
  boundary: BoundaryShape | null
  provenance: Provenance
}

export const newCompoundId = (adcode: string) => `${adcode}-c-${randomUUID().slice(0, 8)}`

/** A new compound with the facts and the dated steps of `fromId`, its place in the ledger's order among them. */
export async function copyCompound(tx: Connection, fromId: string, copy: Copy): Promise<void> {
  const { id, name, aliases, keepsCode, boundary, provenance } = copy
  const [households, buildings, stairwells, floorArea, siteArea, cost] = amounts.map(
    (each) => copy.amounts[each] ?? null,
  )
  await tx.statements.execute(sql`
    INSERT INTO compound (adcode, id, code, name, aliases, ledger_row, street_office_id, community_id, address, built_year,
      built_year_note, plan_year, funding_label, owner_unit, owner_kind, property_manager, land_tenure, structural_safety,
      consent_rate, undergrounding_wanted, note, households, building_count, stairwells, floor_area_m2, site_area_m2,
      cost_wan, boundary, provenance)
    SELECT adcode, ${id}, CASE WHEN ${keepsCode} THEN code END, ${name},
      ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(aliases)}::jsonb)), ledger_row, street_office_id, community_id,
      address, built_year, built_year_note, plan_year, funding_label, owner_unit, owner_kind, property_manager, land_tenure,
      structural_safety, consent_rate, undergrounding_wanted, note, ${households}::int, ${buildings}::int, ${stairwells}::int,
      ${floorArea}::float8, ${siteArea}::float8, ${cost}::float8, ${boundary ? shapeFromJson(boundary) : sql`NULL`},
      ${JSON.stringify(provenance)}::jsonb
    FROM compound WHERE adcode = ${fromId.slice(0, 6)} AND id = ${fromId}`)
  await tx.statements.execute(sql`
    INSERT INTO step (adcode, id, compound_id, status, on_day, origin, invented)
    SELECT adcode, adcode || '-t-' || left(gen_random_uuid()::text, 13), ${id}, status, on_day, origin, invented
    FROM step WHERE adcode = ${fromId.slice(0, 6)} AND compound_id = ${fromId}`)
}

export const amountsOf = (compound: CompoundDetail): Amounts => ({
  households: compound.households,
  buildingCount: compound.buildingCount,
  stairwells: compound.stairwells,
  floorAreaM2: compound.floorAreaM2,
  siteAreaM2: compound.siteAreaM2,
  costWan: compound.costWan,
})

/** Links `id` with the works beside it, and with `all` those of the compounds `from` too, wherever they lie. */
export async function linkWorks(tx: Connection, id: string, from: readonly string[], which: 'beside' | 'all') {
  const adcode = id.slice(0, 6)
  const works = await findRows(
    tx,
    z.object({ id: z.string() }),
    sql`SELECT DISTINCT work_id AS id FROM work_compound WHERE adcode = ${adcode} AND compound_id IN (${listed(from)})`,
  )
  await linkCompound(tx, id) // begins anew, so those it had are read before
  if (which === 'beside') return
  await tx.statements.execute(sql`
    INSERT INTO work_compound (adcode, work_id, compound_id)
    SELECT ${adcode}, work_id, ${id} FROM (${listed(works.map((work) => work.id))}) AS followed(work_id)
    ON CONFLICT DO NOTHING`)
}

/**
 * Each building goes back to the one of the others it came from, else to the one it lies in, or else nearest to. One that is
 * not drawn lies nowhere: it goes to the first of them.
 */
export async function handBuildingsOver(tx: Connection, from: readonly string[], to: readonly string[]): Promise<void> {
  const adcode = from[0]?.slice(0, 6) ?? '' // there is at least one
  await tx.statements.execute(sql`
    UPDATE building b SET compound_id = (
      SELECT c.id FROM compound c WHERE c.adcode = ${adcode} AND c.id IN (${listed(to)})
      ORDER BY c.id = coalesce(b.provenance->'compound'->>'source', '') DESC,
        st_distance(c.boundary, b.boundary) NULLS LAST, c.id LIMIT 1),
      provenance = b.provenance || jsonb_build_object('compound', jsonb_build_object('source', b.compound_id, 'kind', 'user'))
    WHERE b.adcode = ${adcode} AND b.compound_id IN (${listed(from)})`)
}

/** Takes a compound off the lists: what it was stays in its record. */
export const retire = (tx: Connection, id: string, today: string, reason: string) =>
  tx.statements.execute(sql`
    UPDATE compound SET retired_on = ${today}::date, retired_reason = ${reason}, version = version + 1
    WHERE adcode = ${id.slice(0, 6)} AND id = ${id}`)

export const bringBack = (tx: Connection, id: string) =>
  tx.statements.execute(sql`
    UPDATE compound SET retired_on = NULL, retired_reason = NULL, version = version + 1
    WHERE adcode = ${id.slice(0, 6)} AND id = ${id}`)

type Written = { kind: LineageKind; from: readonly string[]; to: readonly string[]; onDay: string; reason: string }

export async function writeLineage(tx: Connection, { kind, from, to, onDay, reason }: Written): Promise<void> {
  const pairs = from.flatMap((fromId) => to.map((toId) => ({ fromId, toId })))
  const adcode = from[0]?.slice(0, 6) ?? '' // there is at least one
  await tx.statements.insert(compoundLineage).values(pairs.map((pair) => ({ adcode, ...pair, kind, onDay, reason })))
}

/** Removes compounds that a split or a merge had made and nobody has touched; the audit keeps them. */
export async function removeCompounds(tx: Connection, ids: readonly string[]): Promise<void> {
  const adcode = ids[0]?.slice(0, 6) ?? '' // there is at least one
  await tx.statements.execute(sql`DELETE FROM compound_lineage WHERE adcode = ${adcode} AND to_id IN (${listed(ids)})`)
  await tx.statements.execute(
    sql`DELETE FROM work_compound WHERE adcode = ${adcode} AND compound_id IN (${listed(ids)})`,
  )
  await tx.statements.execute(sql`DELETE FROM compound WHERE adcode = ${adcode} AND id IN (${listed(ids)})`)
}

const listed = (ids: readonly string[]) => sql`SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)`
