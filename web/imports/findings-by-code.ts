/** Findings told together: by what was found, as the preview counts them, each with the first of its findings. */
import type { ImportFinding, ImportFindingGroup, ImportPreview } from '#contract/import.ts'

export type FindingGroup = ImportFindingGroup & { firsts: readonly ImportFinding[] }

export function groupsOf({
  findingGroups,
  findings,
}: Pick<ImportPreview, 'findingGroups' | 'findings'>): FindingGroup[] {
  const firsts = new Map<string, ImportFinding[]>()
  for (const finding of findings) {
    const known = firsts.get(keyOf(finding))
    if (known) known.push(finding)
    else firsts.set(keyOf(finding), [finding])
  }
  return findingGroups.map((group) => ({ ...group, firsts: firsts.get(keyOf(group)) ?? [] }))
}

export const keyOf = ({ weight, code }: Pick<ImportFinding, 'weight' | 'code'>): string => `${weight} ${code}`

/** How many findings a repair is still open for, whatever they are called; one that was made is told by a note of its own. */
export const openRepairs = (groups: readonly ImportFindingGroup[], repair: string): number =>
  groups.reduce((sum, each) => (each.repair?.code === repair && !isMade(each) ? sum + each.repair.count : sum), 0)

export const isMade = ({ code }: Pick<ImportFindingGroup, 'code'>): boolean => code.startsWith('made-')
