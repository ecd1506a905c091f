/** Legend, filter and count in one list: a click keeps only this class, Ctrl-click adds or takes away, resting lights it. */
import { type Say, useT } from '#web/language.ts'
import { swatchOf } from '#web/map/style/palette.ts'
import { useStage } from '#web/stage.tsx'
import { CountRow } from '#web/ui/CountRow.tsx'
import { Swatch } from '#web/ui/Swatch.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { type ClassCount, toggled } from './filter.ts'

type LegendProps = { view: View; year: number; classes: readonly ClassCount[]; change: ChangeView }

export function Legend({ view, year, classes, change }: LegendProps) {
  const t = useT()
  const stage = useStage()
  const most = Math.max(1, ...classes.map(({ count }) => count))
  const keys = classes.map(({ key }) => key)
  return (
    <ul className="counts" data-by={view.colourBy} aria-label={t('compounds.legend')}>
      {classes.map((each) => (
        <CountRow
          key={each.key}
          swatch={<Swatch {...swatchOf(view.colourBy, each.key, year, view.theme)} />}
          name={classLabel(t, view.colourBy, each, year)}
          strong={view.colourBy === 'planYear' && each.key === String(year)}
          count={each.count}
          share={each.count / most}
          kept={view.classes.length === 0 ? null : view.classes.includes(each.key)}
          onPress={(also) => change({ classes: toggled(view.classes, each.key, also, keys) })}
          onRest={(resting) => stage.light(resting ? each.key : null)}
        />
      ))}
    </ul>
  )
}

/** "1981–85", "1980 及以前", "2020 当前", "在建". */
export function classLabel(
  t: Say,
  colourBy: View['colourBy'],
  { key, from, to }: Omit<ClassCount, 'count'>,
  year: number,
): string {
  if (colourBy === 'status') return t(`words.status.${key as 'planned'}`) // keys of this mode are the status codes
  if (colourBy === 'eligibility') return t(`policies.verdict.${key as 'eligible'}`) // and of this one the verdicts
  if (colourBy === 'planYear' && key === String(year)) return t('compounds.yearNow', { year })
  if (from === null && to === null)
    return t(colourBy === 'planYear' ? 'compounds.noPlanYear' : 'compounds.builtUnknown')
  if (from === null) return t('compounds.upTo', { year: to ?? '' })
  if (to === null) return t('compounds.from', { year: from })
  if (from === to) return String(from)
  return `${from}–${Math.floor(from / 100) === Math.floor(to / 100) ? String(to).slice(2) : to}`
}
