/** 改造清单: how far every item is filled in, the menu of each compound, works in the wrong order, and how catalogues answer each other. */
import type { MenuCatalogues } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Answered } from '#web/ui/Answered.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { PrintButton } from '#web/ui/PrintButton.tsx'
import type { ChangeView } from '#web/use-view.ts'
import { CompoundPane } from './CompoundPane.tsx'
import { CompoundsPane } from './CompoundsPane.tsx'
import { CoveragePane } from './CoveragePane.tsx'
import { ExportButton } from './ExportButton.tsx'
import { LinksPane } from './LinksPane.tsx'
import { OrderPane } from './OrderPane.tsx'
import { addressOf, menuTabs, openedOf } from './opened.ts'
import { useCatalogues } from './use-menu.ts'

export function MenuPage(props: PanelProps) {
  return <Answered query={useCatalogues(props.view.adcode)}>{(known) => <Opened {...props} known={known} />}</Answered>
}

function Opened(props: PanelProps & { known: MenuCatalogues }) {
  const { view, known } = props
  const t = useT()
  const { tab, item, compound, catalogue: wanted } = openedOf(view.item)
  const [usual] = known.catalogues
  const catalogue = known.catalogues.find(({ code }) => code === wanted) ?? usual
  if (!catalogue) return <p className="quiet">{t('menu.noRules')}</p>
  const show = (what: string | null, code: string, how?: { replace?: boolean }) =>
    props.change({ item: addressOf(what, code === usual?.code ? null : code) }, how)
  // whatever is opened on this page is opened in the catalogue that is chosen
  const change: ChangeView = (next, how) => {
    if (typeof next !== 'function' && next.item !== undefined && next.page === undefined)
      return show(next.item, catalogue.code, how)
    return props.change(next, how)
  }
  const here = { ...props, change, catalogue }
  return (
    <article className="works-menu" aria-label={t('menu.title')}>
      <header className="works-menu-head">
        <h1>{t('menu.title')}</h1>
        <p className="quiet">{t('menu.hint')}</p>
      </header>
      <div className="works-menu-bar">
        <Choice
          label={t('menu.views')}
          options={menuTabs.map((value) => ({ value, label: t(`menu.tabs.${value}`) }))}
          value={tab}
          onChange={(next) => show(next === 'coverage' ? null : next, catalogue.code)}
        />
        {tab !== 'order' && (
          <Picker
            label={t('menu.catalogue')}
            options={known.catalogues.map(({ code, title, covers }) => ({
              value: code,
              label: `${code} ${title}${covers ? '' : t('menu.ofElsewhere')}`,
            }))}
            value={catalogue.code}
            onChange={(code) => show(compound ?? (tab === 'coverage' ? null : tab), code, { replace: true })}
          />
        )}
        {(tab === 'coverage' || tab === 'compounds') && (
          <ExportButton
            adcode={view.adcode}
            catalogue={catalogue.code}
            compounds={compound === null ? null : [compound]}
          />
        )}
        <PrintButton />
      </div>
      {tab === 'coverage' && <CoveragePane {...here} item={item} />}
      {tab === 'compounds' && compound === null && <CompoundsPane {...here} />}
      {compound !== null && <CompoundPane key={compound} {...here} id={compound} />}
      {tab === 'order' && <OrderPane {...here} />}
      {tab === 'links' && <LinksPane {...here} />}
    </article>
  )
}
