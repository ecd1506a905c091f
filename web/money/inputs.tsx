/**
 * Fields of the money forms. What is typed counts at once, as far as it says something; what says nothing stays in its field,
 * told to be wrong, and keeps the form from being saved.
 */
import { type ComponentProps, useId, useState } from 'react'
import { useT } from '#web/language.ts'
import { Select } from '#web/ui/Select.tsx'
import { type Bounds, isBegun, mostNumber, numberTyped } from './number-typed.ts'

type FieldProps = { label: string; hint?: string | undefined; isDisabled?: boolean | undefined }
type TextProps = FieldProps & { value: string | null; longest?: number; onChange: (value: string | null) => void }

export function TextInput({ label, hint, isDisabled, value, longest = 200, onChange }: TextProps) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <div className="money-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        value={typed ?? value ?? ''}
        maxLength={longest}
        placeholder={hint}
        disabled={isDisabled}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(target.value.trim() || null)
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  )
}

type NumberProps = FieldProps & Bounds & { value: number | null; onChange: (value: number | null) => void }

export function NumberInput({ label, hint, isDisabled, value, onChange, ...bounds }: NumberProps) {
  const t = useT()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [isLeft, setLeft] = useState(false)
  const isTold = typed !== null && (isLeft || !isBegun(typed))
  const fault = isTold ? numberTyped(typed, bounds).fault : null
  return (
    <div className="money-field money-number">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        inputMode={bounds.whole ? 'numeric' : 'decimal'}
        value={typed ?? value ?? ''}
        placeholder={hint}
        disabled={isDisabled}
        aria-invalid={fault !== null || undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={({ target }) => {
          setTyped(target.value)
          setLeft(false)
          const read = numberTyped(target.value, bounds)
          if (read.fault === null) onChange(read.value)
        }}
        onBlur={() => {
          setLeft(true)
          if (typed !== null && numberTyped(typed, bounds).fault === null) setTyped(null)
        }}
      />
      {fault && (
        <p id={`${id}-fault`} className="field-fault">
          {t(`money.faults.${fault}`, { least: bounds.least ?? 0, most: bounds.most ?? mostNumber })}
        </p>
      )}
    </div>
  )
}

/** The first field of a form that says nothing takes the focus; true where there is one. */
export function showsFault(form: HTMLElement | null): boolean {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
  wrong?.focus()
  return Boolean(wrong)
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

export function OneOf<T extends string>({ label, ...select }: ComponentProps<typeof Select<T>> & { label: string }) {
  const id = useId()
  return (
    <div className="money-field">
      <label htmlFor={id}>{label}</label>
      <Select {...select} id={id} />
    </div>
  )
}
