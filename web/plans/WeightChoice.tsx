/** How much each part of the priority counts. No document says, so the planner does, and the plan keeps it. */
import type { CandidateList } from '#contract/plan-candidates.ts'
import { type PriorityPart, priorityParts } from '#contract/plan-rows.ts'
import type { Plan } from '#contract/plans.ts'
import { useT } from '#web/language.ts'
import { Contested } from '#web/ui/Contested.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import type { useTyped } from '#web/use-typed.ts'
import { usePlanAct } from './use-plans.ts'
import { boundedWeight, weightsIn, weightTexts } from './weights.ts'

type WeightChoiceProps = {
  plan: Plan
  line: CandidateList['builtBefore']
  weighing: ReturnType<typeof useTyped<PriorityPart>>
}

export function WeightChoice({ plan, line, weighing }: WeightChoiceProps) {
  const t = useT()
  const weights = weightsIn(weighing.typed)
  const acting = usePlanAct(plan.id)
  const hint = (part: PriorityPart) => {
    if (part !== 'old') return t(`plans.partHints.${part}`)
    if (!line) return ''
    const { year, documentNumber: document, clause, isForeign } = line
    const told = t('plans.partHints.old', { year, document, clause })
    return isForeign ? `${told}${t('shell.comma')}${t('plans.lineForeign')}` : told
  }
  const save = () =>
    acting.mutate(
      ({ version, statement }) => {
        // the others are a colleague's, who may have saved them meanwhile
        const mine = Object.fromEntries(weighing.touched.map((part) => [part, weights[part]]))
        const all = { ...statement.weights, ...mine }
        return { kind: 'change', change: { version, statement: { ...statement, weights: all } } }
      },
      { onSuccess: ({ version, statement }) => weighing.begin(weightTexts(statement.weights), version) },
    )
  const keep = () => {
    // a published plan is not opened anew for the sake of looking
    const isSame = priorityParts.every((part) => weights[part] === plan.statement.weights[part])
    if (!isSame && plan.state !== 'published' && weighing.contested.length === 0) save()
  }
  return (
    <details className="weights">
      <summary>
        {t('plans.weights')}{' '}
        <span className="quiet">
          {priorityParts.map((part) => `${t(`plans.parts.${part}`)} ${weights[part]}`).join(' : ')}
        </span>
      </summary>
      <p className="quiet">{t('plans.priorityRule')}</p>
      <ul>
        {priorityParts.map((part) => (
          <li key={part}>
            <label>
              <span>{t(`plans.parts.${part}`)}</span>
              <input
                className="input"
                type="number"
                min={0}
                max={10}
                aria-label={t('plans.weightOf', { part: t(`plans.parts.${part}`) })}
                value={weights[part]}
                onChange={({ target }) => weighing.put(part, String(boundedWeight(target.value)))}
                onBlur={keep}
              />
            </label>
            <span className="quiet">{hint(part)}</span>
          </li>
        ))}
      </ul>
      <Contested
        texts={weighing.contested.map((part) => ({
          name: t(`plans.parts.${part}`),
          theirs: String(plan.statement.weights[part]),
        }))}
        onSettle={(keeps) => {
          weighing.settle(keeps)
          if (keeps === 'mine' && plan.state !== 'published') save()
        }}
      />
      {acting.error && <ProblemNote problem={acting.error} />}
    </details>
  )
}
