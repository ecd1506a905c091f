/** One item: what the document says of it, where it is needed, and filling it in for many compounds at once. */
import { Button } from 'react-aria-components'
import type { MenuCatalogue, MenuCatalogues } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Answered } from '#web/ui/Answered.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Counterparts } from './Counterparts.tsx'
import { FillMany } from './FillMany.tsx'
import { ItemFacts } from './ItemFacts.tsx'
import { useStandings } from './use-menu.ts'
import { type Item, itemName } from './words.ts'

type ItemPaneProps = PanelProps & { known: MenuCatalogues; catalogue: MenuCatalogue; opened: Item }

export function ItemPane(props: ItemPaneProps) {
  const { known, catalogue, opened, view, change } = props
  const t = useT()
  const query = useStandings(view.adcode, opened.code)
  return (
    <section className="item-pane" aria-label={itemName(opened)}>
      <header className="item-pane-head">
        <Button className="link item-pane-back" onPress={() => change({ item: null })}>
          {t('menu.back')}
        </Button>
        <h2>{itemName(opened)}</h2>
        <Button
          className="button button-small"
          aria-label={t('menu.onMapNamed', { item: opened.label })}
          onPress={() =>
            change({
              ...{ page: null, item: null, selected: [], painted: opened.code },
              ...(view.name === 'utilities' && { name: 'areas' as const }), // there the compounds are not painted
            })
          }
        >
          {t('menu.onMap')}
        </Button>
        <Button className="icon-button" aria-label={t('shell.close')} onPress={() => change({ item: null })}>
          <Icon name="close" />
        </Button>
      </header>
      <ItemFacts catalogue={catalogue} item={opened} />
      <Section title={t('menu.counterparts')} remark={t('menu.saidBy.reading')}>
        <Counterparts known={known} code={opened.code} />
      </Section>
      <Answered query={query}>{({ items }) => <FillMany {...props} standings={items} />}</Answered>
    </section>
  )
}
