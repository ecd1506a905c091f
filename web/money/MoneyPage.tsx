/** 资金: the district's compounds, works beside them, utilities, project list and idle space; or the money of the one that is open. */
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { printSheet } from '#web/printing.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { ApplicationPane } from './ApplicationPane.tsx'
import { BoundaryPane } from './BoundaryPane.tsx'
import { CompoundMoneyPage } from './CompoundMoney.tsx'
import { CompoundsPane } from './CompoundsPane.tsx'
import { IdlePane } from './IdlePane.tsx'
import { UtilitiesPane } from './UtilitiesPane.tsx'

const tabs = ['compounds', 'boundary', 'utilities', 'application', 'idle'] as const

/** `item` is a tab by its name, or a compound by its id. */
export function MoneyPage(props: PanelProps) {
  const { view, change, readOnly } = props
  const t = useT()
  const { item } = view
  const onMap = (id: string) => change({ page: null, item: null, selected: [id] })
  if (item !== null && /^\d{6}-/.test(item)) {
    return (
      <CompoundMoneyPage
        id={item}
        readOnly={readOnly}
        onBack={() => change({ item: null })}
        onMap={() => onMap(item)}
      />
    )
  }
  const tab = tabs.find((each) => each === item) ?? 'compounds'
  const pane = { adcode: view.adcode, readOnly, onOpen: (id: string) => change({ item: id }), onMap }
  return (
    <article className="money" aria-label={t('money.title')}>
      <h1>{t('money.title')}</h1>
      <div className="money-bar">
        <Choice
          label={t('money.views')}
          value={tab}
          options={tabs.map((value) => ({ value, label: t(`money.tabs.${value}`) }))}
          onChange={(next) => change({ item: next === 'compounds' ? null : next })}
        />
        <Button className="button button-small" onPress={() => void printSheet(async () => undefined)}>
          {t('money.print')}
        </Button>
      </div>
      {tab === 'compounds' && <CompoundsPane {...pane} />}
      {tab === 'boundary' && <BoundaryPane {...pane} />}
      {tab === 'utilities' && <UtilitiesPane {...pane} />}
      {tab === 'application' && <ApplicationPane {...pane} />}
      {tab === 'idle' && <IdlePane {...pane} />}
    </article>
  )
}
