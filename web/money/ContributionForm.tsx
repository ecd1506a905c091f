/** One contributor's part: source, amount, whether it is approved, what it is for, and what of it was paid out. */
import { Button } from 'react-aria-components'
import type { CompoundMoney } from '#contract/money.ts'
import type { Contribution, Payment } from '#contract/money-record.ts'
import { budgetSources, moneySources, standings } from '#contract/money-sources.ts'
import { useT } from '#web/language.ts'
import { Note } from '#web/ui/Note.tsx'
import { codesOf, newPayment, withDay, withSource, withStanding } from './draft.ts'
import { DayInput, NumberInput, OneOf, TextInput } from './inputs.tsx'
import { PackClause } from './PackClause.tsx'
import { PaymentForm } from './PaymentForm.tsx'
import { usePlaces } from './use-places.ts'

type ContributionFormProps = {
  number: number
  contribution: Contribution
  money: Pick<CompoundMoney, 'asOf' | 'debtRule' | 'confirmationRule' | 'packs'>
  readOnly: boolean
  /** Null takes it out. */
  onChange: (next: Contribution | null) => void
}

export function ContributionForm({ number, contribution, money, readOnly, onChange }: ContributionFormProps) {
  const t = useT()
  const { asOf, debtRule, confirmationRule, packs } = money
  const { source, unit, form, amountWan, standing, purpose, consentDocument, document, onDay, note, payments } =
    contribution
  const { standingDays, performanceScore, performanceNote } = contribution
  const change = (edits: Partial<Contribution>) => onChange({ ...contribution, ...edits })
  const places = usePlaces<Payment, HTMLDivElement>(payments, '.icon-button', (next) => change({ payments: next }))
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
          onChange={(next) => onChange(withSource(contribution, next))}
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
          options={standings.map((value) => ({
            value,
            label: t(`money.standings.${value}`),
          }))}
          onChange={(next) => onChange(withStanding(contribution, next))}
        />
        {standings.slice(1, standings.indexOf(standing) + 1).map((passed) => (
          <DayInput
            {...off}
            key={passed}
            label={t('money.standingDay', { standing: t(`money.standings.${passed}`) })}
            value={standingDays[passed] ?? null}
            onChange={(day) => change({ standingDays: withDay(standingDays, passed, day) })}
          />
        ))}
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
        {budgetSources.includes(source) && (
          <>
            <NumberInput
              {...off}
              label={t('money.performance')}
              most={100}
              value={performanceScore}
              onChange={(next) => change({ performanceScore: next })}
            />
            <TextInput
              {...off}
              label={t('money.performanceNote')}
              value={performanceNote}
              longest={500}
              onChange={(next) => change({ performanceNote: next })}
            />
          </>
        )}
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
      {source === 'government-debt' && debtRule && (
        <Note tone="warning">
          {t('money.debtForbidden', { printed: debtRule.printed })}{' '}
          <PackClause cites={debtRule} packs={packs} about={t('money.sources.government-debt')} />
        </Note>
      )}
      {payments.length > 0 && confirmationRule && (
        <p className="quiet">
          {t('money.confirmationAsked')}{' '}
          <PackClause cites={confirmationRule} packs={packs} about={t('money.confirmedBy')} />
        </p>
      )}
      <div ref={places.list} tabIndex={-1}>
        {payments.map((payment, at) => (
          <PaymentForm
            key={places.keys[at]}
            number={at + 1}
            payment={payment}
            isEarmarked={purpose !== null}
            isToBeConfirmed={confirmationRule !== null}
            readOnly={readOnly}
            onChange={(next) => places.put(at, next)}
          />
        ))}
      </div>
      {!readOnly && (
        <div className="money-acts">
          <Button className="link" onPress={() => change({ payments: [...payments, newPayment(asOf)] })}>
            {t('money.addPayment')}
          </Button>
          <Button className="link" data-removes onPress={() => onChange(null)}>
            {t('money.removeContribution', { number })}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
