/** One part of the subsidy: how many months, how the service was judged, when it was paid. */
import { Button } from 'react-aria-components'
import type { Tranche } from '#contract/money-record.ts'
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { DayInput, NumberInput, OneOf } from './inputs.tsx'

type TrancheFormProps = {
  number: number
  tranche: Tranche
  readOnly: boolean
  onChange: (next: Tranche | null) => void
}

const evaluations = ['none', 'yes', 'no'] as const
const released = { none: null, yes: true, no: false } as const

export function TrancheForm({ number, tranche, readOnly, onChange }: TrancheFormProps) {
  const t = useT()
  const { months, evaluatedOn, score, passed, paidOn } = tranche
  const change = (edits: Partial<Tranche>) => onChange({ ...tranche, ...edits })
  const off = { isDisabled: readOnly }
  return (
    <fieldset className="money-payment">
      <legend>{t('money.tranche', { number })}</legend>
      <div className="money-fields">
        <NumberInput
          {...off}
          whole
          label={t('money.months')}
          least={1}
          most={600}
          value={months}
          onChange={(next) => next && change({ months: next })}
        />
        <DayInput
          {...off}
          label={t('money.evaluatedOn')}
          value={evaluatedOn}
          onChange={(next) => change({ evaluatedOn: next })}
        />
        <NumberInput
          {...off}
          label={t('money.score')}
          most={100}
          value={score}
          onChange={(next) => change({ score: next })}
        />
        <OneOf
          {...off}
          label={t('money.passed')}
          value={passed === null ? 'none' : passed ? 'yes' : 'no'}
          options={evaluations.map((value) => ({ value, label: t(`money.passedStates.${value}`) }))}
          onChange={(next) => change({ passed: released[next] })}
        />
        <DayInput {...off} label={t('money.paidOn')} value={paidOn} onChange={(next) => change({ paidOn: next })} />
      </div>
      {!readOnly && (
        <Button
          className="icon-button"
          aria-label={t('money.removeTranche', { number })}
          onPress={() => onChange(null)}
        >
          <Icon name="close" size={14} />
        </Button>
      )}
    </fieldset>
  )
}
