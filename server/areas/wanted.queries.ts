/**
 * Compounds that are asked for by id, in a form that is fast on both engines: the embedded one keeps no statistics, so
 * its planner must be left no choice but to look up each id.
 */
import { type SQL, sql } from 'drizzle-orm'

/** An array sent as one value, for unnest: of arrays, unlike of JSON, the planner knows how many rows to expect. */
export const column = (values: readonly (string | number)[], type: SQL): SQL => sql`${sql.param(values)}::${type}[]`

/** The compound with an id, for CROSS JOIN LATERAL: OFFSET 0 keeps it a lookup by key for each row. */
export const compoundById = (adcode: string, id: SQL): SQL =>
  sql`(SELECT * FROM compound WHERE compound.adcode = ${adcode} AND compound.id = ${id} OFFSET 0)`
