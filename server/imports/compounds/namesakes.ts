/** Which of many have a name another of them has too, where the street office does not tell the two apart. */
import { type Identity, streetsAgree } from './identity.ts'
import { pushTo } from './links.ts'

/** Of more than so many of one name some are of one street, or of none. */
const mostCompared = 20

export function namesakesIn(identities: readonly Identity[]): Set<Identity> {
  const byKey = new Map<string, Identity[]>()
  for (const each of identities) for (const key of each.allKeys) pushTo(byKey, key, each)
  const found = new Set<Identity>()
  for (const alike of byKey.values()) {
    if (alike.length < 2) continue
    const isMany = alike.length > mostCompared
    for (const each of alike)
      if (isMany || alike.some((other) => other !== each && streetsAgree(each, other) !== 'different')) found.add(each)
  }
  return found
}
