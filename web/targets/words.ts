/** Targets in words of the page, by the sentences that reports and files use. */

import { footnoteOf, targetInWords } from '#contract/target-footnotes.ts'
import type { Target, TargetStanding } from '#contract/targets.ts'
import type { Say, Sentence } from '#web/language.ts'

/** The contract's sentences are named by the dotted path; all of them are in the catalogue. */
const plain = (t: Say) => (key: string, params?: Record<string, string | number>) => t(key as Sentence, params)

export const nameOf = (t: Say, target: Target): string => targetInWords(plain(t), target)
export const footnoteIn = (t: Say, standing: TargetStanding): string => footnoteOf(plain(t), standing)

/** 13, or "all 28" where the text names no number. */
export const wantedIn = (t: Say, { target, wanted }: TargetStanding): string =>
  target.amount === null ? t('targets.wantedAll', { count: wanted }) : String(wanted)

/** −1, +2; a dash where there is nothing to compare. */
export function differenceIn({ state, difference, households }: TargetStanding): string {
  if (state === 'no-ledger') return '—'
  if (state === 'unassigned') return `−${households?.unassigned ?? 0}`
  if (difference === 0) return '0'
  return difference > 0 ? `+${difference}` : `−${-difference}`
}
