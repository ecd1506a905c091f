/** What a place of a pack is called and how it is written: the words of the form, as data. */
import type { Sentence } from '#web/language.ts'
import { at, type Path, type WrittenPack } from './written-pack.ts'

/** What stands in the pack where nothing is written: an empty text, which the check points at, null, or no field at all. */
type Empty = '' | null | undefined
type Option = readonly [value: unknown, word: Sentence]
type Options = readonly Option[]
type Fields = readonly Field[]
/** What a new record begins with. */
type Fresh = (pack: WrittenPack, path: Path) => Record<string, unknown>
type Variants = Readonly<Record<string, { word: Sentence; fresh: Record<string, unknown>; fields: Fields }>>

/** `name` leads from the record to the place, by dots. */
type Named<K extends string> = { kind: K; name: string; label: Sentence }
export type Entry = Named<'text' | 'wide' | 'long' | 'number' | 'day'> & { empty: Empty }
/** The id of a pack, which names its source too. */
type PackId = Named<'id'>
/** A code of a fact; those other documents ask for come first to hand. */
type FactCode = Named<'fact'>
export type Choice = Named<'choice'> & { options: Options }
export type Ticks = Named<'ticks'> & { options: Options; empty: readonly [] | undefined }
/** Several values in one line, or a line for each of several. */
export type Listed = Named<'codes' | 'stages' | 'years'>
type ClauseChoice = Named<'clause'>
export type ParameterChoice = Named<'parameter'> & { none: null | undefined; fresh: Record<string, unknown> }
export type Part = Named<'part'> & { none: null | undefined; fresh: Fresh; fields: Fields }
type Always = Named<'always'> & { fields: Fields }
export type Variant = Named<'variant'> & { variants: Variants }
/** `empty`: what stands where the last row is gone. */
export type Rows = Named<'rows'> & { fresh: Fresh; fields: Fields; empty: readonly [] | undefined }
export type Field =
  | Entry
  | PackId
  | FactCode
  | Choice
  | Ticks
  | Listed
  | ClauseChoice
  | ParameterChoice
  | Part
  | Always
  | Variant
  | Rows

export const pathOf = ({ name }: { name: string }): Path => name.split('.')

const entry =
  (kind: Entry['kind']) =>
  (name: string, label: Sentence, empty: Empty = ''): Entry => ({ kind, name, label, empty })
export const text = entry('text')
/** Words of a document are longer than names. */
const wide = entry('wide')
export const long = entry('long')
export const number = entry('number')
export const day = entry('day')
export const listed = (kind: Listed['kind'], name: string, label: Sentence): Listed => ({ kind, name, label })
export const choice = (name: string, label: Sentence, options: Options): Choice => ({
  ...{ name, label, options },
  kind: 'choice',
})
export const part = (name: string, label: Sentence, none: null | undefined, fresh: Fresh, fields: Fields): Part => ({
  ...{ name, label, none, fresh, fields },
  kind: 'part',
})
export const rows = (name: string, label: Sentence, fresh: Fresh, fields: Fields): Rows => ({
  ...{ name, label, fresh, fields, empty: [] },
  kind: 'rows',
})

export const none: Option = [undefined, 'packs.options.none']
export const yesNo: Options = [
  [false, 'packs.options.no'],
  [true, 'packs.options.yes'],
]
/** What is only ever said, never denied. */
export const onlyYes: Options = [none, [true, 'packs.options.yes']]

export const firstClause = (pack: WrittenPack): unknown => at(pack, ['clauses', 0, 'id']) ?? ''
/** A new rule begins with the first clause of the pack. */
export const freshly =
  (facts: Record<string, unknown>): Fresh =>
  (pack) => ({ ...facts, printed: '', clause: firstClause(pack) })

export const clause: ClauseChoice = { kind: 'clause', name: 'clause', label: 'packs.clause' }
/** What every rule repeats from the document. */
export const cited: Fields = [wide('printed', 'packs.printed'), clause, wide('note', 'packs.fields.note', undefined)]
export const named: Fields = [text('code', 'packs.code'), text('label', 'packs.label')]

/** A list of rules that say no more than their name and their words. */
export const namedRows = (name: string, label: Sentence, code: string): Rows =>
  rows(name, label, freshly({ code, label: '' }), [...named, ...cited])

/** A unit with the words that name it. */
export const unit = (name: string, label: Sentence): Always => ({
  ...{ name, label, fields: [text('unit', 'packs.fields.dutyUnit'), ...cited] },
  kind: 'always',
})
