/** The cost of one compound by the documents over it, and what its sources leave of it. */
import type { Waterfall } from '#contract/money.ts'
import { type Counting, countItems } from './counted-items.ts'
import type { MoneyKnown } from './known.ts'
import type { StoredMoney } from './money.queries.ts'
import { waterfallOf } from './waterfall.ts'

export type Reckoned = Counting & { waterfall: Waterfall }

/** Each work once, with the payer chosen, or the one the document presumes; and what that makes of the sources. */
export function reckon(stored: StoredMoney, known: MoneyKnown): Reckoned {
  const ticks = stored.items.map((item) => ({
    ...item,
    payer: item.payer ?? known.items.get(item.itemCode)?.payer?.payer ?? null,
  }))
  const { counted, findings } = countItems(ticks, known)
  const costs = { items: counted, recordWan: stored.costWan }
  return { counted, findings, waterfall: waterfallOf(costs, stored.contributions, known.carriedBy) }
}
