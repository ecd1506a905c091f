/** Works and operators as the ledger has them, in the form a file is compared with. */
import { z } from 'zod'
import { WorkShape } from '#contract/geometry.ts'
import { WorkRow } from '#contract/work.ts'
import { Trade } from '#contract/work-words.ts'

export const ExistingWork = WorkRow.pick({
  ...{ id: true, name: true, trade: true, kind: true, placement: true, state: true, version: true },
  ...{ implementer: true, payer: true, roadName: true, fromMonth: true, toMonth: true, excavates: true, note: true },
}).extend({
  /** The number its sender knows it by. */
  code: z.string().nullable(),
  itemCode: z.string().nullable(),
  /** By name. */
  operator: z.string().nullable(),
  /** Where its figures come from, as far as one import wrote it. */
  source: z.string().nullable(),
  geometry: WorkShape.nullable(),
})
export type ExistingWork = z.infer<typeof ExistingWork>

/** A company that runs lines, or has them laid. */
export const ExistingOperator = z.object({ id: z.string(), name: z.string(), trade: Trade.nullable() })
export type ExistingOperator = z.infer<typeof ExistingOperator>

export type ExistingWorks = { works: ExistingWork[]; operators: ExistingOperator[] }
