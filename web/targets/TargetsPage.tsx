/** 目标与台账核对: every target against the ledger, the rows behind each difference, and what was made of it. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { isUnexplained } from '#contract/target-footnotes.ts'
import type { TargetList } from '#contract/targets.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Answered } from '#web/ui/Answered.tsx'
import { PrintButton } from '#web/ui/PrintButton.tsx'
import type { ChangeView } from '#web/use-view.ts'
import { LedgerTable } from './LedgerTable.tsx'
import { addressOf, isShown, openedOf } from './opened.ts'
import { TargetDialog } from './TargetDialog.tsx'
import { TargetFilters } from './TargetFilters.tsx'
import { TargetRow } from './TargetRow.tsx'
import { useTargets } from './use-targets.ts'

export function TargetsPage(props: PanelProps) {
  const query = useTargets(props.view.adcode)
  return <Answered query={query}>{(list) => <Listed {...props} list={list} />}</Answered>
}

function Listed({ list, ...props }: PanelProps & { list: TargetList }) {
  const { view, readOnly } = props
  const t = useT()
  const [adding, setAdding] = useState(false)
  const opened = openedOf(view.item)
  const { id, wanted } = opened
  // whatever is opened on this page is opened under the filters that are chosen
  const change: ChangeView = (next, how) => {
    if (typeof next !== 'function' && next.item !== undefined && next.page === undefined)
      return props.change({ ...next, item: addressOf(next.item, wanted) }, how)
    return props.change(next, how)
  }
  const here = { ...props, list, change, view: { ...view, item: id } }
  const open = list.items.filter(isUnexplained).length
  const shown = list.items.filter((each) => isShown(each, opened))
  return (
    <article className="targets" aria-label={t('targets.title')}>
      <header>
        <div className="targets-head">
          <h1>{t('targets.title')}</h1>
          <p className="targets-open" data-open={open > 0 || undefined}>
            {open > 0 ? t('targets.openCount', { count: open }) : t('targets.openNone')}
          </p>
          <p className="quiet">
            {t('targets.asOf', { day: list.dataDate })}
            {list.dataDateInvented && <em className="tag">{t('targets.invented')}</em>}
          </p>
        </div>
        <p className="quiet targets-lead">{t('targets.lead')}</p>
      </header>
      <div className="targets-bar">
        <TargetFilters
          list={list}
          wanted={wanted}
          onWant={(next) => props.change({ item: addressOf(id, next) }, { replace: true })}
        />
        <span className="targets-bar-end">
          <PrintButton />
          {!readOnly && (
            <Button className="button button-small" onPress={() => setAdding(true)}>
              {t('targets.add')}
            </Button>
          )}
        </span>
      </div>
      {shown.length === 0 && (
        <p className="empty">{t(list.items.length === 0 ? 'targets.none' : 'targets.noneHere')}</p>
      )}
      {shown.length > 0 && (
        <div className="targets-list">
          <div className="target-line target-names" aria-hidden="true">
            <span>{t('targets.target')}</span>
            <span>{t('targets.target')}</span>
            <span>{t('targets.ledger')}</span>
            <span>{t('targets.difference')}</span>
            <span>{t('targets.actual')}</span>
            <span>{t('targets.state')}</span>
          </div>
          {shown.map((standing) => (
            <TargetRow key={standing.target.id} {...here} standing={standing} />
          ))}
        </div>
      )}
      {list.ledger.length > 0 && <LedgerTable list={list} />}
      {adding && <TargetDialog {...here} target={null} onClose={() => setAdding(false)} />}
    </article>
  )
}
