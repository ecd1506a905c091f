/** One of a few, or all: narrows a file beyond the filters of the page, which stay as they are. */
import { useId } from 'react'

type FileChoiceProps = {
  label: string
  all: string
  options: readonly (readonly [code: string, words: string])[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** Nothing to choose among is nothing to show. */
export function FileChoice({ label, all, options, value, onChange }: FileChoiceProps) {
  const id = useId()
  if (options.length === 0) return null
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      >
        <option value="">{all}</option>
        {options.map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
    </>
  )
}
