/** The WHERE part of the permission rule: which rows a reader sees. */
import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from './reader.ts'

/** Today every reader sees every row; organisations and precision per audience will narrow it here, once, for all. */
export const visibleTo = (_reader: Reader): SQL => sql`true`
