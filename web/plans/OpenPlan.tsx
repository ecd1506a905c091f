/** One plan: where it stands and what comes next, and below the compounds in it, the candidates, what it says, its editions. */
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Plan } from '#contract/plans.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Candidates } from './Candidates.tsx'
import { DueLine } from './DueLine.tsx'
import { Editions } from './Editions.tsx'
import { itemOf, type PlanPart, planParts } from './opened.ts'
import { PlanActs } from './PlanActs.tsx'
import { PlanRows } from './PlanRows.tsx'
import { StatementForm } from './StatementForm.tsx'
import { usePlan } from './use-plans.ts'
import { namesIn, totalIn, yearsOf } from './words.ts'

export type PlanProps = PanelProps & { plan: Plan }

export function OpenPlan(props: PanelProps & { id: string; part: PlanPart }) {
  const { id, part, change, readOnly } = props
  const t = useT()
  const { data: plan, error, refetch } = usePlan(id)
  const back = () => change({ item: null })
  // looking at another tab is no step to go back over
  const open = (next: PlanPart) => change({ item: itemOf(id, next) }, { replace: true })
  if (!plan)
    return (
      <article className="plans">
        <Button className="link" onPress={back}>
          {t('plans.back')}
        </Button>
        {error ? (
          <ProblemNote problem={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton label={t('shell.loading')} />
        )}
      </article>
    )
  const own = { ...props, plan }
  return (
    <article className="plans plan" aria-label={plan.name}>
      <header className="plan-head">
        <Button className="link plan-back" onPress={back}>
          ← {t('plans.back')}
        </Button>
        <h1>{plan.name}</h1>
        <p className="plan-standing">
          <span className="plan-state" data-state={plan.state}>
            {t(`plans.states.${plan.state}`)} · {t('plans.editionOf', { edition: plan.edition })}
          </span>{' '}
          <span className="quiet">
            {t(`plans.kinds.${plan.kind}`)} · {yearsOf(t, plan)}
            {plan.statement.compiledOn && ` · ${t('plans.compiledOn', { day: plan.statement.compiledOn })}`}
          </span>
        </p>
        {plan.due && <DueLine due={plan.due} dataDate={plan.dataDate} />}
        <PlanActs {...own} />
      </header>
      <Sums plan={plan} />
      <Warnings plan={plan} />
      <Tabs
        selectedKey={part === 'candidates' && readOnly ? 'rows' : part}
        onSelectionChange={(key) => open(planParts.find((each) => each === key) ?? 'rows')}
      >
        <TabList className="plan-tabs" aria-label={plan.name}>
          {planParts
            .filter((each) => each !== 'candidates' || !readOnly)
            .map((each) => (
              <Tab key={each} id={each} className="plan-tab">
                {t(`plans.${each}`)}
                {each === 'rows' && <span className="quiet"> {plan.rows.length}</span>}
              </Tab>
            ))}
        </TabList>
        <TabPanel id="rows">
          <PlanRows {...own} />
        </TabPanel>
        <TabPanel id="candidates">
          <Candidates {...own} />
        </TabPanel>
        {/* what was typed outlives a look at another tab */}
        <TabPanel id="contents" shouldForceMount style={({ isInert }) => (isInert ? { display: 'none' } : {})}>
          <StatementForm {...own} />
        </TabPanel>
        <TabPanel id="editions">
          <Editions {...own} />
        </TabPanel>
      </Tabs>
    </article>
  )
}

function Sums({ plan: { sums } }: { plan: Plan }) {
  const t = useT()
  const figures = (['households', 'floorAreaM2', 'costWan'] as const).map((field) => ({
    field,
    ...totalIn(t, sums[field]),
  }))
  return (
    <dl className="plan-sums" aria-label={t('plans.sums')}>
      <div>
        <dt>{t('plans.compounds')}</dt>
        <dd>{sums.compounds}</dd>
      </div>
      {figures.map(({ field, main, rest }) => (
        <div key={field}>
          <dt>{t(`plans.columns.${field}`)}</dt>
          <dd>
            {main}
            {rest && <small>{rest}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Warnings({ plan: { warnings } }: { plan: Plan }) {
  const t = useT()
  if (warnings.length === 0) return null
  return (
    <Note tone="warning">
      <strong>{t('plans.warnings')}</strong>
      <ul className="note-list">
        {warnings.map(({ code, names, about, blocks }) => (
          <li key={`${code} ${about ?? ''}`}>
            {t(`plans.warning.${code}`, { names: namesIn(t, names), about: about ?? '' })}
            {blocks && <em className="tag">{t('plans.blocks')}</em>}
          </li>
        ))}
      </ul>
    </Note>
  )
}
