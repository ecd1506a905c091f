/** How far the search is, and how good what it found is: what is covered, how many areas, what is proven. */
import { Button } from 'react-aria-components'
import type { BundlePlan } from '#contract/bundling.ts'
import { figure, percent, useT } from '#web/language.ts'
import { Note } from '#web/ui/Note.tsx'
import type { Workbench } from './workbench.tsx'

/** Progress while the search goes on, and a way to end it; a quick one shows nothing but a hairline. */
export function SearchLine({ bench }: { bench: Workbench }) {
  const t = useT()
  const { progress, stop } = bench.search
  if (!progress) return <div className="bench-search" />
  const { phase, piecesDone, pieces, householdsCovered } = progress
  const share = pieces > 0 ? piecesDone / pieces : 0
  const told =
    pieces > 0
      ? t('bench.searchingPieces', {
          done: figure(piecesDone),
          total: figure(pieces),
          households: figure(householdsCovered),
        })
      : t(phase === 'graph' ? 'bench.searchingGraph' : 'bench.searching')
  return (
    <div className="bench-search" data-on>
      <div
        className="bench-progress"
        role="progressbar"
        aria-label={t('bench.searching')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <span style={{ width: percent(share) }} />
      </div>
      <span>{told}</span>
      <Button className="link" onPress={stop}>
        {t('bench.stop')}
      </Button>
    </div>
  )
}

type GoodnessProps = { plan: BundlePlan; goal: 'fewest' | 'most' | 'any'; isComplete: boolean; onRetry: () => void }

export function Goodness({ plan, goal, isComplete, onRetry }: GoodnessProps) {
  const t = useT()
  const { objective, bounds, pieces, uncovered } = plan
  const isEstimated = plan.areas.some(({ estimatedHouseholds }) => estimatedHouseholds > 0)
  const isMost = bounds.householdsCovered <= objective.householdsCovered
  const gap = bounds.areas === null ? 0 : Math.abs(objective.areas - bounds.areas)
  const areasTold =
    bounds.areas === null
      ? ''
      : gap === 0
        ? t('bench.areasBest')
        : t(goal === 'most' ? 'bench.areasBoundMost' : 'bench.areasBound', { bound: figure(bounds.areas) })
  return (
    <>
      <div className="three-figures">
        <div>
          <b>{figure(objective.householdsCovered)}</b>
          <span>
            {t('bench.covered')}
            {isEstimated && <i className="tag">{t('areaPanel.estimated')}</i>}
            <i className="tag">
              {isMost ? t('bench.coveredBest') : t('bench.coveredOf', { bound: figure(bounds.householdsCovered) })}
            </i>
          </span>
        </div>
        <div>
          <b>{figure(objective.areas)}</b>
          <span>
            {t('bench.areas')}
            {areasTold && <i className="tag">{areasTold}</i>}
          </span>
        </div>
        <div>
          <b>{figure(uncovered.length)}</b>
          <span>{t('bench.left')}</span>
        </div>
      </div>
      <div className="section">
        {!isComplete && (
          <Note tone="warning" onRetry={onRetry}>
            {t('bench.stopped')}
          </Note>
        )}
        {isComplete && objective.areas > 0 && (
          <Note tone={pieces.proven === pieces.total ? 'good' : 'plain'}>
            {pieces.proven === pieces.total
              ? t('bench.provenAll', { total: figure(pieces.total) })
              : t('bench.provenSome', { total: figure(pieces.total), proven: figure(pieces.proven), gap: figure(gap) })}
          </Note>
        )}
      </div>
    </>
  )
}
