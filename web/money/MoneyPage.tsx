/** 资金: the district's compounds, works beside them, utilities, project list and idle space; or the money of the one that is open. */
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { PrintButton } from '#web/ui/PrintButton.tsx'
import { useToMap } from '#web/use-to-map.ts'
import { ApplicationPane } from './ApplicationPane.tsx'
import { BoundaryPane } from './BoundaryPane.tsx'
import { CompoundMoneyPage } from './CompoundMoney.tsx'
import { CompoundsPane } from './CompoundsPane.tsx'
import { IdlePane } from './IdlePane.tsx'
import { UtilitiesPane } from './UtilitiesPane.tsx'

const tabs = ['compounds', 'boundary', 'utilities', 'application', 'idle'] as const

/** `item` is a tab by its name, or a compound by its id. */
export function MoneyPage(props: PanelProps) {
  const { view, change, ledger, readOnly } = props
  const t = useT()
  const { item } = view
  const toMap = useToMap({ ledger, change })
  const onMap = (id: string) => toMap([id])
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
        <PrintButton />
      </div>
      {tab === 'compounds' && <CompoundsPane {...pane} />}
      {tab === 'boundary' && <BoundaryPane {...pane} />}
      {tab === 'utilities' && <UtilitiesPane {...pane} />}
      {tab === 'application' && <ApplicationPane {...pane} />}
      {tab === 'idle' && <IdlePane {...pane} />}
    </article>
  )
}
