/** 政策核对: a compound held against every policy over it. Shows what follows from the record; decides nothing. */
import type { PackResult } from '#contract/eligibility.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { ClassVerdict } from './ClassVerdict.tsx'
import { useEligibility } from './use-policies.ts'
import { documentNumber, testName } from './words.ts'

export function PolicyCheck({ id }: { id: string }) {
  const t = useT()
  const { data, error, refetch } = useEligibility(id)
  if (error) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data) return null
  const { policies, asOf } = data
  return (
    <Section title={t('policies.title')} remark={t('policies.asOf', { day: asOf })} className="policy-check">
      {policies.length === 0 && <p className="quiet">{t('policies.none')}</p>}
      {policies.map((policy) => (
        <Policy key={policy.pack.id} policy={policy} />
      ))}
    </Section>
  )
}

function Policy({ policy }: { policy: PackResult }) {
  const t = useT()
  const { pack, relation, classes, workRules } = policy
  return (
    <article className="policy" aria-label={documentNumber(pack)}>
      <h3>
        {documentNumber(pack)} <span className="quiet">{t(`policies.level.${pack.level}`)}</span>
      </h3>
      {relation === 'comparison' && <p className="policy-foreign">{t('policies.comparison')}</p>}
      <ul>
        {classes.map((result) => (
          <ClassVerdict key={result.workClass} policy={policy} result={result} />
        ))}
      </ul>
      {workRules.map(({ code, label, clause }) => (
        <p key={code} className="class-small policy-works">
          {t('policies.workRule', { label: testName({ test: code, label }), clause })}
        </p>
      ))}
    </article>
  )
}
