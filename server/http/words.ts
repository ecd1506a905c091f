/** Sentences of the server in the reader's language, from the one catalogue the page uses too. */
import i18next from 'i18next'
import { type Language, languages, resources } from '#contract/language/catalogue.ts'

const words = i18next.createInstance({
  lng: 'zh-CN',
  fallbackLng: false,
  supportedLngs: [...languages],
  resources,
  interpolation: { escapeValue: false },
  initAsync: false,
})
await words.init()

export const say = (language: string, key: string, params: Record<string, unknown> = {}): string =>
  words.t(key, { lng: language, ...params })

/** The language of the first acceptable tag; Chinese where the reader names none of ours. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const quality = Number(
        rest
          .find((item) => item.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return { tag: tag.toLowerCase(), quality: Number.isFinite(quality) ? quality : 0 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wanted) {
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-CN'
}
