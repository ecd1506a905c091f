/** A line or a day with its label, as dialogs ask for them. */
type FieldProps = { label: string; value: string; onChange: (value: string) => void }

export function TextField({ label, value, hint, longest, onChange }: FieldProps & { hint?: string; longest: number }) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="input"
        maxLength={longest}
        placeholder={hint}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}

/** Empty while no whole day is typed. */
export function DayField({ label, value, last, onChange }: FieldProps & { last: string }) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="input input-short"
        type="date"
        value={value}
        max={last}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}
