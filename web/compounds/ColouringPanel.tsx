/** How the map is coloured, and the legend that filters and counts. */

import { Button } from 'react-aria-components'
import type { CompoundRow } from '#contract/compound.ts'
import { figure, useT } from '#web/language.ts'
import type { ColourBy } from '#web/map/scene.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { Section } from '#web/ui/Section.tsx'
import type { Standing } from '#web/use-standing.ts'
import type { ChangeView } from '#web/use-view.ts'
import { colourings, type View } from '#web/view.ts'
import type { Shown } from './filter.ts'
import { Legend } from './Legend.tsx'
import { PolicyChoice } from './PolicyChoice.tsx'

type ColouringPanelProps = {
  ledger: { rows: readonly CompoundRow[]; shown: Shown; year: number; standing: Standing | null }
  view: View
  change: ChangeView
}

export function ColouringPanel({ ledger, view, change }: ColouringPanelProps) {
  const t = useT()
  const late = ledger.shown.rows.filter((row) => row.late).length
  const colour = (colourBy: ColourBy) => change({ colourBy, classes: [] })
  return (
    <Section title={t('compounds.colouring')}>
      <Choice
        label={t('compounds.colouring')}
        options={colourings.map((value) => ({ value, label: t(`compounds.colourBy.${value}`) }))}
        value={view.colourBy}
        onChange={colour}
      />
      {ledger.standing && <PolicyChoice standings={ledger.standing.standings} change={change} />}
      <Legend view={view} year={ledger.year} classes={ledger.shown.classes} change={change} />
      {view.colourBy === 'status' && (
        <button
          type="button"
          className="count-row"
          aria-pressed={view.figure === 'late'}
          data-empty={late === 0 || undefined}
          onClick={() => change({ figure: view.figure === 'late' ? null : 'late' })}
        >
          <span className="count-swatch late">▲</span>
          <span className="count-name">{t('compounds.lateOnTop')}</span>
          <span className="count-number">{figure(late)}</span>
        </button>
      )}
      <NotAsTheyLie rows={ledger.shown.rows} view={view} change={change} />
      <FilterLine shown={ledger.shown} total={ledger.rows.length} change={change} />
    </Section>
  )
}

type CountedProps = { rows: readonly CompoundRow[]; view: View; change: ChangeView }

/** What the classes count and the map does not show as it lies: compounds without a place, and those that are only sketched. */
function NotAsTheyLie({ rows, view, change }: CountedProps) {
  const t = useT()
  const counted = [
    {
      figure: 'sketched' as const,
      label: t('compounds.sketchedCount'),
      count: rows.filter((row) => row.sketched).length,
    },
    {
      figure: 'unplaced' as const,
      label: t('compounds.unplacedInLegend'),
      count: rows.filter((row) => !row.placed).length,
    },
  ]
  return counted
    .filter(({ count, ...each }) => count > 0 || view.figure === each.figure)
    .map(({ figure: name, label, count }) => (
      <button
        key={name}
        type="button"
        className="count-row"
        aria-pressed={view.figure === name}
        onClick={() => change({ figure: view.figure === name ? null : name })}
      >
        <span className={`count-swatch count-${name}`} aria-hidden="true" />
        <span className="count-name">{label}</span>
        <span className="count-number">{figure(count)}</span>
      </button>
    ))
}

/** "已筛 12 / 28", and the way back. */
export function FilterLine({ shown, total, change }: { shown: Shown; total: number; change: ChangeView }) {
  const t = useT()
  if (!shown.filtered) return null
  return (
    <p className="filter-line" role="status">
      <span>{t('compounds.filtered', { shown: figure(shown.rows.length), total: figure(total) })}</span>
      <Button
        className="link"
        onPress={() => change({ classes: [], streets: [], figure: null, search: '', gap: null })}
      >
        {t('compounds.clear')}
      </Button>
    </p>
  )
}
