/** 物业服务补贴: rate, months, start, and tranches that an evaluation of the service releases. */
import { Button } from 'react-aria-components'
import type { CompoundMoney } from '#contract/money.ts'
import type { PropertySubsidy, Tranche } from '#contract/money-record.ts'
import { figure, useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import { byYears, newSubsidy, newTranche } from './draft.ts'
import { DayInput, NumberInput, TextInput } from './inputs.tsx'
import { TrancheForm } from './TrancheForm.tsx'
import { usePlaces } from './use-places.ts'

type SubsidyFormProps = {
  money: CompoundMoney
  subsidy: PropertySubsidy | null
  readOnly: boolean
  onChange: (subsidy: PropertySubsidy | null) => void
}

export function SubsidyForm({ money, subsidy, readOnly, onChange }: SubsidyFormProps) {
  const t = useT()
  const { floor } = money.subsidy
  const pack = money.packs.at(-1)
  return (
    <Section title={t('money.subsidy')} remark={<Sums money={money} />}>
      <ByFloor money={money} />
      {!subsidy && <p className="quiet">{t('money.noSubsidy')}</p>}
      {!subsidy && !readOnly && pack && (
        <Button
          className="button button-small"
          onPress={() => onChange(newSubsidy(pack.id, floor.rate ?? 0, floor.months ?? 12, money.asOf))}
        >
          {t('money.addSubsidy')}
        </Button>
      )}
      {subsidy && <Fields subsidy={subsidy} readOnly={readOnly} onChange={onChange} />}
    </Section>
  )
}

/** What is saved comes to. */
function Sums({ money: { subsidy, record } }: { money: CompoundMoney }) {
  const t = useT()
  if (!record.subsidy || subsidy.totalYuan === null || subsidy.monthlyYuan === null) return null
  return (
    <>
      {t('money.monthly', { amount: figure(subsidy.monthlyYuan, 2) })} ·{' '}
      {t('money.total', { amount: figure(subsidy.totalYuan, 2) })}
      {subsidy.endsOn && ` · ${t('money.endsOn', { day: subsidy.endsOn })}`}
    </>
  )
}

function ByFloor({ money: { subsidy } }: { money: CompoundMoney }) {
  const t = useT()
  const { floor, floorAreaM2: area } = subsidy
  if (floor.rate === null || floor.months === null) return null
  const { rate, months } = floor
  return (
    <p className="quiet">
      {area === null
        ? t('money.byFloorNoArea', { rate, months })
        : t('money.byFloor', { area: figure(area, 1), rate, months, total: figure(area * rate * months, 2) })}
    </p>
  )
}

type FieldsProps = { subsidy: PropertySubsidy; readOnly: boolean; onChange: SubsidyFormProps['onChange'] }

function Fields({ subsidy, readOnly, onChange }: FieldsProps) {
  const t = useT()
  const { rate, months, startsOn, manager, tranches, note } = subsidy
  const change = (edits: Partial<PropertySubsidy>) => onChange({ ...subsidy, ...edits })
  const places = usePlaces<Tranche, HTMLDivElement>(tranches, '.icon-button', (next) => change({ tranches: next }))
  const off = { isDisabled: readOnly }
  return (
    <>
      <div className="money-fields">
        <NumberInput
          {...off}
          label={t('money.rate')}
          most={100}
          value={rate}
          onChange={(next) => change({ rate: next ?? 0 })}
        />
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
          label={t('money.startsOn')}
          value={startsOn}
          onChange={(next) => change({ startsOn: next })}
        />
        <TextInput {...off} label={t('money.manager')} value={manager} onChange={(next) => change({ manager: next })} />
        <TextInput
          {...off}
          label={t('money.note')}
          value={note}
          longest={1000}
          onChange={(next) => change({ note: next })}
        />
      </div>
      <h4>{t('money.tranches')}</h4>
      <div ref={places.list} tabIndex={-1}>
        {tranches.map((tranche, at) => (
          <TrancheForm
            key={places.keys[at]}
            number={at + 1}
            tranche={tranche}
            readOnly={readOnly}
            onChange={(next) => places.put(at, next)}
          />
        ))}
      </div>
      {!readOnly && (
        <div className="money-acts">
          {tranches.length === 0 && (
            <Button className="link" onPress={() => change({ tranches: byYears(months) })}>
              {t('money.splitYears')}
            </Button>
          )}
          <Button className="link" onPress={() => change({ tranches: [...tranches, newTranche(12)] })}>
            {t('money.addTranche')}
          </Button>
          <Button className="link" onPress={() => onChange(null)}>
            {t('money.removeSubsidy')}
          </Button>
        </div>
      )}
    </>
  )
}
