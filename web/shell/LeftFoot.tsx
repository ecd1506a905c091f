/** At the foot of the left margin: the basemap, the table, a new compound, the keys. */
import type { ReactNode } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'

type LeftFootProps = {
  table: boolean
  onTable: () => void
  /** Null where nothing may be written. */
  onAdd: (() => void) | null
  /** Opens the import; where nothing may be written it shows the list of imports. */
  onImport: () => void
  onKeys: () => void
  basemap: ReactNode
}

export function LeftFoot({ table, onTable, onAdd, onImport, onKeys, basemap }: LeftFootProps) {
  const t = useT()
  return (
    <footer className="left-foot">
      {basemap}
      <ToggleButton className="button button-small" isSelected={table} onChange={onTable}>
        <Icon name="table" size={16} />
        {t('shell.railTable')}
      </ToggleButton>
      {onAdd && (
        <Button className="button button-small" onPress={onAdd}>
          <Icon name="plus" size={16} />
          {t('shell.addCompound')}
        </Button>
      )}
      <Button className="button button-small" data-opens="import" onPress={onImport}>
        <Icon name="import" size={16} />
        {t('imports.open')}
      </Button>
      <span className="bar-rest" />
      <Button className="button button-small" aria-label={t('shell.keyList')} onPress={onKeys}>
        ?
      </Button>
    </footer>
  )
}
