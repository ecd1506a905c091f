/** What goes along with a split or a merge: decisions about neighbours and walls are copied, those of the retired stay as they were. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Fate } from '#contract/carrying.ts'
import type { Reader } from '../../accounts/reader.ts'
import { lockDecision } from '../../areas/neighbour-decisions.queries.ts'
import { inOrder } from '../../areas/walls/read-walls.ts'
import { lockWall, type Pair } from '../../areas/walls/walls.queries.ts'
import { neighbourDecision, wall } from '../../db/area-tables.ts'
import { findRows } from '../../db/connection.ts'
import type { Transaction } from '../../db/write.ts'
import { carryBalanceItems } from './save-balance-items.ts'

export type Successor = { id: string; name: string }
export type Carried = { from: readonly string[]; to: readonly Successor[]; reason: string }

/** Everything the fates say, from the compounds that are retired to those made of them. */
export async function carryAlong(tx: Transaction, reader: Reader, fates: readonly Fate[], carried: Carried) {
  await carryDecisions(tx, fates, carried)
  await carryBalanceItems(tx, reader, fates, carried)
}

/** Decisions are told apart by the pair they would be about: those of several merged compounds become one. */
async function carryDecisions(tx: Transaction, fates: readonly Fate[], { to: made, reason }: Carried): Promise<void> {
  const carried = new Map<string, Fate['tie'][]>()
  for (const { tie, to } of fates) {
    if (tie.kind !== 'neighbours' && tie.kind !== 'wall') continue
    for (const place of to) {
      const { from, to: other } = inOrder(made[place]?.id ?? '', tie.other.id)
      const key = `${tie.kind} ${from} ${other}`
      carried.set(key, [...(carried.get(key) ?? []), tie])
    }
  }
  for (const [key, ties] of carried) {
    const [, from = '', to = ''] = key.split(' ')
    await keepDecision(tx, { from, to }, ties, reason)
  }
}

async function keepDecision(tx: Transaction, pair: Pair, ties: readonly Fate['tie'][], reason: string): Promise<void> {
  const [first] = ties
  const adcode = pair.from.slice(0, 6)
  const recordId = `${pair.from} ${pair.to}`
  const place = { adcode, fromId: pair.from, toId: pair.to }
  if (first?.kind === 'neighbours') {
    const reasons = ties.flatMap((tie) => (tie.kind === 'neighbours' ? tie.reason : []))
    await tx.statements.insert(neighbourDecision).values({ ...place, linked: first.linked, reason: joined(reasons) })
    const after = await lockDecision(tx, adcode, pair.from, pair.to)
    tx.audit({ action: 'neighbours.decide', kind: 'neighbours', recordId, before: null, after, reason })
  }
  if (first?.kind === 'wall') {
    const notes = ties.flatMap((tie) => (tie.kind === 'wall' && tie.note ? tie.note : []))
    const { decision, consent } = first
    await tx.statements.insert(wall).values({ ...place, decision, consent, note: joined(notes) || null })
    const after = await lockWall(tx, adcode, pair)
    tx.audit({ action: 'wall.decide', kind: 'wall', recordId, before: null, after: after?.row, reason })
  }
}

const longest = 500
const joined = (texts: readonly string[]) => [...new Set(texts)].join('；').slice(0, longest)

const Dropped = z.object({ recordId: z.string(), row: z.unknown() })

/**
 * Removes the decisions that came along and that nobody has touched since: those of the first version whose other end had the
 * same decided about one of the retired. What is decided anew stays, and the undoing is refused for it.
 */
export async function dropCarried(
  tx: Transaction,
  { retired, made }: { retired: readonly string[]; made: readonly string[] },
  reason: string | undefined,
): Promise<void> {
  const adcode = made[0]?.slice(0, 6) ?? '' // there is at least one
  const listed = (ids: readonly string[]) => sql`(SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`
  const ends = (row: ReturnType<typeof sql>, ids: readonly string[]) => sql`
    (SELECT CASE WHEN ${row}.from_id IN ${listed(ids)} THEN ${row}.to_id ELSE ${row}.from_id END)`
  const untouched = (table: ReturnType<typeof sql>, alike: ReturnType<typeof sql>) => sql`
    DELETE FROM ${table} d WHERE d.adcode = ${adcode} AND d.version = 1
      AND (d.from_id IN ${listed(made)} OR d.to_id IN ${listed(made)})
      AND EXISTS (SELECT 1 FROM ${table} o WHERE o.adcode = d.adcode
        AND (o.from_id IN ${listed(retired)} OR o.to_id IN ${listed(retired)})
        AND ${ends(sql`o`, retired)} = ${ends(sql`d`, made)} AND ${alike})
    RETURNING d.from_id || ' ' || d.to_id AS "recordId", to_jsonb(d) AS row`
  const neighbours = await findRows(tx, Dropped, untouched(sql`neighbour_decision`, sql`o.linked = d.linked`))
  for (const { recordId, row } of neighbours)
    tx.audit({ action: 'neighbours.decide', kind: 'neighbours', recordId, before: row, after: null, reason })
  const walls = await findRows(
    tx,
    Dropped,
    untouched(sql`wall`, sql`o.decision IS NOT DISTINCT FROM d.decision AND o.consent = d.consent`),
  )
  for (const { recordId, row } of walls)
    tx.audit({ action: 'wall.decide', kind: 'wall', recordId, before: row, after: null, reason })
}
