/** Why a test has its verdict, in the language of the view: names set side by side by its own mark. */
import type { TestResult } from '#contract/eligibility.ts'
import type { Say } from './language.ts'

export function becauseWords(t: Say, { code, params }: TestResult['because']): string {
  const filled = Object.entries(params).map(([name, value]) => {
    const words = typeof value === 'string' || typeof value === 'number' ? value : value.join(t('shell.comma'))
    return [name, words] as const
  })
  return t(`policies.because.${code}`, Object.fromEntries(filled))
}
