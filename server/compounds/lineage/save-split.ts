/** Splits a compound into two or more: one row of a ledger may name two yards. The whole is retired, its record stays. */
import { fatesOfSplit } from '#contract/carrying.ts'
import type { CompoundDetail } from '#contract/compound.ts'
import { today } from '#contract/days.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import { amounts, type CompoundSplit, differencesOf, type LineageChange, type SplitPart } from '#contract/lineage.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Reader } from '../../accounts/reader.ts'
import { type Transaction, type Writer, write } from '../../db/write.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { Refusal } from '../../errors.ts'
import { getCompound } from '../compounds.queries.ts'
import { audited, lockSeen, mustFit } from '../save-record.ts'
import { originsOfPart } from './origins.ts'
import { findBoundaries } from './pieces.queries.ts'
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
import { findTiesOfPieces } from './ties.queries.ts'

/**
 * One transaction, one revision. Parts take over every fact but the figures, which are given for each; where those do not
 * add up, the answer says so. Parts of a member stay in its area; what was decided about the whole goes along where it is clear
 * whom it means (contract/carrying.ts). The former name is an alias of each, so that it still finds them. Throws StaleVersion, or
 * a Refusal where a piece of the boundary would belong to nobody.
 */
export async function splitCompound(writer: Writer, id: string, asked: CompoundSplit): Promise<LineageChange> {
  const adcode = id.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'compound.split', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const schemeId = await lockSchemeInForce(tx, adcode)
    const before = await lockSeen(tx, reader, { id, seen: asked.version })
    const whole = await getCompound(tx, reader, id)
    const boundaries = await shareBoundary(tx, reader, id, asked)
    const [membership] = await findMemberships(tx, reader, adcode, [id])
    const bare = asked.parts.filter((_, place) => !boundaries.has(place)).map(({ name }) => name)
    if (membership && bare.length > 0)
      throw new Refusal('split-unplaced-in-area', { names: bare.join('、'), area: membership.area })

    const differences = differencesOf(amountsOf(whole), asked.parts)
    const fates = await findFates(tx, reader, id, asked)
    const ids = await addParts(tx, reader, whole, asked, boundaries)
    await handBuildingsOver(tx, [id], ids)
    if (membership && schemeId)
      await replaceMembers(tx, reader, { areaId: membership.areaId, schemeId, from: [id], to: ids }, asked.reason)
    const became = ids.map((part, place) => ({ id: part, name: asked.parts[place]?.name ?? whole.name }))
    await carryAlong(tx, reader, fates, { from: [id], to: became, reason: asked.reason })
    await retire(tx, id, today(), asked.reason)
    await writeLineage(tx, { kind: 'split', from: [id], to: ids, onDay: today(), reason: asked.reason })
    const action = 'compound.split'
    const from = [await audited(tx, reader, { id, action, before, reason: asked.reason })]
    const to: CompoundDetail[] = []
    for (const part of ids) to.push(await audited(tx, reader, { id: part, action, before: null, reason: asked.reason }))
    return { kind: 'split', from, to, differences }
  })
}

/** Read while the whole stands on the lists, by the rule the page showed. */
async function findFates(tx: Transaction, reader: Reader, id: string, { cuts, parts }: CompoundSplit) {
  const { measureSrid } = await getDistrict(tx, id.slice(0, 6))
  const { ties } = await findTiesOfPieces(tx, reader, { id, measureSrid }, cuts)
  return fatesOfSplit(
    ties,
    parts.map(({ pieces }) => pieces),
  )
}

/** The boundary of each part, by its place in the list; a part without pieces has none. */
async function shareBoundary(tx: Transaction, reader: Reader, id: string, { cuts, parts }: CompoundSplit) {
  const groups = parts.map(({ pieces }) => pieces)
  const { count, boundaries } = await findBoundaries(tx, reader, id, cuts, groups)
  const given = new Set(groups.flat())
  const unknown = [...given].filter((piece) => piece >= count)
  if (unknown.length > 0) throw new Refusal('split-unknown-piece', { count, numbers: numbersOf(unknown) })
  const left = Array.from({ length: count }, (_, piece) => piece).filter((piece) => !given.has(piece))
  if (left.length > 0) throw new Refusal('split-piece-left', { count: left.length, numbers: numbersOf(left) })
  for (const boundary of boundaries.values()) await mustFit(tx, id.slice(0, 6), { boundary })
  return boundaries
}

const numbersOf = (pieces: readonly number[]) => pieces.map((piece) => piece + 1).join('、')

/** The ids of the new compounds, in the order of the parts. */
async function addParts(
  tx: Transaction,
  reader: Reader,
  whole: CompoundDetail,
  { parts, works }: CompoundSplit,
  boundaries: ReadonlyMap<number, BoundaryShape>,
): Promise<string[]> {
  const recorded = amountsOf(whole)
  const wrong = new Set(differencesOf(recorded, parts).map(({ field }) => field))
  const addsUp = new Set(amounts.filter((field) => recorded[field] !== null && !wrong.has(field)))
  const stem = newCompoundId(whole.adcode)
  const ids: string[] = []
  for (const [place, part] of parts.entries()) {
    const boundary = boundaries.get(place) ?? null
    const partAmounts = amountsGiven(part)
    const provenance = originsOfPart(
      { name: whole.name, provenance: whole.provenance, amounts: recorded },
      { amounts: partAmounts, placed: boundary !== null, addsUp },
      { name: reader.actor.name, today: today() },
    )
    // numbered, so that lists have them in this order
    const id = `${stem}-${String(place + 1).padStart(2, '0')}`
    const aliases = formerNames(whole, part.name)
    const own = { id, name: part.name, aliases, keepsCode: false }
    await copyCompound(tx, whole.id, { ...own, amounts: partAmounts, boundary, provenance })
    await linkWorks(tx, id, [whole.id], works)
    ids.push(id)
  }
  return ids
}

const mostAliases = 20
const formerNames = ({ name, aliases }: CompoundDetail, now: string) =>
  [...new Set([name, ...aliases])].filter((each) => each !== now).slice(0, mostAliases)

const amountsGiven = ({ name: _, pieces: __, ...given }: SplitPart) => given
