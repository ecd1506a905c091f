/** One fact as a labelled input of its kind, with its unit and, when it cannot be read, why. */
import { useId } from 'react'
import type { StreetOffice } from '#contract/district.ts'
import { figure, type Say, type Sentence, useT } from '#web/language.ts'
import type { readField } from './edits.ts'
import type { Field } from './fields.ts'

type FieldInputProps = {
  field: Field
  streets: readonly StreetOffice[]
  typed: string
  fault?: Extract<ReturnType<typeof readField>, { fault: string }>
  onType: (text: string) => void
}

export function FieldInput({ field, streets, typed, fault, onType }: FieldInputProps) {
  const t = useT()
  const id = useId()
  const unit = unitOf(t, field)
  const shared = {
    id,
    className: 'input',
    value: typed,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': fault ? `${id}-fault` : undefined,
    onChange: (event: { target: { value: string } }) => onType(event.target.value),
  } as const
  const options = optionsOf(t, field, streets)
  return (
    <div className="field" data-long={field.kind === 'long' || undefined}>
      <label htmlFor={id}>
        {t(`words.field.${field.key}`)}
        {unit && <span className="quiet"> {unit}</span>}
      </label>
      {options ? (
        <select {...shared}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : field.kind === 'long' ? (
        <textarea {...shared} rows={3} maxLength={4000} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={field.kind === 'year' || field.kind === 'number' || field.kind === 'share' ? 'decimal' : 'text'}
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      {fault && (
        <p className="field-fault" id={`${id}-fault`}>
          {t(`compounds.faults.${fault.fault}`, { most: fault.most === undefined ? '' : figure(fault.most) })}
        </p>
      )}
    </div>
  )
}

/** Households count themselves; their label says so already. */
function unitOf(t: Say, field: Field): string | null {
  if (field.kind === 'share') return '%'
  return field.kind === 'number' && field.unit && field.key !== 'households' ? t(field.unit) : null
}

function optionsOf(t: Say, field: Field, streets: readonly StreetOffice[]) {
  const unknown = { value: '', label: t('shell.unknown') }
  if (field.kind === 'street') return [unknown, ...streets.map(({ id, name }) => ({ value: id, label: name }))]
  if (field.kind === 'yesNo')
    return [unknown, { value: 'yes', label: t('shell.yes') }, { value: 'no', label: t('shell.no') }]
  if (field.kind !== 'choice') return null
  // the options of a choice are the codes of its words
  return [
    unknown,
    ...field.options.map((code) => ({ value: code, label: t(`words.${field.words}.${code}` as Sentence) })),
  ]
}
