/**
 * What is done against what was promised: each target of the province and of the district as a line across the bar of what is
 * done by its day. How firmly it was promised is told by the kind of line and by its word, never by colour.
 */
import { Button } from 'react-aria-components'
import { targetInWords } from '#contract/target-footnotes.ts'
import { type Target, targetStrengths } from '#contract/targets.ts'
import { figure, useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { Section } from '#web/ui/Section.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { type TargetBar, targetBars } from './target-bars.ts'
import { useTargetList } from './use-target-list.ts'

export function TargetChart({ view, change }: { view: View; change: ChangeView }) {
  const t = useT()
  const { data, error, refetch } = useTargetList(view.adcode)
  if (error && !data) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data || data.items.length === 0) return null
  const bars = targetBars(data.items)
  const used = targetStrengths.filter((strength) => bars.some(({ standing }) => standing.target.strength === strength))
  return (
    <Section
      title={t('progress.targets')}
      remark={
        <Button className="link" onPress={() => change({ page: 'targets', item: null })}>
          {t('progress.openTargets')}
        </Button>
      }
    >
      <ul className="target-key">
        {used.map((strength) => (
          <li key={strength}>
            <Line strength={strength} /> {t(`progress.lineOf.${strength}`)}
          </li>
        ))}
        <li>
          <span className="target-key-done" aria-hidden="true" /> {t('progress.barDone')}
        </li>
        <li>
          <span className="target-key-planned" aria-hidden="true" /> {t('progress.barPlanned')}
        </li>
      </ul>
      <ul className="target-bars">
        {bars.map((bar) => (
          <Bar
            key={bar.standing.target.id}
            bar={bar}
            dataDate={data.dataDate}
            onOpen={() => change({ page: 'targets', item: bar.standing.target.id })}
          />
        ))}
      </ul>
    </Section>
  )
}

function Bar({ bar, dataDate, onOpen }: { bar: TargetBar; dataDate: string; onOpen: () => void }) {
  const t = useT()
  const { standing, wanted, planned, done, invented, at } = bar
  const { target, actual } = standing
  const name = targetInWords(t as Say, target)
  const told = [
    t('progress.targetWanted', { number: figure(wanted) }),
    done === null ? t('progress.targetNoHouseholds') : doneTold(),
    t('progress.targetPlanned', { number: figure(planned) }),
  ]
  // what is judged at the data date says no day: it stands above the map
  function doneTold() {
    const plain = t(`progress.targetDone.${target.measure}`, { number: figure(done ?? 0) })
    const marked = invented > 0 ? t('progress.targetInvented', { told: plain, number: figure(invented) }) : plain
    return actual.judgedOn === dataDate ? marked : t('progress.targetByDay', { told: marked, day: actual.judgedOn })
  }
  return (
    <li>
      <p className="target-bar-head">
        <Button className="target-bar-name" onPress={onOpen}>
          {name}
        </Button>
        <Source target={target} about={name} />
      </p>
      <div className="target-bar" aria-hidden="true">
        <span className="target-bar-planned" style={{ width: `${100 * at.planned}%` }} />
        <span className="target-bar-done" style={{ width: `${100 * at.done}%` }} />
        <span
          className="target-bar-invented"
          style={{ left: `${100 * (at.done - at.invented)}%`, width: `${100 * at.invented}%` }}
        />
        <span className="target-bar-line" style={{ left: `${100 * at.wanted}%` }}>
          <Line strength={target.strength} />
        </span>
      </div>
      <p className="quiet">{told.join(' · ')}</p>
    </li>
  )
}

/** 确保: thick; 力争: broken; neither: thin. */
function Line({ strength }: { strength: Target['strength'] }) {
  const width = strength === 'ensure' ? 3.5 : strength === 'strive' ? 2.5 : 1.25
  return (
    <svg className="target-line-mark" width={6} height={22} aria-hidden="true" focusable="false">
      <line
        x1={3}
        x2={3}
        y1={0}
        y2={22}
        strokeWidth={width}
        strokeDasharray={strength === 'strive' ? '4 2.5' : undefined}
      />
    </svg>
  )
}

function Source({ target: { pack, clause, printed, quoted, note }, about }: { target: Target; about: string }) {
  const t = useT()
  if (!pack) return <span className="quiet">{t('progress.ownTarget')}</span>
  return (
    <span className="quiet">
      {t(`progress.levels.${pack.level}`)}{' '}
      {clause && (
        <PrintedClause
          document={pack}
          clause={clause}
          printed={printed ?? ''}
          quoted={quoted ?? undefined}
          note={note}
          about={about}
        />
      )}
    </span>
  )
}

type Say = Parameters<typeof targetInWords>[0]
