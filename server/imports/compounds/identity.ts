/** What tells a compound from another, read once from a record and once from the ledger, in the same form. */

import type { ImportValues } from '../import-fields.ts'
import type { ExistingCompound } from './existing-compound.ts'
import { communityKey, type NameShape, nameKey, otherNameIn, shapeOf, stemOf, streetKey } from './names.ts'
import type { ImportRecord } from './records.ts'

export type Identity = {
  /** Of a compound; '' for a record. */
  id: string
  /** Of a record; −1 for a compound. */
  at: number
  row: number
  code: string
  /** Of the name; '' where there is none. */
  key: string
  /** Of the name and every other name. */
  allKeys: readonly string[]
  stem: string
  kind: string
  shape: NameShape
  street: string
  /** Further facts by which two of one name are told apart. */
  facts: Facts
  retired: boolean
  name: string
  became: ExistingCompound['became']
}

type Facts = Readonly<Record<string, string | number | null>>

export const recordIdentity = ({ at, row, values }: ImportRecord): Identity => ({
  ...named(values.name ?? '', values.aliases ?? [], values),
  ...{ id: '', at, row, retired: false, code: codeKey(values.code), became: null },
})

export const compoundIdentity = (compound: ExistingCompound): Identity => ({
  ...named(compound.name, compound.aliases, compound),
  ...{ id: compound.id, at: -1, row: -1, retired: compound.retired ?? false, code: codeKey(compound.code) },
  became: compound.became ?? null,
})

const codeKey = (code: string | null | undefined) => (code ?? '').normalize('NFKC').replaceAll(/\s/g, '')

type Told = { [Field in keyof Omit<ImportValues, 'aliases'>]?: ImportValues[Field] | null }

function named(name: string, aliases: readonly string[], told: Told) {
  const said = otherNameIn(name)
  const names = [name, ...aliases, ...(said ? [said] : [])].filter((each) => each !== '')
  return {
    name,
    key: name === '' ? '' : nameKey(name),
    allKeys: [...new Set(names.map(nameKey))],
    ...stemOf(name),
    shape: shapeOf(name),
    street: streetKey(told.streetOffice),
    facts: {
      planYear: told.planYear ?? null,
      community: communityKey(told.community) || null,
      address: told.address ? nameKey(told.address) : null,
      builtYear: told.builtYear ?? null,
      households: told.households ?? null,
      floorAreaM2: told.floorAreaM2 ?? null,
    },
  }
}

/** How many facts agree, less those that contradict each other. */
export const factsAlike = (a: Identity, b: Identity): number =>
  Object.entries(a.facts).reduce((alike, [fact, value]) => {
    const other = b.facts[fact] ?? null
    return value === null || other === null ? alike : alike + (value === other ? 1 : -1)
  }, 0)

export function planYearsAgree({ facts: a }: Identity, { facts: b }: Identity): 'same' | 'unknown' | 'different' {
  const [one, other] = [a.planYear ?? null, b.planYear ?? null]
  if (one === null || other === null) return 'unknown'
  return one === other ? 'same' : 'different'
}

export function streetsAgree(a: Identity, b: Identity): 'same' | 'unknown' | 'different' {
  if (a.street === '' || b.street === '') return 'unknown'
  return a.street === b.street ? 'same' : 'different'
}
