/** Words of the file that a user gave a meaning to, now or with the sender's template: asked before the words we know ourselves. */
import type { ImportKind } from '#contract/import.ts'
import { leaveWord, meaningsOf, type WordMeanings } from '#contract/import-words.ts'
import { type FindingList, shown } from '#geodata/readers/finding-list.ts'
import { plainKey } from './plain-key.ts'

/** What a word of the field was said to mean: a value, `leaveWord`, or null where nobody said anything. Each that was is counted. */
export type Said = (field: string, word: string | undefined, header?: string) => string | null

/** A finding shows the first letters of a long word, and by them it is known again. */
const keyOf = (word: string) => plainKey(shown(word))

export function openSaid(kind: ImportKind, words: WordMeanings = {}, findings: FindingList): Said {
  const byField = new Map(
    Object.entries(words).map(([field, meanings]) => [field, meaningsBy(kind, field, meanings)] as const),
  )
  if (byField.size === 0) return () => null
  return (field, word, header) => {
    const meaning = word === undefined ? undefined : byField.get(field)?.get(keyOf(word))
    if (word === undefined || meaning === undefined) return null
    findings.count('word-as-said', { field, value: shown(word), meaning, ...(header && { column: shown(header) }) })
    return meaning
  }
}

/** A meaning the field does not have is none. */
function meaningsBy(kind: ImportKind, field: string, meanings: Readonly<Record<string, string>>): Map<string, string> {
  const possible = [...meaningsOf(kind, field), leaveWord]
  const known = Object.entries(meanings).filter(([, meaning]) => possible.includes(meaning))
  return new Map(known.map(([word, meaning]) => [keyOf(word), meaning]))
}

/** What is said now goes before what a template has of the same word. */
export function saidOver(template: WordMeanings = {}, wished: WordMeanings = {}): WordMeanings {
  const fields = [...new Set([...Object.keys(template), ...Object.keys(wished)])]
  return Object.fromEntries(fields.map((field) => [field, laidOver(template[field], wished[field])]))
}

function laidOver(before: Readonly<Record<string, string>> = {}, now: Readonly<Record<string, string>> = {}) {
  const again = new Set(Object.keys(now).map(keyOf))
  return { ...Object.fromEntries(Object.entries(before).filter(([word]) => !again.has(keyOf(word)))), ...now }
}
