/** A link between two items of different catalogues, and how much a word on the one says of the other. */
import { z } from 'zod'
import type { Need } from './menu-words.ts'

/** Of the first item to the second: the same work, a part of it, the whole it is part of, or partly the same. */
export const relations = ['same', 'within', 'contains', 'overlaps'] as const
export const Relation = z.enum(relations)
export type Relation = z.infer<typeof Relation>

export const ItemLink = z.object({
  fromItem: z.string(),
  toItem: z.string(),
  relation: Relation,
  reason: z.string().nullable(),
  /** Ours, or the district's own word. */
  saidBy: z.enum(['reading', 'district']),
})
export type ItemLink = z.infer<typeof ItemLink>

/** HJ-34-4 → HJ-34. */
export const catalogueOf = (item: string): string => item.slice(0, item.lastIndexOf('-'))

/**
 * How much a word on one item says of the item it answers: all, or only a part. Sewers needed (a part of 供排水) means that
 * something is needed there; sewers done does not mean that all of it is done.
 */
export function carries(relation: Relation, need: Need): 'whole' | 'part' {
  if (relation === 'same') return 'whole'
  if (relation === 'within') return need === 'needed' ? 'whole' : 'part'
  if (relation === 'contains') return need === 'done' || need === 'not-needed' ? 'whole' : 'part'
  return 'part'
}
