/** Street offices ranked, each a 100 % bar of its statuses with the map's hatches; bar, map and table are one selection. */
import { useMemo, useState } from 'react'
import { Switch, ToggleButton } from 'react-aria-components'
import type { Progress } from '#contract/district.ts'
import type { Status } from '#contract/status.ts'
import { percent, useT } from '#web/language.ts'
import { swatchOf, type Theme } from '#web/map/style/palette.ts'
import { useLent, useStage } from '#web/stage.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Hatched } from '#web/ui/Swatch.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { StandingsTable } from './StandingsTable.tsx'
import { type StreetStanding, sharesOf, standings } from './streets.ts'

const noStreet = 'none'
type RankingProps = { progress: Progress; view: View; change: ChangeView }

export function StreetRanking({ progress, view, change }: RankingProps) {
  const t = useT()
  const ranked = useMemo(() => standings(progress.streets), [progress.streets])
  const [asTable, setAsTable] = useState(false)
  const shares = useMemo(() => (view.byStreet ? sharesOf(progress.streets) : null), [view.byStreet, progress.streets])
  useLent(useMemo(() => ({ streetShares: shares }), [shares]))
  return (
    <Section
      title={t('progress.streets')}
      remark={
        <ToggleButton className="link" isSelected={asTable} onChange={setAsTable}>
          {t(asTable ? 'progress.asBars' : 'progress.asTable')}
        </ToggleButton>
      }
    >
      <Switch className="switch" isSelected={view.byStreet} onChange={(byStreet) => change({ byStreet })}>
        <span className="switch-track" aria-hidden="true" />
        {t('progress.colourStreets')}
      </Switch>
      {asTable ? (
        <StandingsTable ranked={ranked} />
      ) : (
        <ol className="ranking">
          {ranked.map((street, i) => (
            <StreetBar
              key={street.id ?? noStreet}
              rank={i + 1}
              street={street}
              theme={view.theme}
              kept={view.streets.length === 0 ? null : view.streets.includes(street.id ?? noStreet)}
              onPress={() => change((now) => chosen(now, street.id ?? noStreet))}
              onStatus={(status) => change((now) => onlyPart(now, street.id ?? noStreet, status))}
            />
          ))}
        </ol>
      )}
    </Section>
  )
}

/** The bars are judged at the data date, so the map goes back to it, and no other figure is in the way. */
const onlyPart = (view: View, street: string, status: Status): View => ({
  ...view,
  colourBy: 'status',
  classes: [status],
  streets: [street],
  figure: null,
  year: null,
})

const chosen = (view: View, street: string): View => ({
  ...view,
  streets: view.streets.length === 1 && view.streets[0] === street ? [] : [street],
})

type StreetBarProps = {
  rank: number
  street: StreetStanding
  theme: Theme
  kept: boolean | null
  onPress: () => void
  onStatus: (status: Status) => void
}

function StreetBar({ rank, street, theme, kept, onPress, onStatus }: StreetBarProps) {
  const t = useT()
  const stage = useStage()
  const name = street.name ?? t('progress.noStreet')
  return (
    <li data-dropped={kept === false || undefined}>
      <button type="button" className="ranking-head" aria-pressed={kept === true} onClick={onPress}>
        <span className="ranking-rank">{rank}</span>
        <span className="ranking-name">
          {name} <span className="quiet">{t('progress.count', { count: street.total })}</span>
        </span>
        <strong>{street.share === null ? '–' : percent(street.share)}</strong>
      </button>
      <div className="ranking-bar">
        {street.parts.map(({ status, count, share }) => {
          const { fill, hatch } = swatchOf('status', status, 0, theme)
          const words = t('progress.part', { street: name, status: t(`words.status.${status}`), count })
          return (
            <button
              key={status}
              type="button"
              aria-label={words}
              title={words}
              style={{ width: `${share * 100}%` }}
              onClick={() => onStatus(status)}
              onPointerEnter={() => stage.light(status)}
              onPointerLeave={() => stage.light(null)}
            >
              <svg width="100%" height="100%" aria-hidden="true" focusable="false">
                <rect width="100%" height="100%" fill={fill} />
                {hatch && <Hatched hatch={hatch} />}
              </svg>
            </button>
          )
        })}
      </div>
    </li>
  )
}
