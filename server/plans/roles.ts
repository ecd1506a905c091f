/**
 * What the rules of a pack are for in a plan. A pack says so itself, whatever its own codes are; packs stored before there were
 * roles have only their codes, by which they are still known.
 */
import type { Condition, Deadline, DeadlineRole, PolicyPack } from '#contract/policy.ts'

const deadlinesByCode: Readonly<Record<string, readonly DeadlineRole[]>> = {
  'annual-plan': ['annual-plan'],
  'standards-and-plans': ['three-year-plan', 'annual-plan'],
}
const conditionsByCode: Readonly<Record<string, Condition['role']>> = {
  'facilities-lacking': 'infrastructure-debt',
  'municipal-facilities-lacking': 'infrastructure-debt',
  'public-services-lacking': 'infrastructure-debt',
  'residents-willing': 'residents-will',
}

export const deadlineRoles = ({ role, code }: Pick<Deadline, 'role' | 'code'>): readonly DeadlineRole[] =>
  role === undefined ? (deadlinesByCode[code] ?? []) : [role].flat()

export const parameterRole = ({ role, code }: Pick<PolicyPack['parameters'][number], 'role' | 'code'>) =>
  role ?? (code === 'priority-built-before' ? code : null)

/** Codes of the facts by which packs ask for the same thing, each once. */
export function factCodes(packs: readonly PolicyPack[], wanted: NonNullable<Condition['role']>): ReadonlySet<string> {
  const conditions = packs.flatMap(({ eligibility }) => eligibility.conditions)
  return new Set(conditions.flatMap(({ role, code }) => ((role ?? conditionsByCode[code]) === wanted ? code : [])))
}
