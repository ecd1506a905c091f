/** What somebody types into one field of a pack, and what it becomes: nothing typed is lost, the check points at what is wrong. */
import type { Entry, Listed } from './pack-fields.ts'

export type Way = { read: (typed: string) => unknown; write: (value: unknown) => string }

/** Codes part at commas of either script and at spaces. */
const codesOf = (line: string): string[] => line.split(/[,，、;；\s]+/).filter(Boolean)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const joined = (value: unknown): string => listOf(value).map(String).join('、')
/** What is no number is kept as it was typed. */
const numberOf = (typed: string): number | string => (Number.isFinite(Number(typed)) ? Number(typed) : typed)

const textual = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '')

export const wayOfEntry = ({ kind, empty }: Pick<Entry, 'kind' | 'empty'>): Way => ({
  read: (typed) => (typed.trim() === '' ? empty : kind === 'number' ? numberOf(typed) : typed),
  write: textual,
})

export const waysOfLists: Readonly<Record<Listed['kind'], Way>> = {
  codes: { read: codesOf, write: joined },
  stages: {
    read: (typed) =>
      typed
        .split('\n')
        .map(codesOf)
        .filter((stage) => stage.length > 0),
    write: (value) => listOf(value).map(joined).join('\n'),
  },
  years: {
    read: (typed) => {
      const years = codesOf(typed).map(numberOf)
      return years.length > 0 ? years : null
    },
    write: joined,
  },
}

/** What a field shows: what was typed as long as it is what the pack holds, else what the pack holds. */
export const shownOf = (typed: string, value: unknown, { read, write }: Way): string =>
  JSON.stringify(read(typed)) === JSON.stringify(value) ? typed : write(value)
