/** Everything a user decides about one file, and how each decision changes it. Pure: undo, keeping and asking are about this value. */
import type { ColumnWish, CrsWish, ImportColumn, ImportFinding, ImportKind, ImportWishes } from '#contract/import.ts'

export const firstWishes = (kind: ImportKind = 'compounds'): ImportWishes => ({
  kind,
  table: 0,
  columns: [],
  words: {},
  cells: [],
  choices: {},
  emptyBlank: [],
  addStreets: false,
  sketchPoints: false,
  replaceGeometry: true,
  repairs: {},
  repairAll: {},
})

/** Other rows: what was decided about the ones before means nothing for them. */
const forOtherRows = {
  columns: [],
  cells: [],
  choices: {},
  repairs: {},
  repairAll: {},
  emptyBlank: [],
} satisfies Partial<ImportWishes>

/** Words mean something of the fields of one kind. */
export const ofKind = (wishes: ImportWishes, kind: ImportKind): ImportWishes => ({
  ...wishes,
  ...forOtherRows,
  words: {},
  kind,
})
export const ofTable = (wishes: ImportWishes, table: number): ImportWishes => ({ ...wishes, ...forOtherRows, table })

/** The headings change with the encoding, rows do not. */
export function inEncoding(wishes: ImportWishes, encoding: string | null): ImportWishes {
  const { encoding: _, ...others } = wishes
  return encoding === null ? others : { ...others, encoding }
}

export function sentBy(wishes: ImportWishes, sender: string): ImportWishes {
  const { sender: _, ...others } = wishes
  return sender.trim() === '' ? others : { ...others, sender: sender.trim() }
}

/** Null: as the file says. */
export function placedBy(wishes: ImportWishes, crs: CrsWish | null): ImportWishes {
  const { crs: _, ...others } = wishes
  return crs === null ? others : { ...others, crs }
}

/** A field another column was read into goes to this one; the factor stays only with the field it was given for. */
export function readingColumn(
  wishes: ImportWishes,
  columns: readonly ImportColumn[],
  { column, field, factor }: ColumnWish,
): ImportWishes {
  const others = wishes.columns.filter((each) => each.column !== column && (field === null || each.field !== field))
  const robbed = columns.filter((each) => field !== null && each.field === field && each.column !== column)
  const freed = robbed.map((each): ColumnWish => ({ column: each.column, field: null }))
  const freedAt = new Set(freed.map((each) => each.column))
  const kept = others.filter((each) => !freedAt.has(each.column))
  const mine: ColumnWish = { column, field, ...(factor !== undefined && { factor }) }
  return { ...wishes, columns: [...kept, ...freed, mine].sort((a, b) => a.column - b.column) }
}

export const emptying = (wishes: ImportWishes, field: string, empties: boolean): ImportWishes => ({
  ...wishes,
  emptyBlank: empties
    ? [...new Set([...wishes.emptyBlank, field])]
    : wishes.emptyBlank.filter((each) => each !== field),
})

type Word = Pick<NonNullable<ImportFinding['word']>, 'field' | 'written'>

/** Null leaves the word to what is known of it. */
export function meaning(wishes: ImportWishes, { field, written }: Word, means: string | null): ImportWishes {
  const { [written]: _, ...others } = wishes.words[field] ?? {}
  const words = { ...others, ...(means !== null && { [written]: means }) }
  return { ...wishes, words: { ...wishes.words, [field]: words } }
}

type Cell = Pick<NonNullable<ImportFinding['cell']>, 'at' | 'column'>
const isCell =
  ({ at, column }: Cell) =>
  (other: Cell) =>
    other.at === at && other.column === column

export const isPutRight = ({ cells }: ImportWishes, cell: Cell): boolean => cells.some(isCell(cell))

/** Null: as the file has it. */
export function puttingRight(wishes: ImportWishes, cell: Cell, text: string | null): ImportWishes {
  const { at, column } = cell
  const others = wishes.cells.filter((each) => !isCell(cell)(each))
  return { ...wishes, cells: text === null ? others : [...others, { at, column, text }] }
}

/** What a row of the file is: a record's id, `new`, `skip`; null leaves it to the rules again. */
export type Choice = string | null

export function choosing(wishes: ImportWishes, choices: readonly { at: number; choice: Choice }[]): ImportWishes {
  const next = { ...wishes.choices }
  for (const { at, choice } of choices) {
    if (choice === null) delete next[String(at)]
    else next[String(at)] = choice
  }
  return { ...wishes, choices: next }
}

/** For rows as they were seen: what was decided of one of them since then stays, and of another kind or table they are other rows. */
export function choosingUndecided(
  now: ImportWishes,
  seen: ImportWishes,
  choices: readonly { at: number; choice: Choice }[],
): ImportWishes {
  if (now.kind !== seen.kind || now.table !== seen.table) return now
  const open = choices.filter(({ at }) => now.choices[String(at)] === seen.choices[String(at)])
  return open.length > 0 ? choosing(now, open) : now
}

/** In place of a repair: the shape is left away, the facts are written. */
const leaveShape = 'leave'

/** Null: the row gets its shape again, or its repair is left to what was said of all. */
function repairing(wishes: ImportWishes, at: number, code: string | null): ImportWishes {
  const next = { ...wishes.repairs }
  if (code === null) delete next[String(at)]
  else next[String(at)] = code
  return { ...wishes, repairs: next }
}

export const isShapeLeft = ({ repairs }: ImportWishes, at: number): boolean => repairs[String(at)] === leaveShape
export const leavingShape = (wishes: ImportWishes, at: number, isLeft: boolean): ImportWishes =>
  repairing(wishes, at, isLeft ? leaveShape : null)

/** By itself, or with all that can be repaired alike. */
export const isRepairAccepted = ({ repairs, repairAll }: ImportWishes, at: number, code: string): boolean =>
  repairs[String(at)] === code || repairAll[code]?.includes(at) === false

export function acceptingRepair(wishes: ImportWishes, at: number, code: string): ImportWishes {
  const but = wishes.repairAll[code]
  if (!but) return repairing(wishes, at, code)
  return { ...wishes, repairAll: { ...wishes.repairAll, [code]: but.filter((each) => each !== at) } }
}

/** Of one that was accepted with all, the others stay. */
export function decliningRepair(wishes: ImportWishes, at: number, code: string): ImportWishes {
  const own = wishes.repairs[String(at)] === code ? repairing(wishes, at, null) : wishes
  const but = own.repairAll[code]
  if (!but || but.includes(at)) return own
  return { ...own, repairAll: { ...own.repairAll, [code]: [...but, at] } }
}

/** Wherever it is proposed, also in rows nobody has looked at yet. */
export const acceptingAll = (wishes: ImportWishes, code: string): ImportWishes => ({
  ...wishes,
  repairAll: { ...wishes.repairAll, [code]: [] },
})

export function decliningAll(wishes: ImportWishes, code: string): ImportWishes {
  const { [code]: _, ...repairAll } = wishes.repairAll
  const repairs = Object.fromEntries(Object.entries(wishes.repairs).filter(([, each]) => each !== code))
  return { ...wishes, repairs, repairAll }
}

/** A day without a name is the day of the file, under whose name the figures are kept then anyhow. */
export function comingFrom(
  wishes: ImportWishes,
  { name, onDay, fileName }: { name: string; onDay: string; fileName: string },
): ImportWishes {
  const { source: _, ...others } = wishes
  const said = name.trim() || (onDay === '' ? '' : fileName.slice(0, 200))
  return said === '' ? others : { ...others, source: { name: said, ...(onDay !== '' && { onDay }) } }
}
