/** One candidate: its points and what they are made of, what the policies say of it, its area, and the plans that have it. */
import { Button } from 'react-aria-components'
import type { Candidate } from '#contract/plan-candidates.ts'
import { priorityParts, type Weights } from '#contract/plan-rows.ts'
import { useT } from '#web/language.ts'
import { useToMap } from '#web/use-to-map.ts'
import type { PlanProps } from './OpenPlan.tsx'
import { scoreOf } from './score.ts'

type CandidateLineProps = PlanProps & {
  candidate: Candidate
  weights: Weights
  /** Ids of the candidates of its area. */
  area: readonly string[]
  isChosen: boolean
  onChoose: () => void
  onTake: (ids: readonly string[]) => void
}

export function CandidateLine(props: CandidateLineProps) {
  const { candidate, weights, area, isChosen, onChoose, onTake } = props
  const t = useT()
  const { id, name, street, builtYear, builtYearNote, planYear, inPlans } = candidate
  const toMap = useToMap(props)
  const { points, mayAdd } = scoreOf(candidate, weights)
  return (
    <li className="plan-candidate">
      <input type="checkbox" checked={isChosen} aria-label={t('plans.choose', { name })} onChange={onChoose} />
      <div className="plan-candidate-score">
        <strong title={t('plans.scoreOf', { name, score: points })}>{points}</strong>
        {mayAdd > 0 && <small title={t('plans.mayAdd', { points: mayAdd })}>+{mayAdd}?</small>}
      </div>
      <div className="plan-candidate-facts">
        <p>
          <Button className="link" aria-label={t('plans.showOnMap', { name })} onPress={() => toMap([id])}>
            {name}
          </Button>{' '}
          <span className="quiet">
            {[street, builtYear ?? builtYearNote, planYear && t('plans.ledgerSays', { year: planYear })]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {inPlans.map((plan) => (
            <em key={plan.id} className="tag">
              {t('plans.inOther', { name: plan.name })}
            </em>
          ))}
        </p>
        <Parts candidate={candidate} weights={weights} />
        <Verdicts candidate={candidate} />
      </div>
      <div className="plan-candidate-acts">
        <Button
          className="button button-small plan-take"
          aria-label={t('plans.takeNamed', { name })}
          onPress={() => onTake([id])}
        >
          {t('plans.take')}
        </Button>
        {candidate.area && area.length > 1 && (
          <Button
            className="link"
            aria-label={t('plans.takeAreaNamed', { area: candidate.area.label, count: area.length })}
            onPress={() => onTake(area)}
          >
            {candidate.area.label} · {t('plans.takeArea', { count: area.length })}
          </Button>
        )}
      </div>
    </li>
  )
}

/** The parts of the points; one nobody recorded says so and is no 0. */
function Parts({ candidate: { parts }, weights }: Pick<CandidateLineProps, 'candidate' | 'weights'>) {
  const t = useT()
  return (
    <dl className="plan-candidate-parts">
      {priorityParts.map((part) => {
        const { value, told } = parts[part]
        return (
          <div key={part} data-unknown={value === null || undefined} data-idle={weights[part] === 0 || undefined}>
            <dt>{t(`plans.parts.${part}`)}</dt>
            <dd>
              <span className="plan-candidate-bar" aria-hidden="true">
                <span style={{ width: `${100 * (value ?? 0)}%` }} />
              </span>
              {told ?? t(value === null ? 'plans.notRecorded' : value > 0 ? 'plans.saidYes' : 'plans.saidNo')}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Verdicts({ candidate: { eligibility } }: Pick<CandidateLineProps, 'candidate'>) {
  const t = useT()
  const several = new Set(eligibility.map(({ workClass }) => workClass)).size > 1
  return (
    <p className="plan-candidate-verdicts quiet">
      {eligibility.length === 0 && t('plans.noPolicy')}
      {eligibility.map(({ documentNumber, workClass, overall }) => (
        <span key={`${documentNumber} ${workClass}`} data-verdict={overall}>
          {documentNumber}
          {several && ` ${t(`policies.workClass.${workClass}`)}`} <b>{t(`policies.verdict.${overall}`)}</b>
        </span>
      ))}
    </p>
  )
}
