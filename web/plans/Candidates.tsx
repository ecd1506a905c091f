/** Who could be taken into the plan: best priority first, with the parts it is made of, the verdicts, and whole areas at once. */
import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Candidate, CandidateList } from '#contract/plan-candidates.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useKeptFocus } from '#web/use-kept-focus.ts'
import { useTyped } from '#web/use-typed.ts'
import { CandidateLine } from './CandidateLine.tsx'
import type { PlanProps } from './OpenPlan.tsx'
import { byPriority } from './score.ts'
import { useCandidates } from './use-plans.ts'
import { useRows } from './use-rows.ts'
import { WeightChoice } from './WeightChoice.tsx'
import { weightsIn, weightTexts } from './weights.ts'

/** More lines than anybody reads; the filter finds the rest. */
const mostListed = 300

export function Candidates(props: PlanProps) {
  const { plan } = props
  const t = useT()
  const { data: list, error, refetch } = useCandidates(plan.id)
  if (error && !list) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!list) return <Skeleton label={t('shell.loading')} />
  return <Choosing {...props} list={list} />
}

function Choosing({ list: candidates, ...props }: PlanProps & { list: CandidateList }) {
  const { plan } = props
  const t = useT()
  const rows = useRows(plan)
  const weighing = useTyped(weightTexts(plan.statement.weights), plan.version)
  const weights = useMemo(() => weightsIn(weighing.typed), [weighing.typed])
  const [words, setWords] = useState('')
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const searched = useDeferredValue(words.trim())
  const free = useMemo(() => {
    const taken = new Set(plan.rows.map(({ id }) => id))
    return candidates.items.filter(({ id }) => !taken.has(id))
  }, [candidates, plan.rows])
  const ranked = useMemo(() => byPriority(free, weights), [free, weights])
  const shown = ranked.filter(
    ({ name, street, area }) => searched === '' || `${name} ${street ?? ''} ${area?.label ?? ''}`.includes(searched),
  )
  const ids = shown.slice(0, mostListed).map(({ id }) => id)
  const { list, leaving } = useKeptFocus<HTMLUListElement>(ids, '.plan-take')
  const still = [...chosen].filter((id) => free.some((each) => each.id === id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    choose(next)
  }
  return (
    <div className="plan-choosing">
      <WeightChoice plan={plan} line={candidates.builtBefore} weighing={weighing} />
      <div className="plan-bar">
        <input
          className="input"
          type="search"
          aria-label={t('plans.search')}
          placeholder={t('plans.search')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        {shown.length > 0 && (
          <Button className="link" onPress={() => choose(new Set(shown.map(({ id }) => id)))}>
            {t('plans.chooseAll')}
          </Button>
        )}
        {still.length > 0 && (
          <Button className="button primary" isDisabled={rows.isPending} onPress={() => rows.add(still)}>
            {t('plans.takeChosen', { count: still.length })}
          </Button>
        )}
      </div>
      {shown.length === 0 && <p className="empty">{t('plans.noCandidates')}</p>}
      {shown.length > mostListed && (
        <p className="quiet">{t('plans.notListed', { count: shown.length - mostListed })}</p>
      )}
      <ul className="plan-choosing" ref={list} tabIndex={-1}>
        {shown.slice(0, mostListed).map((candidate) => (
          <CandidateLine
            key={candidate.id}
            {...props}
            candidate={candidate}
            weights={weights}
            area={areaOf(candidate, free)}
            isChosen={chosen.has(candidate.id)}
            onChoose={() => toggle(candidate.id)}
            onTake={(ids) => {
              leaving(candidate.id)
              rows.add(ids)
            }}
          />
        ))}
      </ul>
    </div>
  )
}

/** The candidates of its area, itself among them. */
const areaOf = ({ area }: Candidate, free: readonly Candidate[]): string[] =>
  area === null ? [] : free.filter((each) => each.area?.id === area.id).map(({ id }) => id)
