/** What tables of money say of a compound's waterfall. */
import type { Waterfall } from '#contract/money.ts'
import { figure, type Say } from '#web/language.ts'

/** All that the sources bring towards the cost, in 万元. */
export const broughtWan = ({ steps }: Waterfall): number => steps.reduce((all, { amountWan }) => all + amountWan, 0)

/** A cost, or what is missing of it: at least so much where some works have no cost yet. */
export const costWords = (t: Say, { isAtLeast }: Waterfall, wan: number): string =>
  isAtLeast ? t('money.atLeast', { amount: figure(wan, 2) }) : figure(wan, 2)
