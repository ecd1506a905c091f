/** A line or a choice of the form of a tick, under its label. */
import { type ReactNode, useId } from 'react'
import { Select } from '#web/ui/Select.tsx'

type LabelledProps = { label: string; wide?: boolean; children: (id: string) => ReactNode }

function Labelled({ label, wide = false, children }: LabelledProps) {
  const id = useId()
  return (
    <div className="tick-field" data-wide={wide || undefined}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

type TypedProps = {
  label: string
  value: string
  hint?: string | undefined
  isFaulty?: boolean
  wide?: boolean
  longest?: number
  onChange: (value: string) => void
}

export const Typed = ({ label, value, hint, isFaulty = false, wide, longest = 20, onChange }: TypedProps) => (
  <Labelled label={label} wide={wide}>
    {(id) => (
      <input
        id={id}
        className="input"
        value={value}
        placeholder={hint}
        maxLength={longest}
        aria-invalid={isFaulty || undefined}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </Labelled>
)

type ChosenProps = {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

export const Chosen = ({ label, ...choice }: ChosenProps) => (
  <Labelled label={label}>{(id) => <Select id={id} {...choice} />}</Labelled>
)
