/** The sheet: bar, margins and map, arranged for the room there is. Composes; decides nothing about compounds or areas. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CompoundRow } from '#contract/compound.ts'
import { WorkbenchProvider } from './areas/workbench/workbench.tsx'
import { AddDialog } from './compounds/AddDialog.tsx'
import { Unplaced } from './compounds/Unplaced.tsx'
import { useDistricts, useFreshness } from './district.ts'
import { HandOnMap } from './HandOnMap.tsx'
import { ArrivalsProvider } from './imports/Arrivals.tsx'
import { useT } from './language.ts'
import { MapStage } from './MapStage.tsx'
import { boundsAround } from './map/around.ts'
import type { Scene } from './map/scene.ts'
import { NarrowSheet } from './NarrowSheet.tsx'
import { PrintSheet } from './PrintSheet.tsx'
import { ProgrammeDoor } from './ProgrammeDoor.tsx'
import { ProgrammeScreen } from './ProgrammeScreen.tsx'
import { hasPanel, leftPanelsOf, RightPanel } from './panels.tsx'
import { PicturesOnMap } from './placing/PicturesOnMap.tsx'
import { usePrinting } from './printing.ts'
import { BasemapSwitch } from './shell/BasemapSwitch.tsx'
import { Header } from './shell/Header.tsx'
import { KeyList } from './shell/KeyList.tsx'
import { LeftFoot } from './shell/LeftFoot.tsx'
import { Palette } from './shell/Palette.tsx'
import { Rail } from './shell/Rail.tsx'
import { useStage, useStageState } from './stage.tsx'
import { ProblemNote } from './ui/Note.tsx'
import { Skeleton } from './ui/Skeleton.tsx'
import { useCommands } from './use-commands.ts'
import { useLedger } from './use-ledger.ts'
import { useMapEvents } from './use-map-events.ts'
import { useRotation } from './use-rotation.ts'
import { useView } from './use-view.ts'
import { useWidth, type Width } from './use-width.ts'
import { uncovered } from './view.ts'
import { ZonesOnMap } from './zones/ZonesOnMap.tsx'

/** The work surface of imports comes when it is first opened. */
const ImportScreen = lazy(() => import('./imports/ImportScreen.tsx').then((file) => ({ default: file.ImportScreen })))

type Opened = 'palette' | 'keys' | 'adding' | null

export function Page({ readOnly }: { readOnly: boolean }) {
  useFreshness()
  const t = useT()
  const stage = useStage()
  const { inHand } = useStageState()
  const [view, change] = useView()
  const ledger = useLedger(view)
  const { data: districts = [] } = useDistricts()
  const width = useWidth()
  const printing = usePrinting()
  useRotation(view.wall, change)
  const [opened, setOpened] = useState<Opened>(null)
  const [over, setOver] = useState<'left' | 'right' | null>(null)
  const left = useRef<HTMLElement>(null)

  const openRow = useCallback(
    (row: CompoundRow) => {
      change({ ...uncovered, selected: [row.id] })
      if (row.place) stage.lookAt(boundsAround(row.place))
    },
    [change, stage],
  )
  useEffect(() => {
    // a boundary is drawn for one compound; whoever chooses another has left it
    if (inHand.target !== null && inHand.target !== 'selection' && !view.selected.includes(inHand.target))
      stage.putDown()
  }, [inHand.target, view.selected, stage])
  const takeUpFor = (tool: 'compound' | 'place') => (row: CompoundRow) => {
    change({ ...uncovered, selected: [row.id] })
    stage.takeUp(tool, row.id)
  }
  const showLegend = () => {
    if (width === 'wide') left.current?.querySelector('button')?.focus()
    else setOver(over === 'left' ? null : 'left')
  }
  const groups = useCommands({
    view,
    change,
    ledger,
    readOnly,
    onOpen: openRow,
    open: {
      palette: () => setOpened('palette'),
      keys: () => setOpened('keys'),
      adding: () => setOpened('adding'),
      legend: showLegend,
    },
    closeTop: () => {
      setOver(null)
      return over !== null
    },
  })
  const events = useMapEvents(change, ledger.rows)
  const padding = useMemo(() => paddingOf(width, view.wall), [width, view.wall])
  const panels = { ledger, view, change, readOnly }
  const { district } = ledger
  const importing = view.wall ? null : view.importing
  const page = view.wall || importing !== null ? null : view.page
  const covered = importing !== null || page !== null
  const open = useCallback((next: string | null) => change({ importing: next }), [change])
  const showLeft = !covered && !view.wall && (width === 'wide' || (width === 'middle' && over === 'left'))
  const showRight =
    !covered &&
    (width === 'wide' ||
      (width === 'middle' &&
        (over === 'right' ||
          view.selected.length > 0 ||
          view.survey ||
          hasPanel(inHand.tool) ||
          inHand.target !== null)))

  return (
    <WorkbenchProvider view={view} change={change} ledger={ledger}>
      <HandOnMap rows={ledger.rows} />
      <PicturesOnMap view={view} />
      <ZonesOnMap view={view} />
      <ArrivalsProvider adcode={view.adcode} readOnly={readOnly || view.wall} onOpen={open}>
        <div
          className="page"
          data-width={width}
          data-view={view.name}
          data-wall={view.wall || undefined}
          data-importing={importing !== null || undefined}
          data-programme={page !== null || undefined}
          data-printing={(page === null && printing) || undefined}
          data-inverted={(page === null && printing === 'hasty' && view.theme === 'dark') || undefined}
        >
          <Header
            view={view}
            change={change}
            district={district}
            districts={districts}
            onSearch={() => setOpened('palette')}
            door={<ProgrammeDoor view={view} />}
            unplaced={
              <Unplaced
                rows={ledger.unplaced}
                readOnly={readOnly}
                onDraw={takeUpFor('compound')}
                onPlace={takeUpFor('place')}
                onOpen={openRow}
                onAll={() => change({ ...uncovered, figure: 'unplaced', table: true })}
              />
            }
          />
          <div
            className="loading"
            data-on={ledger.loading || undefined}
            role="progressbar"
            aria-label={t('shell.loading')}
            aria-hidden={!ledger.loading}
          />
          {width === 'middle' && !covered && (
            <Rail
              items={[
                {
                  name: t('shell.railLegend'),
                  icon: 'legend',
                  pressed: over === 'left',
                  onPress: () => setOver(over === 'left' ? null : 'left'),
                },
                {
                  name: t('shell.railPanel'),
                  icon: 'progress',
                  pressed: over === 'right',
                  onPress: () => setOver(over === 'right' ? null : 'right'),
                },
                {
                  name: t('shell.railTable'),
                  icon: 'table',
                  pressed: view.table,
                  onPress: () => change({ table: !view.table }),
                },
              ]}
            />
          )}
          {showLeft && (
            <aside className="left" ref={left} aria-label={t('shell.leftColumn')}>
              {ledger.ready ? (
                leftPanelsOf(view).map((Panel) => <Panel key={Panel.name} {...panels} />)
              ) : (
                <Skeleton label={t('shell.loading')} />
              )}
              <LeftFoot
                table={view.table}
                onTable={() => change({ table: !view.table })}
                onAdd={readOnly ? null : () => setOpened('adding')}
                onImport={() => open('new')}
                onKeys={() => setOpened('keys')}
                basemap={<BasemapSwitch view={view} change={change} />}
              />
            </aside>
          )}
          {district ? (
            <MapStage {...panels} district={district} padding={padding} events={events} onOpen={openRow} />
          ) : (
            <main className="stage" />
          )}
          {showRight && (
            <aside className="right" aria-label={t('shell.rightColumn')}>
              {ledger.problem && <ProblemNote problem={ledger.problem} onRetry={ledger.retry} />}
              {view.wall && ledger.ready && leftPanelsOf(view).map((Panel) => <Panel key={Panel.name} {...panels} />)}
              <RightPanel {...panels} />
            </aside>
          )}
          {district && page === null && <PrintSheet {...panels} district={district} />}
          {importing !== null && district && (
            <Suspense fallback={<section className="import-screen" aria-busy="true" />}>
              <ImportScreen
                importing={importing}
                adcode={view.adcode}
                rows={ledger.rows}
                readOnly={readOnly}
                onOpen={open}
              />
            </Suspense>
          )}
          {page !== null && district && <ProgrammeScreen {...panels} page={page} />}
          {width === 'narrow' && !covered && district && (
            <NarrowSheet {...panels} district={district} onAdd={() => setOpened('adding')} />
          )}
          {opened === 'palette' && (
            <Palette
              groups={groups}
              onClose={() => setOpened(null)}
              extra={(typed) => ({
                id: 'filter',
                label: t('compounds.filterBy', { words: typed }),
                act: () => change({ ...uncovered, search: typed, table: true }),
              })}
            />
          )}
          {opened === 'keys' && <KeyList onClose={() => setOpened(null)} />}
          {opened === 'adding' && (
            <AddDialog
              adcode={view.adcode}
              streets={ledger.streets}
              onClose={() => setOpened(null)}
              onAdded={(id) => {
                setOpened(null)
                change({ ...uncovered, selected: [id] })
              }}
            />
          )}
        </div>
      </ArrivalsProvider>
    </WorkbenchProvider>
  )
}

/** Space over the map that floating parts take, so that fitting leaves the data in sight. */
const paddingOf = (width: Width, isWall: boolean): Scene['padding'] =>
  isWall
    ? { top: 8, right: 8, bottom: 8, left: 8 } // nothing floats over it
    : width === 'narrow'
      ? { top: 24, right: 24, bottom: Math.round(window.innerHeight * 0.45), left: 24 }
      : { top: 64, right: 56, bottom: 116, left: 32 }
