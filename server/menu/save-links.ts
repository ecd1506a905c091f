/** A district's own word on whether two items answer each other, and on a rule of sequence that one compound is freed from. */

import { and, eq } from 'drizzle-orm'
import type { Crosswalk } from '#contract/crosswalk.ts'
import { today } from '#contract/days.ts'
import { catalogueOf } from '#contract/item-links.ts'
import type { LinkChange, MenuCatalogues, WaiverChange } from '#contract/menu.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { firstVersion } from '../db/first-version.ts'
import { itemLink } from '../db/menu-tables.ts'
import { compoundFact } from '../db/policy-tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { lockCompounds } from '../policies/recorded.queries.ts'
import { readCatalogues, readKnown } from './catalogues.ts'
import { findMenuHead, findWaivers, lockLink, waiverCode } from './menu.queries.ts'
import { rulesOver } from './order-of-works.ts'

/** Says of two items of different catalogues that they answer each other, or not; null: as the packs' own reading has it. */
export async function changeLink(writer: Writer, change: LinkChange, crosswalk: Crosswalk): Promise<MenuCatalogues> {
  const { adcode, linked, reason, seen } = change
  const { reader } = writer
  mustBeAllowed(reader, 'menu.link', { adcode })
  const [fromItem = '', toItem = ''] = [change.fromItem, change.toItem].sort()
  return write(writer, adcode, async (tx) => {
    const { items } = await readKnown(tx, reader, adcode, crosswalk)
    for (const item of [fromItem, toItem]) if (!items.has(item)) throw new Refusal('menu-unknown-item', { item })
    if (catalogueOf(fromItem) === catalogueOf(toItem)) throw new Refusal('menu-link-within', { fromItem, toItem })
    if (linked !== null && reason === null) throw new Refusal('menu-link-reason')
    const before = await lockLink(tx, adcode, fromItem, toItem)
    const current = before?.version ?? null
    if (current !== seen) {
      const versions = { seen: seen ?? 0, current: current ?? 0 }
      throw new StaleVersion(
        { id: `${fromItem} ${toItem}`, name: `${fromItem} – ${toItem}`, ...versions },
        before,
        'stale-menu',
      )
    }
    const own = and(eq(itemLink.adcode, adcode), eq(itemLink.fromItem, fromItem), eq(itemLink.toItem, toItem))
    if (linked === null) await tx.statements.delete(itemLink).where(own)
    else if (before)
      await tx.statements
        .update(itemLink)
        .set({ linked, reason, version: before.version + 1 })
        .where(own)
    else {
      const version = await firstVersion(tx, adcode)
      await tx.statements.insert(itemLink).values({ adcode, fromItem, toItem, linked, reason, version })
    }
    const after = linked === null ? null : { fromItem, toItem, linked, reason }
    tx.audit({
      action: 'menu.link',
      kind: 'menu',
      recordId: `${fromItem} ${toItem}`,
      before,
      after,
      reason: reason ?? undefined,
    })
    return readCatalogues(tx, reader, adcode, crosswalk)
  })
}

/**
 * Frees a compound from a rule of sequence, for a reason that stays on record; without a reason it is bound again.
 * Answers the version the waiver stands in, null where there is none now.
 */
export async function changeWaiver(
  writer: Writer,
  change: WaiverChange,
  crosswalk: Crosswalk,
): Promise<{ id: string; version: number | null }> {
  const { compoundId, packId, rule, reason, seen } = change
  const adcode = compoundId.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'menu.change', { adcode, id: compoundId })
  return write(writer, adcode, async (tx) => {
    await lockCompounds(tx, reader, adcode, [compoundId])
    if (!(await findMenuHead(tx, reader, compoundId))) throw new NotFound('compound', compoundId)
    const rules = rulesOver(await readKnown(tx, reader, adcode, crosswalk))
    if (reason !== null && !rules.some((each) => each.packId === packId && each.code === rule))
      throw new Refusal('menu-unknown-rule', { rule })
    const standing = await findWaivers(tx, reader, { adcode, compoundId })
    const before = standing.find((each) => each.packId === packId && each.rule === rule) ?? null
    const current = before?.version ?? null
    if (current !== seen) {
      const versions = { seen: seen ?? 0, current: current ?? 0 }
      throw new StaleVersion({ id: compoundId, name: rule, ...versions }, before, 'stale-menu')
    }
    const version = await putWaiver(tx, writer, {
      adcode,
      compoundId,
      code: waiverCode(packId, rule),
      reason,
      version: current,
    })
    const after = reason === null ? null : { packId, rule, reason }
    tx.audit({ action: 'menu.waive', kind: 'menu', recordId: compoundId, before, after, reason: reason ?? undefined })
    return { id: compoundId, version }
  })
}

type Waiving = { adcode: string; compoundId: string; code: string; reason: string | null; version: number | null }

/** Resolves to the version the waiver stands in now; null where it was taken back. */
async function putWaiver(tx: Transaction, { reader }: Writer, waiving: Waiving): Promise<number | null> {
  const { adcode, compoundId, code, reason, version: before } = waiving
  const own = and(eq(compoundFact.adcode, adcode), eq(compoundFact.compoundId, compoundId), eq(compoundFact.code, code))
  if (reason === null) {
    await tx.statements.delete(compoundFact).where(own)
    return null
  }
  const origin = { source: reader.actor.name, kind: 'user' as const, onDay: today() }
  const version = before === null ? await firstVersion(tx, adcode) : before + 1
  const facts = { holds: true, note: reason, origin, version }
  if (before === null) await tx.statements.insert(compoundFact).values({ adcode, compoundId, code, ...facts })
  else await tx.statements.update(compoundFact).set(facts).where(own)
  return version
}
