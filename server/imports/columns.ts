/**
 * Which column holds what: proposed from heading and content together, with the reason and the runner-up, for the user to correct once.
 * A ledger has headed the source of its funds 改造情况; another calls the same years 年代 in one column and 年份 in the next.
 */
import type { Table } from '#geodata/readers/reading.ts'
import { agreement, type ColumnContent, contentOf, isToldByContent } from './column-content.ts'
import { headerWords, serialOrCodeWords, serialWords } from './header-words.ts'
import { type Because, because, fieldKinds, type ImportField, importFields } from './import-fields.ts'
import { mappingFrom, type Template, templateThatFits } from './template.ts'
import { factorUnder, headingOf } from './units.ts'

export type Guess = { field: ImportField /** 0–1. */; score: number; because: Because }

export type ColumnMapping = {
  /** Index into the table's columns. */
  column: number
  header: string
  /** Null where the column is not read into a field: its cells stay with the record as they are. */
  field: ImportField | null
  /** What a figure without a unit of its own is multiplied with: 10⁴ under 建筑面积（万㎡）. */
  factor: number
  /** As the heading has it. */
  unit: string | null
  score: number
  because: Because
  runnerUp: Guess | null
}

export type Mapping = {
  columns: ColumnMapping[]
  /** The sender whose template was used, null where the mapping is proposed. */
  template: string | null
}

/** Below this nobody would bet on it, and the column is left to the user. */
const leastScore = 0.45

/** The template that fits the headings, the newest first, else what headings and content say. */
export function proposeMapping(table: Table, templates: readonly Template[] = []): Mapping {
  const template = templateThatFits(table.columns, templates)
  if (template) return mappingFrom(template, table.columns)
  const guesses = table.columns.map((header, column) => guessesFor(header, contentOf(table, column)))
  const fields = assigned(guesses.map(({ fields }) => fields))
  const columns = table.columns.map((header, column): ColumnMapping => {
    const { unit } = headingOf(header)
    const { none, fields: ranked } = guesses[column]!
    const field = fields[column] ?? null
    const chosen = ranked.find((guess) => guess.field === field)
    const runnerUp = ranked.find((guess) => guess.field !== field && guess.score > 0.1) ?? null
    const factor = factorUnder(field, unit)
    if (chosen) return { column, header, field, factor, unit, score: chosen.score, because: chosen.because, runnerUp }
    const lost = !none && runnerUp && runnerUp.score >= leastScore
    const why = none ?? because(lost ? 'field-taken' : 'not-recognised')
    return { column, header, field: null, factor: 1, unit, score: 0, because: why, runnerUp }
  })
  return { columns, template: null }
}

/** Best first. `none` says why a column is not to be read at all. */
function guessesFor(header: string, content: ColumnContent): { fields: Guess[]; none: Because | null } {
  const { word } = headingOf(header)
  if (serialWords.includes(word) || (serialOrCodeWords.includes(word) && content.countsUp))
    return { fields: [], none: because('serial') }
  const isHelp = word.length > 1 || /[^a-z]/.test(word)
  const fields = importFields
    .map((field) => guess(field, headerScore(word, field), content))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || importFields.indexOf(a.field) - importFields.indexOf(b.field))
  const none = content.texts.length === 0 && (!isHelp || fields.length === 0) ? because('column-empty') : null
  return { fields: none ? [] : fields, none }
}

function guess(field: ImportField, header: number, content: ColumnContent): Guess {
  const agrees = agreement(content, field)
  // x and y head degrees and metres alike: what is no degree is none
  if (fieldKinds[field] === 'degree' && agrees < 0) return { field, score: 0, because: because('by-heading') }
  if (header === 0) {
    const score = isToldByContent(field) && agrees > 0 ? 0.65 * agrees : 0
    return { field, score: rounded(score), because: because('by-content') }
  }
  const score = rounded(Math.max(0, 0.75 * header + 0.25 * agrees))
  if (agrees < -0.4) return { field, score, because: because('by-heading-against-content') }
  return { field, score, because: because(agrees > 0.4 ? 'by-heading-and-content' : 'by-heading') }
}

const rounded = (score: number) => Math.round(score * 1000) / 1000

/** 1 for the whole heading, less where the word is a part of a longer one, half for a word that several fields go by. */
export function headerScore(word: string, field: ImportField): number {
  const words = headerWords[field]
  if (!words || word === '') return 0
  if (words.exact.includes(word)) return 1
  const within = (words.part ?? []).filter((part) => word.includes(part)).map((part) => part.length / word.length)
  if (within.length > 0) return 0.6 + 0.3 * Math.max(...within)
  if (words.vague?.includes(word)) return 0.6
  return words.vague?.some((part) => part.length > 1 && word.endsWith(part)) ? 0.45 : 0
}

/** Each field to one column and each column to one field, the surest first; of two as sure the column further left. */
function assigned(guesses: readonly Guess[][]): (ImportField | undefined)[] {
  const all = guesses
    .flatMap((each, column) => each.map(({ field, score }) => ({ column, field, score })))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || a.column - b.column)
  const fields: (ImportField | undefined)[] = guesses.map(() => undefined)
  const taken = new Set<ImportField>()
  for (const { column, field } of all) {
    if (fields[column] !== undefined || taken.has(field)) continue
    fields[column] = field
    taken.add(field)
  }
  return fields
}
