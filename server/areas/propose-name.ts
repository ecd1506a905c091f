/** What an area might be called: 街道 + main road + 片区, or 街道 + largest compound + 片区 where that is taken or no road is near. */
import type { Language } from '#contract/language/catalogue.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { say } from '../http/words.ts'
import { findMainRoad } from './area-record.queries.ts'
import { findAreaNames, type Member } from './areas.queries.ts'
import type { Ground } from './neighbours.queries.ts'

export async function proposeName(
  connection: Connection,
  reader: Reader,
  language: Language,
  ground: Ground,
  members: readonly Member[],
): Promise<string | null> {
  if (members.length === 0) return null
  const street = mostFrequent(members.flatMap(({ streetOffice }) => streetOffice ?? [])) ?? ''
  const ids = members.map(({ id }) => id)
  const names = [await findMainRoad(connection, reader, ground, ids), largestOf(members)].flatMap((main) =>
    main === null ? [] : say(language, 'areas.proposedName', { street, main }).trim(),
  )
  const taken = new Set(await findAreaNames(connection, reader, ground.adcode))
  return names.find((name) => !taken.has(name)) ?? names.at(-1) ?? null
}

/** By households, recorded or estimated; where none is known, by size; the first in the ledger of equal ones. */
function largestOf(members: readonly Member[]): string | null {
  const sizeOf = ({ households, placed }: Member) => [households?.amount ?? 0, placed?.sizeM2 ?? 0] as const
  const [largest] = [...members].sort((a, b) => {
    const [[householdsA, sizeA], [householdsB, sizeB]] = [sizeOf(a), sizeOf(b)]
    return householdsB - householdsA || sizeB - sizeA
  })
  return largest?.name ?? null
}

function mostFrequent(names: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [first] = [...counts].sort(([, a], [, b]) => b - a)
  return first?.[0] ?? null
}
