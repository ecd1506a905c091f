/** One area of the draft: why it is one, how it stands against the limits, its members, and what the hand may do with it. */
import { useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import { figure, useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useStage } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { MemberTable } from '../BundlePreview.tsx'
import { CapBar } from './CapBar.tsx'
import { useHand } from './use-hand.ts'
import { useWorkbench } from './workbench.tsx'

type DraftAreaPanelProps = PanelProps & { id: string; onOpen: (id: string) => void; onClose: () => void }

export function DraftAreaPanel({ id, ledger, onOpen, onClose }: DraftAreaPanelProps) {
  const t = useT()
  const stage = useStage()
  const bench = useWorkbench()
  const hand = useHand(ledger.rows)
  const area = bench?.areas.find(({ number }) => bench.idOf(number) === id)
  if (!bench || !hand) return null
  if (!area) return <p className="section quiet">{t('bench.inNone')}</p>
  const planned = bench.search.plan?.areas.find(({ compounds }) => compounds.join() === area.compounds.join())
  const { min, max } = bench.wishes.limits.households
  const isOver = area.households > max
  const isUnder = area.households < min
  const links = bench.sight.pairs.filter(({ cut, gapM }) => cut === null && gapM <= bench.sight.maxGapM)
  const members = ledger.rows.filter((row) => area.compounds.includes(row.id))
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div className="eyebrow">
          <span className={`area-swatch hue-${area.hue}`} aria-hidden="true" /> {t('areaPanel.draft')} {area.number}
          <Button className="icon-button inspector-close" aria-label={t('shell.close')} onPress={onClose}>
            <Icon name="close" />
          </Button>
        </div>
        <h1>{area.name}</h1>
      </header>
      {bench.search.problem && <ProblemNote problem={bench.search.problem} />}
      <div className="three-figures">
        <div>
          <b>{figure(area.compounds.length)}</b>
          <span>{t('areaPanel.compounds')}</span>
        </div>
        <div>
          <b>{figure(area.households)}</b>
          <span>
            {t('areaPanel.households')}
            {planned && planned.estimatedHouseholds > 0 && <i className="tag">{t('areaPanel.estimated')}</i>}
          </span>
        </div>
        <div>
          <b>{area.planYear ?? '—'}</b>
          <span>{t('bench.planYearOf')}</span>
        </div>
      </div>
      <Section title={t('bench.reason')}>
        <p>{area.reason}</p>
        <ProofNote area={area} />
      </Section>
      <Section title={t('bench.against')}>
        <dl className="facts bench-facts">
          <dt>{t('bench.households')}</dt>
          <dd>
            {figure(area.households)} / {figure(min)}–{figure(max)}
            <CapBar value={area.households} min={min} max={max} fault={isOver || isUnder} />
            {isOver && <p className="field-fault">{t('bench.overCap', { max: figure(max) })}</p>}
            {isUnder && <p className="field-fault">{t('bench.belowFloor', { min: figure(min) })}</p>}
          </dd>
          {planned && (
            <>
              <dt>{t('bench.diameter')}</dt>
              <dd>
                {figure(planned.diameterM)} m
                <CapBar
                  value={planned.diameterM}
                  min={0}
                  max={bench.wishes.limits.maxDiameterM}
                  fault={planned.diameterM > bench.wishes.limits.maxDiameterM}
                />
              </dd>
              <dt>{t('areaPanel.maxLink')}</dt>
              <dd>
                {figure(planned.widestGapM, 1)} m
                <CapBar
                  value={planned.widestGapM}
                  min={0}
                  max={bench.sight.maxGapM}
                  fault={planned.widestGapM > bench.sight.maxGapM}
                />
              </dd>
            </>
          )}
        </dl>
      </Section>
      <Section title={t('bench.members')}>
        <MemberTable
          members={members}
          links={links.filter(({ from, to }) => area.compounds.includes(from) && area.compounds.includes(to))}
          onHover={stage.hover}
          onOpen={onOpen}
          {...(area.compounds.length > 1 && { onRemove: hand.takeOut })}
        />
      </Section>
      <Section>
        <Renaming
          key={`${area.number} ${area.name}`}
          name={area.name}
          onName={(name) => bench.rename(area.number, name)}
        />
      </Section>
      <footer className="inspector-foot">
        {area.byHand ? (
          <Button className="button" onPress={() => hand.unlock(area)}>
            {t('bench.dissolve')}
          </Button>
        ) : (
          <Button className="button" onPress={() => hand.lock(area)}>
            {t('bench.lock')}
          </Button>
        )}
        <span className="quiet">{area.byHand ? t('bench.locked') : t('bench.lockHint')}</span>
      </footer>
    </div>
  )
}

function ProofNote({
  area: { byHand, proof },
}: {
  area: { byHand: boolean; proof: { optimal: boolean; gap: number | null } }
}) {
  const t = useT()
  if (byHand) return null
  if (proof.optimal) return <Note tone="good">{t('bench.proven')}</Note>
  return (
    <Note tone="plain">
      {proof.gap === null ? t('bench.coverageOpen') : t('bench.gapToBound', { count: proof.gap })}
    </Note>
  )
}

function Renaming({ name, onName }: { name: string; onName: (name: string) => void }) {
  const t = useT()
  const [typed, setTyped] = useState(name)
  const keep = () => {
    if (typed.trim() !== '' && typed.trim() !== name) onName(typed.trim())
    else setTyped(name)
  }
  return (
    <TextField className="field" value={typed} onChange={setTyped} onBlur={keep} maxLength={100}>
      <Label>{t('areaPanel.name')}</Label>
      <Input onKeyDown={({ key }) => key === 'Enter' && keep()} />
    </TextField>
  )
}
