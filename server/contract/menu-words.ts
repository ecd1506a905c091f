/** The words for what becomes of an item of the menu in a compound or a building. */
import { z } from 'zod'

/** 需改, 不需改, 已改, 居民不同意. */
export const needs = ['needed', 'not-needed', 'done', 'refused'] as const
export const Need = z.enum(needs)
export type Need = z.infer<typeof Need>

/**
 * How an item stands in a compound: needed without a work that does it, needed and scheduled, done, refused, not needed;
 * `part`: another classification says something that touches it; `unsaid`: nobody has said anything.
 */
export const itemStates = ['open', 'scheduled', 'done', 'refused', 'not-needed', 'part', 'unsaid'] as const
export const ItemState = z.enum(itemStates)
export type ItemState = z.infer<typeof ItemState>
