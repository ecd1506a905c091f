/** Figures that do not add up, each in a sentence with both numbers. */
import type { AmountDifference } from '#contract/lineage.ts'
import { type Say, useT } from '#web/language.ts'
import { Note } from '#web/ui/Note.tsx'
import { amountTold } from './amount-words.ts'

export function DifferenceNotes({ differences }: { differences: readonly AmountDifference[] }) {
  const t = useT()
  if (differences.length === 0) return null
  return (
    <Note tone="warning">
      <ul className="note-list">
        {differences.map((difference) => (
          <li key={difference.field}>{sentenceOf(t, difference)}</li>
        ))}
      </ul>
    </Note>
  )
}

function sentenceOf(t: Say, { field, whole, parts, unknown }: AmountDifference): string {
  const told = (value: number) => amountTold(t, field, value)
  const named = { field: t(`words.field.${field}`), whole: told(whole ?? 0), unknown }
  if (whole === null) return t('lineage.differs.unsummed', { ...named, parts: told(parts ?? 0) })
  if (parts === null) return t('lineage.differs.untold', named)
  const sum = { ...named, parts: told(parts) }
  if (unknown > 0) return t('lineage.differs.partly', sum)
  return t('lineage.differs.apart', { ...sum, by: told(Math.abs(whole - parts)) })
}
