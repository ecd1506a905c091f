/**
 * What is known of a compound, as the rules ask for it. A fact nobody recorded is absent, and absent is never "no": an
 * exclusion reads 未登记 until somebody says that it does not apply.
 */
import type { CompoundDetail } from '#contract/compound.ts'
import type { CompoundFact } from '#contract/compound-fact.ts'
import type { Origin } from '#contract/provenance.ts'
import type { Lying } from '#contract/zone.ts'
import { zoneFacts } from './zone-facts.ts'

/** A recorded value and who says so. */
export type Told<T> = { value: T; origin: Origin | null }

/**
 * What is recorded of an exclusion: whether it applies (null: looked into and not known), and, for those bounded in time,
 * when it comes or came, as precisely as it is known: 2023, 2023-05 or 2023-05-31.
 */
export type ExclusionFact = {
  applies: boolean | null
  when: string | null
  origin: Origin | null
  zone?: InZone
  /** Where several zones hold it together and their dates differ: what each would tell alone. */
  pieces?: readonly ExclusionFact[]
}

/** A fact nobody recorded of the compound, which a zone tells of the ground it lies in: how much of it, 0–1, and which buildings. */
export type InZone = { names: readonly string[]; share: number; buildings: readonly string[]; isWhole: boolean }

export type Facts = {
  builtYear: Told<number> | null
  /** The year in words where no one year is known: 90年代初. */
  builtYearNote: Told<string> | null
  /** 0–1. */
  consentRate: Told<number> | null
  /** Where the name stands: a clause that lists compounds says something of them. */
  name: Origin | null
  /** By code of the condition. Null: recorded as not known, such as 未鉴定. */
  conditions: Readonly<Record<string, Told<boolean | null> | undefined>>
  /** By code of the exclusion: what is recorded of the compound, else what each zone tells of it. Every one of them counts. */
  exclusions: Readonly<Record<string, readonly ExclusionFact[] | undefined>>
}

export type RecordedFacts = Pick<
  CompoundDetail,
  'builtYear' | 'builtYearNote' | 'consentRate' | 'landTenure' | 'structuralSafety' | 'provenance'
> & { facts?: readonly CompoundFact[]; zones?: readonly Lying[] }

/**
 * The facts of a compound: those of its record, those recorded by code because the ledger has no column for them, and, where
 * nobody recorded one of the compound itself, what the zones it lies in tell.
 */
export function factsOf(compound: RecordedFacts): Facts {
  const {
    provenance,
    builtYear,
    builtYearNote,
    consentRate,
    landTenure,
    structuralSafety,
    facts = [],
    zones = [],
  } = compound
  const conditions: Record<string, Told<boolean | null>> = {}
  const exclusions: Record<string, readonly ExclusionFact[]> = zones.length > 0 ? zoneFacts(zones) : {}
  for (const { code, holds, happens, origin } of facts) {
    conditions[code] = { value: holds, origin }
    exclusions[code] = [{ applies: holds, when: happens, origin }]
  }
  // the columns' word goes before a fact of the same code
  if (landTenure) conditions['state-owned-land'] = told(landTenure === 'state', provenance.landTenure)
  if (structuralSafety) conditions['structurally-safe'] = told(safetyOf[structuralSafety], provenance.structuralSafety)
  return {
    builtYear: builtYear === null ? null : told(builtYear, provenance.builtYear),
    builtYearNote: builtYearNote === null ? null : told(builtYearNote, provenance.builtYearNote),
    consentRate: consentRate === null ? null : told(consentRate, provenance.consentRate),
    name: provenance.name ?? null,
    conditions,
    exclusions,
  }
}

const told = <T>(value: T, origin: Origin | undefined): Told<T> => ({ value, origin: origin ?? null })

const safetyOf = { safe: true, unsafe: false, unknown: null } as const
