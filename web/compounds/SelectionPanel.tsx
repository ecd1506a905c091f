/** Several compounds chosen together: what they sum to, and each by name. */
import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundRow } from '#contract/compound.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Section } from '#web/ui/Section.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { MergePanel } from './lineage/MergePanel.tsx'

type SelectionPanelProps = {
  ledger: { rows: readonly CompoundRow[] }
  view: View
  change: ChangeView
  readOnly: boolean
  /** What else can be done with all of them. */
  actions?: (compounds: readonly CompoundRow[]) => ReactNode
  onClose: () => void
}

export function SelectionPanel({ ledger, view, change, readOnly, actions, onClose }: SelectionPanelProps) {
  const t = useT()
  const stage = useStage()
  const [merging, setMerging] = useState(false)
  const chosen = ledger.rows.filter(({ id }) => view.selected.includes(id))
  const known = chosen.filter(({ households }) => households !== null)
  const households = known.reduce((sum, row) => sum + (row.households ?? 0), 0)
  const guessed = known.some(({ householdsKind }) => householdsKind === 'estimated')
  return (
    <article className="inspector">
      <header className="inspector-head">
        <div className="eyebrow">
          <span>{t('compounds.chosen')}</span>
          <Button className="icon-button inspector-close" aria-label={t('shell.close')} onPress={onClose}>
            <Icon name="close" />
          </Button>
        </div>
        <h1>{t('compounds.chosenCount', { count: chosen.length })}</h1>
        <p className="inspector-place">
          {known.length > 0 && t('compounds.chosenHouseholds', { number: figure(households) })}
          {guessed && <em className="tag">{t('compounds.estimatedMark')}</em>}
          {known.length < chosen.length &&
            ` ${t('compounds.chosenUnknown', { number: figure(chosen.length - known.length) })}`}
        </p>
      </header>
      {merging ? (
        <MergePanel
          ids={chosen.map(({ id }) => id)}
          onSelect={(selected) => change({ selected })}
          onClose={() => setMerging(false)}
        />
      ) : (
        <>
          <div className="inspector-body">
            <Section>
              <ul className="late-list">
                {chosen.map((row) => (
                  <li key={row.id}>
                    <button
                      type="button"
                      onClick={() => change({ selected: [row.id] })}
                      onPointerEnter={() => stage.hover(row.id)}
                      onPointerLeave={() => stage.hover(null)}
                    >
                      <span className="late-name">{row.name}</span>
                      <span className="quiet">{row.streetOffice?.name}</span>
                      <span>{row.households === null ? '–' : figure(row.households)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </Section>
          </div>
          {!readOnly && chosen.length > 1 && (
            <footer className="inspector-foot">
              <Button className="button" onPress={() => setMerging(true)}>
                {t('lineage.mergeThese')}
              </Button>
              {actions?.(chosen)}
            </footer>
          )}
        </>
      )}
    </article>
  )
}
