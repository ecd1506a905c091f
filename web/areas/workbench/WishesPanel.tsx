/** The left margin of the workbench: the draft and whether it is saved, the limits, who takes part, the wishes of hand. */
import { useState } from 'react'
import { Button, Checkbox, CheckboxGroup, Input } from 'react-aria-components'
import { lifecycle, type Status } from '#contract/status.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useStage, useStageState } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Tip } from '#web/ui/Tip.tsx'
import { AnchorSign } from './AnchorList.tsx'
import { BarrierSwitches } from './BarrierSwitches.tsx'
import { Limits } from './Limits.tsx'
import { dropAnchors, takeBackIn, wishPair } from './wishes.ts'
import { useWorkbench, type Workbench } from './workbench.tsx'

export function WishesPanel({ ledger, view }: PanelProps) {
  const t = useT()
  const bench = useWorkbench()
  if (!bench) return null
  const { wishes, wish } = bench
  return (
    <>
      <BenchHead bench={bench} />
      <Limits
        wishes={wishes}
        onWish={(next, step) => wish(next, t(`bench.steps.${step}`), { into: step === 'limits' })}
      />
      <Section title={t('bench.taking')}>
        <CheckboxGroup
          className="bench-statuses"
          aria-label={t('bench.taking')}
          value={[...wishes.statuses]}
          onChange={(statuses) => wish({ ...wishes, statuses: statuses as Status[] }, t('bench.steps.statuses'))}
        >
          {lifecycle.map((status) => (
            <Checkbox key={status} value={status} className="checkbox">
              <span className="checkbox-box" aria-hidden="true" />
              {t(`words.status.${status}`)}
            </Checkbox>
          ))}
        </CheckboxGroup>
        <p className="quiet">{t('bench.takingHint')}</p>
        <WindowLine bench={bench} />
      </Section>
      <HandWishes bench={bench} nameOf={(id) => ledger.rows.find((row) => row.id === id)?.name ?? id} />
      <Section>
        <Checkbox className="checkbox" isSelected={bench.showsLinks} onChange={bench.showLinks}>
          <span className="checkbox-box" aria-hidden="true" />
          {t('bench.showLinks')}
        </Checkbox>
      </Section>
      {bench.showsLinks && <BarrierSwitches adcode={view.adcode} />}
    </>
  )
}

/** The whole district, or what lies inside a window drawn on the map. */
function WindowLine({ bench: { wishes, wish } }: { bench: Workbench }) {
  const t = useT()
  const stage = useStage()
  const { inHand } = useStageState()
  if (inHand.tool === 'area') return <p className="bench-window">{t('bench.windowHint')}</p>
  if (!wishes.window) {
    return (
      <Button className="button button-small bench-window" onPress={() => stage.takeUp('area')}>
        <Icon name="polygon" size={16} /> {t('bench.windowDraw')}
      </Button>
    )
  }
  return (
    <p className="bench-window">
      {t('bench.windowDrawn')}{' '}
      <Button className="link" onPress={() => wish({ ...wishes, window: null }, t('bench.steps.window'))}>
        {t('bench.windowAway')}
      </Button>
    </p>
  )
}

function BenchHead({ bench }: { bench: Workbench }) {
  const t = useT()
  const { saving, scheme, undo, redo } = bench
  const [name, setName] = useState<string | null>(null)
  const keep = () => {
    if (name !== null && name.trim() !== '' && name.trim() !== scheme?.name) saving.rename(name.trim())
    setName(null)
  }
  return (
    <header className="section bench-head">
      <p className="eyebrow">
        {t('bench.title')} · {t('bench.states.draft')}
        <Button className="icon-button" aria-label={t('bench.close')} onPress={bench.close}>
          <Icon name="close" />
        </Button>
      </p>
      {scheme ? (
        <Input
          className="input bench-name"
          aria-label={t('bench.name')}
          value={name ?? scheme.name}
          maxLength={100}
          onChange={({ target }) => setName(target.value)}
          onBlur={keep}
          onKeyDown={({ key }) => key === 'Enter' && keep()}
        />
      ) : (
        <p className="quiet">{t('bench.openHint')}</p>
      )}
      <div className="bench-bar">
        {[
          {
            icon: 'undo' as const,
            step: undo,
            named: undo && t('bench.undoNamed', { name: undo.name }),
            plain: t('bench.undo'),
          },
          {
            icon: 'redo' as const,
            step: redo,
            named: redo && t('bench.redoNamed', { name: redo.name }),
            plain: t('bench.redo'),
          },
        ].map(({ icon, step, named, plain }) => (
          <Tip key={icon} text={named ?? plain}>
            <Button className="icon-button" aria-label={named ?? plain} isDisabled={!step} onPress={() => step?.act()}>
              <Icon name={icon} />
            </Button>
          </Tip>
        ))}
        <span className="bench-saving" role="status" data-state={saving.state}>
          {t(`bench.saving.${saving.state}`, { at: saving.at ?? '' })}
        </span>
        {!scheme && (
          <Button
            className="button button-small"
            isDisabled={!bench.search.isCurrent}
            onPress={() => void saving.now()}
          >
            {t('bench.saveNow')}
          </Button>
        )}
      </div>
      {saving.problem && (
        <ProblemNote
          problem={saving.problem}
          {...(saving.problem.status !== 409 && { onRetry: () => void saving.now() })}
        />
      )}
      {saving.problem?.status === 409 && (
        <div className="buttons">
          <Button className="button button-small" onPress={saving.overwrite}>
            {t('bench.overwrite')}
          </Button>
          <Button className="button button-small" onPress={() => window.location.reload()}>
            {t('bench.reload')}
          </Button>
        </div>
      )}
    </header>
  )
}

function HandWishes({ bench, nameOf }: { bench: Workbench; nameOf: (id: string) => string }) {
  const t = useT()
  const { wishes, wish } = bench
  const { locked, excluded, anchors, mustLink, cannotLink } = wishes
  const isEmpty = [locked, excluded, anchors, mustLink, cannotLink].every(({ length }) => length === 0)
  const pairs = [
    ...mustLink.map((pair) => ({ pair, told: 'bench.pairTogether' as const })),
    ...cannotLink.map((pair) => ({ pair, told: 'bench.pairApart' as const })),
  ]
  return (
    <Section title={t('bench.byHand')}>
      {isEmpty && <p className="quiet">{t('bench.byHandNone')}</p>}
      <ul className="wish-list">
        {locked.length > 0 && (
          <li>
            <span>{t('bench.lockedCount', { count: locked.length })}</span>
            <Button
              className="link"
              onPress={() => wish({ ...wishes, locked: [] }, t('bench.steps.unlock', { name: t('bench.unlockAll') }))}
            >
              {t('bench.unlockAll')}
            </Button>
          </li>
        )}
        {anchors.map((id) => (
          <li key={`anchor ${id}`}>
            <span>
              <AnchorSign /> {t('bench.anchors.one')} · {nameOf(id)}
            </span>
            <Button
              className="link"
              onPress={() => wish(dropAnchors(wishes, [id]), t('bench.steps.anchorAway', { name: nameOf(id) }))}
            >
              {t('bench.takeBack')}
            </Button>
          </li>
        ))}
        {excluded.map((id) => (
          <li key={id}>
            <span>
              {t('bench.leaveOut')} · {nameOf(id)}
            </span>
            <Button
              className="link"
              onPress={() => wish(takeBackIn(wishes, [id]), t('bench.steps.takeIn', { name: nameOf(id) }))}
            >
              {t('bench.takeBack')}
            </Button>
          </li>
        ))}
        {pairs.map(({ pair: [a, b], told }) => (
          <li key={`${told} ${a} ${b}`}>
            <span>{t(told, { a: nameOf(a), b: nameOf(b) })}</span>
            <Button className="link" onPress={() => wish(wishPair(wishes, 'either', a, b), t('bench.steps.pair'))}>
              {t('bench.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
