/** The operator's basemap under the map, or our own ground. Nothing stands here where none is configured. */
import { Switch } from 'react-aria-components'
import { useBasemap } from '#web/district.ts'
import { useT } from '#web/language.ts'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'

export function BasemapSwitch({ view, change }: { view: View; change: ChangeView }) {
  const t = useT()
  const { data: configured } = useBasemap()
  if (!configured) return null
  return (
    <Switch
      className="switch basemap-switch"
      isSelected={view.basemap}
      onChange={(basemap) => change({ basemap }, { replace: true })}
    >
      <span className="switch-track" aria-hidden="true" />
      {t('shell.basemap')} <span className="quiet">{configured.attribution}</span>
    </Switch>
  )
}
