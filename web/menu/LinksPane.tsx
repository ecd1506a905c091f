/** How the items of one catalogue answer those of the others: our reading, changed link by link by a district. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { catalogueOf, type ItemLink } from '#contract/item-links.ts'
import type { LinkChange, MenuCatalogue, MenuCatalogues } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useStage } from '#web/stage.tsx'
import { Note } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx'
import { useKeptFocus } from '#web/use-kept-focus.ts'
import { useUndo } from '#web/use-undo.ts'
import { useLink } from './use-menu.ts'
import { codedName, type Item, itemName } from './words.ts'

type LinksPaneProps = PanelProps & { known: MenuCatalogues; catalogue: MenuCatalogue }
type Asking = { fromItem: string; toItem: string; linked: boolean }

const pairOf = (one: string, other: string) => [one, other].sort().join(' ')

export function LinksPane({ known, catalogue, view, readOnly }: LinksPaneProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const linking = useLink(view.adcode)
  const [asking, setAsking] = useState<Asking | null>(null)
  const own = (one: string, other: string) =>
    known.district.find(({ fromItem, toItem }) => pairOf(fromItem, toItem) === pairOf(one, other))
  const save = (change: Omit<LinkChange, 'adcode'>, back: Omit<LinkChange, 'adcode' | 'seen'>) =>
    linking.mutate(change, {
      onSuccess: ({ district }) => {
        setAsking(null)
        const pair = pairOf(change.fromItem, change.toItem)
        const now = district.find(({ fromItem, toItem }) => pairOf(fromItem, toItem) === pair)
        const again = { ...back, seen: now?.version ?? null }
        stage.say({
          text: t('menu.linkSaved'),
          undo: () => undo(() => linking.mutateAsync(again), t('menu.undone')),
        })
      },
      // a dialog shows its own refusal; without one it would show nowhere
      onError: ({ message }) => asking === null && stage.say({ text: message }),
    })
  const ask = (about: Asking) => {
    linking.reset() // the last refusal is of another pair
    setAsking(about)
  }
  const restore = (fromItem: string, toItem: string) => {
    const word = own(fromItem, toItem)
    if (!word) return
    const back = { fromItem, toItem, linked: word.linked, reason: t('menu.undone') }
    save({ fromItem, toItem, linked: null, reason: null, seen: word.version }, back)
  }
  const say = (reason: string) => {
    if (!asking) return
    const seen = own(asking.fromItem, asking.toItem)?.version ?? null
    save({ ...asking, reason, seen }, { ...asking, linked: null, reason: null })
  }
  return (
    <section className="links-pane" aria-label={t('menu.tabs.links')}>
      <Note tone="plain">{known.note}</Note>
      <ul className="links-list">
        {catalogue.items.map((item) => (
          <LinkedItem
            key={item.code}
            {...{ known, item, readOnly }}
            isPending={linking.isPending}
            isOwn={(toItem) => own(item.code, toItem) !== undefined}
            onAsk={(toItem, linked) => ask({ fromItem: item.code, toItem, linked })}
            onRestore={(toItem) => restore(item.code, toItem)}
          />
        ))}
      </ul>
      {asking && (
        <ReasonDialog
          title={t(asking.linked ? 'menu.addLinkTitle' : 'menu.unlinkTitle', {
            from: codedName(known, asking.fromItem),
            to: codedName(known, asking.toItem),
          })}
          text={t('menu.linkText')}
          label={t('menu.waiveReason')}
          action={t('menu.linkAction')}
          isPending={linking.isPending}
          problem={linking.error}
          onReason={say}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}

type LinkedItemProps = {
  known: MenuCatalogues
  item: Item
  readOnly: boolean
  /** A change is under way. */
  isPending: boolean
  isOwn: (toItem: string) => boolean
  onAsk: (toItem: string, linked: boolean) => void
  onRestore: (toItem: string) => void
}

function LinkedItem({ known, item, readOnly, isPending, isOwn, onAsk, onRestore }: LinkedItemProps) {
  const t = useT()
  const links = known.links.filter(({ fromItem }) => fromItem === item.code)
  const removed = known.district.flatMap(({ fromItem, toItem, linked }) =>
    !linked && [fromItem, toItem].includes(item.code) ? (fromItem === item.code ? toItem : fromItem) : [],
  )
  const { list, leaving } = useKeptFocus<HTMLUListElement>(
    links.map(({ toItem }) => toItem),
    '.link',
  )
  const others = known.catalogues
    .filter(({ code }) => code !== catalogueOf(item.code))
    .flatMap(({ items }) => items)
    .filter(({ code }) => !links.some(({ toItem }) => toItem === code) && !removed.includes(code))
  return (
    <li className="linked-item">
      <h3>{itemName(item)}</h3>
      <ul ref={list} tabIndex={-1}>
        {links.map((link) => (
          <LinkLine
            key={link.toItem}
            {...{ known, item, link, readOnly, isPending }}
            isOwn={isOwn(link.toItem)}
            {...{ onRestore }}
            onAsk={(toItem, linked) => {
              leaving(toItem)
              onAsk(toItem, linked)
            }}
          />
        ))}
        {links.length === 0 && <li className="quiet">{t('menu.noCounterparts')}</li>}
        {removed.map((toItem) => (
          <li key={toItem} className="quiet">
            {t('menu.removed')}
            <s>{codedName(known, toItem)}</s>{' '}
            {!readOnly && (
              <Button
                className="link"
                aria-label={`${itemName(item)} · ${codedName(known, toItem)} ${t('menu.relink')}`}
                isDisabled={isPending}
                onPress={() => onRestore(toItem)}
              >
                {t('menu.relink')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className="add-link">
          <span className="quiet">{t('menu.addLink')}</span>
          <Picker
            label={`${itemName(item)} ${t('menu.addLinkTo')}`}
            options={others.map(({ code }) => ({ value: code, label: codedName(known, code) }))}
            value=""
            onChange={(code) => onAsk(code, true)}
          />
        </div>
      )}
    </li>
  )
}

type LinkLineProps = Pick<LinkedItemProps, 'known' | 'item' | 'readOnly' | 'isPending' | 'onAsk' | 'onRestore'> & {
  link: ItemLink
  isOwn: boolean
}

function LinkLine({ known, item, link, readOnly, isPending, isOwn, onAsk, onRestore }: LinkLineProps) {
  const t = useT()
  const { toItem, relation, reason, saidBy } = link
  return (
    <li>
      <span className="link-name">
        {codedName(known, toItem)} <em className="tag tag-quiet">{t(`menu.relations.${relation}`)}</em>
        <em className={saidBy === 'district' ? 'tag tag-own' : 'tag tag-quiet'}>{t(`menu.saidBy.${saidBy}`)}</em>
      </span>
      <span className="quiet link-reason">{reason}</span>
      {!readOnly && (
        <Button
          className="link"
          aria-label={`${itemName(item)} · ${codedName(known, toItem)} ${t(isOwn ? 'menu.relink' : 'menu.unlink')}`}
          isDisabled={isPending}
          onPress={() => (isOwn ? onRestore(toItem) : onAsk(toItem, false))}
        >
          {t(isOwn ? 'menu.relink' : 'menu.unlink')}
        </Button>
      )}
    </li>
  )
}
