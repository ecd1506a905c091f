/** What a target of the district's own says: in words, by whom, of which works, how many, until when, for whom. */
import type { InputHTMLAttributes } from 'react'
import { type TargetList, targetMeasures, targetStrengths, targetUnits } from '#contract/targets.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { type Draft, noChoice } from './draft.ts'

type TargetFieldsProps = Pick<PanelProps, 'ledger'> & {
  list: TargetList
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

export function TargetFields({ list, ledger, draft, onChange: put }: TargetFieldsProps) {
  const t = useT()
  const funds = [...new Set(list.ledger.flatMap((year) => year.funds.flatMap(({ key }) => key ?? [])))]
  return (
    <>
      <Line
        label={t('targets.words')}
        value={draft.words}
        maxLength={500}
        placeholder={t('targets.wordsHint')}
        onText={(words) => put({ words })}
      />
      <Line label={t('targets.setBy')} value={draft.by} maxLength={200} onText={(by) => put({ by })} />
      <div className="target-choices">
        <Choice
          label={t('targets.measure')}
          options={targetMeasures.map((value) => ({ value, label: t(`targets.measures.${value}`) }))}
          value={draft.measure}
          onChange={(measure) => put({ measure })}
        />
        <Choice
          label={t('targets.strength')}
          options={targetStrengths.map((value) => ({ value, label: t(`targets.strengthNames.${value}`) }))}
          value={draft.strength}
          onChange={(strength) => put({ strength })}
        />
        <Choice
          label={t('targets.unit')}
          options={targetUnits.map((value) => ({ value, label: t(`targets.units.${value}`) }))}
          value={draft.unit}
          onChange={(unit) => put({ unit })}
        />
      </div>
      <Line
        label={t('targets.year')}
        className="input input-short"
        inputMode="numeric"
        maxLength={4}
        value={draft.year}
        onText={(year) => put({ year })}
      />
      <Line
        label={t('targets.amount')}
        className="input input-short"
        inputMode="numeric"
        value={draft.amount}
        onText={(amount) => put({ amount })}
      />
      <Line
        label={t('targets.onDay')}
        className="input input-short"
        type="date"
        value={draft.onDay}
        onText={(onDay) => put({ onDay })}
      />
      <div className="field">
        <span className="field-label">{t('targets.street')}</span>
        <Picker
          label={t('targets.street')}
          options={[
            { value: noChoice, label: t('targets.allStreets') },
            ...ledger.streets.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={draft.street}
          onChange={(street) => put({ street })}
        />
      </div>
      <div className="field">
        <span className="field-label">{t('targets.fund')}</span>
        <Picker
          label={t('targets.fund')}
          options={[
            { value: noChoice, label: t('targets.allFunds') },
            ...funds.map((value) => ({ value, label: value })),
          ]}
          value={draft.fund}
          onChange={(fund) => put({ fund })}
        />
      </div>
    </>
  )
}

type LineProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
  label: string
  onText: (text: string) => void
}

const Line = ({ label, onText, className = 'input', ...rest }: LineProps) => (
  <label className="field">
    <span className="field-label">{label}</span>
    <input className={className} onChange={({ target }) => onText(target.value)} {...rest} />
  </label>
)
