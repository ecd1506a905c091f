/** The narrow rail of a middle-sized window: what would stand at the left and right opens over the map from here. */
import { ToggleButton } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Icon, type IconName } from '#web/ui/Icon.tsx'

export type RailItem = { name: string; icon: IconName; pressed: boolean; onPress: () => void }

export function Rail({ items }: { items: readonly RailItem[] }) {
  const t = useT()
  return (
    <nav className="rail" aria-label={t('shell.rail')}>
      {items.map(({ name, icon, pressed, onPress }) => (
        <ToggleButton key={name} className="rail-button" isSelected={pressed} onChange={onPress}>
          <Icon name={icon} />
          <span>{name}</span>
        </ToggleButton>
      ))}
    </nav>
  )
}
