/** On whose word a fact is recorded: a document, a survey or a post, by name, and of which day. */
import { useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { type Basis, basisKinds } from './facts-form.ts'

export function BasisFields({ basis, onChange }: { basis: Basis; onChange: (basis: Basis) => void }) {
  const t = useT()
  const { kind, source, onDay } = basis
  return (
    <fieldset className="basis">
      <legend>{t('policies.basis')}</legend>
      <Choice
        label={t('policies.basis')}
        options={basisKinds.map((value) => ({ value, label: t(`policies.basisKind.${value}`) }))}
        value={kind}
        onChange={(next) => onChange({ ...basis, kind: next })}
      />
      <label className="field">
        <span className="field-label">{t('policies.basisSource')}</span>
        <input
          className="input"
          value={source}
          maxLength={200}
          placeholder={t(`policies.basisHint.${kind}`)}
          onChange={({ target }) => onChange({ ...basis, source: target.value })}
        />
      </label>
      <label className="field">
        <span className="field-label">{t('policies.basisDay')}</span>
        <input
          className="input"
          type="date"
          value={onDay}
          onChange={({ target }) => onChange({ ...basis, onDay: target.value })}
        />
      </label>
    </fieldset>
  )
}
