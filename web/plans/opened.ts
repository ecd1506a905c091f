/** What of a plan is open, as the address has it: the plan's id and, behind a tilde, the part of it. */
export const planParts = ['rows', 'candidates', 'contents', 'editions'] as const
export type PlanPart = (typeof planParts)[number]

export function openedOf(item: string | null): { id: string; part: PlanPart } | null {
  if (item === null) return null
  const [id = '', named] = item.split('~')
  return { id, part: planParts.find((part) => part === named) ?? 'rows' }
}

export const itemOf = (id: string, part: PlanPart): string => (part === 'rows' ? id : `${id}~${part}`)
