/** What an entry of the audit trail changed in an area, from its rows before and after. */
import type { AuditEntry } from '#contract/audit.ts'

/** `value` null: the field was emptied. */
export type AreaEdit =
  | { what: 'created' | 'deleted' | 'note' | 'outline' }
  | { what: 'name' | 'planYear' | 'implementer' | 'leadStreet'; value: string | null }
  | { what: 'members'; added: number; removed: number }
  | { what: 'unified'; codes: readonly string[] }

/** Columns of the row as the audit keeps it, by the field they are. */
const plain = {
  name: 'name',
  planYear: 'plan_year',
  implementer: 'implementer',
  leadStreet: 'lead_street_office_id',
} as const

/** In the order of the record; nothing where only the version moved. */
export function editsOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): AreaEdit[] {
  if (!isRow(before)) return [{ what: 'created' }]
  if (!isRow(after)) return [{ what: 'deleted' }]
  const edits: AreaEdit[] = []
  for (const what of ['name', 'planYear', 'implementer', 'leadStreet'] as const) {
    const value = after[plain[what]] ?? null
    if (value !== (before[plain[what]] ?? null)) edits.push({ what, value: value === null ? null : String(value) })
  }
  const [had, has] = [idsOf(before), idsOf(after)]
  const added = has.filter((id) => !had.includes(id)).length
  const removed = had.filter((id) => !has.includes(id)).length
  if (added + removed > 0) edits.push({ what: 'members', added, removed })
  const codes = differing(before.unified, after.unified)
  if (codes.length > 0) edits.push({ what: 'unified', codes })
  for (const what of ['note', 'outline'] as const) {
    if (JSON.stringify(before[what] ?? null) !== JSON.stringify(after[what] ?? null)) edits.push({ what })
  }
  return edits
}

type Row = Readonly<Record<string, unknown>>
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null
const idsOf = ({ compounds }: Row): readonly unknown[] => (Array.isArray(compounds) ? compounds : [])

function differing(before: unknown, after: unknown): string[] {
  const [had, has] = [isRow(before) ? before : {}, isRow(after) ? after : {}]
  return [...new Set([...Object.keys(had), ...Object.keys(has)])].filter((key) => had[key] !== has[key])
}
