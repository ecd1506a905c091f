/** The facts of a work as a form: trade, kind, placement, state, company, window. Shows and collects; saves nothing. */
import { Checkbox, Input, Label, TextField } from 'react-aria-components'
import type { NewWork } from '#contract/work.ts'
import { overheadTrades, placements, trades, workKinds, workStates } from '#contract/work-words.ts'
import { useT } from '#web/language.ts'
import { Picker } from '#web/ui/Picker.tsx'

/** What the form holds: every fact except the line. */
export type WorkFacts = Required<
  Pick<
    NewWork,
    | 'trade'
    | 'kind'
    | 'placement'
    | 'state'
    | 'operatorId'
    | 'roadName'
    | 'fromMonth'
    | 'toMonth'
    | 'excavates'
    | 'isTrunk'
    | 'isPrioritised'
    | 'name'
    | 'note'
  >
>

export const newWorkFacts: WorkFacts = {
  name: null,
  trade: 'power',
  kind: 'undergrounding',
  placement: 'overhead',
  state: 'planned',
  operatorId: null,
  roadName: null,
  fromMonth: null,
  toMonth: null,
  excavates: true,
  isTrunk: null,
  isPrioritised: null,
  note: null,
}

const unset = '-'

type WorkFieldsProps = {
  facts: WorkFacts
  operators: readonly { id: string; name: string }[]
  onChange: (facts: WorkFacts) => void
}

export function WorkFields({ facts, operators, onChange }: WorkFieldsProps) {
  const t = useT()
  const set = (change: Partial<WorkFacts>) => onChange({ ...facts, ...change })
  const allowed = overheadTrades.includes(facts.trade) ? placements : (['buried'] as const)
  return (
    <div className="work-fields">
      <Field label={t('words.field.trade')}>
        <Picker
          label={t('words.field.trade')}
          value={facts.trade}
          options={trades.map((trade) => ({ value: trade, label: t(`words.trade.${trade}`) }))}
          onChange={(value) => {
            const trade = trades.find((code) => code === value) ?? facts.trade
            set({ trade, placement: overheadTrades.includes(trade) ? facts.placement : 'buried' })
          }}
        />
      </Field>
      <Field label={t('words.field.kind')}>
        <Picker
          label={t('words.field.kind')}
          value={facts.kind}
          options={workKinds.map((kind) => ({ value: kind, label: t(`words.workKind.${kind}`) }))}
          onChange={(value) => set({ kind: workKinds.find((code) => code === value) ?? facts.kind })}
        />
      </Field>
      <Field label={t('words.field.placement')}>
        <Picker
          label={t('words.field.placement')}
          value={facts.placement}
          options={allowed.map((placement) => ({ value: placement, label: t(`words.placement.${placement}`) }))}
          onChange={(value) => set({ placement: placements.find((code) => code === value) ?? facts.placement })}
        />
      </Field>
      <Field label={t('words.field.state')}>
        <Picker
          label={t('words.field.state')}
          value={facts.state}
          options={workStates.map((state) => ({ value: state, label: t(`words.workState.${state}`) }))}
          onChange={(value) => set({ state: workStates.find((code) => code === value) ?? facts.state })}
        />
      </Field>
      <Field label={t('words.field.operatorId')}>
        <Picker
          label={t('words.field.operatorId')}
          value={facts.operatorId ?? unset}
          options={[
            { value: unset, label: t('workPanel.noOperator') },
            ...operators.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value) => set({ operatorId: value === unset ? null : value })}
        />
      </Field>
      <YesNoField label={t('words.field.isTrunk')} value={facts.isTrunk} onChange={(isTrunk) => set({ isTrunk })} />
      <YesNoField
        label={t('words.field.isPrioritised')}
        value={facts.isPrioritised}
        onChange={(isPrioritised) => set({ isPrioritised })}
      />
      <MonthField
        label={t('words.field.fromMonth')}
        value={facts.fromMonth}
        onChange={(fromMonth) => set({ fromMonth })}
      />
      <MonthField label={t('words.field.toMonth')} value={facts.toMonth} onChange={(toMonth) => set({ toMonth })} />
      <TextField
        className="field"
        value={facts.roadName ?? ''}
        onChange={(text) => set({ roadName: text || null })}
        maxLength={100}
      >
        <Label>{t('words.field.roadName')}</Label>
        <Input />
      </TextField>
      <TextField
        className="field"
        value={facts.note ?? ''}
        onChange={(text) => set({ note: text || null })}
        maxLength={4000}
      >
        <Label>{t('words.field.note')}</Label>
        <Input />
      </TextField>
      <Checkbox className="checkbox" isSelected={facts.excavates} onChange={(excavates) => set({ excavates })}>
        <span className="checkbox-box" aria-hidden="true" />
        {t('workPanel.excavates')}
      </Checkbox>
    </div>
  )
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}

export const answerOf = (value: boolean | null) => (value === null ? 'unsaid' : value ? 'yes' : 'no')

type YesNoFieldProps = { label: string; value: boolean | null; onChange: (value: boolean | null) => void }

/** What nobody has said is no no. */
function YesNoField({ label, value, onChange }: YesNoFieldProps) {
  const t = useT()
  return (
    <Field label={label}>
      <Picker
        label={label}
        value={answerOf(value)}
        options={(['unsaid', 'yes', 'no'] as const).map((each) => ({ value: each, label: t(`workPanel.${each}`) }))}
        onChange={(next) => onChange(next === 'unsaid' ? null : next === 'yes')}
      />
    </Field>
  )
}

type MonthFieldProps = { label: string; value: string | null; onChange: (month: string | null) => void }

function MonthField({ label, value, onChange }: MonthFieldProps) {
  const t = useT()
  return (
    <TextField
      className="field field-short"
      value={value ?? ''}
      onChange={(text) => onChange(text || null)}
      maxLength={7}
    >
      <Label>{label}</Label>
      <Input placeholder={t('workPanel.month')} />
    </TextField>
  )
}
