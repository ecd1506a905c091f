/** 政策核对: a compound held against every policy over it, what is missing recorded and what is open decided where it is read. */
import { useState } from 'react'
import type { CompoundEligibility, PackResult, TestResult } from '#contract/eligibility.ts'
import { useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { Section } from '#web/ui/Section.tsx'
import { type Attached, ClassVerdict, type Desk } from './ClassVerdict.tsx'
import { DecideDialog } from './DecideDialog.tsx'
import { FactsDialog } from './FactsDialog.tsx'
import { asksFor } from './facts-form.ts'
import { useEligibility } from './use-policies.ts'
import { testName } from './words.ts'
import { ZoneLines } from './ZoneLines.tsx'

type Doing =
  | { kind: 'record'; tests: readonly TestResult[] }
  | { kind: 'decide'; policy: PackResult; test: TestResult }
  | null

const noPack = 'none'

export function PolicyCheck({ id, readOnly }: { id: string; readOnly: boolean }) {
  const t = useT()
  const [compare, setCompare] = useState<string | null>(null)
  const [doing, setDoing] = useState<Doing>(null)
  const { data, error, refetch } = useEligibility(id, compare)
  if (error && !data) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data) return null
  const { policies, asOf, others } = data
  const desk: Desk = readOnly
    ? null
    : {
        adcode: id.slice(0, 6),
        record: (tests) => setDoing({ kind: 'record', tests }),
        decide: (policy, test) => setDoing({ kind: 'decide', policy, test }),
      }
  return (
    <Section title={t('policies.title')} remark={t('policies.asOf', { day: asOf })} className="policy-check">
      <ZoneLines eligibility={data} />
      {policies.length === 0 && <p className="quiet">{t('policies.none')}</p>}
      {policies.map((policy) => (
        <Policy
          key={policy.pack.id}
          policy={policy}
          attached={{ compoundId: id, evidence: data.evidence }}
          desk={desk}
        />
      ))}
      {others.length > 0 && (
        <Picker
          label={t('policies.compareWith')}
          options={[
            { value: noPack, label: t(compare === null ? 'policies.compareWith' : 'policies.compareNone') },
            ...others.map((each) => ({ value: each.id, label: documentName(each), detail: each.issuer })),
          ]}
          value={compare ?? noPack}
          onChange={(next) => setCompare(next === noPack ? null : next)}
        />
      )}
      <Doings eligibility={data} doing={doing} onClose={() => setDoing(null)} />
    </Section>
  )
}

type DoingsProps = { eligibility: CompoundEligibility; doing: Doing; onClose: () => void }

function Doings({
  eligibility: { compoundId: id, name, facts, evidence, policies, zones },
  doing,
  onClose,
}: DoingsProps) {
  if (!doing) return null
  const own = { adcode: id.slice(0, 6), compounds: [{ id, name }], onClose }
  if (doing.kind === 'decide') return <DecideDialog {...own} pack={doing.policy.pack} test={doing.test} />
  const unknown = policies
    .filter(({ relation }) => relation === 'covers')
    .flatMap(({ classes }) => classes.flatMap(({ tests }) => tests))
    .filter(({ test, missing }) => missing.length > 0 && !doing.tests.some((each) => each.test === test))
  return (
    <FactsDialog
      {...own}
      asks={asksFor(doing.tests)}
      more={asksFor(unknown)}
      known={facts}
      evidence={evidence}
      zones={zones}
    />
  )
}

function Policy({ policy, attached, desk }: { policy: PackResult; attached: Attached; desk: Desk }) {
  const t = useT()
  const { pack, relation, classes, workRules } = policy
  const isForeign = relation === 'comparison'
  return (
    <article className="policy" aria-label={documentName(pack)} data-foreign={isForeign || undefined}>
      <h3>
        {documentName(pack)}{' '}
        <span className="quiet">{isForeign ? pack.issuer : t(`policies.level.${pack.level}`)}</span>
      </h3>
      {isForeign && <p className="policy-foreign">{t('policies.comparison')}</p>}
      <ul>
        {classes.map((result) => (
          <ClassVerdict
            key={result.workClass}
            policy={policy}
            result={result}
            attached={isForeign ? null : attached}
            desk={isForeign ? null : desk}
          />
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
