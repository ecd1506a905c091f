/** The facts of a compound in the order a planner reads them: how each is written, and how it is asked for. */
import {
  type CompoundChange,
  type CompoundDetail,
  landTenures,
  ownerKinds,
  structuralSafeties,
} from '#contract/compound.ts'
import type { Say, Sentence } from '#web/language.ts'

export type FieldKey = Exclude<
  keyof CompoundChange,
  'version' | 'reason' | 'status' | 'withdrawn' | 'boundary' | 'boundaryOrigin'
>
export type FieldGroup = 'ledger' | 'size' | 'owner' | 'works'

export type Field = { key: FieldKey; group: FieldGroup } & (
  | { kind: 'text' | 'long' | 'year' | 'yesNo' | 'street' | 'community' | 'names' }
  | { kind: 'number'; digits: number; unit: Sentence | null; most: number }
  | { kind: 'share' }
  | { kind: 'choice'; words: 'ownerKind' | 'landTenure' | 'structuralSafety'; options: readonly string[] }
)

export const fields: readonly Field[] = [
  { key: 'name', group: 'ledger', kind: 'text' },
  { key: 'aliases', group: 'ledger', kind: 'names' },
  { key: 'code', group: 'ledger', kind: 'text' },
  { key: 'streetOfficeId', group: 'ledger', kind: 'street' },
  { key: 'communityId', group: 'ledger', kind: 'community' },
  { key: 'address', group: 'ledger', kind: 'text' },
  { key: 'builtYear', group: 'ledger', kind: 'year' },
  { key: 'builtYearNote', group: 'ledger', kind: 'text' },
  { key: 'planYear', group: 'ledger', kind: 'year' },
  { key: 'fundingLabel', group: 'ledger', kind: 'text' },
  { key: 'households', group: 'size', kind: 'number', digits: 0, unit: 'words.unit.household', most: 100_000 },
  { key: 'buildingCount', group: 'size', kind: 'number', digits: 0, unit: null, most: 10_000 },
  { key: 'stairwells', group: 'size', kind: 'number', digits: 0, unit: null, most: 10_000 },
  { key: 'floorAreaM2', group: 'size', kind: 'number', digits: 1, unit: 'words.unit.m2', most: 50_000_000 },
  { key: 'siteAreaM2', group: 'size', kind: 'number', digits: 1, unit: 'words.unit.m2', most: 50_000_000 },
  { key: 'costWan', group: 'size', kind: 'number', digits: 2, unit: 'words.unit.wan', most: 10_000_000 },
  { key: 'ownerUnit', group: 'owner', kind: 'text' },
  { key: 'ownerKind', group: 'owner', kind: 'choice', words: 'ownerKind', options: ownerKinds },
  { key: 'propertyManager', group: 'owner', kind: 'text' },
  { key: 'landTenure', group: 'owner', kind: 'choice', words: 'landTenure', options: landTenures },
  { key: 'structuralSafety', group: 'owner', kind: 'choice', words: 'structuralSafety', options: structuralSafeties },
  { key: 'consentRate', group: 'owner', kind: 'share' },
  { key: 'undergroundingWanted', group: 'works', kind: 'yesNo' },
  { key: 'note', group: 'works', kind: 'long' },
]

/** The value of a field as a change carries it. */
export function storedValueOf(compound: CompoundDetail, key: FieldKey): CompoundChange[FieldKey] {
  if (key === 'streetOfficeId') return compound.streetOffice?.id ?? null
  return compound[key]
}

/** A value in words, with its unit; null when it is unknown. `placeName` names a street office or a community by its id. */
export function wordsOf(t: Say, field: Field, value: unknown, placeName: (id: string) => string): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.join('、')
  if (field.kind === 'street' || field.kind === 'community') return placeName(String(value))
  if (field.kind === 'yesNo') return t(value === true ? 'shell.yes' : 'shell.no')
  if (field.kind === 'share') return `${Number((Number(value) * 100).toFixed(1))}%`
  if (field.kind === 'choice') return t(`words.${field.words}.${String(value)}` as Sentence) // options are its codes
  return String(value)
}
