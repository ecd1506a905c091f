/** What the lines of a balance unit add up to: one rule for the server's answer and for the page while somebody types. */
import type { BalanceKind, BalanceLine, BalanceSide, BalanceSums } from './balance.ts'

type Line = Pick<BalanceLine, 'side' | 'amountWan' | 'standing'>
type Item = { kind: BalanceKind; lines: readonly Line[] }

/** An area or compound is in a unit for what it costs, a project or parcel for what it brings. */
const sideOf: Readonly<Record<BalanceKind, BalanceSide>> = {
  area: 'cost',
  compound: 'cost',
  project: 'income',
  parcel: 'income',
}

/** One item by its own lines; `unknown` is 1 where the side it is in the unit for has none. */
export const sumsOfItem = ({ kind, lines }: Item): BalanceSums => ({
  ...sumsOfLines(lines),
  unknown: lines.some(({ side }) => side === sideOf[kind]) ? 0 : 1,
})

/** The whole unit: the lines of its items and those that belong to none. */
export const sumsOfUnit = (items: readonly Item[], lines: readonly Line[]): BalanceSums => ({
  ...sumsOfLines([...items.flatMap((item) => item.lines), ...lines]),
  unknown: items.reduce((count, item) => count + sumsOfItem(item).unknown, 0),
})

function sumsOfLines(lines: readonly Line[]): Omit<BalanceSums, 'unknown'> {
  const incomeWan = sumOf(lines, 'income')
  const costWan = sumOf(lines, 'cost')
  const balanceWan = lines.length > 0 ? toYuan((incomeWan ?? 0) - (costWan ?? 0)) : null
  const estimates = lines.filter(({ standing }) => standing === 'estimated')
  const [estimatedIncomeWan, estimatedCostWan] = [sumOf(estimates, 'income'), sumOf(estimates, 'cost')]
  return { incomeWan, costWan, estimatedIncomeWan, estimatedCostWan, balanceWan }
}

function sumOf(lines: readonly Line[], wanted: BalanceSide): number | null {
  const amounts = lines.filter(({ side }) => side === wanted).map(({ amountWan }) => amountWan)
  return amounts.length > 0 ? toYuan(amounts.reduce((sum, amount) => sum + amount, 0)) : null
}

/** 万元 in whole yuan, so that 0.1 and 0.2 make 0.3. Adding 0 turns −0 into 0. */
const toYuan = (wan: number) => Math.round(wan * 10_000) / 10_000 + 0
