/** Buildings of a compound added, renamed, given their floors and removed: any number together or none, each audited. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { BuildingChange, BuildingChanges, BuildingFacts, BuildingsSaved } from '#contract/building.ts'
import type { Crosswalk } from '#contract/crosswalk.ts'
import { today } from '#contract/days.ts'
import type { MenuBuilding } from '#contract/menu.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { firstVersion } from '../db/first-version.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { lockCompounds } from '../policies/recorded.queries.ts'
import { faultIn, staleIn } from './building-changes.ts'
import { findBuilding, findTicked, lockBuildings } from './buildings.queries.ts'
import { findMenuHead } from './menu.queries.ts'
import { changeTicks } from './save-menu.ts'

/**
 * Throws StaleVersion where a building or a tick is no longer as it was seen, and refuses to remove a building of which
 * something is said that the changes do not take away: nobody loses a tick unseen. Then nothing is written.
 */
export async function changeBuildings(
  writer: Writer,
  { compoundId, changes, ticks }: BuildingChanges,
  crosswalk: Crosswalk,
): Promise<BuildingsSaved> {
  const adcode = compoundId.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'building.change', { adcode, id: compoundId })
  if (ticks.length > 0) mustBeAllowed(reader, 'menu.change', { adcode, id: compoundId })
  return write(writer, adcode, async (tx) => {
    await lockCompounds(tx, reader, adcode, [compoundId])
    if (!(await findMenuHead(tx, reader, compoundId))) throw new NotFound('compound', compoundId)
    const before = await lockBuildings(tx, reader, compoundId)
    await mustFit(tx, writer, { adcode, compoundId, changes, before })
    const meant = changes.map((change) => ({ ...change, id: change.id ?? `${adcode}-n-${randomUUID().slice(0, 8)}` }))
    await put(tx, writer, { adcode, compoundId, meant, before })
    const elsewhere = ticks.find((tick) => tick.compoundId !== compoundId)
    if (elsewhere) throw new Refusal('menu-lost-compound', { id: elsewhere.compoundId })
    const cleared = ticks.length > 0 ? await changeTicks(tx, writer, { adcode, changes: ticks }, crosswalk) : null
    await remove(tx, writer, { adcode, meant, before })
    const after = await lockBuildings(tx, reader, compoundId)
    return {
      buildings: after,
      undo: { compoundId, changes: audited(tx, meant, before, after), ticks: cleared?.undo ?? [] },
    }
  })
}

type Asked = { adcode: string; compoundId: string; changes: readonly BuildingChange[]; before: readonly MenuBuilding[] }

async function mustFit(tx: Transaction, { reader }: Writer, { adcode, compoundId, changes, before }: Asked) {
  const stale = staleIn(before, changes)
  if (stale) {
    const { current, ...told } = stale
    throw new StaleVersion({ ...told, current: current?.version ?? 0 }, current, 'stale-menu')
  }
  const fault = faultIn(before, changes)
  if (fault) throw new Refusal(fault.code, { name: fault.name })
  const returning = changes.flatMap(({ id, seen }) => (id !== null && seen === null ? id : []))
  const foreign = returning.find((id) => id.slice(0, 6) !== adcode)
  const moved = foreign ?? (await findBuilding(tx, reader, adcode, returning))?.id
  if (moved) throw new Refusal('menu-lost-building', { id: moved, compound: compoundId })
}

/** New ones have their id by now. */
type Meant = BuildingChange & { id: string }
type Writing = { adcode: string; meant: readonly Meant[]; before: readonly MenuBuilding[] }

async function put(
  tx: Transaction,
  { reader }: Writer,
  { adcode, compoundId, meant, before }: Writing & { compoundId: string },
) {
  const origin = { source: reader.actor.name, kind: 'user', onDay: today() }
  const version = await firstVersion(tx, adcode)
  const rows = meant.flatMap(({ id, building }) => {
    if (building === null) return []
    const was = before.find((each) => each.id === id)
    const said = (['name', 'floors'] as const).filter((field) => building[field] !== (was?.[field] ?? null))
    return [{ id, ...building, provenance: Object.fromEntries(said.map((field) => [field, origin])) }]
  })
  if (rows.length === 0) return
  await tx.statements.execute(sql`
    INSERT INTO building (adcode, id, compound_id, name, floors, provenance, version)
    SELECT ${adcode}, r.id, ${compoundId}, r.name, r.floors, r.provenance, ${version}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, name text, floors int, provenance jsonb)
    ON CONFLICT (adcode, id) DO UPDATE SET name = excluded.name, floors = excluded.floors,
      provenance = building.provenance || excluded.provenance, version = building.version + 1`)
}

async function remove(tx: Transaction, { reader }: Writer, { adcode, meant, before }: Writing) {
  const ids = meant.flatMap(({ id, building }) => (building === null ? id : []))
  if (ids.length === 0) return
  const ticked = await findTicked(tx, reader, adcode, ids)
  const name = before.find(({ id }) => id === ticked?.id)?.name
  if (ticked) throw new Refusal('building-has-ticks', { name: name ?? ticked.id, count: ticked.ticks })
  await tx.statements.execute(sql`
    DELETE FROM building WHERE adcode = ${adcode} AND id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`)
}

/** Each change on record; resolves to the changes that take them back. */
function audited(
  tx: Transaction,
  meant: readonly Meant[],
  before: readonly MenuBuilding[],
  after: readonly MenuBuilding[],
): BuildingChange[] {
  return meant.map(({ id }) => {
    const [was = null, is = null] = [before, after].map((all) => all.find((each) => each.id === id))
    const action = was === null ? 'building.create' : is === null ? 'building.delete' : 'building.change'
    tx.audit({ action, kind: 'building', recordId: id, before: was, after: is })
    return { id, seen: is?.version ?? null, building: was && factsOf(was) }
  })
}

const factsOf = ({ name, floors }: MenuBuilding): BuildingFacts => ({ name, floors })
