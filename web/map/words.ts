/** The map's words in one language, for code that runs outside React. All of them stand in the one catalogue. */
import type { Verdict } from '#contract/eligibility.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { map } from '#contract/language/map.ts'
import { policies } from '#contract/language/policies.ts'
import { words as vocabulary } from '#contract/language/vocabulary.ts'
import type { Status } from '#contract/status.ts'
import type { Trade } from '#contract/work-words.ts'

type Word = keyof typeof map

export type Words = Readonly<Record<Word, string>> & {
  status: (status: Status) => string
  verdict: (verdict: Verdict) => string
  tradeLetter: (trade: Trade) => string
}

export function wordsOf(language: Language): Words {
  const index = language === 'en' ? 1 : 0
  const own = Object.fromEntries(Object.entries(map).map(([word, pair]) => [word, pair[index]]))
  return {
    ...(own as Record<Word, string>), // the entries of `map`, one by one
    status: (status) => vocabulary.status[status][index],
    verdict: (verdict) => policies.verdict[verdict][index],
    tradeLetter: (trade) => vocabulary.tradeLetter[trade][index],
  }
}
