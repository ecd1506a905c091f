/** What a plan says besides its compounds: goal, standard, money, who carries it out; and its name. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { statementFields } from '#contract/plans.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import type { PlanProps } from './OpenPlan.tsx'
import { usePlanAct } from './use-plans.ts'

export function StatementForm({ plan, readOnly }: PlanProps) {
  const t = useT()
  const stage = useStage()
  const acting = usePlanAct(plan.id)
  const stored = { name: plan.name, ...plan.statement }
  const [draft, setDraft] = useState(stored)
  const fields = ['name', ...statementFields] as const
  const isSame = fields.every((field) => draft[field].trim() === stored[field])
  const save = () => {
    const { name, ...statement } = draft
    const before = { name: plan.name, statement: plan.statement }
    const wasPublished = plan.state === 'published'
    acting.mutate(
      {
        kind: 'change',
        change: { version: plan.version, name: name.trim(), statement: { ...plan.statement, ...statement } },
      },
      {
        onSuccess: ({ version }) => {
          const undo = () =>
            acting.mutate(
              wasPublished ? { kind: 'discard', version } : { kind: 'change', change: { version, ...before } },
              {
                onSuccess: (saved) => {
                  setDraft({ name: saved.name, ...saved.statement })
                  stage.say({ text: t('plans.undone') })
                },
              },
            )
          stage.say({ text: t('plans.saved'), undo })
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
            value={draft[field]}
            onChange={({ target }) => setDraft({ ...draft, [field]: target.value })}
          />
        </label>
      ))}
      <Button
        className="button primary"
        isDisabled={isSame || draft.name.trim() === '' || acting.isPending}
        onPress={save}
      >
        {t('plans.saveStatement')}
      </Button>
      {acting.error && <ProblemNote problem={acting.error} />}
    </div>
  )
}
