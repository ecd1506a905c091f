/** 专项维修资金: not recorded, never set up, or set up with its balance against what was first raised. */
import type { CompoundMoney } from '#contract/money.ts'
import type { MaintenanceFund } from '#contract/money-record.ts'
import { percent, useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import { DayInput, NumberInput, OneOf } from './inputs.tsx'

type FundFormProps = {
  fund: MaintenanceFund | null
  /** As saved. */
  share: CompoundMoney['fundShare']
  readOnly: boolean
  onChange: (fund: MaintenanceFund | null) => void
}

const states = ['unrecorded', 'none', 'exists'] as const
const empty: MaintenanceFund = { exists: true, firstRaisedWan: null, balanceWan: null, onDay: null }

export function FundForm({ fund, share, readOnly, onChange }: FundFormProps) {
  const t = useT()
  const off = { isDisabled: readOnly }
  const state = fund === null ? 'unrecorded' : fund.exists ? 'exists' : 'none'
  return (
    <Section title={t('money.fund')} remark={share !== null && t('money.fundShare', { share: percent(share) })}>
      <div className="money-fields">
        <OneOf
          {...off}
          label={t('money.fund')}
          value={state}
          options={states.map((value) => ({ value, label: t(`money.fundStates.${value}`) }))}
          onChange={(next) =>
            onChange(next === 'unrecorded' ? null : { ...empty, ...(fund ?? {}), exists: next === 'exists' })
          }
        />
        {fund?.exists && (
          <>
            <NumberInput
              {...off}
              label={t('money.firstRaised')}
              value={fund.firstRaisedWan}
              onChange={(firstRaisedWan) => onChange({ ...fund, firstRaisedWan })}
            />
            <NumberInput
              {...off}
              label={t('money.balance')}
              value={fund.balanceWan}
              onChange={(balanceWan) => onChange({ ...fund, balanceWan })}
            />
            <DayInput
              {...off}
              label={t('money.day')}
              value={fund.onDay}
              onChange={(onDay) => onChange({ ...fund, onDay })}
            />
          </>
        )}
      </div>
    </Section>
  )
}
