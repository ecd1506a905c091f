/** What a plan says besides its compounds: goal, standard, money, who carries it out; and its name. */
import { Button } from 'react-aria-components'
import { statementFields } from '#contract/plan-rows.ts'
import type { Plan } from '#contract/plans.ts'
import { type Say, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Contested } from '#web/ui/Contested.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { ReasonField } from '#web/ui/ReasonField.tsx'
import { useTyped } from '#web/use-typed.ts'
import { useUndo } from '#web/use-undo.ts'
import type { PlanProps } from './OpenPlan.tsx'
import { type PlanAct, usePlanAct } from './use-plans.ts'
import { reviewOf } from './words.ts'

const fields = ['name', ...statementFields] as const
type Field = (typeof fields)[number]

const textsOf = ({ name, statement: { goal, standard, money, implementer, note } }: Plan): Record<Field, string> => ({
  ...{ name, goal, standard },
  ...{ money, implementer, note },
})

const nameOf = (t: Say, field: Field) => (field === 'name' ? t('plans.name') : t(`plans.statement.${field}`))

export function StatementForm({ plan, readOnly }: PlanProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const acting = usePlanAct(plan.id)
  const { typed, seen, isChanged, contested, settle, put, begin, drop } = useTyped(
    textsOf(plan),
    plan.version,
    `plan ${plan.id}`,
  )
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
            : { kind: 'change', change: { version, ...before, ...reviewOf(plan) } }
          const isDraftAgain = plan.state === 'joint' && saved.state === 'draft'
          stage.say({
            text: isDraftAgain ? `${t('plans.saved')}${t('shell.comma')}${t('plans.draftAgain')}` : t('plans.saved'),
            undo: () => undo(() => acting.mutateAsync(back), t('plans.undone')),
          })
        },
      },
    )
  }
  const stored = textsOf(plan)
  if (readOnly) return <StatementText texts={stored} />
  return (
    <>
      <div className="plan-statement plan-typing">
        {fields.map((field) => (
          <ReasonField
            key={field}
            label={nameOf(t, field)}
            rows={field === 'name' ? 1 : 2}
            longest={field === 'name' ? 100 : 2000}
            value={typed[field]}
            onChange={(text) => put(field, text)}
          />
        ))}
        <Contested
          texts={contested.map((field) => ({ name: nameOf(t, field), theirs: stored[field] }))}
          onSettle={settle}
        />
        <Button
          className="button primary"
          isDisabled={!isChanged || typed.name.trim() === '' || acting.isPending}
          onPress={save}
        >
          {t('plans.saveStatement')}
        </Button>{' '}
        {isChanged && (
          <Button className="button" onPress={drop}>
            {t('plans.dropTyped')}
          </Button>
        )}
        {acting.error && <ProblemNote problem={acting.error} />}
      </div>
      {/* a field prints the lines it shows; on paper stands all that is in it */}
      <StatementText texts={typed} isPaper />
    </>
  )
}

function StatementText({ texts, isPaper }: { texts: Record<Field, string>; isPaper?: boolean }) {
  const t = useT()
  return (
    <dl className={isPaper ? 'plan-statement plan-on-paper' : 'plan-statement'}>
      {statementFields.map((field) => (
        <div key={field}>
          <dt>{t(`plans.statement.${field}`)}</dt>
          <dd>{texts[field] || '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
