/** Which version of a pack holds. */
import { sql } from 'drizzle-orm'

/**
 * The order in which versions of a pack (`policy_pack p`, none of them taken back) come into force: what a district wrote goes before
 * what the product brings along, whatever their numbers; of each, the newest. A later release never moves a district from the
 * version it wrote to one it has not seen.
 */
export const inForceFirst = sql`(p.made_by IS NULL), p.version DESC`
