/** Fields of the money forms. A value is taken over when the field is left, so that a half-typed number is none yet. */
import { useId } from 'react'

type FieldProps = { label: string; hint?: string | undefined; isDisabled?: boolean | undefined }
type TextProps = FieldProps & { value: string | null; longest?: number; onChange: (value: string | null) => void }

export function TextInput({ label, hint, isDisabled, value, longest = 200, onChange }: TextProps) {
  const id = useId()
  return (
    <div className="money-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        key={value ?? ''}
        className="input"
        defaultValue={value ?? ''}
        maxLength={longest}
        placeholder={hint}
        disabled={isDisabled}
        onBlur={({ target }) => {
          const typed = target.value.trim() || null
          if (typed !== value) onChange(typed)
        }}
      />
    </div>
  )
}

type NumberProps = FieldProps & {
  value: number | null
  least?: number
  most?: number
  whole?: boolean
  onChange: (value: number | null) => void
}

/** What is no number within its bounds is put back as it was; with a least there has to be one. */
export function NumberInput({
  label,
  hint,
  isDisabled,
  value,
  least,
  most = 10_000_000,
  whole = false,
  onChange,
}: NumberProps) {
  const id = useId()
  return (
    <div className="money-field money-number">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        key={value ?? ''}
        className="input"
        inputMode={whole ? 'numeric' : 'decimal'}
        defaultValue={value ?? ''}
        placeholder={hint}
        disabled={isDisabled}
        onBlur={({ target }) => {
          const text = target.value.replace(/[\s,，]/g, '').normalize('NFKC')
          const typed = text === '' ? null : Number(text)
          const isGood =
            typed === null
              ? least === undefined
              : typed >= (least ?? 0) && typed <= most && (!whole || Number.isInteger(typed))
          if (!isGood) target.value = String(value ?? '')
          else if (typed !== value) onChange(typed)
        }}
      />
    </div>
  )
}

type DayProps = FieldProps & { value: string | null; onChange: (value: string | null) => void }

export function DayInput({ label, isDisabled, value, onChange }: DayProps) {
  const id = useId()
  return (
    <div className="money-field money-day">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="date"
        value={value ?? ''}
        min="1950-01-01"
        max="2099-12-31"
        disabled={isDisabled}
        onChange={({ target }) => onChange(target.value || null)}
      />
    </div>
  )
}

type SelectProps<T extends string> = {
  value: T
  options: readonly { value: T; label: string }[]
  isDisabled?: boolean | undefined
  onChange: (value: T) => void
}

/** One of several, named by a label beside it (`id`) or by `label` where a table's head says what it is. */
export function Select<T extends string>({
  id,
  label,
  isDisabled,
  value,
  options,
  onChange,
}: SelectProps<T> & { id?: string; label?: string }) {
  return (
    <select
      id={id}
      className={label ? 'input money-answer' : 'input'}
      aria-label={label}
      value={value}
      disabled={isDisabled}
      onChange={({ target }) => {
        const chosen = options.find((option) => option.value === target.value)
        if (chosen) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

export function OneOf<T extends string>({ label, ...select }: SelectProps<T> & { label: string }) {
  const id = useId()
  return (
    <div className="money-field">
      <label htmlFor={id}>{label}</label>
      <Select {...select} id={id} />
    </div>
  )
}
