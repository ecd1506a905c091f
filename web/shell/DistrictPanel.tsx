/** The district itself, while nothing is chosen: what its ledger holds, what the documents declare, what is invented. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { District } from '#contract/district.ts'
import { removeDemo } from '#web/api.ts'
import { figure, type Say, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx'
import { Note } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { ChangeView } from '#web/use-view.ts'

type DistrictPanelProps = { ledger: { district: District | null }; change: ChangeView; readOnly: boolean }

export function DistrictPanel({ ledger: { district }, change, readOnly }: DistrictPanelProps) {
  const t = useT()
  const [removing, setRemoving] = useState(false)
  if (!district) return <Skeleton label={t('shell.loading')} />
  const { compounds, placed, demo, declaredTotals } = district
  return (
    <article className="inspector" aria-label={district.name}>
      <header className="inspector-head">
        <p className="eyebrow quiet">{[district.provinceName, district.cityName].join(' · ')}</p>
        <h1>{district.name}</h1>
        <p className="inspector-place">{t('shell.asOf', { day: district.dataDate })}</p>
      </header>
      <div className="inspector-body">
        <div className="three-figures">
          <Count value={compounds} label={t('shell.inLedger')} />
          <Count value={placed} label={t('shell.onMap')} />
          <Count value={compounds - placed} label={t('shell.notOnMap')} />
        </div>
        {declaredTotals.length > 0 && (
          <Section title={t('shell.declared')}>
            <dl className="origin">
              {declaredTotals.map((total) => (
                <div key={`${total.measure} ${total.clause}`}>
                  <dt>{measureWords(t, total.measure)}</dt>
                  <dd>
                    {figure(total.amount)} “{total.printed}” <span className="quiet">{total.clause}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </Section>
        )}
        {compounds > 0 && placed === 0 && (
          <Section>
            <Note tone="warning">
              {t('shell.nothingPlaced', { number: figure(compounds) })}{' '}
              <Button className="link" onPress={() => change({ figure: 'unplaced', table: true })}>
                {t('shell.showUnplaced')}
              </Button>
            </Note>
          </Section>
        )}
        <Section title={t('shell.howTo')} className="how-to">
          <p>{t('shell.howToText')}</p>
        </Section>
        {demo === 'loaded' && (
          <Section>
            <Note tone="warning">
              <b>{t('shell.inventedTitle')}</b> {t('shell.inventedNote')}
              {!readOnly && (
                <>
                  {' '}
                  <Button className="link" onPress={() => setRemoving(true)}>
                    {t('shell.removeDemo')}
                  </Button>
                </>
              )}
            </Note>
          </Section>
        )}
      </div>
      {removing && <RemoveDemo district={district} onClose={() => setRemoving(false)} />}
    </article>
  )
}

/** The documents sum compounds and households; another measure keeps its own word. */
const measureWords = (t: Say, measure: string) => (measure === 'households' ? t('words.field.households') : measure)

function Count({ value, label }: { value: number; label: string }) {
  return (
    <div>
      <strong>{figure(value)}</strong>
      <span>{label}</span>
    </div>
  )
}

function RemoveDemo({ district, onClose }: { district: District; onClose: () => void }) {
  const t = useT()
  const stage = useStage()
  const removing = useMutation({
    mutationFn: () => removeDemo(district.adcode),
    onSuccess: () => {
      stage.say({ text: t('shell.demoRemoved') })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('shell.removeDemoTitle')}
      text={t('shell.removeDemoText')}
      action={t('shell.removeDemo')}
      isPending={removing.isPending}
      problem={removing.error}
      onDo={() => removing.mutate()}
      onClose={onClose}
    />
  )
}
