/** Drafts of balance units kept in this tab, so that a reload loses nothing; they go when the tab is closed. */
import { z } from 'zod'
import { balanceKinds, balanceSides, standings } from '#contract/balance.ts'
import type { UnitDraft } from './unit-draft.ts'

const attestation = { standing: z.enum(standings), source: z.string(), onDay: z.string() }
const Line = z.object({
  key: z.int(),
  side: z.enum(balanceSides),
  name: z.string(),
  amount: z.string(),
  ...attestation,
})
const Draft = z.object({
  version: z.int(),
  name: z.string(),
  note: z.string(),
  items: z.array(
    z.object({
      key: z.int(),
      kind: z.enum(balanceKinds),
      recordId: z.string().nullable(),
      name: z.string(),
      place: z.string(),
      ...attestation,
      lines: z.array(Line),
    }),
  ),
  lines: z.array(Line),
  keys: z.int(),
}) satisfies z.ZodType<UnitDraft>

const keyOf = (unitId: string) => `lianpian balance ${unitId}`
const foundAgain = new Set<string>()

/** The draft as this tab kept it, or null; one written by an older page is of no use any more. */
export function findKeptDraft(unitId: string): UnitDraft | null {
  const kept = Draft.safeParse(readKept(unitId))
  if (!kept.success) return null
  foundAgain.add(unitId)
  return kept.data
}

/** Whether the draft was begun before this page was loaded. */
export const wasFoundAgain = (unitId: string): boolean => foundAgain.has(unitId)

/** Null forgets it. A browser that keeps nothing leaves the draft as safe as the open page. */
export function keepDraft(unitId: string, draft: UnitDraft | null): void {
  if (draft === null) foundAgain.delete(unitId)
  try {
    if (draft === null) sessionStorage.removeItem(keyOf(unitId))
    else sessionStorage.setItem(keyOf(unitId), JSON.stringify(draft))
  } catch (fault) {
    console.warn('this browser keeps no drafts', fault)
  }
}

function readKept(unitId: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(unitId)) ?? 'null')
  } catch {
    return null // what cannot be read was not written by this page
  }
}
