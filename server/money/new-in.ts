/** What a record of money names that the records before it did not: only that is held against the documents of today. */
import type { MoneyRecord } from '#contract/money-record.ts'

export function newIn(record: MoneyRecord, earlier: readonly MoneyRecord[]) {
  const items = new Set(earlier.flatMap(itemsOf))
  const packs = new Set(earlier.flatMap(({ subsidy }) => subsidy?.packId ?? []))
  const packId = record.subsidy?.packId ?? null
  return {
    items: itemsOf(record).filter((code) => !items.has(code)),
    packId: packId === null || packs.has(packId) ? null : packId,
    hasDebt: debtWan(record) > Math.max(0, ...earlier.map(debtWan)),
  }
}

const itemsOf = ({ contributions }: MoneyRecord): string[] =>
  contributions.flatMap(({ purpose, payments }) => [
    ...(purpose ?? []),
    ...payments.flatMap(({ itemCode }) => itemCode ?? []),
  ])

/** More of it is new, and so is the first of it. A debt of nothing is one all the same. */
const debtWan = ({ contributions }: MoneyRecord): number =>
  contributions
    .filter(({ source }) => source === 'government-debt')
    .reduce((all, { amountWan }) => all + Math.max(amountWan, 0.0001), 0)
