/** Where a compound came from and what became of it, as its record tells it. */
import type { Tie } from '#contract/carrying.ts'
import type { CompoundDetail } from '#contract/compound.ts'
import { differencesOf, type Lineage, type LineageEvent, unsummedOf } from '#contract/lineage.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { findCompound, getCompound } from '../compounds.queries.ts'
import { findRelated, type Related } from './lineage.queries.ts'
import { amountsOf } from './save-copy.ts'
import { findTiesOfMembers } from './ties.queries.ts'

/** Throws NotFound where there is no compound the reader may see. */
export async function readLineage(connection: Connection, reader: Reader, id: string): Promise<Lineage> {
  await getCompound(connection, reader, id) // known to the reader, or refused
  const eventOn = async (side: 'came' | 'became') =>
    toEvent(connection, reader, await findRelated(connection, reader, id, side), side)
  return { cameFrom: await eventOn('came'), became: await eventOn('became') }
}

async function toEvent(
  connection: Connection,
  reader: Reader,
  related: readonly Related[],
  side: 'came' | 'became',
): Promise<LineageEvent | null> {
  const [first] = related
  if (!first) return null
  const { kind, onDay, reason } = first
  const from = await readEach(connection, reader, idsOf(related, 'fromId'))
  const to = await readEach(connection, reader, idsOf(related, 'toId'))
  const [one] = kind === 'split' ? from : to
  if (!one || to.length === 0) return null
  return {
    kind,
    onDay,
    reason,
    compounds: (side === 'came' ? from : to).map(({ id, name, retired }) => ({ id, name, retired })),
    undoneBy: { id: one.id, version: one.version },
    differences: kind === 'split' ? differencesOf(amountsOf(one), to.map(amountsOf)) : unsummedOf(from.map(amountsOf)),
    left: await findLeft(connection, reader, idsOf(related, 'fromId'), idsOf(related, 'toId')),
  }
}

/** What still names only those that were retired: nothing of the kind is decided about the new ones and the same neighbour. */
async function findLeft(connection: Connection, reader: Reader, from: string[], to: string[]): Promise<Tie[]> {
  const district = await getDistrict(connection, from[0]?.slice(0, 6) ?? '') // there is at least one
  const { ties } = await findTiesOfMembers(connection, reader, district, from)
  const { ties: anew } = await findTiesOfMembers(connection, reader, district, to)
  const keyOf = (tie: Tie) => ('other' in tie ? `${tie.kind} ${tie.other.id}` : null)
  const decided = new Set(anew.map(keyOf))
  return ties.filter((tie) => keyOf(tie) === null || !decided.has(keyOf(tie)))
}

const idsOf = (related: readonly Related[], end: 'fromId' | 'toId') => [...new Set(related.map((each) => each[end]))]

/** Without those that somebody takes back while we read: each is a statement of its own. */
async function readEach(connection: Connection, reader: Reader, ids: readonly string[]): Promise<CompoundDetail[]> {
  const found = []
  for (const id of ids) found.push(await findCompound(connection, reader, id))
  return found.filter((each) => each !== null)
}
