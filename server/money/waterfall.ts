/**
 * 资金瀑布: what a renovation costs, who brings how much, and what is left to the district (惠政文〔2019〕63号 五（一）
 * 不足部分由区财政全额承担). Amounts in 万元.
 */
import type { Waterfall, WaterfallStep } from '#contract/money.ts'
import type { Contribution } from '#contract/money-record.ts'
import { firmStandings, type MoneySource, moneySources } from '#contract/money-sources.ts'
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
 * The cost is the sum of the works where each has one. While some have none their sum is only a part: the record's figure goes before
 * it unless it is smaller, and without such a figure the cost is at least the sum. Who pays for works outside the programme is left
 * out on both sides. The district's own promise is a step like others; the remainder is what is still
 * missing after it, never negative.
 */
export function waterfallOf(costs: Costs, contributions: readonly Given[], carriedBy: Carrier): Waterfall {
  const inside = costs.items.filter(({ payer }) => payer === null || !outside.has(payer))
  const { costWan, costFrom, isAtLeast } = costFromEither(inside, costs.recordWan)
  const isItemised = costFrom === 'menu'
  const steps = stepsOf(contributions.filter(({ source }) => !isItemised || !sourcesOutside.has(source)))
  const brought = sum(steps.map(({ amountWan }) => amountWan))
  return {
    costWan,
    costFrom,
    isAtLeast,
    itemsWithoutCost: inside.filter((item) => item.costWan === null).length,
    outsideWan: sum(
      costs.items.filter(({ payer }) => payer !== null && outside.has(payer)).map((item) => item.costWan ?? 0),
    ),
    steps,
    remainderWan: costWan === null ? null : rounded(Math.max(0, costWan - brought)),
    surplusWan: costWan === null || isAtLeast ? 0 : rounded(Math.max(0, brought - costWan)),
    carriedBy,
  }
}

function costFromEither(
  items: readonly Cost[],
  recordWan: number | null,
): Pick<Waterfall, 'costWan' | 'costFrom' | 'isAtLeast'> {
  const priced = items.flatMap(({ costWan }) => costWan ?? [])
  const menuWan = sum(priced)
  const isWhole = priced.length === items.length
  if (priced.length > 0 && (isWhole || recordWan === null || recordWan < menuWan))
    return { costWan: menuWan, costFrom: 'menu', isAtLeast: !isWhole }
  return { costWan: recordWan, costFrom: recordWan === null ? null : 'record', isAtLeast: false }
}

/** One step for each source that brings something, in the order of the waterfall. */
function stepsOf(contributions: readonly Given[]): WaterfallStep[] {
  return moneySources.flatMap((source) => {
    const own = contributions.filter((each) => each.source === source)
    if (own.length === 0) return []
    const estimated = own.filter(({ standing }) => !firmStandings.includes(standing))
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
