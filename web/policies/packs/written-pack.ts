/** A pack as it is written: its text is what is saved, and the form changes one place of it at a time. */
import type { PolicyPack } from '#contract/policy.ts'

/** As far as it is written: any field may still be missing. */
export type WrittenPack = { [field: string]: unknown }
export type Path = readonly (string | number)[]

export const textOf = (pack: WrittenPack | PolicyPack): string => JSON.stringify(pack, null, 2)

/** Null while the text does not hold together. */
export function packOf(text: string): WrittenPack | null {
  try {
    const read: unknown = JSON.parse(text)
    return isRecord(read) ? read : null
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is WrittenPack =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      Array.isArray(found) && typeof key === 'number' ? found[key] : isRecord(found) ? found[String(key)] : undefined,
    value,
  )
}

/** The list at a path; empty where there is none. */
export const listAt = (value: unknown, path: Path): unknown[] => {
  const found = at(value, path)
  return Array.isArray(found) ? found : []
}

/** The value with one place changed; what leads there is made where it is missing. */
export function withValue(value: unknown, path: Path, next: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return next
  if (typeof key === 'number') {
    const list = Array.isArray(value) ? value : []
    return list.with(key, withValue(list[key], rest, next))
  }
  const record = isRecord(value) ? value : {}
  return { ...record, [key]: withValue(record[key], rest, next) }
}

/** The pack as it is written, and how it becomes another one. */
export type Form = { pack: WrittenPack; change: (make: (pack: WrittenPack) => WrittenPack) => void }
export const put = (form: Form, path: Path, next: unknown) =>
  form.change((pack) => withValue(pack, path, next) as WrittenPack) // a record stays one

/** A code no row of the list has: the one wished for, or that with the next number behind it. */
export function newCode(pack: WrittenPack, path: Path, wished: string): string {
  const taken = new Set(listAt(pack, path).map((row) => at(row, ['code'])))
  let code = wished
  for (let next = 2; taken.has(code); next++) code = `${wished}-${next}`
  return code
}

/** A pack of the district's own to begin with: it draws no line yet and covers this district alone. */
export const emptyPack = (adcode: string, today: string): WrittenPack => ({
  id: `own-${today.slice(0, 4)}-1`,
  version: 1,
  documentNumber: '',
  issuer: '',
  level: 'district',
  title: '',
  issuedOn: today,
  territory: [adcode],
  source: `own-${today.slice(0, 4)}-1`,
  eligibility: { builtYear: null, conditions: [], exclusions: [] },
  targets: [],
  deadlines: [],
  parameters: [],
  disclosureSections: [],
  specialPlan: null,
  catalogues: [],
  sequence: [],
  duties: [],
  unifiedFlags: [],
  parties: [],
  funding: { sources: [], carrier: null, rules: [], revenues: [] },
  steps: [],
  clauses: [{ id: '一', title: null, quoted: '' }],
})

/**
 * A copy of another's pack as one of the district's own, under a name of its own. Catalogues stay with the other, as does
 * what names their items: an item is in one pack only.
 */
export const copiedPack = (pack: PolicyPack, adcode: string, today: string): WrittenPack => ({
  ...pack,
  id: `own-${today.slice(0, 4)}-1`,
  version: 1,
  level: 'district',
  territory: [adcode],
  source: `own-${today.slice(0, 4)}-1`,
  catalogues: [],
  sequence: [],
  duties: [],
})
