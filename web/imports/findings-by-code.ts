/** Findings told together: by what was found, the gravest first, and by the row they are about. */
import type { ImportFinding } from '#contract/import.ts'

export const weights = ['blocking', 'doubt', 'note'] as const
export type FindingGroup = { code: string; weight: ImportFinding['weight']; findings: readonly ImportFinding[] }

/** By weight, then by how many there are; in a group as the file has them. */
export function groupsOf(findings: readonly ImportFinding[]): FindingGroup[] {
  const groups = new Map<string, ImportFinding[]>()
  for (const finding of findings) {
    const key = `${finding.weight} ${finding.code}`
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups.values()]
    .flatMap((all): FindingGroup[] => (all[0] ? [{ code: all[0].code, weight: all[0].weight, findings: all }] : []))
    .sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight) || b.findings.length - a.findings.length)
}

export function findingsByRow(findings: readonly ImportFinding[]): ReadonlyMap<number, readonly ImportFinding[]> {
  const rows = new Map<number, ImportFinding[]>()
  for (const finding of findings) {
    if (finding.at === null) continue
    const known = rows.get(finding.at)
    if (known) known.push(finding)
    else rows.set(finding.at, [finding])
  }
  return rows
}
