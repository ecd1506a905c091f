/** Sentences of the server in the reader's language, from the one catalogue the page uses too. */
import i18next from 'i18next'
import type { ZodError } from 'zod'
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

export function say(language: string, key: string, params: Record<string, unknown> = {}): string {
  // plans of a nation say hundreds of thousands of sentences: those that have one form only need no library
  const sentence: unknown = 'context' in params ? null : words.getResource(language, 'translation', key)
  if (typeof sentence !== 'string' || sentence.includes('$t(')) return words.t(key, { lng: language, ...params })
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
}

/** What is wrong with a value by the rules of its schema, in the catalogue's words instead of zod's. */
export const sayIssue = (language: string, issue: ZodError['issues'][number]): string =>
  say(language, `issues.${sentenceOf(issue)}`, { ...plain(issue), ...paramsOf(issue), message: issue.message })

/** A rule of our own says in its params which sentence it has. Where zod would name a pattern, people are told plainly. */
function sentenceOf(issue: ZodError['issues'][number]): string {
  if (issue.code === 'custom' && typeof issue.params?.code === 'string') return issue.params.code
  if (issue.code === 'invalid_format' && issue.format === 'regex') return 'wrong-form'
  return issue.code === 'too_small' && issue.origin === 'string' ? 'nothing-visible' : issue.code
}

/** The figures a rule of our own gives its sentence. */
const paramsOf = (issue: ZodError['issues'][number]) =>
  issue.code === 'custom' && issue.params ? plain(issue.params) : {}

function plain(issue: object): Record<string, string | number> {
  const entries = Object.entries(issue).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value])
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string' || typeof value === 'number'))
}

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
