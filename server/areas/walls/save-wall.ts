/** Saves what becomes of the wall between two members of an area: version check and audit in one transaction. */
import { sql } from 'drizzle-orm'
import type { Wall, WallChange } from '#contract/wall.ts'
import { wallReachM } from '#contract/wall.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import { wall } from '../../db/area-tables.ts'
import { type Transaction, type Writer, write } from '../../db/write.ts'
import { NotFound, Refusal, StaleVersion } from '../../errors.ts'
import { findStoredArea, lockArea } from '../areas.queries.ts'
import { inOrder, wallsBetween } from './read-walls.ts'
import { lockWall, type Pair } from './walls.queries.ts'

/** Saves the fields given, and only those. The pair must be of the area and face each other when it is saved. */
export async function decideWall(writer: Writer, areaId: string, change: WallChange): Promise<Wall> {
  const adcode = areaId.slice(0, 6)
  mustBeAllowed(writer.reader, 'wall.decide', { adcode, id: areaId })
  const { from, to, version, reason, ...fields } = change
  if (Object.keys(fields).length === 0) throw new Refusal('nothing-to-change')
  const pair = inOrder(from, to)
  return write(writer, adcode, async (tx) => {
    await mustBeMembers(tx, writer, areaId, pair)
    const seen = await lockSeenWall(tx, writer, pair, version)
    await tx.statements
      .insert(wall)
      .values({ adcode, fromId: pair.from, toId: pair.to, ...fields })
      .onConflictDoUpdate({
        target: [wall.adcode, wall.fromId, wall.toId],
        set: { ...fields, version: sql`${wall.version} + 1` },
      })
    const after = await lockWall(tx, adcode, pair)
    tx.audit({
      action: 'wall.decide',
      kind: 'wall',
      recordId: `${pair.from} ${pair.to}`,
      before: seen,
      after: after?.row,
      reason,
    })
    return getWall(tx, writer, pair)
  })
}

/** The area is locked, so that neither of the two leaves it meanwhile, and a wall is saved by one person at a time. */
async function mustBeMembers(tx: Transaction, { reader }: Writer, areaId: string, { from, to }: Pair): Promise<void> {
  const locked = await lockArea(tx, reader, areaId)
  const area = await findStoredArea(tx, reader, areaId)
  if (!locked || !area) throw new NotFound('area', areaId)
  const outside = [from, to].find((id) => !area.compounds.includes(id))
  if (outside) throw new Refusal('wall-outside-area', { id: outside, number: area.number })
}

/** The row as it was, or null for a wall nobody has decided anything about. */
async function lockSeenWall(tx: Transaction, writer: Writer, pair: Pair, seen: number): Promise<unknown> {
  const locked = await lockWall(tx, pair.from.slice(0, 6), pair)
  const current = locked?.version ?? 0
  if (current === seen) return locked?.row ?? null
  throw new StaleVersion({ id: `${pair.from} ${pair.to}`, seen, current }, await getWall(tx, writer, pair))
}

/** The wall as it stands; a pair that does not face each other is refused, and with it what was just written. */
async function getWall(tx: Transaction, { reader }: Writer, { from, to }: Pair): Promise<Wall> {
  const [found] = await wallsBetween(tx, reader, from.slice(0, 6), [from, to])
  if (!found) throw new Refusal('no-wall-between', { from, to, reachM: wallReachM })
  return found
}
