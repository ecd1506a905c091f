/** How much each part of the priority counts. No document says, so the planner does, and the plan keeps it. */
import type { CandidateList } from '#contract/plan-candidates.ts'
import { type PriorityPart, priorityParts, type Weights } from '#contract/plan-rows.ts'
import type { Plan } from '#contract/plans.ts'
import { useT } from '#web/language.ts'
import { usePlanAct } from './use-plans.ts'

type WeightChoiceProps = {
  plan: Plan
  line: CandidateList['builtBefore']
  weights: Weights
  onWeights: (weights: Weights) => void
}

export function WeightChoice({ plan, line, weights, onWeights }: WeightChoiceProps) {
  const t = useT()
  const acting = usePlanAct(plan.id)
  const hint = (part: PriorityPart) => {
    if (part !== 'old') return t(`plans.partHints.${part}`)
    if (!line) return ''
    const { year, documentNumber: document, clause, isForeign } = line
    const told = t('plans.partHints.old', { year, document, clause })
    return isForeign ? `${told}${t('shell.comma')}${t('plans.lineForeign')}` : told
  }
  const keep = () => {
    // a published plan is not opened anew for the sake of looking
    const isSame = priorityParts.every((part) => weights[part] === plan.statement.weights[part])
    if (isSame || plan.state === 'published') return
    acting.mutate({ kind: 'change', change: { version: plan.version, statement: { ...plan.statement, weights } } })
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
                onChange={({ target }) => onWeights({ ...weights, [part]: boundedWeight(target.value) })}
                onBlur={keep}
              />
            </label>
            <span className="quiet">{hint(part)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const boundedWeight = (typed: string) => Math.min(10, Math.max(0, Math.round(Number(typed)) || 0))
