/** The right margin while nothing is chosen: how good the division is, its areas against the limits, who is left over and why. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { DraftArea } from '#contract/scheme.ts'
import { figure, useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useStage } from '#web/stage.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { WorkbookButton } from '../WorkbookButton.tsx'
import { AnchorList } from './AnchorList.tsx'
import { CapBar } from './CapBar.tsx'
import { CompareDialog } from './CompareDialog.tsx'
import { Goodness, SearchLine } from './Goodness.tsx'
import { LeftOver, Unplaced } from './LeftOver.tsx'
import { AdoptDialog, ArchiveButton, CopyButton } from './SchemeSteps.tsx'
import { useWorkbench, type Workbench } from './workbench.tsx'

const mostFindings = 20

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
      {bench.beside !== null && (
        <div className="section">
          <Note tone="plain">
            {t('bench.swiped', { name: bench.beside })}{' '}
            <Button className="link" onPress={() => bench.lookBeside(null)}>
              {t('bench.swipeAway')}
            </Button>
          </Note>
        </div>
      )}
      {bench.besideProblem && <ProblemNote problem={bench.besideProblem} />}
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
          <AnchorList bench={bench} rows={ledger.rows} onOpen={open} />
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
