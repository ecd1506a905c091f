/** A line or three of why: it stays in the audit. */
type ReasonFieldProps = {
  label: string
  value: string
  hint?: string
  rows?: number
  longest?: number
  onChange: (value: string) => void
}

export function ReasonField({ label, value, hint, rows = 3, longest = 500, onChange }: ReasonFieldProps) {
  return (
    <label className="field field-tall">
      <span>{label}</span>
      <textarea
        className="input"
        rows={rows}
        maxLength={longest}
        value={value}
        placeholder={hint}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}
