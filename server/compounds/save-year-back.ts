/** A plan year as it was before a plan or a target moved it: the year, and who had said so. */
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Origin } from '#contract/provenance.ts'
import type { Reader } from '../accounts/reader.ts'
import { compound } from '../db/tables.ts'
import type { Transaction } from '../db/write.ts'
import { writeEdits } from './save-record.ts'

type YearBefore = {
  id: string
  version: number
  year: number | null
  /** Null: nobody had said so; undefined: moved before this was kept, so the reader's word stands. */
  origin: Origin | null | undefined
}

/** Who had said so of the plan year, by the row as it was locked. */
export const yearOriginOf = (row: unknown): Origin | null =>
  z.object({ provenance: z.object({ planYear: Origin.optional() }) }).parse(row).provenance.planYear ?? null

/** Into a locked compound, whose version moves on by one. */
export async function putYearBack(
  tx: Transaction,
  reader: Reader,
  { id, version, year, origin }: YearBefore,
): Promise<void> {
  await writeEdits(tx, reader, { id, version, edits: { planYear: year } })
  if (origin === undefined) return
  const before =
    origin === null
      ? sql`${compound.provenance} - 'planYear'`
      : sql`${compound.provenance} || ${JSON.stringify({ planYear: origin })}::jsonb`
  await tx.statements
    .update(compound)
    .set({ provenance: before })
    .where(and(eq(compound.adcode, id.slice(0, 6)), eq(compound.id, id)))
}
