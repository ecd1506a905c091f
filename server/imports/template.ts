/** What a user made of the columns and words of a sender's file, kept for the next file with the same headings. */
import { z } from 'zod'
import { WordMeanings } from '#contract/import-words.ts'
import type { ColumnMapping, Mapping } from './columns.ts'
import { because, type ImportField, importFields } from './import-fields.ts'
import { factorUnder, headingOf } from './units.ts'

export type Template<Field extends string = ImportField> = {
  /** Who sends such files, such as a street office. */
  sender: string
  columns: {
    /** The heading without spaces, full-width letters and unit; a second one of the same words ends in #2. */
    heading: string
    field: Field | null
    factor: number
  }[]
  words?: WordMeanings
}

/** A template whose columns are read into these fields. */
export const templateOver = <Field extends string>(fields: readonly Field[]) =>
  z.strictObject({
    sender: z.string().trim().min(1).max(200),
    columns: z
      .array(
        z.strictObject({
          heading: z.string().max(200),
          field: z.enum(fields).nullable(),
          factor: z.number().positive(),
        }),
      )
      .min(1)
      .max(2000),
    words: WordMeanings.optional(),
  })
export const Template = templateOver(importFields)

/** Headings by which two files of a sender are alike, in whatever order; a unit is part of it. */
function headingsOf(headers: readonly string[]): string[] {
  const times = new Map<string, number>()
  return headers.map((header) => {
    const { word, unit } = headingOf(header)
    const heading = `${word.slice(0, 180)}${unit ? `/${unit}` : ''}`
    const time = (times.get(heading) ?? 0) + 1
    times.set(heading, time)
    return time > 1 ? `${heading}#${time}` : heading
  })
}

export function templateOf<Field extends string>(
  sender: string,
  { columns, words = {} }: Mapping<Field>,
): Template<Field> {
  const headings = headingsOf(columns.map(({ header }) => header))
  return {
    sender,
    columns: columns.map(({ field, factor }, at) => ({ heading: headings[at] ?? '', field, factor })),
    ...(Object.keys(words).length > 0 && { words }),
  }
}

const signature = (headings: readonly string[]) => JSON.stringify([...headings].sort())

/** The last of those with the same headings: templates are listed oldest first. */
export function templateThatFits<Field extends string>(
  headers: readonly string[],
  templates: readonly Template<Field>[],
): Template<Field> | null {
  const wanted = signature(headingsOf(headers))
  const fits = ({ columns }: Template<Field>) => signature(columns.map(({ heading }) => heading)) === wanted
  return templates.findLast(fits) ?? null
}

export function mappingFrom<Field extends string>(
  { sender, columns, words }: Template<Field>,
  headers: readonly string[],
): Mapping<Field> {
  const kept = new Map(columns.map((column) => [column.heading, column]))
  const headings = headingsOf(headers)
  return {
    template: sender,
    ...(words && { words }),
    columns: headers.map((header, column): ColumnMapping<Field> => {
      const { field = null, factor = 1 } = kept.get(headings[column] ?? '') ?? {}
      const { unit } = headingOf(header)
      const why = because('by-template', { sender: sender.slice(0, 60) })
      return { column, header, field, factor, unit, score: 1, because: why, runnerUp: null }
    }),
  }
}

export type Correction = { field: ImportField | null /** Else by the unit in the heading. */; factor?: number }

/** The mapping as the user wants it: a field another column had goes to this one. */
export function corrected(mapping: Mapping, column: number, { field, factor }: Correction): Mapping {
  const columns = mapping.columns.map((each): ColumnMapping => {
    if (each.column === column) {
      return { ...each, field, factor: factor ?? factorUnder(field, each.unit), score: 1, because: because('by-user') }
    }
    const isLost = field !== null && each.field === field
    return isLost ? { ...each, field: null, factor: 1, score: 0, because: because('field-taken') } : each
  })
  return { ...mapping, columns }
}
