/** A line or a day with its label, as dialogs ask for them. */
type FieldProps = { label: string; value: string; onChange: (value: string) => void }
type TextFieldProps = FieldProps & {
  longest: number
  /** What could stand there, in the empty field. */
  hint?: string
  /** What else there is to know, beneath it. */
  note?: string
  isShort?: boolean
  isNumber?: boolean
  /** Why it does not do as it stands. */
  fault?: string | null
}

export function TextField(props: TextFieldProps) {
  const { label, value, longest, hint, note, isShort, isNumber, fault, onChange } = props
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className={isShort ? 'input input-short' : 'input'}
        inputMode={isNumber ? 'numeric' : undefined}
        maxLength={longest}
        placeholder={hint}
        value={value}
        aria-invalid={Boolean(fault) || undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      {note && <span className="quiet">{note}</span>}
      {fault && <span className="field-fault">{fault}</span>}
    </label>
  )
}

/** Empty while no whole day is typed. */
export function DayField({ label, value, last, onChange }: FieldProps & { last?: string }) {
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
