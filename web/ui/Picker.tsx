/** One of many from a list that drops down. */
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { Icon } from './Icon.tsx'

type PickerProps = {
  label: string
  options: readonly { value: string; label: string; detail?: string }[]
  value: string
  onChange: (value: string) => void
}

export function Picker({ label, options, value, onChange }: PickerProps) {
  return (
    <Select
      className="picker"
      placeholder=" "
      aria-label={label}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
    >
      <Button className="picker-button">
        <SelectValue>{({ defaultChildren, selectedText }) => selectedText || defaultChildren}</SelectValue>
        <Icon name="chevron" size={14} />
      </Button>
      <Popover className="popover" offset={6}>
        <ListBox className="menu" items={options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="menu-item">
              <span>{option.label}</span>
              {option.detail && <span className="quiet">{option.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
