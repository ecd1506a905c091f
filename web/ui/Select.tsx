/** One of several as the browser's own list, named by a label beside it (`id`) or by `label` where a table's head says what it is. */
type SelectProps<T extends string> = {
  id?: string
  label?: string
  value: T
  options: readonly { value: T; label: string }[]
  isDisabled?: boolean | undefined
  onChange: (value: T) => void
}

export function Select<T extends string>({ id, label, isDisabled, value, options, onChange }: SelectProps<T>) {
  return (
    <select
      id={id}
      className="input"
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
