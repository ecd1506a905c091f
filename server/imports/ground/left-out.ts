/** Rows that are no part of the ground: counted by what they are called, and the first of each reason by themselves, with row and column. */
import { leaveWord } from '#contract/import-words.ts'
import { type FindingList, shown } from '#geodata/readers/finding-list.ts'
import type { Row } from '#geodata/readers/reading.ts'
import type { Mapping } from '../columns.ts'
import type { Classed } from './class-of-row.ts'
import type { GroundField } from './fields.ts'

type Left = Classed & { row: Row; layer: string }
export type LeftOut = (why: string, left: Left) => void

/** An extract has a hundred thousand footways: where the first of them lie tells what they are. */
const mostRows = 20
const codeOfRow: Readonly<Record<string, string>> = {
  'class-missing': 'ground-row-unnamed',
  // nobody has to look at them one by one
  left: 'ground-row-left',
  'not-on-the-surface': 'ground-row-left',
}

export function openLeftOut({ columns }: Mapping<GroundField>, findings: FindingList): LeftOut {
  const headers = new Map(columns.map(({ field, header }) => [field, header]))
  const told = new Map<string, number>()
  return (why, { row, layer, word, field, meaning }) => {
    if (meaning === leaveWord) return // and said so by whoever decided it
    const value = shown(word ?? layer)
    const header = field === null ? undefined : headers.get(field)
    const params = { value, ...(header !== undefined && { column: shown(header) }) }
    // what the word means is asked once for all of them
    findings.count(`ground-${why}`, { ...params, ...(value !== '' && { field: 'class' }) })
    const before = told.get(why) ?? 0
    told.set(why, before + 1)
    if (before < mostRows) findings.tell(codeOfRow[why] ?? 'ground-row-not-read', params, row.row)
  }
}
