/** What the ledger's records are called, and which version of them was seen, whatever their kind. */
import { z } from 'zod'

export type Ledger = ReadonlyMap<string, { name: string; version?: number }>

/** Of what a store gives, in whatever form: the lists of records with id and name, and a version where they have one. */
export function ledgerIn(existing: unknown): Ledger {
  const lists = Array.isArray(existing) ? [existing] : Object.values(existing ?? {}).filter(Array.isArray)
  const ledger = new Map<string, { name: string; version?: number }>()
  for (const record of lists.flat()) {
    const { success, data } = Known.safeParse(record)
    if (success) ledger.set(data.id, data)
  }
  return ledger
}

const Known = z.object({
  id: z.string(),
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
  version: z.number().optional(),
})
