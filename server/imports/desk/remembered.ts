/** What a user said of a name once holds for the next file that has it: a record, a new one, or nothing to be taken in. */
import type { ImportWishes } from '#contract/import.ts'
import { nameKey, streetKey } from '../compounds/names.ts'
import { because } from '../import-fields.ts'
import type { ComparedRow, KindRecord } from '../kind.ts'

/** Name and street office made alike; null for a row without a name. */
export function choiceKey({ values }: KindRecord): string | null {
  const { name, streetOffice } = values
  if (typeof name !== 'string' || name === '') return null
  return `${nameKey(name)}|${streetKey(typeof streetOffice === 'string' ? streetOffice : '')}`
}

/** The choices of now, and those of before where nothing was said now; and the rows with a word on which of the two it was. */
export function withRemembered(
  records: readonly KindRecord[],
  chosen: ReadonlyMap<number, string>,
  remembered: ReadonlyMap<string, string>,
): { choices: ReadonlyMap<number, string>; told: (row: ComparedRow) => ComparedRow } {
  const before = new Map<number, string>()
  for (const record of remembered.size > 0 ? records : []) {
    const choice = remembered.get(choiceKey(record) ?? '')
    if (choice !== undefined && !chosen.has(record.at)) before.set(record.at, choice)
  }
  const told = (row: ComparedRow): ComparedRow =>
    row.because.code === 'chosen' && row.at !== null && before.has(row.at)
      ? { ...row, because: because('chosen-before') }
      : row
  return { choices: new Map([...before, ...chosen]), told }
}

/** The user's own choices by the keys they are kept under. */
export function keysOf(
  records: ReadonlyMap<number, KindRecord>,
  choices: ImportWishes['choices'],
): [key: string, choice: string][] {
  return Object.entries(choices).flatMap(([at, choice]): [string, string][] => {
    const record = records.get(Number(at))
    const key = record ? choiceKey(record) : null
    return key === null ? [] : [[key, choice]]
  })
}
