/** What became of the compounds of an edition: who came, who went, who has another year, and which facts are others. */
import type { PlanDifference } from '#contract/plan-editions.ts'
import type { RowUrgency } from '#contract/plan-rows.ts'
import type { WorkClass } from '#contract/policy.ts'
import { type Say, useT } from '#web/language.ts'

export function Difference({ title, difference }: { title: string; difference: PlanDifference }) {
  const t = useT()
  const { added, removed, moved, changed } = difference
  const year = (value: number | null) => value ?? t('plans.noYear')
  const isNone = added.length + removed.length + moved.length + changed.length === 0
  return (
    <section className="plan-difference">
      <h3>{title}</h3>
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
