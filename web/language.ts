/** The page's language: sentences from the one catalogue, and figures as an atlas prints them. */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { type catalogue, type Language, resources } from '#contract/language/catalogue.ts'

/** Dotted path of a sentence: `shell.retry`. A plural is named without its _one, _other. */
export type Sentence = PathsOf<typeof catalogue>
type PathsOf<P> = {
  [K in keyof P & string]: P[K] extends readonly [string, string] ? StemOf<K> : `${K}.${PathsOf<P[K]>}`
}[keyof P & string]
type StemOf<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K

/** Says a sentence; `params` fill its {{placeholders}}, `count` chooses singular or plural. */
export type Say = (sentence: Sentence, params?: Record<string, string | number>) => string

export const i18n = i18next.createInstance({
  lng: 'zh-CN',
  fallbackLng: false,
  resources,
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
  react: { useSuspense: false },
})
void i18n.use(initReactI18next).init()

/** `t('shell.retry')` in the language of the view. */
export function useT(): Say {
  return useTranslation(undefined, { i18n }).t as Say // narrower than i18next's own type: only sentences that exist
}

const thinSpace = '\u202f'

/** 1938 → "1 938", with a narrow no-break space; `digits` after the point at most. */
export function figure(value: number, digits = 0): string {
  const [whole = '', fraction] = Number(value.toFixed(digits)).toString().split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thinSpace)
  return fraction ? `${grouped}.${fraction}` : grouped
}

/** 0.564 → "56%". */
export const percent = (share: number): string => `${Math.round(share * 100)}%`

export const useLanguage = (): Language => (useTranslation(undefined, { i18n }).i18n.language === 'en' ? 'en' : 'zh-CN')
