/** The right margin while nothing is chosen: how good the division is, its areas against the limits, who is left over and why. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { BundlePlan, Uncovered } from '#contract/bundling.ts'
import type { CompoundRow } from '#contract/compound.ts'
import type { DraftArea } from '#contract/scheme.ts'
import { figure, percent, useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useStage } from '#web/stage.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { WorkbookButton } from '../WorkbookButton.tsx'
import { CompareDialog } from './CompareDialog.tsx'
import { namesakes } from './name-stem.ts'
import { AdoptDialog, ArchiveButton, CopyButton } from './SchemeSteps.tsx'
import { useWorkbench, type Workbench } from './workbench.tsx'

export function DivisionPanel({ ledger, change }: PanelProps) {
  const t = useT()
  const bench = useWorkbench()
  const [asks, setAsks] = useState<'adopt' | 'compare' | null>(null)
  if (!bench) return null
  const { plan, isCurrent, problem, retry } = bench.search
  const open = (id: string) => change({ selected: [id] })
  const nameOf = (id: string) => ledger.rows.find((row) => row.id === id)?.name ?? id
  return (
    <div className="inspector" aria-busy={!isCurrent}>
      <SearchLine bench={bench} />
      {bench.overlay && (
        <div className="section">
          <Note tone="plain">
            {t('bench.overlaid', { name: bench.overlay.name })}{' '}
            <Button className="link" onPress={() => bench.layOver(null)}>
              {t('bench.overlayAway')}
            </Button>
          </Note>
        </div>
      )}
      {problem && <ProblemNote problem={problem} onRetry={retry} />}
      {plan && (
        <>
          <Goodness plan={plan} goal={bench.wishes.limits.goal} isComplete={plan.complete} onRetry={retry} />
          {plan.findings.length > 0 && (
            <div className="section">
              <Note tone="warning">
                <ul className="note-list">
                  {plan.findings.slice(0, mostFindings).map(({ code, compounds, message }) => (
                    <li key={`${code} ${compounds.join()}`}>
                      <Button className="link-name" onPress={() => open(compounds[0] ?? '')}>
                        {message}
                      </Button>
                    </li>
                  ))}
                </ul>
              </Note>
            </div>
          )}
          <Section title={t('bench.list')} remark={figure(bench.areas.length)}>
            {bench.areas.length === 0 && isCurrent && <p className="quiet">{t('bench.none')}</p>}
            <ul className="area-list">
              {bench.areas.map((area) => (
                <AreaRow key={area.number} area={area} bench={bench} onOpen={() => open(bench.idOf(area.number))} />
              ))}
            </ul>
          </Section>
          <LeftOver uncovered={plan.uncovered} nameOf={nameOf} onOpen={open} />
          <Unplaced bench={bench} rows={ledger.rows} onOpen={open} />
        </>
      )}
      <footer className="inspector-foot">
        <Button
          className="button primary"
          isDisabled={!isCurrent || bench.areas.length === 0}
          onPress={() => setAsks('adopt')}
        >
          {t('bench.adopt')}
        </Button>
        <Button className="button" isDisabled={!isCurrent} onPress={() => setAsks('compare')}>
          {t('bench.compare')}
        </Button>
        {bench.scheme && <CopyButton bench={bench} onCopied={(id) => change({ bench: id })} />}
        <WorkbookButton isDisabled={!isCurrent} schemeOf={async () => (await bench.saving.now())?.id ?? null} />
        {bench.scheme && <ArchiveButton bench={bench} />}
      </footer>
      {asks === 'adopt' && <AdoptDialog bench={bench} before={ledger.areas.length} onClose={() => setAsks(null)} />}
      {asks === 'compare' && <CompareDialog bench={bench} rows={ledger.rows} onClose={() => setAsks(null)} />}
    </div>
  )
}

/** Progress while the search goes on, and a way to end it; a quick one shows nothing but a hairline. */
function SearchLine({ bench }: { bench: Workbench }) {
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

function Goodness({ plan, goal, isComplete, onRetry }: GoodnessProps) {
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

function AreaRow({ area, bench, onOpen }: { area: DraftArea; bench: Workbench; onOpen: () => void }) {
  const t = useT()
  const stage = useStage()
  const { min, max } = bench.wishes.limits.households
  const fault = area.households > max ? 'over' : area.households < min ? 'under' : null
  return (
    <li>
      <Button
        className="bench-row"
        onPress={onOpen}
        onHoverChange={(over) => stage.hover(over ? bench.idOf(area.number) : null)}
      >
        <span className={`area-swatch hue-${area.hue}`} aria-hidden="true" />
        <span className="area-name">
          <span className="area-number">{area.number}</span> {area.name}
        </span>
        {area.byHand && <i className="tag">{t('bench.hand')}</i>}
        <span className="area-size">
          {figure(area.compounds.length)} · {figure(area.households)}
          <span className="unit"> {t('areaPanel.households')}</span>
        </span>
        <CapBar value={area.households} min={min} max={max} fault={fault !== null} />
      </Button>
    </li>
  )
}

/** A figure between its floor and its cap: two ticks, and cinnabar where it is outside. */
export function CapBar({ value, min, max, fault }: { value: number; min: number; max: number; fault: boolean }) {
  const end = Math.max(max * 1.12, value)
  const at = (amount: number) => ({ left: percent(Math.min(1, amount / end)) })
  return (
    <span className="cap-bar" data-fault={fault || undefined} aria-hidden="true">
      <span style={{ width: percent(Math.min(1, value / end)) }} />
      {min > 0 && <i style={at(min)} />}
      <i style={at(max)} />
    </span>
  )
}

type LeftOverProps = { uncovered: readonly Uncovered[]; nameOf: (id: string) => string; onOpen: (id: string) => void }
const mostShown = 200
const mostFindings = 20

/** Every compound that is in no area, with the first reason that keeps it out. */
function LeftOver({ uncovered, nameOf, onOpen }: LeftOverProps) {
  const t = useT()
  const stage = useStage()
  return (
    <Section title={t('bench.uncovered')} remark={figure(uncovered.length)}>
      {uncovered.length === 0 && <p className="quiet">{t('bench.uncoveredNone')}</p>}
      <ul className="left-list">
        {uncovered.slice(0, mostShown).map(({ id, reason }) => (
          <li key={id}>
            <Button
              className="link-name"
              onPress={() => onOpen(id)}
              onHoverChange={(over) => stage.hover(over ? id : null)}
            >
              {nameOf(id)}
            </Button>
            <span className="quiet">{reason}</span>
          </li>
        ))}
      </ul>
      {uncovered.length > mostShown && <p className="quiet">… {figure(uncovered.length - mostShown)}</p>}
    </Section>
  )
}

/** Compounds without a boundary take no part; where a name says with whom they may belong, it is told. */
function Unplaced({
  bench,
  rows,
  onOpen,
}: {
  bench: Workbench
  rows: readonly CompoundRow[]
  onOpen: (id: string) => void
}) {
  const t = useT()
  const unplaced = rows.filter(({ placed }) => !placed)
  const placed = rows.filter((row) => row.placed)
  const hint = (name: string) => {
    const alike = namesakes(name, placed)
    const [area] = alike.flatMap(({ id }) => bench.areaOf(id) ?? [])
    const names = alike.map((row) => row.name).join('、')
    if (alike.length === 0) return t('bench.unplacedNone')
    return area ? t('bench.unplacedArea', { names, number: area.number }) : t('bench.unplacedAlike', { names })
  }
  if (unplaced.length === 0) return null
  return (
    <Section title={t('bench.unplaced')} remark={figure(unplaced.length)}>
      <ul className="left-list">
        {unplaced.slice(0, mostShown).map(({ id, name }) => (
          <li key={id}>
            <Button className="link-name" onPress={() => onOpen(id)}>
              {name}
            </Button>
            <span className="quiet">{hint(name)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
