/** The editions of a plan: what the draft changes, what was published when, and where each edition was filed. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import type { PlanDifference } from '#contract/plan-editions.ts'
import type { RowUrgency } from '#contract/plan-rows.ts'
import type { Plan } from '#contract/plans.ts'
import type { WorkClass } from '#contract/policy.ts'
import { type Say, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Filings } from './Filings.tsx'
import type { PlanProps } from './OpenPlan.tsx'
import { downloadWorkbook } from './use-plans.ts'

export function Editions(props: PlanProps) {
  const { plan } = props
  const t = useT()
  return (
    <>
      {plan.difference && <Difference plan={plan} difference={plan.difference} />}
      <p className={plan.editions.length === 0 ? 'empty' : 'quiet'}>
        {t(plan.editions.length === 0 ? 'plans.noEditions' : 'plans.publicHint')}
      </p>
      <ul className="editions">
        {plan.editions.map((edition) => (
          <Edition key={edition.edition} plan={plan} edition={edition} />
        ))}
      </ul>
      <Filings {...props} />
    </>
  )
}

function Edition({ plan, edition }: { plan: Plan; edition: Plan['editions'][number] }) {
  const t = useT()
  const stage = useStage()
  const address = `/api/plans/${plan.id}/editions/${edition.edition}/page`
  const copy = async () => {
    // without a secure connection there is no clipboard
    const written = navigator.clipboard?.writeText(new URL(address, location.href).href) ?? Promise.reject()
    await written.then(
      () => stage.say({ text: t('plans.copied') }),
      () => stage.say({ text: t('plans.notCopied') }),
    )
  }
  const fetching = useMutation<void, Error>({ mutationFn: () => downloadWorkbook(plan.id, edition.edition) })
  return (
    <li>
      <b>{t('plans.editionOf', { edition: edition.edition })}</b> {edition.documentNumber}{' '}
      <span className="quiet">
        {t('plans.editionLine', { day: edition.publishedOn, body: edition.approvedBy })} ·{' '}
        {t('plans.count', { count: edition.compounds })}
      </span>{' '}
      <Button
        className="link"
        aria-label={`${t('plans.editionOf', { edition: edition.edition })} ${t('plans.exportWorkbook')}`}
        isDisabled={fetching.isPending}
        onPress={() => fetching.mutate()}
      >
        {t('plans.exportWorkbook')}
      </Button>{' '}
      <a
        className="link"
        href={address}
        target="_blank"
        rel="noreferrer"
        aria-label={t('plans.publicPageOf', { edition: edition.edition })}
      >
        {t('plans.publicPage')}
      </a>{' '}
      <Button
        className="link"
        aria-label={t('plans.copyLinkOf', { edition: edition.edition })}
        onPress={() => void copy()}
      >
        {t('plans.copyLink')}
      </Button>
      {fetching.error && <ProblemNote problem={fetching.error} />}
    </li>
  )
}

function Difference({ plan, difference }: { plan: Plan; difference: PlanDifference }) {
  const t = useT()
  const { edition, added, removed, moved, changed } = difference
  const year = (value: number | null) => value ?? t('plans.noYear')
  const isNone = added.length + removed.length + moved.length + changed.length === 0
  const title = plan.state === 'published' ? 'plans.difference.titleLedger' : 'plans.difference.title'
  return (
    <section className="plan-difference">
      <h3>{t(title, { edition })}</h3>
      <p className="quiet">
        {isNone
          ? t('plans.difference.none')
          : t('plans.difference.counts', {
              added: added.length,
              removed: removed.length,
              moved: moved.length,
              changed: changed.length,
            })}
      </p>
      <ul>
        {added.map(({ id, name }) => (
          <li key={id} data-change="added">
            + {name} <span className="quiet">{t('plans.difference.added')}</span>
          </li>
        ))}
        {removed.map(({ id, name }) => (
          <li key={id} data-change="removed">
            − {name} <span className="quiet">{t('plans.difference.removed')}</span>
          </li>
        ))}
        {moved.map(({ id, name, from, to }) => (
          <li key={id}>
            {name}{' '}
            <span className="quiet">
              {t('plans.difference.moved')} {year(from)} → {year(to)}
            </span>
          </li>
        ))}
        {changed.map(({ id, name, facts }) => (
          <li key={id}>
            {name}{' '}
            <span className="quiet">
              {facts
                .map(({ field, from, to }) => {
                  const told = (value: string | null) => factIn(t, field, value)
                  return `${t(`plans.columns.${field}`)} ${told(from)} → ${told(to)}`
                })
                .join(t('shell.comma'))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Field = PlanDifference['changed'][number]['facts'][number]['field']

/** A class of work and a grade by its name; everything else as it is. */
function factIn(t: Say, field: Field, value: string | null): string {
  if (value === null) return '—'
  if (field === 'urgency') return t(`plans.rowUrgencies.${value as RowUrgency}`) // the field holds these grades only
  return field === 'workClass' ? t(`policies.workClass.${value as WorkClass}`) : value // the field holds these codes only
}
