/** What a column of a file can hold, in the words of a compound's record, and the values that come out of it. */
import type { z } from 'zod'
import type { compoundFacts } from '#contract/compound.ts'
import type { Status } from '#contract/status.ts'

type Facts = { [Field in keyof typeof compoundFacts]: NonNullable<z.infer<(typeof compoundFacts)[Field]>> }

/** A field is absent where the file says nothing. Street office and community are names as the file writes them. */
export type ImportValues = Partial<
  Omit<Facts, 'communityId'> & {
    name: string
    aliases: string[]
    code: string
    district: string
    streetOffice: string
    community: string
    status: Status
    /** Degrees, in whatever datum the file uses. */
    longitude: number
    latitude: number
    /** Metres, in whatever grid the file uses. */
    easting: number
    northing: number
  }
>
export type ImportField = keyof ImportValues

/** How a cell of the field is read. A `word` is one of a short list. */
export type FieldKind =
  | ('text' | 'names' | 'year' | 'count' | 'area' | 'money' | 'share')
  | ('degree' | 'grid-metre' | 'yes-no' | 'word')

export const fieldKinds: Readonly<Record<ImportField, FieldKind>> = {
  name: 'text',
  aliases: 'names',
  code: 'text',
  district: 'text',
  streetOffice: 'text',
  community: 'text',
  address: 'text',
  builtYear: 'year',
  builtYearNote: 'text',
  planYear: 'year',
  fundingLabel: 'text',
  status: 'word',
  households: 'count',
  buildingCount: 'count',
  stairwells: 'count',
  floorAreaM2: 'area',
  siteAreaM2: 'area',
  costWan: 'money',
  ownerUnit: 'text',
  ownerKind: 'word',
  propertyManager: 'text',
  landTenure: 'word',
  structuralSafety: 'word',
  consentRate: 'share',
  undergroundingWanted: 'yes-no',
  longitude: 'degree',
  latitude: 'degree',
  easting: 'grid-metre',
  northing: 'grid-metre',
  note: 'text',
}

/** In the order a page lists them. */
// Object.keys is typed as string[]; the record above has exactly these keys
export const importFields = Object.keys(fieldKinds) as ImportField[]

/** Why something was understood as it was. The sentence to a code is in readings-meaning.ts. */
export type Because = { code: string; params: Record<string, string | number> }

export const because = (code: string, params: Because['params'] = {}): Because => ({ code, params })
