/** What becomes of each row once its shape has been judged, and why nothing of the file can be applied. */
import { type ImportRow, type ImportWishes, mostImportRows } from '#contract/import.ts'
import { finding, type ReadFinding } from '#geodata/readers/reading.ts'
import { because } from '../import-fields.ts'
import type { ComparedRow } from '../kind.ts'
import type { JudgedShapes, SoundShape } from './check-rows.ts'
import type { Looked } from './messages.ts'
import { inTurns } from './turns.ts'
import type { WeighedFinding } from './weigh.ts'

export type LookRow = ComparedRow & { geometry: ImportRow['geometry']; findings: number }

type Judged = { wishes: ImportWishes; shapes: JudgedShapes; findings: readonly WeighedFinding[] }

export async function rowsOf(
  compared: readonly ComparedRow[],
  { wishes, shapes, findings }: Judged,
): Promise<LookRow[]> {
  const counts = new Map<number, number>()
  const blocked = new Map<number, WeighedFinding>()
  for (const each of findings) {
    if (each.at === null) continue
    counts.set(each.at, (counts.get(each.at) ?? 0) + 1)
    if (each.weight === 'blocking' && !blocked.has(each.at)) blocked.set(each.at, each)
  }
  const rows: LookRow[] = []
  await inTurns(compared, (row) => {
    const at = row.at ?? -1
    const told = { ...row, geometry: effectOn(row, { wishes, shapes }), findings: counts.get(at) ?? 0 }
    rows.push(decided(told, blocked.get(at)))
  })
  return rows
}

/** A row of which something must not be written waits for somebody; one whose place changes is changed. */
function decided(row: LookRow, why: WeighedFinding | undefined): LookRow {
  const isWritten = row.kind === 'new' || row.kind === 'changed' || row.kind === 'same'
  if (why && isWritten) return { ...row, kind: 'doubtful', because: because(why.code, withoutLists(why.params)) }
  const isMoved = row.geometry === 'new' || row.geometry === 'changed'
  return row.kind === 'same' && isMoved ? { ...row, kind: 'changed' } : row
}

/** What keeps one row out is about that row: it enumerates nothing. */
const withoutLists = (params: WeighedFinding['params']) =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (typeof value === 'object' ? [] : [[name, value] as const])),
  )

function effectOn(row: ComparedRow, { wishes, shapes }: Pick<Judged, 'wishes' | 'shapes'>): ImportRow['geometry'] {
  if (row.at === null) return 'none'
  const shape = shapes.sound.get(row.at)
  if (!shape) return shapes.left.has(row.at) ? 'left' : 'none'
  // a sketch stands in for an outline nobody has, never for one somebody drew
  const isKept = shape.change === 'changed' && (!wishes.replaceGeometry || shape.isSketched === true)
  return isKept ? 'left' : shape.change
}

export function reasonsAgainst(
  rows: readonly LookRow[],
  { records, blocking }: Pick<Looked, 'records' | 'blocking'>,
): ReadFinding[] {
  if (records > mostImportRows) return [finding('too-many-rows', { count: records, most: mostImportRows })]
  const isWritten = rows.some(({ kind }) => kind === 'new' || kind === 'changed')
  return isWritten || blocking.length > 0 ? [] : [finding('nothing-to-write')]
}

/** What the record's place becomes, null where the ledger's stays. */
export function geometryToWrite(row: LookRow, { sound }: JudgedShapes): SoundShape | null {
  if (row.at === null || (row.geometry !== 'new' && row.geometry !== 'changed')) return null
  return sound.get(row.at) ?? null
}
