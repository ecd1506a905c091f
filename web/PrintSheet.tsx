/** What the paper says beside the map: title, filter in words, complete legend, what is not on the map, what the data are. */
import type { District } from '#contract/district.ts'
import { useWorkbench } from './areas/workbench/workbench.tsx'
import { classLabel } from './compounds/Legend.tsx'
import { figure, type Say, useT } from './language.ts'
import { type PanelProps, printedPanelsOf } from './panels.tsx'
import { StandingsTable } from './progress/StandingsTable.tsx'
import { standings } from './progress/streets.ts'
import { TargetFootnotes } from './targets/TargetFootnotes.tsx'
import { Section } from './ui/Section.tsx'
import type { Ledger } from './use-ledger.ts'
import type { View } from './view.ts'

export function PrintSheet(props: PanelProps & { district: District }) {
  const { district, ledger, view } = props
  const t = useT()
  const bench = useWorkbench()
  return (
    <>
      <header className="print-head">
        <h1>{t(`shell.printTitle.${view.name}`, { district: district.name })}</h1>
        {bench && (
          <p className="print-scheme">
            {bench.scheme?.name ?? t('bench.unsaved')}（{t('bench.states.draft')}）
          </p>
        )}
        <p>{filterInWords(t, view, ledger)}</p>
        <p className="print-review">{t('shell.printReview')}</p>
      </header>
      <aside className="print-side">
        <h2>{t('shell.printLegend')}</h2>
        {printedPanelsOf(view).map((Panel) => (
          <Panel key={Panel.name} {...props} />
        ))}
        {view.name === 'progress' && ledger.progress && (
          <Section title={t('progress.streets')}>
            <StandingsTable ranked={standings(ledger.progress.streets)} />
          </Section>
        )}
        <TargetFootnotes {...props} />
        <dl>
          {ledger.unplaced.length > 0 && (
            <>
              <dt>{t('compounds.unplaced')}</dt>
              <dd>{t('shell.printUnplaced', { number: figure(ledger.unplaced.length) })}</dd>
            </>
          )}
          {ledger.rows.some(({ sketched }) => sketched) && (
            <>
              <dt>{t('compounds.sketchedCount')}</dt>
              <dd>
                {t('shell.printSketched', { number: figure(ledger.rows.filter(({ sketched }) => sketched).length) })}
              </dd>
            </>
          )}
          <dt>{t('shell.printData')}</dt>
          <dd>
            {t('shell.asOf', { day: district.dataDate })}
            {district.demo === 'loaded' && ` · ${t('shell.inventedTitle')} ${t('shell.inventedNote')}`}
          </dd>
          <dt>{t('shell.printMade')}</dt>
          <dd>{today()}</dd>
        </dl>
      </aside>
    </>
  )
}

/** The day the sheet was made, in the clock of the office. */
const today = () => new Date().toLocaleDateString('sv-SE')

/** "筛选：刘寨街道 · 1991–95 · 2020 年 · 按建成年代着色"; everything is said, also that nothing is filtered. */
function filterInWords(t: Say, view: View, { shown, streets, year }: Ledger): string {
  const labels = shown.classes
    .filter(({ key }) => view.classes.includes(key))
    .map((each) => classLabel(t, view.colourBy, each, year))
  const names = view.streets.map((id) => streets.find((street) => street.id === id)?.name ?? t('compounds.noStreet'))
  const parts = [
    names.length > 0 ? names.join(t('shell.comma')) : t('shell.printAllStreets'),
    labels.length > 0 && labels.join(t('shell.comma')),
    view.figure && t(`compounds.figureNames.${view.figure}`),
    view.search && t('compounds.filterBy', { words: view.search }),
    t('shell.printYear', { year }),
    view.name !== 'utilities' && t('shell.printColour', { by: t(`compounds.colourBy.${view.colourBy}`) }),
  ]
  return t('shell.printFilter', { filter: parts.filter(Boolean).join(' · ') })
}
