/** A phone's page: the map is full, and everything else lies in one sheet with four tabs at the bottom. */
import { useEffect, useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import type { District } from '#contract/district.ts'
import { useT } from './language.ts'
import { MapYears } from './MapStage.tsx'
import { leftPanels, type PanelProps, RightPanel } from './panels.tsx'
import { ViewLinks } from './shell/ViewLinks.tsx'
import { useStageState } from './stage.tsx'
import { Icon } from './ui/Icon.tsx'
import { ProblemNote } from './ui/Note.tsx'
import { Sheet, type SheetStop } from './ui/Sheet.tsx'
import { topPanels } from './panels.tsx'

export function NarrowSheet(props: PanelProps & { district: District; onAdd: () => void }) {
  const { view, change, ledger, district, readOnly, onAdd } = props
  const t = useT()
  const { inHand } = useStageState()
  const [stop, setStop] = useState<SheetStop>('half')
  const [legend, setLegend] = useState(false)
  const chosen = view.selected.at(-1)
  useEffect(() => setLegend(false), [view.name, chosen])
  useEffect(() => setStop(inHand.tool === 'select' ? 'half' : 'low'), [inHand.tool])
  const Top = topPanels[view.name]
  return (
    <>
      <Sheet label={t('shell.rightColumn')} handleLabel={t('shell.sheetHandle')} stop={stop} onStop={setStop}>
        {ledger.problem && <ProblemNote problem={ledger.problem} onRetry={ledger.retry} />}
        {legend ? (
          <div className="inspector-body">
            <MapYears {...props} />
            {leftPanels[view.name].map((Panel) => (
              <Panel key={Panel.name} {...props} />
            ))}
            <footer className="left-foot">
              <ToggleButton className="button button-small" isSelected={view.table} onChange={(table) => change({ table })}>
                <Icon name="table" size={16} />
                {t('shell.railTable')}
              </ToggleButton>
              {!readOnly && (
                <Button className="button button-small" onPress={onAdd}>
                  <Icon name="plus" size={16} />
                  {t('shell.addCompound')}
                </Button>
              )}
              <Button className="button button-small" onPress={() => change({ theme: view.theme === 'dark' ? 'light' : 'dark' })}>
                <Icon name={view.theme === 'dark' ? 'light' : 'dark'} size={16} />
                {t(view.theme === 'dark' ? 'shell.lightTheme' : 'shell.darkTheme')}
              </Button>
            </footer>
          </div>
        ) : (
          <>
            {chosen === undefined && Top && <Top {...props} />}
            <RightPanel {...props} />
          </>
        )}
        <p className="sheet-source">
          {district.demo === 'loaded' && <b>{t('shell.inventedTitle')}</b>} {t('shell.asOf', { day: district.dataDate })}
        </p>
      </Sheet>
      <div className="tabs">
        <ViewLinks view={view} className="tabs-views" withIcons />
        <ToggleButton className="tab" isSelected={legend} onChange={setLegend}>
          <Icon name="legend" />
          {t('shell.railLegend')}
        </ToggleButton>
      </div>
    </>
  )
}
