/** The district and its street offices as the ledger has them, in the form a file of outlines is compared with. */
import { z } from 'zod'

export const ExistingOutline = z.object({
  id: z.string(),
  level: z.enum(['district', 'street']),
  name: z.string(),
  version: z.int(),
  source: z.string().nullable(),
})
export type ExistingOutline = z.infer<typeof ExistingOutline>
export type ExistingOutlines = { adcode: string; outlines: ExistingOutline[] }

/** A district has no id beside its code: in an import, where every record has one, it goes by this. */
export const districtTail = '-district-own'
export const districtId = (adcode: string): string => `${adcode}${districtTail}`
export const isDistrict = (recordId: string | null, adcode: string): boolean => recordId === districtId(adcode)
