/** The record of an area beside its members: name, plan year, who carries it out, which street office leads, a note. */
import { type ReactNode, useId, useState } from 'react'
import { Button, Form, Input, Label, TextArea, TextField } from 'react-aria-components'
import type { Area, AreaChange } from '#contract/area.ts'
import type { CompoundRow } from '#contract/compound.ts'
import { useStreetOffices } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import { PlanYear } from './PlanYear.tsx'

/** Saves `edit`; `back` is what takes it back. */
export type Apply = (edit: Omit<AreaChange, 'version'>, back: Omit<AreaChange, 'version'>) => void

type AreaRecordProps = {
  area: Area
  members: readonly CompoundRow[]
  readOnly: boolean
  isPending: boolean
  onApply: Apply
}

export function AreaRecord({ area, members, readOnly, ...edit }: AreaRecordProps) {
  const t = useT()
  const offices = useLeadOffices(area, members)
  return (
    <Section title={t('areaPanel.record')}>
      {readOnly ? (
        <RecordFacts area={area} leadName={offices.find(({ id }) => id === area.leadStreetOfficeId)?.name} />
      ) : (
        <RecordForm area={area} offices={offices} {...edit} />
      )}
      <PlanYear area={area} readOnly={readOnly} />
    </Section>
  )
}

type Office = { id: string; name: string }

/** The street offices of the members, and the one that leads already wherever it lies. */
function useLeadOffices(area: Area, members: readonly CompoundRow[]): Office[] {
  const streets = useStreetOffices(area.adcode).data ?? []
  const own = new Set(members.flatMap(({ streetOffice }) => streetOffice?.id ?? []))
  return streets.filter(({ id }) => own.has(id) || id === area.leadStreetOfficeId)
}

function RecordFacts({ area, leadName }: { area: Area; leadName: string | undefined }) {
  const t = useT()
  return (
    <dl className="facts">
      <dt>{t('areaPanel.planYear')}</dt>
      <dd>{area.planYear ?? t('areaPanel.noYear')}</dd>
      <dt>{t('areaPanel.implementer')}</dt>
      <dd>{area.implementer ?? t('areaPanel.open')}</dd>
      {leadName && (
        <>
          <dt>{t('areaPanel.leadStreet')}</dt>
          <dd>{leadName}</dd>
        </>
      )}
      {area.note && (
        <>
          <dt>{t('areaPanel.note')}</dt>
          <dd>{area.note}</dd>
        </>
      )}
    </dl>
  )
}

type Recorded = Pick<Area, 'name' | 'planYear' | 'implementer' | 'leadStreetOfficeId' | 'note'>

type RecordFormProps = { area: Area; offices: readonly Office[]; isPending: boolean; onApply: Apply }

function RecordForm({ area, offices, isPending, onApply }: RecordFormProps) {
  const t = useT()
  const leadId = useId()
  const [name, setName] = useState(area.name)
  const [year, setYear] = useState(area.planYear?.toString() ?? '')
  const [implementer, setImplementer] = useState(area.implementer ?? '')
  const [lead, setLead] = useState(area.leadStreetOfficeId ?? '')
  const [note, setNote] = useState(area.note ?? '')
  const typed: Recorded = {
    name: name.trim(),
    planYear: /^\d{4}$/.test(year) ? Number(year) : null,
    implementer: implementer.trim() || null,
    leadStreetOfficeId: lead || null,
    note: note.trim() || null,
  }
  const changed = changedFields(area, typed)
  return (
    <Form
      className="area-form"
      onSubmit={(event) => {
        event.preventDefault()
        onApply(only(typed, changed), only(area, changed))
      }}
    >
      <Field label={t('areaPanel.name')} value={name} onChange={setName} isRequired />
      <TextField className="field field-short" value={year} onChange={setYear} inputMode="numeric" maxLength={4}>
        <Label>{t('areaPanel.planYear')}</Label>
        <Input placeholder={t('areaPanel.noYear')} />
      </TextField>
      <Field
        label={t('areaPanel.implementer')}
        value={implementer}
        onChange={setImplementer}
        input={<Input placeholder={t('areaPanel.open')} />}
      />
      {(offices.length > 1 || lead !== '') && (
        <div className="field">
          <label htmlFor={leadId}>{t('areaPanel.leadStreet')}</label>
          <select id={leadId} className="input" value={lead} onChange={({ target }) => setLead(target.value)}>
            <option value="">{t('areaPanel.open')}</option>
            {offices.map((office) => (
              <option key={office.id} value={office.id}>
                {office.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <TextField className="field field-tall" value={note} onChange={setNote} maxLength={1000}>
        <Label>{t('areaPanel.note')}</Label>
        <TextArea className="input" rows={2} />
      </TextField>
      {changed.length > 0 && (
        <Button type="submit" className="button primary" isDisabled={isPending || typed.name === ''}>
          {t('areaPanel.apply')}
        </Button>
      )}
    </Form>
  )
}

type FieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  isRequired?: boolean
  input?: ReactNode
}

const Field = ({ label, input = <Input />, ...field }: FieldProps) => (
  <TextField className="field" maxLength={100} {...field}>
    <Label>{label}</Label>
    {input}
  </TextField>
)

const fields = ['name', 'planYear', 'implementer', 'leadStreetOfficeId', 'note'] as const
type FieldName = (typeof fields)[number]

const changedFields = (area: Recorded, typed: Recorded): FieldName[] =>
  fields.filter((field) => area[field] !== typed[field])

const only = (record: Recorded, names: readonly FieldName[]): Partial<Recorded> =>
  Object.fromEntries(names.map((name) => [name, record[name]]))
