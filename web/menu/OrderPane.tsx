/** The compounds of a district whose works would come in the wrong order. */
import { Button } from 'react-aria-components'
import type { MenuCatalogues } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useOrder } from './use-menu.ts'
import { WarningList } from './WarningList.tsx'

export function OrderPane({ known, view, change, readOnly }: PanelProps & { known: MenuCatalogues }) {
  const t = useT()
  const { data, error, refetch } = useOrder(view.adcode)
  if (error && !data) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label={t('shell.loading')} />
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
