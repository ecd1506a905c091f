/** 目标与台账核对: every target against the ledger, the rows behind each difference, and what was made of it. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { isUnexplained } from '#contract/target-footnotes.ts'
import type { TargetList, TargetStanding } from '#contract/targets.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { LedgerTable } from './LedgerTable.tsx'
import { TargetDialog } from './TargetDialog.tsx'
import { TargetRow } from './TargetRow.tsx'
import { useTargets } from './use-targets.ts'

const every = 'every'
type Wanted = { only: 'all' | 'open'; year: string; street: string; fund: string }

export function TargetsPage(props: PanelProps) {
  const { view, readOnly } = props
  const t = useT()
  const { data: list, error, refetch } = useTargets(view.adcode)
  const [wanted, want] = useState<Wanted>({ only: 'all', year: every, street: every, fund: every })
  const [adding, setAdding] = useState(false)
  if (error && !list) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!list) return <Skeleton label={t('shell.loading')} />
  const open = list.items.filter(isUnexplained)
  const shown = list.items.filter((each) => isWanted(each, wanted))
  return (
    <article className="targets" aria-label={t('targets.title')}>
      <header>
        <div className="targets-head">
          <h1>{t('targets.title')}</h1>
          <p className="targets-open" data-open={open.length > 0 || undefined}>
            {open.length > 0 ? t('targets.openCount', { count: open.length }) : t('targets.openNone')}
          </p>
          <p className="quiet">
            {t('targets.asOf', { day: list.dataDate })}
            {list.dataDateInvented && <em className="tag">{t('targets.invented')}</em>}
          </p>
        </div>
        <p className="quiet targets-lead">{t('targets.lead')}</p>
      </header>
      {error && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      <div className="targets-bar">
        <Choice
          label={t('targets.state')}
          options={[
            { value: 'all', label: t('targets.all') },
            { value: 'open', label: t('targets.open') },
          ]}
          value={wanted.only}
          onChange={(only) => want({ ...wanted, only })}
        />
        <Filters list={list} wanted={wanted} onWant={want} />
        {!readOnly && (
          <Button className="button button-small" onPress={() => setAdding(true)}>
            {t('targets.add')}
          </Button>
        )}
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
            <TargetRow key={standing.target.id} {...props} standing={standing} list={list} />
          ))}
        </div>
      )}
      {list.ledger.length > 0 && <LedgerTable list={list} />}
      {adding && <TargetDialog list={list} {...props} target={null} onClose={() => setAdding(false)} />}
    </article>
  )
}

/** A target for everybody speaks of each street office and fund too. */
const isWanted = (standing: TargetStanding, { only, year, street, fund }: Wanted): boolean => {
  const { target } = standing
  return (
    (only === 'all' || isUnexplained(standing)) &&
    (year === every || String(target.year) === year) &&
    (street === every || target.streetOffice === null || target.streetOffice.id === street) &&
    (fund === every || target.fundingLabel === null || target.fundingLabel === fund)
  )
}

function Filters({ list, wanted, onWant }: { list: TargetList; wanted: Wanted; onWant: (wanted: Wanted) => void }) {
  const t = useT()
  const years = [...new Set(list.items.map(({ target }) => String(target.year)))]
  const own = list.items.map(({ target }) => target)
  const streets = new Map(
    own.flatMap(({ streetOffice }) => (streetOffice ? [[streetOffice.id, streetOffice.name]] : [])),
  )
  const funds = [...new Set(own.flatMap(({ fundingLabel }) => fundingLabel ?? []))]
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  return (
    <>
      {years.length > 1 && (
        <Picker
          label={t('targets.year')}
          options={[{ value: every, label: t('targets.allYears') }, ...plain(years)]}
          value={wanted.year}
          onChange={(year) => onWant({ ...wanted, year })}
        />
      )}
      {streets.size > 0 && (
        <Picker
          label={t('targets.street')}
          options={[
            { value: every, label: t('targets.allStreets') },
            ...[...streets].map(([value = '', label = '']) => ({ value, label })),
          ]}
          value={wanted.street}
          onChange={(street) => onWant({ ...wanted, street })}
        />
      )}
      {funds.length > 0 && (
        <Picker
          label={t('targets.fund')}
          options={[{ value: every, label: t('targets.allFunds') }, ...plain(funds)]}
          value={wanted.fund}
          onChange={(fund) => onWant({ ...wanted, fund })}
        />
      )}
    </>
  )
}
