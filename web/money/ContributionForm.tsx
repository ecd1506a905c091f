/** One contributor's part: source, amount, whether it is approved, what it is for, and what of it was paid out. */
import { Button } from 'react-aria-components'
import type { Contribution } from '#contract/money.ts'
import { moneySources } from '#contract/money-sources.ts'
import { useT } from '#web/language.ts'
import { codesOf, newPayment, withAt } from './draft.ts'
import { DayInput, NumberInput, OneOf, TextInput } from './inputs.tsx'
import { PaymentForm } from './PaymentForm.tsx'

type ContributionFormProps = {
  number: number
  contribution: Contribution
  asOf: string
  readOnly: boolean
  /** Null takes it out. */
  onChange: (next: Contribution | null) => void
}

export function ContributionForm({ number, contribution, asOf, readOnly, onChange }: ContributionFormProps) {
  const t = useT()
  const { source, unit, form, amountWan, standing, purpose, consentDocument, document, onDay, note, payments } =
    contribution
  const change = (edits: Partial<Contribution>) => onChange({ ...contribution, ...edits })
  const off = { isDisabled: readOnly }
  return (
    <fieldset className="money-card">
      <legend>{t('money.contribution', { number })}</legend>
      <div className="money-fields">
        <OneOf
          {...off}
          label={t('money.source')}
          value={source}
          options={moneySources.map((value) => ({ value, label: t(`money.sources.${value}`) }))}
          onChange={(next) => change({ source: next })}
        />
        <NumberInput
          {...off}
          label={t('money.amount')}
          value={amountWan}
          onChange={(next) => change({ amountWan: next ?? 0 })}
        />
        <OneOf
          {...off}
          label={t('money.standing')}
          value={standing}
          options={(['estimated', 'approved'] as const).map((value) => ({
            value,
            label: t(`money.standings.${value}`),
          }))}
          onChange={(next) => change({ standing: next })}
        />
        <TextInput
          {...off}
          label={t('money.document')}
          value={document}
          onChange={(next) => change({ document: next })}
        />
        <DayInput {...off} label={t('money.day')} value={onDay} onChange={(next) => change({ onDay: next })} />
        <TextInput {...off} label={t('money.unit')} value={unit} onChange={(next) => change({ unit: next })} />
        <OneOf
          {...off}
          label={t('money.form')}
          value={form}
          options={(['money', 'goods', 'labour'] as const).map((value) => ({
            value,
            label: t(`money.forms.${value}`),
          }))}
          onChange={(next) => change({ form: next })}
        />
        <TextInput
          {...off}
          label={t('money.purpose')}
          hint={t('money.purposeHint')}
          value={purpose?.join(', ') ?? null}
          longest={1000}
          onChange={(next) => change({ purpose: codesOf(next ?? '') })}
        />
        {source === 'public-revenue' && (
          <TextInput
            {...off}
            label={t('money.consent')}
            value={consentDocument}
            onChange={(next) => change({ consentDocument: next })}
          />
        )}
        <TextInput
          {...off}
          label={t('money.note')}
          value={note}
          longest={1000}
          onChange={(next) => change({ note: next })}
        />
      </div>
      {payments.map((payment, at) => (
        <PaymentForm
          // biome-ignore lint/suspicious/noArrayIndexKey: payments have no name but their place
          key={at}
          number={at + 1}
          payment={payment}
          isEarmarked={purpose !== null}
          readOnly={readOnly}
          onChange={(next) => change({ payments: withAt(payments, at, next) })}
        />
      ))}
      {!readOnly && (
        <div className="money-acts">
          <Button className="link" onPress={() => change({ payments: [...payments, newPayment(asOf)] })}>
            {t('money.addPayment')}
          </Button>
          <Button className="link" onPress={() => onChange(null)}>
            {t('money.removeContribution', { number })}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
