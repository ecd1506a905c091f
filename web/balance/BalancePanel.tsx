/** An open balance unit at the right: what it comes to, its items by kind, the lines of no item, saving. */
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import { type BalanceSums, type BalanceUnit, balanceKinds } from '#contract/balance.ts'
import { figure, useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useDrawing, useLent, useStage, useStageState } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { chosenItems } from './chosen.ts'
import { ItemRow } from './ItemRow.tsx'
import { Lines } from './Lines.tsx'
import { placesOf } from './places.ts'
import { Result, wanDigits } from './Result.tsx'
import { SaveFoot } from './SaveFoot.tsx'
import { draftOf, sumsOf, type UnitDraft, withItem, withItems, written } from './unit-draft.ts'
import { useProposedCosts, useUnitDraft, useUnits } from './use-balance.ts'

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
  const { unsaved, edit, discard } = useUnitDraft(unit)
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
      <Sums sums={sums} />
      <Items {...{ unit, draft, view, ledger, change, readOnly, edit }} />
      <Section title={t('balance.general')} remark={t('balance.generalHint')}>
        <Lines itemKey={null} of={t('balance.generalName')} lines={draft.lines} readOnly={readOnly} onEdit={edit} />
      </Section>
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
      {sums.unknown > 0 && <Note tone="warning">{t('balance.unknown', { count: sums.unknown })}</Note>}
    </section>
  )
}

type ItemsProps = Pick<PanelProps, 'view' | 'ledger' | 'change' | 'readOnly'> & {
  unit: BalanceUnit
  draft: UnitDraft
  edit: ReturnType<typeof useUnitDraft>['edit']
}

function Items({ unit, draft, view, ledger, change, readOnly, edit }: ItemsProps) {
  const t = useT()
  const proposed = useProposedCosts(unit, draft, ledger.areas)
  const { rows, areas } = ledger
  const places = useMemo(() => placesOf(draft.items, { rows, areas, unit }), [draft.items, rows, areas, unit])
  const picking = usePicking(unit.id, (key, place) => edit(withItem(key, { place: written(place) })))
  useLent(
    useMemo(() => ({ balance: places.ends, ...(picking.draft && { draft: picking.draft }) }), [places, picking.draft]),
  )
  const taken = new Set(draft.items.flatMap(({ recordId }) => recordId ?? []))
  const chosen = chosenItems(view.selected, ledger).filter(({ recordId }) => recordId === null || !taken.has(recordId))
  const addChosen = () => {
    edit(withItems(chosen))
    change({ selected: [unit.id] }, { replace: true })
  }
  const goneOnes = new Set(unit.items.flatMap(({ gone, recordId }) => (gone && recordId ? recordId : [])))
  return (
    <Section title={t('balance.items')} remark={readOnly ? undefined : t('balance.itemsHint')}>
      {draft.items.length === 0 && <p className="quiet">{t('balance.noItems')}</p>}
      {balanceKinds.map((kind) => {
        const ofKind = draft.items.flatMap((item, at) => (item.kind === kind ? [{ item, at }] : []))
        return (
          ofKind.length > 0 && (
            <section key={kind} className="balance-kind">
              <h3>
                {t(`balance.kinds.${kind}`)} <span className="quiet">{ofKind.length}</span>
              </h3>
              <ul>
                {ofKind.map(({ item, at }) => (
                  <ItemRow
                    key={item.key}
                    item={item}
                    at={at}
                    place={places.of.get(item.key) ?? null}
                    isGone={item.recordId !== null && goneOnes.has(item.recordId)}
                    proposed={item.recordId === null ? null : (proposed.get(item.recordId) ?? null)}
                    readOnly={readOnly}
                    isPicking={picking.itemKey === item.key}
                    onEdit={edit}
                    onPick={() => picking.begin(item.key)}
                  />
                ))}
              </ul>
            </section>
          )
        )
      })}
      {!readOnly && (
        <div className="area-actions">
          {chosen.length > 0 && (
            <Button className="button primary" onPress={addChosen}>
              {t('balance.addSelected', { count: chosen.length })}
            </Button>
          )}
          {(['project', 'parcel'] as const).map((kind) => (
            <Button key={kind} className="button" onPress={() => edit(withItems([{ kind, recordId: null, name: '' }]))}>
              {t(kind === 'project' ? 'balance.addProject' : 'balance.addParcel')}
            </Button>
          ))}
        </div>
      )}
    </Section>
  )
}

/** One click on the map becomes the place of an item. */
function usePicking(unitId: string, onPicked: (itemKey: number, place: [number, number]) => void) {
  const stage = useStage()
  const { inHand } = useStageState()
  const [asked, setAsked] = useState<number | null>(null)
  const isOn = inHand.tool === 'place' && asked !== null
  useDrawing((event) => {
    if (event.kind !== 'pick' || asked === null) return
    onPicked(asked, event.place)
    setAsked(null)
    stage.putDown()
  })
  return {
    itemKey: isOn ? asked : null,
    draft: useMemo(() => (isOn ? { tool: 'place' as const, shape: null, key: `place ${asked}` } : null), [isOn, asked]),
    begin: (itemKey: number) => {
      setAsked(itemKey)
      stage.takeUp('place', unitId)
    },
  }
}
