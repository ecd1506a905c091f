/** What every request carries through the app. */
import type { Reader } from '../accounts/reader.ts'

export type Env = { Variables: { requestId: string; reader: Reader } }
