/** One item of one compound or building: what is said of it, what other classifications say, and the tick itself. */
import { useState } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { CompoundMenu, MenuCatalogue, MenuCatalogues, MenuEntry, Tick } from '#contract/menu.ts'
import { type MenuStanding, needOf } from '#contract/menu-standing.ts'
import { needs } from '#contract/menu-words.ts'
import { figure, type Say, useT } from '#web/language.ts'
import type { Theme } from '#web/map/style/palette.ts'
import { ItemFacts } from './ItemFacts.tsx'
import { StateMark } from './StateMark.tsx'
import { TickForm } from './TickForm.tsx'
import { blankTick, tickOf } from './ticks.ts'
import { useTicks } from './use-menu.ts'
import { codedName, type Item, itemName } from './words.ts'

export type TickRowProps = {
  known: MenuCatalogues
  catalogue: MenuCatalogue
  menu: CompoundMenu
  item: Item
  standing: MenuStanding
  buildingId: string | null
  readOnly: boolean
  theme: Theme
}

export function TickRow(props: TickRowProps) {
  const { catalogue, menu, item, standing, buildingId, readOnly, theme } = props
  const t = useT()
  const { one } = useTicks(menu.adcode)
  const [isOpen, setOpen] = useState(false)
  const { own, inherited, state } = standing
  /** The tick of what is looked at; of a building that follows the compound there is none. */
  const entry = inherited ? null : own
  const stands = entry?.version ?? null
  const save = (tick: Tick | null, told: string, seen = stands, done?: () => void) => {
    const at = { compoundId: menu.id, buildingId, itemCode: item.code }
    one.mutate({ changes: [{ ...at, seen, entry: tick }], told }, { onSuccess: done })
  }
  const choose = (need: Tick['need'] | undefined) => {
    if (need === undefined) return save(null, t('menu.cleared', { item: itemName(item) }))
    if (item.isOpenEnded && !entry?.note && (need === 'needed' || need === 'done')) return setOpen(true)
    save(
      { ...(entry ? tickOf(entry) : blankTick), need },
      t('menu.ticked', { item: itemName(item), need: t(`menu.needs.${need}`) }),
    )
  }
  return (
    <li className="tick-row" data-state={state}>
      <div className="tick-line">
        <StateMark state={state} theme={theme} />
        <span className="tick-name">
          {itemName(item)}
          {item.isKey && <em className="tag tag-quiet">{t('menu.key')}</em>}
          {item.isOpenEnded && <em className="tag tag-quiet">{t('menu.openEnded')}</em>}
          {inherited && <em className="tag tag-quiet">{t('menu.inherited')}</em>}
          {buildingId !== null && entry && <em className="tag tag-own">{t('menu.ownWord')}</em>}
        </span>
        <ToggleButtonGroup
          className="choice tick-choice"
          aria-label={itemName(item)}
          selectionMode="single"
          isDisabled={readOnly || one.isPending}
          selectedKeys={own ? [own.need] : []}
          onSelectionChange={(keys) => choose(needs.find((need) => keys.has(need)))}
        >
          {needs.map((need) => (
            <ToggleButton key={need} id={need}>
              {t(`menu.needs.${need}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Button
          className="link tick-details"
          aria-expanded={isOpen}
          aria-label={t('menu.detailsOf', { item: itemName(item) })}
          onPress={() => setOpen(!isOpen)}
        >
          {t('menu.details')}
        </Button>
      </div>
      <TickWords {...props} />
      {isOpen && (
        <div className="tick-open">
          <ItemFacts catalogue={catalogue} item={item} />
          {!readOnly && (
            <TickForm
              {...{ catalogue, menu, item }}
              tick={entry ? tickOf(entry) : blankTick}
              version={stands}
              isPending={one.isPending}
              onSave={(tick, seen) => save(tick, t('menu.saved', { item: itemName(item) }), seen, () => setOpen(false))}
            />
          )}
        </div>
      )}
    </li>
  )
}

/** Of an item whose digging is left to be asked: the answer, or that nobody has given one of what is to be done. */
function diggingWords(t: Say, { need, excavates }: MenuEntry): string | null {
  if (excavates !== null) return t(`menu.excavates.${excavates ? 'yes' : 'no'}`)
  return need === 'needed' ? t('menu.digsUnsaidHere') : null
}

/** Quantity, cost, year and work in one line; then who else says something. */
function TickWords({ known, item, standing }: TickRowProps) {
  const t = useT()
  const { own, heard, buildings } = standing
  const words =
    own &&
    [
      own.quantity !== null && `${figure(own.quantity, 2)} ${own.unit ?? ''}`.trim(),
      own.costWan !== null && `${t('menu.costWan')} ${figure(own.costWan, 2)}`,
      item.excavates === 'ask' && diggingWords(t, own),
      own.payer && t('menu.payerBy', { payer: t(`menu.payers.${own.payer}`) }),
      own.year,
      own.work && (own.work.name ?? own.work.roadName ?? own.work.id),
      own.note,
    ].filter(Boolean)
  return (
    <>
      {words && words.length > 0 && <p className="tick-words">{words.join(' · ')}</p>}
      {buildings.length > 0 && (
        <p className="tick-words quiet">{t('menu.buildingsDiffer', { count: buildings.length })}</p>
      )}
      {heard.map(({ entry, relation }) => (
        <p key={entry.id} className="tick-words tick-heard quiet">
          ↳{' '}
          {t(`menu.heardFrom.${relation}`, {
            item: codedName(known, entry.itemCode),
            need: t(`menu.needs.${needOf(entry)}`),
          })}
        </p>
      ))}
    </>
  )
}
