/** What a plan says besides its compounds: goal, standard, money, who carries it out; and its name. */
import { Button } from 'react-aria-components'
import { type Plan, statementFields } from '#contract/plans.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { useTyped } from '#web/use-typed.ts'
import { useUndo } from '#web/use-undo.ts'
import type { PlanProps } from './OpenPlan.tsx'
import { type PlanAct, usePlanAct } from './use-plans.ts'

const fields = ['name', ...statementFields] as const
type Field = (typeof fields)[number]

const textsOf = ({ name, statement: { goal, standard, money, implementer, note } }: Plan): Record<Field, string> => ({
  ...{ name, goal, standard },
  ...{ money, implementer, note },
})

export function StatementForm({ plan, readOnly }: PlanProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const acting = usePlanAct(plan.id)
  const { typed, seen, isChanged, put, begin } = useTyped(textsOf(plan), plan.version)
  const save = () => {
    const { name, ...statement } = typed
    const before = { name: plan.name, statement: plan.statement }
    const wasPublished = plan.state === 'published'
    const change = { version: seen ?? plan.version, name: name.trim(), statement: { ...plan.statement, ...statement } }
    acting.mutate(
      { kind: 'change', change },
      {
        onSuccess: (saved) => {
          const { version } = saved
          begin(textsOf(saved), version)
          const back: PlanAct = wasPublished
            ? { kind: 'discard', version }
            : { kind: 'change', change: { version, ...before } }
          stage.say({
            text: t('plans.saved'),
            undo: () => undo(() => acting.mutateAsync(back), t('plans.undone')),
          })
        },
      },
    )
  }
  if (readOnly)
    return (
      <dl className="plan-statement">
        {statementFields.map((field) => (
          <div key={field}>
            <dt>{t(`plans.statement.${field}`)}</dt>
            <dd>{plan.statement[field] || '—'}</dd>
          </div>
        ))}
      </dl>
    )
  return (
    <div className="plan-statement">
      {fields.map((field) => (
        <label key={field} className="field field-tall">
          <span>{field === 'name' ? t('plans.name') : t(`plans.statement.${field}`)}</span>
          <textarea
            className="input"
            rows={field === 'name' ? 1 : 2}
            maxLength={field === 'name' ? 100 : 2000}
            value={typed[field]}
            onChange={({ target }) => put(field, target.value)}
          />
        </label>
      ))}
      <Button
        className="button primary"
        isDisabled={!isChanged || typed.name.trim() === '' || acting.isPending}
        onPress={save}
      >
        {t('plans.saveStatement')}
      </Button>
      {acting.error && <ProblemNote problem={acting.error} />}
    </div>
  )
}
