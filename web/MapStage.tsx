/** The map and what floats on it or opens under it: tools, year, toast, table. */
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundRow } from '#contract/compound.ts'
import type { District } from '#contract/district.ts'
import { gapWords } from '#contract/filter-words.ts'
import type { Bounds } from '#contract/geometry.ts'
import { isStaleGap } from '#contract/survey-fields.ts'
import { readNearby } from './api.ts'
import { FilterLine } from './compounds/ColouringPanel.tsx'
import { CompoundTable } from './compounds/CompoundTable.tsx'
import { YearSlider } from './compounds/YearSlider.tsx'
import { plannedPerYear, yearsOf } from './compounds/years.ts'
import { ExportMenu } from './exporting/ExportMenu.tsx'
import { figure, type Sentence, useT } from './language.ts'
import type { MapEvents, Scene } from './map/scene.ts'
import { swatchOf } from './map/style/palette.ts'
import { PaintedBar } from './menu/PaintedBar.tsx'
import { topPanels } from './panels.tsx'
import { Toolbar } from './shell/Toolbar.tsx'
import { usePointed, useStage, useStageState } from './stage.tsx'
import { Drawer } from './ui/Drawer.tsx'
import { Icon } from './ui/Icon.tsx'
import { ToastLine } from './ui/ToastLine.tsx'
import type { Ledger } from './use-ledger.ts'
import { selecting } from './use-map-events.ts'
import { useScene } from './use-scene.ts'
import type { ChangeView } from './use-view.ts'
import type { View } from './view.ts'

const MapPane = lazy(() => import('./map/MapPane.tsx').then(({ MapPane }) => ({ default: MapPane })))

export type StageProps = {
  ledger: Ledger
  district: District
  view: View
  change: ChangeView
  readOnly: boolean
  padding: Scene['padding']
  events: MapEvents
  onOpen: (row: CompoundRow) => void
}

export function MapStage(props: StageProps) {
  const { ledger, district, view, change, readOnly, padding, events } = props
  const t = useT()
  const stage = useStage()
  const { toast } = useStageState()
  const { areas, works, shown, standing, year } = ledger
  const scene = useScene({ view, district, year, shown, standing, areas, works, padding })
  const nearby = useCallback((bounds: Bounds) => readNearby(district.adcode, bounds), [district.adcode])
  const [start] = useState(view.at) // where the map begins; from then on the camera only goes out into the URL
  const Top = topPanels[view.name]
  return (
    <main className="stage">
      {Top && <Top {...props} />}
      <div className="map">
        <Suspense fallback={null}>
          <MapPane ref={stage.map} scene={scene} events={events} nearby={nearby} start={start} />
        </Suspense>
        <Toolbar view={view.name} readOnly={readOnly} />
        {view.name === 'utilities' && view.search && (
          <Button className="map-chip" onPress={() => change({ search: '' })}>
            {t('shell.onlyRoad', { road: view.search })}
            <Icon name="close" size={14} />
          </Button>
        )}
        {view.name === 'progress' && year !== Number(district.dataDate.slice(0, 4)) && (
          <p className="map-chip" role="status">
            {t('progress.replayed', { year, day: district.dataDate })}
          </p>
        )}
        {view.painted !== null && view.name !== 'utilities' && (
          <PaintedBar rows={ledger.rows} view={view} change={change} />
        )}
        {toast && <ToastLine key={toast.text} {...toast} onClose={() => stage.say(null)} />}
        <MapYears {...props} />
        <svg className="print-north" viewBox="0 0 24 48" width="36" height="72" aria-hidden="true">
          <text x="12" y="11" textAnchor="middle">
            {t('shell.printNorth')}
          </text>
          <path d="M12 15L4 44l8-6 8 6z" />
        </svg>
        {district.demo === 'loaded' && <p className="map-note">{t('shell.inventedTitle')}</p>}
      </div>
      {view.table && <TableDrawer {...props} />}
    </main>
  )
}

/** The slider with the bars of the compounds that pass the filters. */
export function MapYears({
  ledger,
  district,
  view,
  change,
}: Pick<StageProps, 'ledger' | 'district' | 'view' | 'change'>) {
  const years = useMemo(() => yearsOf(ledger.rows, district.dataDate), [ledger.rows, district.dataDate])
  const counts = useMemo(() => plannedPerYear(ledger.shown.rows, years), [ledger.shown.rows, years])
  const dataYear = Number(district.dataDate.slice(0, 4))
  const toneOf = (year: number) =>
    view.colourBy === 'planYear' ? swatchOf('planYear', String(year), ledger.year, view.theme).fill : null
  return (
    <YearSlider
      counts={counts}
      year={ledger.year}
      dataYear={dataYear}
      toneOf={toneOf}
      onYear={(year) => change({ year: year === dataYear ? null : year }, { replace: true })}
    />
  )
}

function TableDrawer({ ledger, district, view, change, readOnly, onOpen }: StageProps) {
  const t = useT()
  const { hovered } = usePointed()
  const gap = view.gap && gapWords((key, params) => t(key as Sentence, params), view.gap)
  return (
    <Drawer label={t('compounds.table')} edgeLabel={t('shell.drawerEdge')}>
      <header className="drawer-head">
        <h2>{t('compounds.tableHead', { number: figure(ledger.shown.rows.length) })}</h2>
        {view.figure && <span className="chip">{t(`compounds.figureNames.${view.figure}`)}</span>}
        {gap && <span className="chip">{gap}</span>}
        <FilterLine shown={ledger.shown} total={ledger.rows.length} change={change} />
        {view.name === 'utilities' ? (
          <span className="bar-rest" />
        ) : (
          <input
            className="input drawer-search"
            type="search"
            value={view.search}
            maxLength={100}
            placeholder={t('compounds.nameContains')}
            aria-label={t('compounds.nameContains')}
            onChange={({ target }) => change({ search: target.value }, { replace: true })}
          />
        )}
        <ExportMenu
          ledger={ledger}
          view={view}
          dataDate={district.dataDate}
          first="compounds"
          readOnly={readOnly}
          label={t('exports.menuOf')}
        />
        <Button className="icon-button" aria-label={t('shell.close')} onPress={() => change({ table: false })}>
          <Icon name="close" />
        </Button>
      </header>
      {ledger.shown.rows.length === 0 && !ledger.loading ? (
        <p className="empty">{t('compounds.nothingMatches')}</p>
      ) : (
        <CompoundTable
          rows={ledger.shown.rows}
          selected={view.selected}
          hovered={hovered}
          theme={view.theme}
          verdictOf={ledger.standing?.verdictOf ?? null}
          stale={isStaleGap(view.gap) ? gap : null}
          onSelect={(id, add) => change((now) => selecting(now, id, add), { replace: true })}
          onOpen={onOpen}
        />
      )}
    </Drawer>
  )
}
