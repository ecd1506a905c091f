/** A number and its unit after a thin space; an unknown number is a dash with its word, never 0. */
import { figure, useT } from '#web/language.ts'

type AmountProps = { value: number | null; unit?: string; digits?: number }

export function Amount({ value, unit, digits = 0 }: AmountProps) {
  const t = useT()
  if (value === null) return <span className="unknown">{t('shell.unknown')}</span>
  return (
    <span className="amount">
      {figure(value, digits)}
      {unit && (
        <span className="unit">
          {'\u2009'}
          {unit}
        </span>
      )}
    </span>
  )
}
