/** What the ledger's records are called, and which version of them was seen, whatever their kind. */
import { z } from 'zod'

export type Ledger = ReadonlyMap<string, { name: string; version?: number }>

/** Filled from what a store gives page by page, in whatever form: the lists of records with id and name, and a version where they have one. */
export function openLedger(): { known: Ledger; add: (page: unknown) => void } {
  const known = new Map<string, { name: string; version?: number }>()
  const add = (page: unknown) => {
    const lists = Array.isArray(page) ? [page] : Object.values(page ?? {}).filter(Array.isArray)
    for (const record of lists.flat()) {
      const { success, data } = Known.safeParse(record)
      if (success) known.set(data.id, data)
    }
  }
  return { known, add }
}

const Known = z.object({
  id: z.string(),
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
  version: z.number().optional(),
})
