/** A phone's page: the map is full, and everything else lies in one sheet with four tabs at the bottom. */
import { useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import type { District } from '#contract/district.ts'
import { useT } from './language.ts'
import { MapYears } from './MapStage.tsx'
import type { Tool } from './map/scene.ts'
import { ProgrammeDoor } from './ProgrammeDoor.tsx'
import { leftPanelsOf, type PanelProps, RightPanel, topPanels } from './panels.tsx'
import { BasemapSwitch } from './shell/BasemapSwitch.tsx'
import { ViewLinks } from './shell/ViewLinks.tsx'
import { useStageState } from './stage.tsx'
import { Icon } from './ui/Icon.tsx'
import { ProblemNote } from './ui/Note.tsx'
import { Sheet, type SheetStop } from './ui/Sheet.tsx'

/** Who opens this on a phone mostly wants to know how it stands. */
const leadersFirst = ['progress', 'areas', 'utilities'] as const

export function NarrowSheet(props: PanelProps & { district: District; onAdd: () => void }) {
  const { view, change, ledger, district, readOnly, onAdd } = props
  const t = useT()
  const { inHand } = useStageState()
  const chosen = view.selected.at(-1)
  // each view and record begins without the legend, each tool with the sheet out of its way
  const [legendIn, setLegendIn] = useState<string | null>(null)
  const here = `${view.name} ${chosen} ${view.survey}`
  const legend = legendIn === here
  const [pulled, setPulled] = useState<{ tool: Tool; stop: SheetStop } | null>(null)
  // how a compound is to be placed is asked in the sheet
  const isAsking = inHand.tool === 'select' || (inHand.tool === 'place' && inHand.target?.split('-')[1] === 'c')
  const stop = pulled?.tool === inHand.tool ? pulled.stop : isAsking ? 'half' : 'low'
  const setStop = (next: SheetStop) => setPulled({ tool: inHand.tool, stop: next })
  const Top = topPanels[view.name]
  return (
    <>
      <Sheet label={t('shell.rightColumn')} handleLabel={t('shell.sheetHandle')} stop={stop} onStop={setStop}>
        {ledger.problem && <ProblemNote problem={ledger.problem} onRetry={ledger.retry} />}
        {legend ? (
          <div className="inspector-body">
            <MapYears {...props} />
            {leftPanelsOf(view).map((Panel) => (
              <Panel key={Panel.name} {...props} />
            ))}
            <footer className="left-foot">
              <BasemapSwitch view={view} change={change} />
              <ToggleButton
                className="button button-small"
                isSelected={view.table}
                onChange={(table) => change({ table })}
              >
                <Icon name="table" size={16} />
                {t('shell.railTable')}
              </ToggleButton>
              <ProgrammeDoor view={view} className="button button-small" />
              <Button className="button button-small" data-opens="import" onPress={() => change({ importing: 'new' })}>
                <Icon name="import" size={16} />
                {t('imports.open')}
              </Button>
              {!readOnly && (
                <Button className="button button-small" onPress={onAdd}>
                  <Icon name="plus" size={16} />
                  {t('shell.addCompound')}
                </Button>
              )}
              <Button
                className="button button-small"
                onPress={() => change({ theme: view.theme === 'dark' ? 'light' : 'dark' })}
              >
                <Icon name={view.theme === 'dark' ? 'light' : 'dark'} size={16} />
                {t(view.theme === 'dark' ? 'shell.lightTheme' : 'shell.darkTheme')}
              </Button>
              <Button
                className="button button-small"
                onPress={() => change({ language: view.language === 'en' ? 'zh-CN' : 'en' })}
              >
                {t('shell.switchLanguage')}
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
          {district.demo === 'loaded' && <b>{t('shell.inventedTitle')}</b>}{' '}
          {t('shell.asOf', { day: district.dataDate })}
        </p>
      </Sheet>
      <div className="tabs" data-legend={legend || undefined}>
        <ViewLinks view={view} names={leadersFirst} className="tabs-views" withIcons />
        <ToggleButton className="tab" isSelected={legend} onChange={(shown) => setLegendIn(shown ? here : null)}>
          <Icon name="legend" />
          {t('shell.railLegend')}
        </ToggleButton>
      </div>
    </>
  )
}
