/** A target of the district's own while somebody types it. */
import type { NewTarget, Target } from '#contract/targets.ts'

/** Of a street office or a fund: none, for everybody. */
export const noChoice = 'any'

/** A target as it is typed. */
export type Draft = Pick<Target, 'measure' | 'strength' | 'unit'> &
  Record<'year' | 'amount' | 'onDay' | 'street' | 'fund' | 'words' | 'by', string>

export function draftOf(target: Target | null, dataDate: string): Draft {
  if (!target)
    return {
      ...{ measure: 'finish', strength: 'stated', unit: 'compound', year: dataDate.slice(0, 4), amount: '' },
      ...{ onDay: '', street: noChoice, fund: noChoice, words: '', by: '' },
    }
  const { measure, strength, unit, year, amount, onDay, streetOffice, fundingLabel, printed, source } = target
  return {
    ...{ measure, strength, unit, year: String(year), amount: amount === null ? '' : String(amount) },
    ...{ onDay: onDay ?? '', street: streetOffice?.id ?? noChoice, fund: fundingLabel ?? noChoice },
    ...{ words: printed ?? '', by: source },
  }
}

/** Null while something is missing or wrong. */
export function statedOf({
  year,
  amount,
  onDay,
  street,
  fund,
  words,
  by,
  ...kinds
}: Draft): Omit<NewTarget, 'adcode'> | null {
  const isGood = /^(19|20)\d\d$/.test(year) && /^([1-9]\d{0,5})?$/.test(amount)
  if (!isGood || words.trim() === '' || by.trim() === '') return null
  return {
    ...kinds,
    year: Number(year),
    amount: amount === '' ? null : Number(amount),
    onDay: onDay === '' ? null : onDay,
    builtBefore: null,
    streetOfficeId: street === noChoice ? null : street,
    fundingLabel: fund === noChoice ? null : fund,
    words: words.trim(),
    by: by.trim(),
  }
}

/** What of a draft a colleague's target says differently. */
export function differing(mine: Draft, theirs: Draft): (keyof Draft)[] {
  const fields = Object.keys(theirs) as (keyof Draft)[] // its own keys
  return fields.filter((field) => mine[field].trim() !== theirs[field].trim())
}
