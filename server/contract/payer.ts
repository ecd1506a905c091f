/** Who pays for an item of work, as the documents part it; what kind of money it is stands with the contributions. */
import { z } from 'zod'

export const payers = ['government', 'utility', 'residents', 'owner-unit', 'social', 'own-channel'] as const
export const Payer = z.enum(payers)
export type Payer = z.infer<typeof Payer>
