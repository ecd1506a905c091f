/**
 * Which column holds what: proposed from heading and content together, with the reason and the runner-up, for the user to correct once.
 * A ledger has headed the source of its funds 改造情况; another calls the same years 年代 in one column and 年份 in the next.
 */
import type { WordMeanings } from '#contract/import-words.ts'
import { shown } from '#geodata/readers/finding-list.ts'
import type { Table } from '#geodata/readers/reading.ts'
import { agreement, type ColumnContent, contentOf, isToldByContent } from './compounds/column-content.ts'
import { type HeaderWords, headerWords, serialOrCodeWords, serialWords } from './compounds/header-words.ts'
import type { FieldGuide } from './field-guide.ts'
import { type Because, because, fieldKinds, type ImportField, importFields } from './import-fields.ts'
import { mappingFrom, type Template, templateThatFits } from './template.ts'
import { factorUnder, headingOf } from './units.ts'

export type Guess<Field extends string = ImportField> = { field: Field /** 0–1. */; score: number; because: Because }

export type ColumnMapping<Field extends string = ImportField> = {
  /** Index into the table's columns. */
  column: number
  header: string
  /** Null where the column is not read into a field: its cells stay with the record as they are. */
  field: Field | null
  /** What a figure without a unit of its own is multiplied with: 10⁴ under 建筑面积（万㎡）. */
  factor: number
  /** As the heading has it. */
  unit: string | null
  score: number
  because: Because
  runnerUp: Guess<Field> | null
}

export type Mapping<Field extends string = ImportField> = {
  columns: ColumnMapping<Field>[]
  /** The sender whose template was used, null where the mapping is proposed. */
  template: string | null
  /** What words of the file were said to mean. */
  words?: WordMeanings
}

/** Of the column that is read into the field, as a finding names it; '' where none is. */
export const headerOf = <Field extends string>(field: Field, { columns }: Mapping<Field>): string =>
  shown(columns.find((each) => each.field === field)?.header ?? '')

/** Below this nobody would bet on it, and the column is left to the user. */
const leastScore = 0.45

const compoundGuide: FieldGuide<ImportField> = {
  fields: importFields,
  words: headerWords,
  agreement,
  isToldByContent,
  // x and y head degrees and metres alike: what is no degree is none
  isBoundToContent: (field) => fieldKinds[field] === 'degree' || fieldKinds[field] === 'grid-metre',
  factorUnder,
}

/** Of a compounds' ledger: the template that fits the headings, the newest first, else what headings and content say. */
export const proposeMapping = (table: Table, templates: readonly Template[] = []): Mapping =>
  proposeBy(compoundGuide, table, templates)

/** The same for whatever the guide knows. */
export function proposeBy<Field extends string>(
  guide: FieldGuide<Field>,
  table: Table,
  templates: readonly Template<Field>[],
): Mapping<Field> {
  const template = templateThatFits(table.columns, templates)
  if (template) return mappingFrom(template, table.columns)
  const guesses = table.columns.map((header, column) => guessesFor(guide, header, contentOf(table, column)))
  const fields = assigned(guesses.map(({ fields }) => fields))
  const columns = table.columns.map((header, column): ColumnMapping<Field> => {
    const { unit } = headingOf(header)
    const { none, fields: ranked } = guesses[column]!
    const field = fields[column] ?? null
    const chosen = ranked.find((guess) => guess.field === field)
    const runnerUp = ranked.find((guess) => guess.field !== field && guess.score > 0.1) ?? null
    const factor = guide.factorUnder(field, unit)
    if (chosen) return { column, header, field, factor, unit, score: chosen.score, because: chosen.because, runnerUp }
    const lost = !none && runnerUp && runnerUp.score >= leastScore
    const why = none ?? because(lost ? 'field-taken' : 'not-recognised')
    return { column, header, field: null, factor: 1, unit, score: 0, because: why, runnerUp }
  })
  return { columns, template: null }
}

/** Best first. `none` says why a column is not to be read at all. */
function guessesFor<Field extends string>(
  guide: FieldGuide<Field>,
  header: string,
  content: ColumnContent,
): { fields: Guess<Field>[]; none: Because | null } {
  const { word } = headingOf(header)
  if (serialWords.includes(word) || (serialOrCodeWords.includes(word) && content.countsUp))
    return { fields: [], none: because('serial') }
  const isHelp = word.length > 1 || /[^a-z]/.test(word)
  const fields = guide.fields
    .map((field) => guess(guide, field, headerScore(word, guide.words[field]), content))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || guide.fields.indexOf(a.field) - guide.fields.indexOf(b.field))
  const none = content.texts.length === 0 && (!isHelp || fields.length === 0) ? because('column-empty') : null
  return { fields: none ? [] : fields, none }
}

function guess<Field extends string>(
  guide: FieldGuide<Field>,
  field: Field,
  header: number,
  content: ColumnContent,
): Guess<Field> {
  const agrees = guide.agreement(content, field)
  if (guide.isBoundToContent(field) && agrees < 0) return { field, score: 0, because: because('by-heading') }
  if (header === 0) {
    const score = guide.isToldByContent(field) && agrees > 0 ? 0.65 * agrees : 0
    return { field, score: rounded(score), because: because('by-content') }
  }
  const score = rounded(Math.max(0, 0.75 * header + 0.25 * agrees))
  if (agrees < -0.4) return { field, score, because: because('by-heading-against-content') }
  return { field, score, because: because(agrees > 0.4 ? 'by-heading-and-content' : 'by-heading') }
}

const rounded = (score: number) => Math.round(score * 1000) / 1000

/** 1 for the whole heading, less where the word is a part of a longer one, half for a word that several fields go by. */
function headerScore(word: string, words: HeaderWords | undefined): number {
  if (!words || word === '') return 0
  if (words.exact.includes(word)) return 1
  const within = (words.part ?? []).filter((part) => word.includes(part)).map((part) => part.length / word.length)
  if (within.length > 0) return 0.6 + 0.3 * Math.max(...within)
  if (words.vague?.includes(word)) return 0.6
  return words.vague?.some((part) => part.length > 1 && word.endsWith(part)) ? 0.45 : 0
}

/** Each field to one column and each column to one field, the surest first; of two as sure the column further left. */
function assigned<Field extends string>(guesses: readonly Guess<Field>[][]): (Field | undefined)[] {
  const all = guesses
    .flatMap((each, column) => each.map(({ field, score }) => ({ column, field, score })))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || a.column - b.column)
  const fields: (Field | undefined)[] = guesses.map(() => undefined)
  const taken = new Set<Field>()
  for (const { column, field } of all) {
    if (fields[column] !== undefined || taken.has(field)) continue
    fields[column] = field
    taken.add(field)
  }
  return fields
}
