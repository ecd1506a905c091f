/** What is open on the page of targets, as the address has it: a target, and behind a tilde the filters of the list. */

import { isUnexplained } from '#contract/target-footnotes.ts'
import type { TargetStanding } from '#contract/targets.ts'

/** Null: of every year, street office or fund. */
export type Wanted = { only: 'all' | 'open'; year: string | null; street: string | null; fund: string | null }
export type TargetsOpened = { id: string | null; wanted: Wanted }

/** `id~open~2020~410108-s-1~上级补贴`: what is not narrowed is left empty, and without filters the id stands alone. */
export function openedOf(address: string | null): TargetsOpened {
  const [id = '', only = '', year = '', street = '', ...fund] = (address ?? '').split('~')
  const wanted = { year: year || null, street: street || null, fund: fund.join('~') || null }
  return { id: id || null, wanted: { only: only === 'open' ? 'open' : 'all', ...wanted } }
}

export function addressOf(id: string | null, { only, year, street, fund }: Wanted): string | null {
  const filters = [only === 'open' ? 'open' : '', year, street, fund]
  return filters.some(Boolean) ? [id, ...filters].map((part) => part ?? '').join('~') : id
}

/** A target for everybody speaks of each street office and fund too; the one that is open is shown whatever is wanted. */
export function isShown(
  standing: TargetStanding,
  { id, wanted: { only, year, street, fund } }: TargetsOpened,
): boolean {
  const { target } = standing
  if (target.id === id) return true
  return (
    (only === 'all' || isUnexplained(standing)) &&
    (year === null || String(target.year) === year) &&
    (street === null || target.streetOffice === null || target.streetOffice.id === street) &&
    (fund === null || target.fundingLabel === null || target.fundingLabel === fund)
  )
}
