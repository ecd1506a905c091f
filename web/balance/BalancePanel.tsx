/** An open balance unit at the right: what it comes to, its items by kind, the lines of no item, saving. */
import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import type { BalanceSums, BalanceUnit } from '#contract/balance.ts'
import { figure, useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Items } from './Items.tsx'
import { Lines } from './Lines.tsx'
import { estimatesInWords, Result, wanDigits } from './Result.tsx'
import { Revenues } from './Revenues.tsx'
import { SaveFoot } from './SaveFoot.tsx'
import { draftOf, sumsOf, type UnitDraft } from './unit-draft.ts'
import { useUnitDraft, useUnits } from './use-balance.ts'

type BalancePanelProps = PanelProps & { id: string; onClose: () => void }

export function BalancePanel(props: BalancePanelProps) {
  const t = useT()
  const units = useUnits(props.id.slice(0, 6))
  const unit = units.data?.find(({ id }) => id === props.id)
  if (units.error) return <ProblemNote problem={units.error} onRetry={() => units.refetch()} />
  if (!units.data) return <Skeleton label={t('shell.loading')} />
  return unit ? <OpenUnit {...props} unit={unit} /> : <Note tone="warning">{t('balance.gone')}</Note>
}

function OpenUnit({ unit, view, ledger, change, readOnly, onClose }: BalancePanelProps & { unit: BalanceUnit }) {
  const t = useT()
  const { unsaved, wasFound, edit, discard } = useUnitDraft(unit)
  const draft = useMemo<UnitDraft>(() => unsaved ?? draftOf(unit), [unsaved, unit])
  const sums = sumsOf(draft)
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div className="eyebrow">
          <span>{t('balance.one')}</span>
          {unsaved && <span className="saving">{t('balance.unsaved')}</span>}
          <Button className="icon-button inspector-close" aria-label={t('shell.close')} onPress={onClose}>
            <Icon name="close" />
          </Button>
        </div>
        <h1>{draft.name.trim() || unit.name}</h1>
      </header>
      {wasFound && !readOnly && (
        <div className="section">
          <Note tone="warning">
            {t('balance.found')}
            <div className="note-foot">
              <Button className="link" onPress={discard}>
                {t('balance.dropFound')}
              </Button>
            </div>
          </Note>
        </div>
      )}
      <Sums sums={sums} />
      <Items {...{ unit, draft, view, ledger, change, readOnly, edit }} />
      <Section title={t('balance.general')} remark={t('balance.generalHint')}>
        <Lines itemKey={null} of={t('balance.generalName')} lines={draft.lines} readOnly={readOnly} onEdit={edit} />
      </Section>
      <Revenues adcode={unit.adcode} readOnly={readOnly} onEdit={edit} />
      <Section title={t('balance.record')}>
        {readOnly ? (
          <p>{draft.note}</p>
        ) : (
          <>
            <label className="field">
              <span className="field-label">{t('balance.name')}</span>
              <input
                className="input"
                value={draft.name}
                maxLength={100}
                aria-invalid={draft.name.trim() === ''}
                onChange={({ target }) => edit((now) => ({ ...now, name: target.value }))}
              />
            </label>
            <label className="field">
              <span className="field-label">{t('balance.note')}</span>
              <textarea
                className="input"
                rows={2}
                maxLength={1000}
                placeholder={t('balance.notePlaceholder')}
                value={draft.note}
                onChange={({ target }) => edit((now) => ({ ...now, note: target.value }))}
              />
            </label>
          </>
        )}
      </Section>
      {!readOnly && <SaveFoot unit={unit} draft={draft} onDiscard={discard} onDeleted={onClose} />}
    </div>
  )
}

function Sums({ sums }: { sums: BalanceSums }) {
  const t = useT()
  const wan = (value: number | null) =>
    value === null ? <span className="unknown">{t('balance.noAmount')}</span> : figure(value, wanDigits)
  return (
    <section className="balance-sums" aria-live="polite">
      <dl className="balance-figures">
        <div>
          <dt>{t('balance.income')}</dt>
          <dd>{wan(sums.incomeWan)}</dd>
        </div>
        <div>
          <dt>{t('balance.cost')}</dt>
          <dd>{wan(sums.costWan)}</dd>
        </div>
        <div>
          <dt>
            {t('balance.result')} <span className="unit">{t('balance.wan')}</span>
          </dt>
          <dd>
            <Result sums={sums} />
          </dd>
        </div>
      </dl>
      {sums.balanceWan !== null && <p className="balance-estimates">{estimatesInWords(t, sums)}</p>}
      {sums.unknown > 0 && <Note tone="warning">{t('balance.unknown', { count: sums.unknown })}</Note>}
    </section>
  )
}
