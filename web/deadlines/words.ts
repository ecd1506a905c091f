/** What deadlines and steps are called: in Chinese as the document has it, in English by their codes. */
import { i18n, type Say } from '#web/language.ts'

const isEnglish = () => i18n.language === 'en'

export function deadlineName({ deadline, what }: { deadline: string; what: string }): string {
  const key = `deadlines.names.${deadline}`
  return isEnglish() && i18n.exists(key) ? i18n.t(key) : what
}

export function stepName({ code, label }: { code: string; label: string }): string {
  const key = `deadlines.steps.${code}`
  return isEnglish() && i18n.exists(key) ? i18n.t(key) : label
}

/** “还有 12 天”, “已过 3 天”, “就在当天”. */
export const leftWords = (t: Say, days: number): string =>
  days === 0 ? t('deadlines.today') : t(days > 0 ? 'deadlines.left' : 'deadlines.late', { count: Math.abs(days) })

/** 1–12 in the page's language: 三月, March. */
export const monthName = (month: number): string =>
  new Intl.DateTimeFormat(i18n.language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2020, month - 1, 1))
