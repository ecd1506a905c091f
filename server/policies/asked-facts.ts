/** The facts some policy document asks for; a code no document knows would lie there unread. */
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { Refusal } from '../errors.ts'
import { listPacks } from './policies.queries.ts'

/** Throws a Refusal for the first code that is neither a condition nor an exclusion of any pack. */
export async function mustBeAsked(connection: Connection, reader: Reader, codes: readonly string[]): Promise<void> {
  const packs = await listPacks(connection, reader)
  const known = new Set(
    packs.flatMap(({ eligibility: { conditions, exclusions } }) => [
      ...conditions.map(({ code }) => code),
      ...exclusions.filter(({ appliesTo }) => appliesTo === 'compound').map(({ code }) => code),
    ]),
  )
  const unknown = codes.find((code) => !known.has(code))
  if (unknown !== undefined) throw new Refusal('unknown-fact', { code: unknown })
}
