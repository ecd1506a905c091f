/** Merges compounds that are one into a new one; those it was made of are retired, their records stay. */
import { fatesOfMerge } from '#contract/carrying.ts'
import type { CompoundDetail } from '#contract/compound.ts'
import { today } from '#contract/days.ts'
import { amounts, type CompoundMerge, type LineageChange, sumOf, unsummedOf } from '#contract/lineage.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Reader } from '../../accounts/reader.ts'
import { type Transaction, type Writer, write } from '../../db/write.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { NotFound, Refusal } from '../../errors.ts'
import { getCompound } from '../compounds.queries.ts'
import { audited, lockSeen, mustFit } from '../save-record.ts'
import { originsOfMerged } from './origins.ts'
import { findUnion } from './pieces.queries.ts'
import {
  amountsOf,
  copyCompound,
  handBuildingsOver,
  linkWorks,
  newCompoundId,
  retire,
  writeLineage,
} from './save-copy.ts'
import { findMemberships, lockSchemeInForce, replaceMembers } from './save-membership.ts'
import { carryAlong } from './save-ties.ts'
import { findTiesOfMembers } from './ties.queries.ts'

const mostAliases = 20

/**
 * One transaction, one revision. The new compound has the facts and steps of the one that `keeps` names, the sum of every
 * figure that is known of all, the boundaries of all, and the names of the others as its aliases; what was decided about
 * them goes along unless it contradicts itself (contract/carrying.ts). They must be in one area together, or in none. Throws StaleVersion with the one that changed meanwhile.
 */
export async function mergeCompounds(writer: Writer, asked: CompoundMerge): Promise<LineageChange> {
  const { reader } = writer
  const ids = asked.compounds.map(({ id }) => id)
  const adcode = asked.keeps.slice(0, 6)
  for (const id of ids) mustBeAllowed(reader, 'compound.merge', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const schemeId = await lockSchemeInForce(tx, adcode)
    const before = new Map<string, unknown>()
    // locked in one order whoever asks
    for (const { id, version } of [...asked.compounds].sort((a, b) => a.id.localeCompare(b.id)))
      before.set(id, await lockSeen(tx, reader, { id, seen: version }))
    const members: CompoundDetail[] = []
    for (const id of ids) members.push(await getCompound(tx, reader, id))
    const areaId = await oneAreaOf(tx, reader, members)
    const { ties } = await findTiesOfMembers(tx, reader, await getDistrict(tx, adcode), ids)
    const fates = fatesOfMerge(ties, ids)

    const id = await addMerged(tx, reader, members, asked)
    await handBuildingsOver(tx, ids, [id])
    if (areaId && schemeId) await replaceMembers(tx, reader, { areaId, schemeId, from: ids, to: [id] }, asked.reason)
    await carryAlong(tx, reader, fates, { from: ids, to: [{ id, name: asked.name }], reason: asked.reason })
    const action = 'compound.merge'
    const from: CompoundDetail[] = []
    for (const each of ids) {
      await retire(tx, each, today(), asked.reason)
      from.push(await audited(tx, reader, { id: each, action, before: before.get(each), reason: asked.reason }))
    }
    await writeLineage(tx, { kind: 'merge', from: ids, to: [id], onDay: today(), reason: asked.reason })
    const to = [await audited(tx, reader, { id, action, before: null, reason: asked.reason })]
    return { kind: 'merge', from, to, differences: unsummedOf(members.map(amountsOf)) }
  })
}

/** Null where none is in an area. Throws where some are elsewhere than the others: nobody can tell what they want. */
async function oneAreaOf(tx: Transaction, reader: Reader, members: readonly CompoundDetail[]): Promise<string | null> {
  const adcode = members[0]?.adcode ?? '' // there are at least two
  const ids = members.map(({ id }) => id)
  const memberships = await findMemberships(tx, reader, adcode, ids)
  const areas = new Set(memberships.map(({ areaId }) => areaId))
  const [first] = memberships
  if (!first) return null
  if (areas.size === 1 && memberships.length === members.length) return first.areaId
  const areaOf = new Map(memberships.map(({ compoundId, area }) => [compoundId, area]))
  const told = members.map(({ id, name }) => `${name} — ${areaOf.get(id) ?? '–'}`).join('；')
  throw new Refusal('merge-areas-differ', { told })
}

async function addMerged(
  tx: Transaction,
  reader: Reader,
  members: readonly CompoundDetail[],
  { keeps, name }: CompoundMerge,
): Promise<string> {
  const kept = members.find(({ id }) => id === keeps)
  if (!kept) throw new NotFound('compound', keeps)
  const all = members.map(amountsOf)
  const sums = Object.fromEntries(amounts.map((field) => [field, sumOf(all.map((each) => each[field]))]))
  const summed = { ...amountsOf(kept), ...sums }
  const boundary = await findUnion(
    tx,
    reader,
    kept.adcode,
    members.map(({ id }) => id),
  )
  if (boundary) await mustFit(tx, kept.adcode, { boundary })
  const told = members.map((member) => ({ ...member, amounts: amountsOf(member) }))
  const keptTold = { ...kept, amounts: amountsOf(kept) }
  const provenance = originsOfMerged(keptTold, told, summed, { name: reader.actor.name, today: today() })
  const names = [...kept.aliases, ...members.flatMap((member) => [member.name, ...member.aliases])]
  const aliases = [...new Set(names)].filter((alias) => alias !== name).slice(0, mostAliases)
  const id = newCompoundId(kept.adcode)
  await copyCompound(tx, keeps, { id, name, aliases, keepsCode: true, amounts: summed, boundary, provenance })
  await linkWorks(
    tx,
    id,
    members.map((member) => member.id),
    'all',
  )
  return id
}
