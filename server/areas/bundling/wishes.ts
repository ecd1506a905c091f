/** Wishes of hand that contradict each other, found before anything is solved. */
import type { BundleParams } from '#contract/bundling.ts'
import { startGroups } from '../groups.ts'

export type WishFault = { code: WishFaultCode; params: Record<string, string> }
export type WishFaultCode =
  | 'unknown-id'
  | 'locked-twice'
  | 'locked-and-excluded'
  | 'must-and-excluded'
  | 'must-and-cannot'
  | 'must-across-lock'
  | 'cannot-inside-lock'

/** The first contradiction, or null. `ids`: the compounds there are. O(wishes). */
export function wishFault(ids: ReadonlySet<string>, params: BundleParams): WishFault | null {
  const { mustLink, cannotLink, locked, excluded } = params
  for (const [where, named] of Object.entries({ mustLink, cannotLink, locked, excluded: [excluded] })) {
    for (const id of named.flat()) if (!ids.has(id)) return { code: 'unknown-id', params: { where, id } }
  }
  const lockOf = new Map<string, number>()
  for (const [place, members] of locked.entries()) {
    for (const id of members) {
      if (lockOf.has(id)) return { code: 'locked-twice', params: { id } }
      lockOf.set(id, place)
    }
  }
  for (const id of excluded) if (lockOf.has(id)) return { code: 'locked-and-excluded', params: { id } }
  return pairFault(params, lockOf, new Set(excluded))
}

function pairFault(
  { mustLink, cannotLink }: BundleParams,
  lockOf: ReadonlyMap<string, number>,
  excluded: ReadonlySet<string>,
): WishFault | null {
  const together = startGroups([...new Set([...mustLink, ...cannotLink].flat())])
  for (const [id, other] of mustLink) {
    const out = [id, other].find((each) => excluded.has(each))
    if (out) return { code: 'must-and-excluded', params: { id: out } }
    if (lockOf.get(id) !== lockOf.get(other)) return { code: 'must-across-lock', params: { id, other } }
    together.join(id, other)
  }
  for (const [id, other] of cannotLink) {
    if (id === other || together.areOne(id, other)) return { code: 'must-and-cannot', params: { id, other } }
    const lock = lockOf.get(id)
    if (lock !== undefined && lock === lockOf.get(other)) return { code: 'cannot-inside-lock', params: { id, other } }
  }
  return null
}
