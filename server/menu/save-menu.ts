/** Ticks of the menu: any number of them together or none, each audited, with the changes that take them back. */

import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Crosswalk } from '#contract/crosswalk.ts'
import { today } from '#contract/days.ts'
import type { MenuChange, MenuChanges, MenuEntry, MenuSaved, MenuTicking } from '#contract/menu.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { jsonParts } from '../db/bulk.ts'
import { firstVersion } from '../db/first-version.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { Refusal, StaleVersion } from '../errors.ts'
import { lockCompounds } from '../policies/recorded.queries.ts'
import { type Known, readKnown } from './catalogues.ts'
import { type EntryKey, findLost, lockEntries } from './menu.queries.ts'

/** Throws StaleVersion where one of the entries is no longer as it was seen; then nothing is written. */
export async function changeMenu(writer: Writer, asked: MenuChanges, crosswalk: Crosswalk): Promise<MenuSaved> {
  const { adcode } = asked
  mustBeAllowed(writer.reader, 'menu.change', { adcode })
  return write(writer, adcode, (tx) => changeTicks(tx, writer, asked, crosswalk))
}

/** The same within a write that does more. */
export async function changeTicks(
  tx: Transaction,
  writer: Writer,
  { adcode, changes, reason }: MenuChanges,
  crosswalk: Crosswalk,
): Promise<MenuSaved> {
  await lockMeant(tx, writer, adcode, changes)
  const known = await mustFit(tx, writer, adcode, changes, crosswalk)
  const standing = await lockEntries(tx, writer.reader, adcode, changes)
  const before = new Map(standing.map((entry) => [keyOf(entry), entry]))
  for (const change of changes) {
    const current = before.get(keyOf(change)) ?? null
    if ((current?.version ?? null) === change.seen) continue
    const name = known.items.get(change.itemCode)?.label ?? change.itemCode
    const versions = { seen: change.seen ?? 0, current: current?.version ?? 0 }
    throw new StaleVersion({ id: change.compoundId, name, ...versions }, current, 'stale-menu')
  }
  return writeChanges(tx, writer, { adcode, changes, before, kept: 0, reason })
}

/** One word on one item for many compounds as a whole; what buildings say of their own stays. */
export async function tickMany(writer: Writer, asked: MenuTicking, crosswalk: Crosswalk): Promise<MenuSaved> {
  const { adcode, itemCode, entry, keep } = asked
  mustBeAllowed(writer.reader, 'menu.change', { adcode })
  const keys = [...new Set(asked.compounds)].map((compoundId) => ({ compoundId, buildingId: null, itemCode }))
  return write(writer, adcode, async (tx) => {
    await lockMeant(tx, writer, adcode, keys)
    await mustFit(
      tx,
      writer,
      adcode,
      keys.map((key) => ({ ...key, seen: null, entry })),
      crosswalk,
    )
    const standing = await lockEntries(tx, writer.reader, adcode, keys)
    const before = new Map(standing.map((each) => [keyOf(each), each]))
    const wanted = keep ? keys.filter((key) => !before.has(keyOf(key))) : keys
    const changes = wanted.map((key) => ({ ...key, seen: before.get(keyOf(key))?.version ?? null, entry }))
    return writeChanges(tx, writer, { adcode, changes, before, kept: keys.length - wanted.length, reason: undefined })
  })
}

/** An entry that is not there cannot be locked: whoever ticks first in a compound keeps the others waiting at the compound. */
const lockMeant = (tx: Transaction, { reader }: Writer, adcode: string, keys: readonly EntryKey[]) =>
  lockCompounds(tx, reader, adcode, [...new Set(keys.map(({ compoundId }) => compoundId))])

const keyOf = ({ compoundId, buildingId, itemCode }: EntryKey) => `${compoundId} ${buildingId ?? ''} ${itemCode}`

/** Items, compounds, buildings and works are there; an open-ended item says what it is; no key stands twice. */
async function mustFit(
  tx: Transaction,
  { reader }: Writer,
  adcode: string,
  changes: readonly MenuChange[],
  crosswalk: Crosswalk,
): Promise<Known> {
  await getDistrict(tx, adcode)
  const known = await readKnown(tx, reader, adcode, crosswalk)
  const seen = new Set<string>()
  for (const change of changes) {
    const { itemCode, compoundId, entry } = change
    const item = known.items.get(itemCode)
    if (!item) throw new Refusal('menu-unknown-item', { item: itemCode })
    if (compoundId.slice(0, 6) !== adcode) throw new Refusal('menu-lost-compound', { id: compoundId })
    if (seen.has(keyOf(change))) throw new Refusal('menu-item-twice', { item: itemCode, id: compoundId })
    seen.add(keyOf(change))
    const saysWhat = item.isOpenEnded && (entry?.need === 'needed' || entry?.need === 'done')
    if (saysWhat && entry.note === null) throw new Refusal('menu-note-wanted', { item: `${item.number} ${item.label}` })
  }
  const named = changes.map(({ compoundId, buildingId, entry }) => ({
    compoundId,
    buildingId,
    workId: entry?.workId ?? null,
  }))
  // a tick can be taken from a compound or building that has gone meanwhile
  const lost = await findLost(
    tx,
    reader,
    adcode,
    named.filter((_, at) => changes[at]?.entry !== null),
  )
  if (lost) throw new Refusal(`menu-lost-${lost.kind}`, { id: lost.id })
  return known
}

type Writing = {
  adcode: string
  changes: readonly MenuChange[]
  before: ReadonlyMap<string, MenuEntry>
  kept: number
  reason: string | undefined
}

async function writeChanges(tx: Transaction, writer: Writer, writing: Writing): Promise<MenuSaved> {
  const { adcode, changes, before, kept, reason } = writing
  await removeTicks(tx, adcode, changes, before)
  await putTicks(tx, writer, adcode, changes, before)
  const entries = changes.length === 0 ? [] : await lockEntries(tx, writer.reader, adcode, changes)
  const after = new Map(entries.map((entry) => [keyOf(entry), entry]))
  const undo = changes.map((change): MenuChange => {
    const [was, is] = [before.get(keyOf(change)) ?? null, after.get(keyOf(change)) ?? null]
    tx.audit({ action: 'menu.change', kind: 'menu', recordId: change.compoundId, before: was, after: is, reason })
    const { compoundId, buildingId, itemCode } = change
    return { compoundId, buildingId, itemCode, seen: is?.version ?? null, entry: was && tickOf(was) }
  })
  return { entries, kept, undo }
}

const tickOf = ({ need, quantity, unit, costWan, payer, year, workId, excavates, note }: MenuEntry) => ({
  ...{ need, quantity, unit, costWan },
  ...{ payer, year, workId, excavates, note },
})

async function removeTicks(tx: Transaction, adcode: string, changes: readonly MenuChange[], before: Writing['before']) {
  const gone = changes.flatMap((change) => (change.entry === null ? (before.get(keyOf(change))?.id ?? []) : []))
  if (gone.length === 0) return
  await tx.statements.execute(sql`
    DELETE FROM menu_entry WHERE adcode = ${adcode} AND id IN (SELECT jsonb_array_elements_text(${JSON.stringify(gone)}::jsonb))`)
}

async function putTicks(
  tx: Transaction,
  { reader }: Writer,
  adcode: string,
  changes: readonly MenuChange[],
  before: Writing['before'],
) {
  const origin = { source: reader.actor.name, kind: 'user', onDay: today() }
  const version = await firstVersion(tx, adcode)
  const rows = changes.flatMap((change) => {
    if (change.entry === null) return []
    const { compoundId, buildingId, itemCode, entry } = change
    const standing = before.get(keyOf(change))
    const id = standing?.id ?? `${adcode}-m-${randomUUID().slice(0, 13)}`
    return [{ id, compoundId, buildingId, itemCode, ...entry, provenance: { need: origin }, version }]
  })
  for (const part of jsonParts(rows))
    await tx.statements.execute(sql`
      INSERT INTO menu_entry (adcode, id, compound_id, building_id, item_code, need, quantity, unit, cost_wan, payer, year, work_id, excavates, note, provenance, version)
      SELECT ${adcode}, r.id, r."compoundId", r."buildingId", r."itemCode", r.need, r.quantity, r.unit, r."costWan", r.payer, r.year, r."workId",
        r.excavates, r.note, r.provenance, r.version
      FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, "compoundId" text, "buildingId" text, "itemCode" text, need text,
        quantity float8, unit text, "costWan" float8, payer text, year int, "workId" text, excavates bool, note text, provenance jsonb, version int)
      ON CONFLICT (adcode, id) DO UPDATE SET need = excluded.need, quantity = excluded.quantity, unit = excluded.unit,
        cost_wan = excluded.cost_wan, payer = excluded.payer, year = excluded.year, work_id = excluded.work_id, excavates = excluded.excavates,
        note = excluded.note, provenance = menu_entry.provenance || excluded.provenance, version = menu_entry.version + 1`)
}
