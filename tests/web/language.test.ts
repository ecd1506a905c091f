import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue, type Pairs } from '#contract/language/catalogue.ts'
import { figure, percent } from '#web/language.ts'

type Sentence = { key: string; zh: string; en: string }

function sentencesOf(pairs: Pairs, path = ''): Sentence[] {
  return Object.entries(pairs).flatMap(([name, value]) => {
    const key = path ? `${path}.${name}` : name
    return isPair(value) ? [{ key, zh: value[0], en: value[1] }] : sentencesOf(value, key)
  })
}
const isPair = (value: Pairs[string]): value is readonly [string, string] => Array.isArray(value)

const sentences = sentencesOf(catalogue)
const placeholdersOf = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort()

/** On the map a trade is its Chinese letter in both languages; the switch of language names the other one in its own. */
const chineseInEnglish = [/^words\.tradeLetter\./, /^shell\.switchLanguage$/]

/** What stands behind a name that needs no mark. */
const emptyOnPurpose = ['readings.mark-none']

describe('the catalogue', () => {
  it('says every sentence in both languages', () => {
    expect(sentences.length).toBeGreaterThan(300)
    const empty = sentences.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '').map(({ key }) => key)
    expect(empty).toEqual(emptyOnPurpose)
  })

  it('names the same figures in both languages', () => {
    const unequal = sentences.filter(({ zh, en }) => placeholdersOf(zh).join() !== placeholdersOf(en).join())
    // an English plural may leave its number to the noun, a Chinese sentence may not need one
    expect(unequal.filter(({ key }) => !/_(one|other)$/.test(key))).toEqual([])
  })

  it('keeps Chinese characters out of the English', () => {
    const mixed = sentences.filter(({ en }) => /\p{Script=Han}/u.test(en))
    expect(mixed.filter(({ key }) => !chineseInEnglish.some((allowed) => allowed.test(key)))).toEqual([])
  })

  it('has a singular for every plural', () => {
    const keys = new Set(sentences.map(({ key }) => key))
    const halves = [...keys].filter((key) =>
      key.endsWith('_one')
        ? !keys.has(key.replace(/_one$/, '_other'))
        : key.endsWith('_other') && !keys.has(key.replace(/_other$/, '_one')),
    )
    expect(halves).toEqual([])
  })
})

const web = new URL('../../web/', import.meta.url).pathname
const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('dist/'))
  .map((file) => ({ file, text: readFileSync(join(web, file), 'utf8') }))

/** Keys written as they are, and the beginnings of those put together from a code: `words.status.${status}`. */
function usedKeys(text: string): { whole: string[]; begun: string[] } {
  const names = Object.keys(catalogue).join('|')
  const whole = [...text.matchAll(new RegExp(`'((?:${names})(?:\\.[\\w-]+)+)'`, 'g'))].map((found) => found[1] ?? '')
  const begun = [...text.matchAll(new RegExp(`\`((?:${names})(?:\\.[\\w-]+)*)\\.\\$\\{`, 'g'))].map(
    (found) => found[1] ?? '',
  )
  return { whole, begun }
}

describe('the page', () => {
  const keys = new Set(sentences.map(({ key }) => key.replace(/_(one|other)$/, '')))
  const groups = new Set(
    [...keys].flatMap((key) => key.split('.').map((_, depth, parts) => parts.slice(0, depth).join('.'))),
  )

  it('asks for no sentence the catalogue does not have', () => {
    const missing = sources.flatMap(({ file, text }) => {
      const { whole, begun } = usedKeys(text)
      return [
        ...whole.filter((key) => !keys.has(key) && !groups.has(key)),
        ...begun.filter((key) => !groups.has(key)),
      ].map((key) => `${file}: ${key}`)
    })
    expect(missing).toEqual([])
  })

  it('asks for sentences at all', () => {
    expect(sources.flatMap(({ text }) => usedKeys(text).whole).length).toBeGreaterThan(200)
  })
})

describe('figures', () => {
  it.each([
    [0, 0, '0'],
    [999, 0, '999'],
    [1938, 0, '1\u202f938'],
    [28_509.46, 1, '28\u202f509.5'],
    [1_234_567, 0, '1\u202f234\u202f567'],
    [13.2, 1, '13.2'],
    [13, 2, '13'],
  ])('%d with at most %d digits reads %s', (value, digits, printed) => {
    expect(figure(value, digits)).toBe(printed)
  })

  it('a share reads as whole percent', () => {
    expect(percent(0.564)).toBe('56%')
  })
})
