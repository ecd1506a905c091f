/** Editions as they were published, each with what it changed of the one before. */
import type { PlanEdition } from '#contract/plan-editions.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { findDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import { planDifference } from './difference.ts'
import { findEdition, findEditions } from './plans.queries.ts'
import type { Published } from './published-page.ts'

/** Throws NotFound for one that was never published, or taken back. */
export async function getEdition(
  connection: Connection,
  reader: Reader,
  id: string,
  edition: number,
): Promise<PlanEdition> {
  const found = await findWhole(connection, reader, id, edition)
  if (!found) throw new NotFound('plan-edition', `${id} ${edition}`)
  return found
}

/** An edition with what a page for everybody says beside it; null where there is none, or none any more. */
export async function findPublished(
  connection: Connection,
  reader: Reader,
  id: string,
  edition: number,
): Promise<Published | null> {
  const found = await findWhole(connection, reader, id, edition)
  const district = found && (await findDistrict(connection, reader, id.slice(0, 6)))
  if (!found || !district) return null
  const editions = await findEditions(connection, reader, id.slice(0, 6))
  const newest = editions.find(({ planId }) => planId === id)?.edition ?? edition
  return { edition: found, district, newest }
}

async function findWhole(
  connection: Connection,
  reader: Reader,
  id: string,
  edition: number,
): Promise<PlanEdition | null> {
  const found = await findEdition(connection, reader, id, edition)
  if (!found) return null
  const before = edition > 1 ? await findEdition(connection, reader, id, edition - 1) : null
  return { ...found, difference: before && planDifference(before.edition, before.frozen.rows, found.frozen.rows) }
}
