/** What a user said of a name once holds for the next file that has it: a record, a new one, or nothing to be taken in. */
import { createHash } from 'node:crypto'
import type { Geometry, Position } from 'geojson'
import type { ImportKind, ImportWishes } from '#contract/import.ts'
import { positionsOf } from '#geodata/geojson.ts'
import { nameKey, streetKey } from '../compounds/names.ts'
import { because } from '../import-fields.ts'
import type { ComparedRow, KindRecord } from '../kind.ts'

/** What a choice about a row is kept under; null for a row nothing can be kept of. */
type KeyOf = (record: KindRecord) => string | null

/** Name and street office made alike; null for a row without a name. */
export function choiceKey({ values }: KindRecord): string | null {
  const { name, streetOffice } = values
  if (typeof name !== 'string' || name === '') return null
  return `${nameKey(name)}|${streetKey(typeof streetOffice === 'string' ? streetOffice : '')}`
}

/**
 * The pieces of a road share its name: what is said of one is not said of the others. They go by what they are and where they lie. A number
 * does not tell them: what heads a column of numbers is often the file's own count of its rows, and another file counts others.
 */
const pieceKey: KeyOf = ({ values, geometry }) => (geometry ? `${String(values.what)}@${placeHash(geometry)}` : null)

/** The same for a line and its reverse, to a tenth of a metre. */
function placeHash(geometry: Geometry): string {
  const way = [...positionsOf(geometry)].map(([x = 0, y = 0]: Position) => `${x.toFixed(6)} ${y.toFixed(6)}`)
  const isBackwards = (way[0] ?? '') > (way.at(-1) ?? '')
  const path = (isBackwards ? way.reverse() : way).join(',')
  return createHash('sha256').update(path).digest('hex').slice(0, 32)
}

const keyOfKind = (kind: ImportKind): KeyOf => (kind === 'ground' ? pieceKey : choiceKey)

type Said = {
  kind: ImportKind
  /** Now, by `at`. */
  chosen: ReadonlyMap<number, string>
  /** Before, by key. */
  remembered: ReadonlyMap<string, string>
}

/** The choices of now, and those of before where nothing was said now; and the rows with a word on which of the two it was. */
export function withRemembered(
  records: readonly KindRecord[],
  { kind, chosen, remembered }: Said,
): { choices: ReadonlyMap<number, string>; told: (row: ComparedRow) => ComparedRow } {
  const before = new Map<number, string>()
  const keyOf = keyOfKind(kind)
  for (const record of remembered.size > 0 ? records : []) {
    const choice = remembered.get(keyOf(record) ?? '')
    if (choice !== undefined && !chosen.has(record.at)) before.set(record.at, choice)
  }
  const told = (row: ComparedRow): ComparedRow =>
    row.because.code === 'chosen' && row.at !== null && before.has(row.at)
      ? { ...row, because: because('chosen-before') }
      : row
  return { choices: new Map([...before, ...chosen]), told }
}

/** The user's own choices by the keys they are kept under. */
export function decidedBy(
  records: readonly KindRecord[],
  { kind, choices }: Pick<ImportWishes, 'kind' | 'choices'>,
): [key: string, choice: string][] {
  const keyOf = keyOfKind(kind)
  return records.flatMap((record): [string, string][] => {
    const choice = choices[String(record.at)]
    const key = choice === undefined ? null : keyOf(record)
    return choice === undefined || key === null ? [] : [[key, choice]]
  })
}
