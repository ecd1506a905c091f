/** What an import would change of a compound, field by field. A blank cell changes nothing unless that is asked for. */
import { finding, type ReadFinding } from '#geodata/readers/reading.ts'
import { fieldKinds, type ImportField, type ImportValues, importFields } from '../import-fields.ts'
import type { ExistingCompound } from './existing-compound.ts'
import type { Match } from './matching.ts'
import { communityKey, nameKey, otherNameIn, stemOf, streetKey } from './names.ts'
import { builtYears } from './record-checks.ts'
import type { ImportRecord } from './records.ts'

export type FieldValue = ImportValues[ImportField] | null

export type FieldDifference = {
  field: ImportField
  before: FieldValue
  after: FieldValue
  kind: 'filled' | 'changed' | 'emptied' | 'same'
}

export type Difference = {
  at: number
  row: number
  compoundId: string
  /** Of every field the file speaks of, in the order of a record. */
  fields: FieldDifference[]
  isChanged: boolean
  findings: ReadFinding[]
}

export type DifferenceWishes = {
  /** Fields a blank cell empties. Never the name. */
  emptyBlank?: readonly ImportField[]
  /** Street offices and communities the ledger knows only as words are added now: as yet there is none. */
  addStreets?: boolean
}

/** By which a compound is found, or that become a geometry: no facts to be compared. */
const noFacts: readonly ImportField[] = ['district', 'longitude', 'latitude', 'easting', 'northing']

/**
 * The name stays as the ledger has it: another one the file uses becomes an alias, by which the next file finds the compound.
 * For a new compound, `existing` is `nothingYet`.
 */
export function differenceOf(
  record: ImportRecord,
  existing: ExistingCompound,
  { emptyBlank = [], addStreets = false }: DifferenceWishes = {},
): Difference {
  const lacks = addStreets ? (existing.wordsOnly ?? []) : []
  const after = wantedOf(record, existing)
  const empties = new Set(record.blank.filter((field) => emptyBlank.includes(field) && field !== 'name'))
  const fields = importFields.flatMap((field): FieldDifference[] => {
    if (noFacts.includes(field)) return []
    const before = lacks.some((each) => each === field) ? null : known(existing[field])
    if (after[field] !== undefined) return [compared(field, before, after[field])]
    if (!empties.has(field)) return []
    return [{ field, before, after: null, kind: before === null ? 'same' : 'emptied' }]
  })
  const isChanged = fields.some(({ kind }) => kind !== 'same')
  const { at, row } = record
  return { at, row, compoundId: existing.id, fields, isChanged, findings: contradictions(record, existing) }
}

/** Null for what is not known. */
const known = (value: ExistingCompound[ImportField]): FieldValue => {
  if (value === undefined || value === null || value === '') return null
  // the lists of an existing compound are read only to us, and values here are never written to
  return (Array.isArray(value) && value.length === 0 ? null : value) as FieldValue
}

/** What the record would have the compound hold. */
function wantedOf({ values }: ImportRecord, existing: ExistingCompound): ImportValues {
  const { name, aliases = [], ...facts } = values
  if (existing.name === '') return values
  // our own export tells the ledger's id, which is no number of a sender's
  if (facts.code === existing.id) delete facts.code
  const more = [...(name === undefined ? [] : [name]), ...aliases].filter((each) => !isNameOf(each, existing))
  const told = new Map(more.map((each) => [nameKey(each), each]))
  const wanted: ImportValues = { ...facts }
  if (name !== undefined) wanted.name = existing.name
  if (told.size > 0 || aliases.length > 0) wanted.aliases = [...existing.aliases, ...told.values()]
  return wanted
}

/** One of its names, or its name but for the kind of place. */
function isNameOf(name: string, existing: ExistingCompound): boolean {
  const said = otherNameIn(existing.name)
  const names = [existing.name, ...existing.aliases, ...(said ? [said] : [])]
  if (names.some((each) => nameKey(each) === nameKey(name))) return true
  const [mine, theirs] = [stemOf(name), stemOf(existing.name)]
  return mine.stem === theirs.stem && (mine.kind === '' || theirs.kind === '')
}

function compared(field: ImportField, before: FieldValue, after: FieldValue): FieldDifference {
  if (before === null)
    return { field, before, after, kind: Array.isArray(after) && after.length === 0 ? 'same' : 'filled' }
  return { field, before, after, kind: isSame(field, before, after) ? 'same' : 'changed' }
}

function isSame(field: ImportField, before: FieldValue, after: FieldValue): boolean {
  if (Array.isArray(before) && Array.isArray(after)) return after.every((name) => before.includes(name))
  if (typeof before === 'number' && typeof after === 'number')
    return Math.abs(before - after) <= (fieldKinds[field] === 'area' ? 0.005 : 1e-9)
  if (typeof before !== 'string' || typeof after !== 'string') return before === after
  if (field === 'streetOffice') return streetKey(before) === streetKey(after)
  if (field === 'community') return communityKey(before) === communityKey(after)
  return plain(before) === plain(after)
}

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '')

/** "90年代初" beside a recorded 1985: both stay, and a person has to say which holds. */
function contradictions({ values, row }: ImportRecord, { builtYear }: ExistingCompound): ReadFinding[] {
  const years = values.builtYear === undefined ? builtYears(values) : null
  if (!years || builtYear === undefined || builtYear === null) return []
  if (builtYear >= years.from && builtYear <= years.to) return []
  return [
    finding('built-year-contradicts', { written: values.builtYearNote?.slice(0, 60) ?? '', built: builtYear }, row),
  ]
}

export type Summary = { new: number; changed: number; same: number; doubtful: number; missing: number; skipped: number }

/** Counts over all matches; a pair is changed or the same by its difference. */
export function summaryOf(matches: readonly Match[], differences: readonly Difference[]): Summary {
  const changed = new Set(differences.filter(({ isChanged }) => isChanged).map(({ at }) => at))
  const summary: Summary = { new: 0, changed: 0, same: 0, doubtful: 0, missing: 0, skipped: 0 }
  for (const { kind, at } of matches) {
    if (kind === 'missing-from-file') summary.missing++
    else if (kind === 'same') summary[at !== null && changed.has(at) ? 'changed' : 'same']++
    else summary[kind]++
  }
  return summary
}
