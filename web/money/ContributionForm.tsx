/** One contributor's part: source, amount, whether it is approved, what it is for, and what of it was paid out. */
import { Button } from 'react-aria-components'
import type { CompoundMoney } from '#contract/money.ts'
import type { Contribution } from '#contract/money-record.ts'
import { budgetSources, moneySources, standings } from '#contract/money-sources.ts'
import { useT } from '#web/language.ts'
import { Note } from '#web/ui/Note.tsx'
import { codesOf, newPayment, withAt, withDay, withSource, withStanding } from './draft.ts'
import { DayInput, NumberInput, OneOf, TextInput } from './inputs.tsx'
import { PackClause } from './PackClause.tsx'
import { PaymentForm } from './PaymentForm.tsx'

type ContributionFormProps = {
  number: number
  contribution: Contribution
  money: Pick<CompoundMoney, 'asOf' | 'debtRule' | 'packs'>
  readOnly: boolean
  /** Null takes it out. */
  onChange: (next: Contribution | null) => void
}

export function ContributionForm({ number, contribution, money, readOnly, onChange }: ContributionFormProps) {
  const t = useT()
  const { asOf, debtRule, packs } = money
  const { source, unit, form, amountWan, standing, purpose, consentDocument, document, onDay, note, payments } =
    contribution
  const { standingDays, performanceScore, performanceNote } = contribution
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
