/** 改造清单: how far every item is filled in, the menu of each compound, works in the wrong order, and how catalogues answer each other. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { catalogueOf } from '#contract/item-links.ts'
import type { MenuCatalogues } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { printSheet } from '#web/printing.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { CompoundPane } from './CompoundPane.tsx'
import { CompoundsPane } from './CompoundsPane.tsx'
import { CoveragePane } from './CoveragePane.tsx'
import { ExportButton } from './ExportButton.tsx'
import { LinksPane } from './LinksPane.tsx'
import { OrderPane } from './OrderPane.tsx'
import { useCatalogues } from './use-menu.ts'

const tabs = ['coverage', 'compounds', 'order', 'links'] as const
type Tab = (typeof tabs)[number]

/** What is open: a tab by its name, an item by its code, a compound by its id. */
const tabOf = (item: string | null): Tab => {
  if (item !== null && /^\d{6}-/.test(item)) return 'compounds'
  return tabs.find((tab) => tab === item) ?? 'coverage'
}

export function MenuPage(props: PanelProps) {
  const t = useT()
  const { data, error, refetch } = useCatalogues(props.view.adcode)
  if (error && !data) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label={t('shell.loading')} />
  return <Opened {...props} known={data} />
}

function Opened(props: PanelProps & { known: MenuCatalogues }) {
  const { view, change, known } = props
  const t = useT()
  const { item } = view
  const tab = tabOf(item)
  const isItem = item !== null && /^[A-Z]{2}-/.test(item)
  const [chosen, choose] = useState<string | null>(null)
  const wanted = isItem ? catalogueOf(item) : chosen
  const catalogue = known.catalogues.find(({ code }) => code === wanted) ?? known.catalogues[0]
  if (!catalogue) return <p className="quiet">{t('menu.noRules')}</p>
  const isCompound = tab === 'compounds' && item !== 'compounds'
  const pick = (code: string) => {
    choose(code)
    if (isItem) change({ item: null })
  }
  return (
    <article className="works-menu" aria-label={t('menu.title')}>
      <header className="works-menu-head">
        <h1>{t('menu.title')}</h1>
        <p className="quiet">{t('menu.hint')}</p>
      </header>
      <div className="works-menu-bar">
        <Choice
          label={t('menu.views')}
          options={tabs.map((value) => ({ value, label: t(`menu.tabs.${value}`) }))}
          value={tab}
          onChange={(next) => change({ item: next === 'coverage' ? null : next })}
        />
        {tab !== 'order' && (
          <Picker
            label={t('menu.catalogue')}
            options={known.catalogues.map(({ code, title, covers }) => ({
              value: code,
              label: `${code} ${title}${covers ? '' : t('menu.ofElsewhere')}`,
            }))}
            value={catalogue.code}
            onChange={pick}
          />
        )}
        {(tab === 'coverage' || tab === 'compounds') && (
          <ExportButton adcode={view.adcode} catalogue={catalogue.code} compounds={isCompound ? [item ?? ''] : null} />
        )}
        <Button className="button button-small" onPress={() => void printSheet(async () => undefined)}>
          {t('menu.print')}
        </Button>
      </div>
      {tab === 'coverage' && <CoveragePane {...props} catalogue={catalogue} item={isItem ? item : null} />}
      {tab === 'compounds' && !isCompound && <CompoundsPane {...props} catalogue={catalogue} />}
      {isCompound && <CompoundPane key={item} {...props} id={item ?? ''} catalogue={catalogue} />}
      {tab === 'order' && <OrderPane {...props} />}
      {tab === 'links' && <LinksPane {...props} catalogue={catalogue} />}
    </article>
  )
}
