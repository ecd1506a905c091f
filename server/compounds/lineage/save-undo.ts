/** Takes a split or a merge back: what it made goes, what it retired returns, as long as nobody has built on it. */
import { z } from 'zod'
import type { CompoundDetail } from '#contract/compound.ts'
import type { LineageUndo, LineageUndone } from '#contract/lineage.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Reader } from '../../accounts/reader.ts'
import { canonicalJson } from '../../db/canonical.ts'
import { type Transaction, type Writer, write } from '../../db/write.ts'
import { NotFound, Refusal, StaleVersion } from '../../errors.ts'
import { findCompound, lockCompound } from '../compounds.queries.ts'
import { audited } from '../save-record.ts'
import { findAsMade, findRelated, findReliance, type Related } from './lineage.queries.ts'
import { restoreBalanceItems } from './save-balance-items.ts'
import { bringBack, handBuildingsOver, linkWorks, removeCompounds } from './save-copy.ts'
import { findMemberships, lockSchemeInForce, replaceMembers } from './save-membership.ts'
import { dropCarried } from './save-ties.ts'

/**
 * `id` is the compound that was split, or the one that was merged. The new ones are deleted (the audit keeps them), the
 * retired ones stand on the lists again, in the area the new ones were in, with all that was decided about them. Throws where
 * a new one was changed since, or something was decided about it that would be lost.
 */
export async function undoLineage(
  writer: Writer,
  id: string,
  { version, reason }: LineageUndo,
): Promise<LineageUndone> {
  const adcode = id.slice(0, 6)
  const { reader } = writer
  return write(writer, adcode, async (tx) => {
    const schemeId = await lockSchemeInForce(tx, adcode)
    const related = await relatedTo(tx, reader, id)
    const [first] = related
    if (!first) throw new NotFound('lineage', id)
    mustBeAllowed(reader, first.kind === 'split' ? 'compound.split' : 'compound.merge', { adcode, id })
    const from = [...new Set(related.map(({ fromId }) => fromId))]
    const to = [...new Set(related.map(({ toId }) => toId))]

    const before = await lockAll(tx, reader, [...from, ...to], { id, version })
    await mustBeUntouched(
      tx,
      reader,
      to.flatMap((each) => before.get(each) ?? []),
    )
    const areaId = await areaOfAll(tx, reader, adcode, to)
    await dropCarried(tx, { retired: from, made: to }, reason)
    await restoreBalanceItems(tx, reader, to[0] ?? '', reason) // there is at least one
    const reliance = await findReliance(tx, reader, to)
    if (reliance) throw new Refusal(`undo-relied-on-${reliance.by}`, { name: reliance.name })

    for (const each of from) await bringBack(tx, each)
    if (areaId && schemeId) await replaceMembers(tx, reader, { areaId, schemeId, from: to, to: from }, reason)
    await handBuildingsOver(tx, to, from)
    await removeCompounds(tx, to)
    const restored: CompoundDetail[] = []
    for (const each of from) {
      await linkWorks(tx, each, [each], 'all') // those beside it may have changed while it was off the lists
      const row = before.get(each)?.row
      restored.push(await audited(tx, reader, { id: each, action: `compound.${first.kind}-undo`, before: row, reason }))
    }
    for (const each of to) {
      const row = before.get(each)?.row
      tx.audit({
        action: `compound.${first.kind}-undo`,
        kind: 'compound',
        recordId: each,
        before: row,
        after: null,
        reason,
      })
    }
    return { restored, removed: to.map((each) => ({ id: each, name: before.get(each)?.name ?? each })) }
  })
}

/** A compound can be the outcome of one and the beginning of another: the later one is taken back first. */
async function relatedTo(tx: Transaction, reader: Reader, id: string): Promise<Related[]> {
  const split = (await findRelated(tx, reader, id, 'became')).filter(({ kind }) => kind === 'split')
  if (split.length > 0) return split
  return (await findRelated(tx, reader, id, 'came')).filter(({ kind }) => kind === 'merge')
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockCompound>>>

async function lockAll(
  tx: Transaction,
  reader: Reader,
  ids: readonly string[],
  seen: { id: string; version: number },
): Promise<Map<string, Locked>> {
  const locked = new Map<string, Locked>()
  for (const id of [...ids].sort((a, b) => a.localeCompare(b))) {
    const found = await lockCompound(tx, reader, id)
    if (!found) throw new NotFound('compound', id)
    locked.set(id, found)
  }
  const own = locked.get(seen.id)
  if (own && own.version !== seen.version) {
    const { version: current, name } = own
    const params = { id: seen.id, seen: seen.version, current, name }
    throw new StaleVersion(params, await findCompound(tx, reader, seen.id))
  }
  return locked
}

/** As they were made: one that was merged and stands by itself again is of a later version and yet the same. */
async function mustBeUntouched(tx: Transaction, reader: Reader, made: readonly Locked[]): Promise<void> {
  const changed: string[] = []
  for (const { name, row } of made) if (!(await isAsMade(tx, reader, row))) changed.push(name)
  if (changed.length > 0) throw new Refusal('undo-changed', { names: changed.join('、') })
}

async function isAsMade(tx: Transaction, reader: Reader, row: unknown): Promise<boolean> {
  const now = Row.parse(row)
  const made = await findAsMade(tx, reader, now.id)
  if (!made) return false
  return Object.keys(made).every((key) => key === 'version' || canonicalJson(made[key]) === canonicalJson(now[key]))
}
const Row = z.looseObject({ id: z.string() })

/** The area they are all in, null where they are all in none. */
async function areaOfAll(tx: Transaction, reader: Reader, adcode: string, ids: readonly string[]) {
  const memberships = await findMemberships(tx, reader, adcode, ids)
  const areas = [...new Set(memberships.map(({ areaId }) => areaId))]
  if (memberships.length === 0) return null
  if (areas.length === 1 && memberships.length === ids.length) return areas[0] ?? null
  throw new Refusal('undo-areas-differ', { areas: [...new Set(memberships.map(({ area }) => area))].join('、') })
}
