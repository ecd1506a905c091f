/** Money that left, out of one contribution. */
import { Button } from 'react-aria-components'
import type { Payment } from '#contract/money-record.ts'
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { DayInput, NumberInput, TextInput } from './inputs.tsx'

type PaymentFormProps = {
  number: number
  payment: Payment
  /** Whether the contribution is for some items only: then a payment off them needs a reason. */
  isEarmarked: boolean
  /** Whether a document wants it confirmed by the progress of the works. */
  isToBeConfirmed: boolean
  readOnly: boolean
  onChange: (next: Payment | null) => void
}

export function PaymentForm(props: PaymentFormProps) {
  const { number, payment, isEarmarked, readOnly, onChange } = props
  const t = useT()
  const { amountWan, onDay, itemCode, payee, exception, confirmedBy, confirmedOn, progressPercent } = payment
  const asksConfirmation =
    props.isToBeConfirmed || confirmedBy !== null || confirmedOn !== null || progressPercent !== null
  const change = (edits: Partial<Payment>) => onChange({ ...payment, ...edits })
  const off = { isDisabled: readOnly }
  return (
    <fieldset className="money-payment">
      <legend>{t('money.payment', { number })}</legend>
      <div className="money-fields">
        <NumberInput
          {...off}
          label={t('money.amount')}
          least={0.0001}
          value={amountWan}
          onChange={(next) => next && change({ amountWan: next })}
        />
        <DayInput {...off} label={t('money.day')} value={onDay} onChange={(next) => next && change({ onDay: next })} />
        <TextInput
          {...off}
          label={t('money.item')}
          hint="HJ-34-2"
          value={itemCode}
          onChange={(next) => change({ itemCode: next })}
        />
        <TextInput {...off} label={t('money.payee')} value={payee} onChange={(next) => change({ payee: next })} />
        {asksConfirmation && (
          <>
            <TextInput
              {...off}
              label={t('money.confirmedBy')}
              value={confirmedBy}
              onChange={(next) => change({ confirmedBy: next })}
            />
            <DayInput
              {...off}
              label={t('money.confirmedOn')}
              value={confirmedOn}
              onChange={(next) => change({ confirmedOn: next })}
            />
            <NumberInput
              {...off}
              label={t('money.progressPercent')}
              most={100}
              value={progressPercent}
              onChange={(next) => change({ progressPercent: next })}
            />
          </>
        )}
        {isEarmarked && (
          <TextInput
            {...off}
            label={t('money.exception')}
            value={exception}
            longest={500}
            onChange={(next) => change({ exception: next })}
          />
        )}
      </div>
      {!readOnly && (
        <Button
          className="icon-button"
          aria-label={t('money.removePayment', { number })}
          onPress={() => onChange(null)}
        >
          <Icon name="close" size={14} />
        </Button>
      )}
    </fieldset>
  )
}
