/** The members of an area that is being saved: looked at afresh, locked, and written. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Language } from '#contract/language/catalogue.ts'
import type { Reader } from '../accounts/reader.ts'
import { type Connection, findRows } from '../db/connection.ts'
import type { Writer } from '../db/write.ts'
import { Refusal } from '../errors.ts'
import { findMembers } from './areas.queries.ts'
import { namesTold, tellFault } from './fault-words.ts'
import { mustBeKnown, takenFaults } from './membership.ts'
import type { Ground } from './neighbours.queries.ts'
import { breaksArea, surveySets } from './survey.ts'

/** Faults are told in words, so a writer of areas has a language. */
export type AreaWriter = Writer & { language: Language }

export type Draft = { id: string; ids: readonly string[]; maxGapM: number }

/** Throws where the compounds are unknown, not placed, in another area, or not contiguous. */
export async function mustFormAnArea(tx: Connection, writer: AreaWriter, ground: Ground, draft: Draft): Promise<void> {
  const { id, ids, maxGapM } = draft
  await lockMembers(tx, ground.adcode, ids)
  const { members, faults } = (await surveySets(tx, writer.reader, ground, [{ key: id, ids, maxGapM }]))(id)
  mustBeKnown(ground.adcode, ids, members)
  const unplaced = members.filter(({ placed }) => placed === null).map(({ name }) => name)
  if (unplaced.length) throw new Refusal('unplaced-members', { names: namesTold(unplaced) })
  const [taken] = takenFaults(members, id)
  if (taken) throw new Refusal('already-in-area', taken.params)
  const wrong = faults.filter(breaksArea)
  if (wrong.length === 0) return
  const why = wrong
    .map((fault) => tellFault(writer.language, fault).message)
    .join(writer.language === 'en' ? '; ' : '；')
  throw new Refusal(
    'not-an-area',
    { why },
    wrong.map(({ code, params, place }) => ({ code, params, place, pointer: '/compounds' })),
  )
}

/** Keeps members from being moved or retired until the area is saved; in one order, so that no two savers wait in a ring. */
export const lockMembers = (tx: Connection, adcode: string, ids: readonly string[]) =>
  tx.statements.execute(sql`
    SELECT id FROM compound WHERE adcode = ${adcode} AND id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    ORDER BY id FOR SHARE`)

export type Membership = { id: string; schemeId: string; ids: readonly string[] }

/** The key of a membership is the scheme and the compound: who comes second finds it taken, and nothing is written. */
export async function addMembers(
  tx: Connection,
  reader: Reader,
  ground: Ground,
  membership: Membership,
): Promise<void> {
  const { id, schemeId, ids } = membership
  const added = await findRows(
    tx,
    z.object({ id: z.string() }),
    sql`
    INSERT INTO area_member (adcode, scheme_id, compound_id, area_id)
    SELECT ${ground.adcode}, ${schemeId}, member, ${id} FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) AS member
    ON CONFLICT DO NOTHING RETURNING compound_id AS id`,
  )
  if (added.length === ids.length) return
  const [taken] = takenFaults(await findMembers(tx, reader, ground, ids), id)
  throw new Refusal('already-in-area', taken?.params ?? {})
}
