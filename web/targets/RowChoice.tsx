/** Which of the rows behind a difference get another plan year, and what that makes of it. */
import type { TargetStanding } from '#contract/targets.ts'
import { useT } from '#web/language.ts'

type RowChoiceProps = {
  standing: TargetStanding
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  year: string
  onYear: (year: string) => void
}

export function RowChoice({ standing, chosen, onChoose, year, onYear }: RowChoiceProps) {
  const t = useT()
  const { rows, difference, planned, wanted } = standing
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  const after = difference < 0 ? planned + chosen.size : planned - chosen.size
  return (
    <fieldset className="row-choice">
      <legend>{t('targets.chooseRows')}</legend>
      <ul>
        {rows.map(({ id, name, planYear }) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} /> {name}{' '}
              <span className="quiet">{planYear ?? t('targets.noYear')}</span>
            </label>
          </li>
        ))}
      </ul>
      <label className="field">
        <span className="field-label">{t('targets.toYear')}</span>
        <input
          className="input input-short"
          inputMode="numeric"
          maxLength={4}
          value={year}
          onChange={({ target: { value } }) => onYear(value)}
        />
      </label>
      <p className="quiet" aria-live="polite">
        {t('targets.chosenCount', { count: chosen.size, by: Math.abs(difference) })}
        {' · '}
        {t('targets.after', { wanted, planned: after })}
      </p>
    </fieldset>
  )
}
