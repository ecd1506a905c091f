/** The form of marked ground: its name, what it is marked as by which clauses, when, and by which document. */
import { historicQuarter, type ZoneMeaning } from '#contract/zone.ts'
import { useT } from '#web/language.ts'
import { Picker } from '#web/ui/Picker.tsx'
import { DayField, TextField } from '#web/ui/TextField.tsx'
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
      <TextField label={t('zones.field.name')} value={fields.name} longest={100} onChange={set('name')} />
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
        <TextField
          label={t('zones.field.happens')}
          note={t(chosen?.isDated ? 'zones.happensDated' : 'zones.happensHint')}
          value={fields.happens}
          longest={10}
          fault={isWrong ? t('policies.happensWrong') : null}
          onChange={set('happens')}
        />
      )}
      <TextField
        label={t('zones.field.document')}
        note={t('zones.documentHint')}
        value={fields.document}
        longest={200}
        onChange={set('document')}
      />
      {fields.document.trim() !== '' && (
        <DayField label={t('zones.field.documentOn')} value={fields.documentOn} onChange={set('documentOn')} />
      )}
      <TextField label={t('zones.field.note')} value={fields.note} longest={1000} onChange={set('note')} />
    </div>
  )
}
