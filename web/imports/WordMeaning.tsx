/** What a word of the file means, said where it was found: every row that has the word is read by it, and the sender's next file. */
import type { ImportFinding } from '#contract/import.ts'
import { leaveWord, meaningsOf } from '#contract/import-words.ts'
import { useT } from '#web/language.ts'
import { meaningLabel } from './field-words.ts'
import type { Wishing } from './use-wishes.ts'
import { meaning } from './wishes.ts'

type WordMeaningProps = { word: NonNullable<ImportFinding['word']>; wishing: Wishing }

export function WordMeaning({ word, wishing: { wishes, wish } }: WordMeaningProps) {
  const t = useT()
  const { field, written } = word
  const own = wishes.words[field]?.[written]
  const chosen = own ?? word.meaning ?? ''
  // what a template says can be said otherwise, not unsaid
  const mayUnsay = chosen === '' || own !== undefined
  return (
    <select
      className="input import-select"
      aria-label={t('imports.findings.meaning', { word: written })}
      value={chosen}
      onChange={({ target }) =>
        wish((now) => meaning(now, word, target.value || null), t('imports.steps.word', { word: written }))
      }
    >
      {mayUnsay && <option value="">{t(`imports.findings.${own ? 'meaningUnsaid' : 'meaningOpen'}`)}</option>}
      {meaningsOf(wishes.kind, field).map((each) => (
        <option key={each} value={each}>
          {meaningLabel(t, field, each)}
        </option>
      ))}
      <option value={leaveWord}>{t('imports.findings.meaningLeave')}</option>
    </select>
  )
}
