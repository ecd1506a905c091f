/** Income less cost as word, sign and number: surplus in pine, shortfall in cinnabar, and both to be read without colour. */
import type { BalanceSums } from '#contract/balance.ts'
import { figure, type Say, useT } from '#web/language.ts'

/** Whole yuan of 万元. */
export const wanDigits = 4

export function Result({ sums, unit = false }: { sums: BalanceSums; unit?: boolean }) {
  const t = useT()
  const { balanceWan } = sums
  if (balanceWan === null) return <span className="unknown">{t('balance.noAmount')}</span>
  return (
    <span className={`result result-${toneOf(balanceWan)}`}>
      <span className="result-word">{wordOf(t, balanceWan)}</span> {signed(balanceWan)}
      {unit && (
        <span className="unit">
          {'\u2009'}
          {t('balance.wan')}
        </span>
      )}
    </span>
  )
}

/** "缺口 −32.2 万元（支出其中估 120 万元）", where no element can stand. */
export function resultInWords(t: Say, sums: BalanceSums): string {
  const { balanceWan } = sums
  if (balanceWan === null) return t('balance.noAmount')
  const result = `${wordOf(t, balanceWan)} ${signed(balanceWan)} ${t('balance.wan')}`
  return t('balance.resultOf', { result, estimates: estimatesInWords(t, sums) })
}

/** How much of each side is an estimate: "收入其中估 640 万元，支出其中估 500.5 万元". */
export function estimatesInWords(t: Say, sums: BalanceSums): string {
  const { estimatedIncomeWan: income, estimatedCostWan: cost } = sums
  const parts = [
    income !== null && t('balance.estimatedIncome', { amount: figure(income, wanDigits) }),
    cost !== null && t('balance.estimatedCost', { amount: figure(cost, wanDigits) }),
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts.join(t('shell.comma')) : t('balance.allApproved')
}

const toneOf = (wan: number) => (wan > 0 ? 'surplus' : wan < 0 ? 'shortfall' : 'even')
const wordOf = (t: Say, wan: number) => t(`balance.${toneOf(wan)}`)
const signed = (wan: number) => `${wan > 0 ? '+' : wan < 0 ? '−' : ''}${figure(Math.abs(wan), wanDigits)}`
