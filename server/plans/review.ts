/**
 * What was reviewed jointly is what is published: who changes its name, its words, the plan over it or its compounds afterwards
 * has a draft again. How the priority weighs is nobody's review.
 */
import { type PlacedInPlan, type PlanStatement, statementFields } from '#contract/plan-rows.ts'
import type { StoredPlan } from './plans.queries.ts'

export type Reviewed = Pick<StoredPlan, 'kind' | 'name' | 'parentId'> & {
  statement: Readonly<Record<(typeof statementFields)[number], string>>
  placed: readonly PlacedInPlan[]
}
export type Rewritten = {
  name?: string | undefined
  parentId?: string | null | undefined
  statement?: PlanStatement | undefined
  compounds?: readonly PlacedInPlan[] | undefined
}

export function changesWhatWasReviewed(before: Reviewed, { name, parentId, statement, compounds }: Rewritten): boolean {
  if (name !== undefined && name !== before.name) return true
  if (parentId !== undefined && parentId !== before.parentId) return true
  if (statement && statementFields.some((field) => statement[field] !== before.statement[field])) return true
  return compounds !== undefined && inWords(before.kind, compounds) !== inWords(before.kind, before.placed)
}

/** Order counts; the year does where the plan has several. */
const inWords = (kind: Reviewed['kind'], placed: readonly PlacedInPlan[]): string =>
  JSON.stringify(
    placed.map(({ compoundId, year, workClass, urgency, note }) => [
      ...[compoundId, kind === 'three-year' ? year : null, workClass, urgency, note],
    ]),
  )
