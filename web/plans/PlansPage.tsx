/** 计划: all plans of the district, the annual ones under their three-year plan and the projects under theirs; or one of them. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { PlanHead } from '#contract/plans.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { AddPlanDialog } from './AddPlanDialog.tsx'
import { DueLine } from './DueLine.tsx'
import { OpenPlan } from './OpenPlan.tsx'
import { openedOf } from './opened.ts'
import { usePlans } from './use-plans.ts'
import { yearsOf } from './words.ts'

export function PlansPage(props: PanelProps) {
  const { view } = props
  const opened = openedOf(view.item)
  return opened ? <OpenPlan key={opened.id} {...props} {...opened} /> : <PlanList {...props} />
}

function PlanList(props: PanelProps) {
  const { view, change, readOnly } = props
  const t = useT()
  const { data: list, error, refetch } = usePlans(view.adcode)
  const [adding, setAdding] = useState(false)
  if (error && !list) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!list) return <Skeleton label={t('shell.loading')} />
  const open = (id: string) => change({ item: id })
  const below = (parent: string | null) => list.items.filter(({ parentId }) => parentId === parent)
  return (
    <article className="plans" aria-label={t('plans.title')}>
      <header>
        <div className="plans-head">
          <h1>{t('plans.title')}</h1>
          {!readOnly && (
            <Button className="button primary" onPress={() => setAdding(true)}>
              {t('plans.add')}
            </Button>
          )}
        </div>
        <p className="quiet plans-lead">{t('plans.lead')}</p>
      </header>
      {list.items.length === 0 && <p className="empty">{t('plans.none')}</p>}
      <Branch plans={below(null)} below={below} dataDate={list.dataDate} onOpen={open} />
      {adding && (
        <AddPlanDialog {...props} plans={list.items} dataDate={list.dataDate} onClose={() => setAdding(false)} />
      )}
    </article>
  )
}

type BranchProps = {
  plans: readonly PlanHead[]
  below: (parent: string) => PlanHead[]
  dataDate: string
  onOpen: (id: string) => void
}

function Branch({ plans, below, dataDate, onOpen }: BranchProps) {
  if (plans.length === 0) return null
  return (
    <ul className="plan-branch">
      {plans.map((plan) => (
        <li key={plan.id}>
          <PlanLine plan={plan} dataDate={dataDate} onOpen={onOpen} />
          <Branch plans={below(plan.id)} below={below} dataDate={dataDate} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  )
}

function PlanLine({ plan, dataDate, onOpen }: Pick<BranchProps, 'dataDate' | 'onOpen'> & { plan: PlanHead }) {
  const t = useT()
  const { id, kind, name, state, edition, compounds, due, lastEdition } = plan
  return (
    <div className="plan-line" data-state={state}>
      <div>
        <Button className="plan-open" aria-label={t('plans.openPlan', { name })} onPress={() => onOpen(id)}>
          {name}
        </Button>
        <p className="quiet">
          {t(`plans.kinds.${kind}`)} · {yearsOf(t, plan)} · {t('plans.count', { count: compounds })}
          {lastEdition?.documentNumber && ` · ${lastEdition.documentNumber}`}
        </p>
        {due && <DueLine due={due} dataDate={dataDate} />}
      </div>
      <span className="plan-state">
        {t(`plans.states.${state}`)}
        {edition > 1 && ` · ${t('plans.editionOf', { edition })}`}
      </span>
    </div>
  )
}
