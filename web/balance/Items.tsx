/** The items of a balance unit by kind, the ways to add one, and their arcs on the map. */
import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import { type BalanceUnit, balanceKinds } from '#contract/balance.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { useT } from '#web/language.ts'
import { withRoom } from '#web/map/around.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useLent, useStage } from '#web/stage.tsx'
import { Section } from '#web/ui/Section.tsx'
import { chosenItems } from './chosen.ts'
import { ItemRow } from './ItemRow.tsx'
import { placesOf } from './places.ts'
import { type UnitDraft, withItem, withItems, written } from './unit-draft.ts'
import { useProposedCosts, type useUnitDraft } from './use-balance.ts'
import { usePicking } from './use-picking.ts'

type ItemsProps = Pick<PanelProps, 'view' | 'ledger' | 'change' | 'readOnly'> & {
  unit: BalanceUnit
  draft: UnitDraft
  edit: ReturnType<typeof useUnitDraft>['edit']
}

export function Items({ unit, draft, view, ledger, change, readOnly, edit }: ItemsProps) {
  const t = useT()
  const stage = useStage()
  const proposed = useProposedCosts(unit, draft, ledger.areas)
  const { rows, areas } = ledger
  const places = useMemo(() => placesOf(draft.items, { rows, areas, unit }), [draft.items, rows, areas, unit])
  const picking = usePicking(unit.id, (key, place) => edit(withItem(key, { place: written(place) })))
  useLent(
    useMemo(() => ({ balance: places.ends, ...(picking.draft && { draft: picking.draft }) }), [places, picking.draft]),
  )
  const around = boundsOf({ type: 'MultiPoint', coordinates: places.ends.map(({ place }) => place) })
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
      <div className="area-actions">
        {!readOnly && chosen.length > 0 && (
          <Button className="button primary" onPress={addChosen}>
            {t('balance.addSelected', { count: chosen.length })}
          </Button>
        )}
        {!readOnly &&
          (['project', 'parcel'] as const).map((kind) => (
            <Button key={kind} className="button" onPress={() => edit(withItems([{ kind, recordId: null, name: '' }]))}>
              {t(kind === 'project' ? 'balance.addProject' : 'balance.addParcel')}
            </Button>
          ))}
        {around && (
          <Button className="button" onPress={() => stage.lookAt(withRoom(around))}>
            {t('balance.showAll')}
          </Button>
        )}
      </div>
    </Section>
  )
}
