/** Names of the fields a column can be read as, and their values in words. */
import type { ImportKind, ImportRow } from '#contract/import.ts'
import { catalogue } from '#contract/language/catalogue.ts'
import { figure, percent, type Say, type Sentence } from '#web/language.ts'

/** In the order of the catalogue, which is that of the rules of each kind. */
export const fieldsOf = (kind: ImportKind): string[] => Object.keys(catalogue.imports.fields[kind])

/** What follows from several columns, as a road's being a barrier does, has its name elsewhere; a field nobody knows goes by its code. */
export function fieldLabel(t: Say, kind: ImportKind, field: string): string {
  if (field in catalogue.imports.fields[kind]) return t(`imports.fields.${kind}.${field}` as Sentence) // checked just before
  return field in catalogue.words.field ? t(`words.field.${field}` as Sentence) : field
}

const units: Readonly<Record<string, Sentence>> = {
  households: 'words.unit.household',
  floorAreaM2: 'words.unit.m2',
  siteAreaM2: 'words.unit.m2',
  costWan: 'words.unit.wan',
  lengthM: 'words.unit.m',
  widthM: 'words.unit.m',
}
/** Fields whose figures are names of a kind, and are never grouped: 1 998 is no year. */
const plainFigures = /year|code|longitude|latitude|easting|northing/i

/** Which list of the vocabulary holds a field's codes. `state` and `kind` are those of works. */
const lists: Readonly<Record<string, keyof typeof catalogue.words>> = {
  status: 'status',
  ownerKind: 'ownerKind',
  landTenure: 'landTenure',
  structuralSafety: 'structuralSafety',
  trade: 'trade',
  kind: 'workKind',
  placement: 'placement',
  state: 'workState',
  class: 'groundClass',
  crossing: 'crossingKind',
}

/** Null for what is not known. */
export function valueWords(t: Say, field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((each) => String(each)).join('、')
  if (typeof value === 'boolean') return t(value ? 'shell.yes' : 'shell.no')
  if (typeof value === 'number') return numberWords(t, field, value)
  if (typeof value === 'object') return JSON.stringify(value)
  const list = lists[field]
  return list && String(value) in catalogue.words[list] ? t(`words.${list}.${value}` as Sentence) : String(value) // a code of the list
}

/** A meaning a word of the file can be given. */
export function meaningLabel(t: Say, field: string, meaning: string): string {
  if (meaning === 'true' || meaning === 'false') return t(meaning === 'true' ? 'shell.yes' : 'shell.no')
  const list = meaning in catalogue.words.crossingKind ? 'crossing' : field
  return valueWords(t, list, meaning) ?? meaning
}

/** What the cell says, where the value in words does not say it already; null where it does. */
export function wordsOfFile(t: Say, { field, after, written }: ImportRow['fields'][number]): string | null {
  if (written === undefined) return null
  const shown = valueWords(t, field, after)
  return shown !== null && plain(shown) === plain(written) ? null : written
}

/** Without blanks and the grouping of figures, in half-width. */
const plain = (text: string) => text.normalize('NFKC').replaceAll(/[\s,]/g, '')

function numberWords(t: Say, field: string, value: number): string {
  if (field === 'consentRate') return percent(value)
  if (plainFigures.test(field)) return String(value)
  const unit = units[field]
  return unit ? `${figure(value, 2)}\u2009${t(unit)}` : figure(value, 2)
}
