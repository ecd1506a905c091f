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

/** "缺口 −32.2 万元", where no element can stand. */
export const resultInWords = (t: Say, { balanceWan }: BalanceSums): string =>
  balanceWan === null ? t('balance.noAmount') : `${wordOf(t, balanceWan)} ${signed(balanceWan)} ${t('balance.wan')}`

const toneOf = (wan: number) => (wan > 0 ? 'surplus' : wan < 0 ? 'shortfall' : 'even')
const wordOf = (t: Say, wan: number) => t(`balance.${toneOf(wan)}`)
const signed = (wan: number) => `${wan > 0 ? '+' : wan < 0 ? '−' : ''}${figure(Math.abs(wan), wanDigits)}`
