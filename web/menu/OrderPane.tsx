/** The compounds of a district whose works would come in the wrong order. */
import { Button } from 'react-aria-components'
import type { MenuCatalogues, SequenceReport } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Answered } from '#web/ui/Answered.tsx'
import { Note } from '#web/ui/Note.tsx'
import { useOrder } from './use-menu.ts'
import { WarningList } from './WarningList.tsx'

type OrderPaneProps = PanelProps & { known: MenuCatalogues }

export function OrderPane(props: OrderPaneProps) {
  return <Answered query={useOrder(props.view.adcode)}>{(data) => <Order {...props} data={data} />}</Answered>
}

function Order({ known, change, readOnly, data }: OrderPaneProps & { data: SequenceReport }) {
  const t = useT()
  const hasRules = known.catalogues.some(({ covers, sequence }) => covers && sequence.length > 0)
  return (
    <section className="order-pane" aria-label={t('menu.tabs.order')}>
      <p className="quiet">{t('menu.orderHint')}</p>
      {!hasRules && <Note tone="plain">{t('menu.noRules')}</Note>}
      {hasRules && data.items.length === 0 && <Note tone="good">{t('menu.noWarnings')}</Note>}
      {data.items.map((compound) => (
        <article key={compound.id} className="order-compound" aria-label={compound.name}>
          <header>
            <h3>{compound.name}</h3>
            <Button
              className="link"
              aria-label={t('menu.openMenuOf', { name: compound.name })}
              onPress={() => change({ item: compound.id })}
            >
              {t('menu.openMenu')}
            </Button>
          </header>
          <WarningList known={known} menu={compound} readOnly={readOnly} />
        </article>
      ))}
    </section>
  )
}
