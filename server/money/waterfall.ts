/**
 * 资金瀑布: what a renovation costs, who brings how much, and what is left to the district (惠政文〔2019〕63号 五（一）
 * 不足部分由区财政全额承担). Amounts in 万元.
 */
import type { Contribution, Waterfall, WaterfallStep } from '#contract/money.ts'
import { type MoneySource, moneySources } from '#contract/money-sources.ts'
import type { Payer } from '#contract/payer.ts'

export type Cost = { costWan: number | null; payer: Payer | null }
export type Costs = {
  /** Needed items of the menu. */
  items: readonly Cost[]
  /** The one figure of the compound's record. */
  recordWan: number | null
}
type Carrier = Waterfall['carriedBy']
type Given = Pick<Contribution, 'source' | 'amountWan' | 'standing'>

/** Payers whose works are no part of the programme's cost: lines of their owners, facilities with channels of their own. */
const outside: ReadonlySet<Payer> = new Set(['utility', 'own-channel'])
const sourcesOutside: ReadonlySet<MoneySource> = new Set(['utility', 'facility-channel'])

/**
 * The cost is the sum of the needed items where at least one has a cost, else the record's figure. Who pays for works outside
 * the programme is left out on both sides. The district's own promise is a step like others; the remainder is what is still
 * missing after it, never negative.
 */
export function waterfallOf(costs: Costs, contributions: readonly Given[], carriedBy: Carrier): Waterfall {
  const inside = costs.items.filter(({ payer }) => payer === null || !outside.has(payer))
  const isItemised = inside.some(({ costWan }) => costWan !== null)
  const costWan = isItemised ? sum(inside.map((item) => item.costWan ?? 0)) : costs.recordWan
  const steps = stepsOf(contributions.filter(({ source }) => !isItemised || !sourcesOutside.has(source)))
  const brought = sum(steps.map(({ amountWan }) => amountWan))
  return {
    costWan,
    costFrom: isItemised ? 'menu' : costs.recordWan === null ? null : 'record',
    itemsWithoutCost: costs.items.filter((item) => item.costWan === null).length,
    outsideWan: sum(
      costs.items.filter(({ payer }) => payer !== null && outside.has(payer)).map((item) => item.costWan ?? 0),
    ),
    steps,
    remainderWan: costWan === null ? null : rounded(Math.max(0, costWan - brought)),
    surplusWan: costWan === null ? 0 : rounded(Math.max(0, brought - costWan)),
    carriedBy,
  }
}

/** One step for each source that brings something, in the order of the waterfall. */
function stepsOf(contributions: readonly Given[]): WaterfallStep[] {
  return moneySources.flatMap((source) => {
    const own = contributions.filter((each) => each.source === source)
    if (own.length === 0) return []
    const estimated = own.filter(({ standing }) => standing === 'estimated')
    return [{ source, amountWan: total(own), estimatedWan: total(estimated) }]
  })
}

/** The steps of many compounds as one, source by source. */
export const sumOfSteps = (each: readonly (readonly WaterfallStep[])[]): WaterfallStep[] =>
  moneySources.flatMap((source) => {
    const own = each.flat().filter((step) => step.source === source)
    if (own.length === 0) return []
    return [
      {
        source,
        amountWan: sum(own.map((step) => step.amountWan)),
        estimatedWan: sum(own.map((step) => step.estimatedWan)),
      },
    ]
  })

const total = (given: readonly Given[]) => sum(given.map(({ amountWan }) => amountWan))

/** To a yuan: sums of decimal fractions leave dust behind. */
export const rounded = (wan: number): number => Math.round(wan * 1e4) / 1e4
export const sum = (amounts: readonly number[]): number => rounded(amounts.reduce((all, each) => all + each, 0))
