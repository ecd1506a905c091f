/** The inputs of the form of a pack: a line or several, one of a few, several of a few. */
import { useId, useState } from 'react'
import { useT } from '#web/language.ts'
import { shownOf, type Way } from './written-entry.ts'

type Input<T> = { label: string; value: unknown; onChange: (next: T) => void }
type TypedProps = Input<unknown> & {
  way: Way
  type?: 'date'
  lines?: number
  isWide?: boolean
  suggestions?: readonly Suggestion[]
}
export type Suggestion = readonly [value: string, word: string]

/** What was typed stays as typed while it means what the pack holds: a list may end with a comma. */
export function Typed({ label, value, way, type, lines, isWide, suggestions, onChange }: TypedProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const take = (next: string) => {
    setTyped(next)
    onChange(way.read(next))
  }
  const shared = { id, className: 'input', value: shownOf(typed, value, way) }
  return (
    <div className="pack-field" data-long={lines !== undefined || undefined} data-wide={isWide}>
      <label htmlFor={id}>{label}</label>
      {lines !== undefined ? (
        <textarea {...shared} rows={lines} onChange={({ target }) => take(target.value)} />
      ) : (
        <input
          {...shared}
          type={type}
          list={suggestions && `${id} list`}
          onChange={({ target }) => take(target.value)}
        />
      )}
      {suggestions && (
        <datalist id={`${id} list`}>
          {suggestions.map(([code, word]) => (
            <option key={code} value={code} label={word} />
          ))}
        </datalist>
      )}
    </div>
  )
}

export type Shown = readonly [value: unknown, word: string]
type ChosenProps = Input<unknown> & { options: readonly Shown[] }

/** A value that is none of the options stands beside them as it is. */
export function Chosen({ label, value, options, onChange }: ChosenProps) {
  const id = useId()
  const at = options.findIndex(([each]) => each === value)
  const all = at < 0 ? [...options, [value, String(value ?? '')] as const] : options
  return (
    <div className="pack-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={at < 0 ? options.length : at}
        onChange={({ target }) => onChange(all[Number(target.value)]?.[0])}
      >
        {all.map(([each, word], index) => (
          <option key={String(each)} value={index}>
            {word}
          </option>
        ))}
      </select>
    </div>
  )
}

type TickedProps = Input<string[]> & { options: readonly Shown[] }

/** Told in the order of the options; a single value written without its list is one of them. */
export function Ticked({ label, value, options, onChange }: TickedProps) {
  const ticked: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value]
  const all = options.map(([each]) => String(each))
  const toggle = (code: string) => onChange(all.filter((each) => ticked.includes(each) !== (each === code)))
  return (
    <fieldset className="pack-ticks">
      <legend>{label}</legend>
      {options.map(([each, word]) => (
        <label key={String(each)} className="pack-tick">
          <input type="checkbox" checked={ticked.includes(each)} onChange={() => toggle(String(each))} />
          {word}
        </label>
      ))}
    </fieldset>
  )
}

/** Whether a part of a pack is there at all. */
export function Tick({ label, value, onChange }: Input<boolean> & { value: boolean }) {
  return (
    <label className="pack-tick">
      <input type="checkbox" checked={value} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  )
}

/** The parameter a rule reckons with: one of the pack's, none, or a new one, which the pack then has too. */
type ParameterProps = Input<unknown> & { parameters: readonly Shown[]; none: null | undefined; onNew: () => void }

export function ParameterInput({ label, value, parameters, none, onChange, onNew }: ParameterProps) {
  const t = useT()
  const fresh = Symbol.for('new parameter') // no value of a pack
  return (
    <Chosen
      label={label}
      value={value}
      options={[[none, t('packs.fields.noParameter')], ...parameters, [fresh, t('packs.fields.newParameter')]]}
      onChange={(next) => (next === fresh ? onNew() : onChange(next))}
    />
  )
}
