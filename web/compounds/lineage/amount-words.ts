/** Figures of a compound with their units. */
import type { Amount } from '#contract/lineage.ts'
import { figure, type Say } from '#web/language.ts'
import { fields } from '../fields.ts'

export function unitOf(t: Say, field: Amount): string {
  const known = fields.find(({ key }) => key === field)
  return known?.kind === 'number' && known.unit ? t(known.unit) : ''
}

const digits = 2

/** “26 180 m²”. */
export const amountTold = (t: Say, field: Amount, value: number): string =>
  [figure(value, digits), unitOf(t, field)].filter(Boolean).join('\u2009')
