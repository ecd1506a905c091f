/** The form of marked ground: its name, what it is marked as by which clauses, when, and by which document. */
import { historicQuarter, type ZoneMeaning } from '#contract/zone.ts'
import { useT } from '#web/language.ts'
import { Picker } from '#web/ui/Picker.tsx'
import { meaningName, rulesOf } from './words.ts'
import { isDateWrong, type ZoneFields } from './zone-draft.ts'

type ZoneFormProps = { fields: ZoneFields; meanings: readonly ZoneMeaning[]; onChange: (fields: ZoneFields) => void }

export function ZoneForm({ fields, meanings, onChange }: ZoneFormProps) {
  const t = useT()
  const set = (field: keyof ZoneFields) => (value: string) => onChange({ ...fields, [field]: value })
  const chosen = meanings.find(({ code }) => code === fields.code)
  const isWrong = isDateWrong(fields)
  return (
    <div className="zone-form">
      <Field label={t('zones.field.name')} value={fields.name} longest={100} onChange={set('name')} />
      <div className="field">
        <span className="field-label">{t('zones.field.code')}</span>
        <Picker
          label={t('zones.field.code')}
          options={meanings.map((each) => ({
            value: each.code,
            label: each.code === historicQuarter ? t('zones.historic') : meaningName(t, each.code, meanings),
            detail: rulesOf(t, each),
          }))}
          value={fields.code}
          onChange={set('code')}
        />
        {chosen && chosen.rules.length > 0 && <p className="quiet">{rulesOf(t, chosen)}</p>}
      </div>
      {fields.code !== historicQuarter && (
        <Field
          label={t('zones.field.happens')}
          hint={t(chosen?.isDated ? 'zones.happensDated' : 'zones.happensHint')}
          value={fields.happens}
          longest={10}
          isWrong={isWrong}
          onChange={set('happens')}
        />
      )}
      {isWrong && <p className="field-fault">{t('policies.happensWrong')}</p>}
      <Field
        label={t('zones.field.document')}
        hint={t('zones.documentHint')}
        value={fields.document}
        longest={200}
        onChange={set('document')}
      />
      {fields.document.trim() !== '' && (
        <Field
          label={t('zones.field.documentOn')}
          type="date"
          value={fields.documentOn}
          longest={10}
          onChange={set('documentOn')}
        />
      )}
      <Field label={t('zones.field.note')} value={fields.note} longest={1000} onChange={set('note')} />
    </div>
  )
}

type FieldProps = {
  label: string
  value: string
  longest: number
  hint?: string
  type?: 'text' | 'date'
  isWrong?: boolean
  onChange: (value: string) => void
}

const Field = ({ label, value, longest, hint, type = 'text', isWrong = false, onChange }: FieldProps) => (
  <label className="field">
    <span className="field-label">{label}</span>
    <input
      className="input"
      type={type}
      value={value}
      maxLength={longest}
      aria-invalid={isWrong || undefined}
      onChange={({ target }) => onChange(target.value)}
    />
    {hint && <span className="quiet">{hint}</span>}
  </label>
)
