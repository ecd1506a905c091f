/** The clause a test rests on: the words as printed and the whole clause, with the fact used and what was decided. */
import type { FactUsed, PackResult, TestResult } from '#contract/eligibility.ts'
import { percent, type Say, useT } from '#web/language.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { Term } from '#web/ui/Term.tsx'
import { sourceName, testName } from './words.ts'

type ClauseMarkProps = { policy: PackResult; result: TestResult }

export function ClauseMark({ policy: { pack, clauses }, result }: ClauseMarkProps) {
  const { clause, printed, note } = result
  return (
    <PrintedClause
      document={pack}
      clause={clause}
      printed={printed}
      quoted={clauses.find(({ id }) => id === clause)?.quoted}
      note={note}
      about={testName(result)}
    >
      <FactTerms result={result} />
    </PrintedClause>
  )
}

function FactTerms({ result: { kind, used, options, decisions } }: { result: TestResult }) {
  const t = useT()
  const origin = used?.origin
  const source = origin && [sourceName(origin.source), origin.clause, t(`words.provenanceKind.${origin.kind}`)]
  return (
    <>
      {used && <Term label={t('policies.fact')}>{valueWords(t, kind, used.value)}</Term>}
      {used?.zones && <Term label={t('zones.layer')}>{used.zones.join(t('shell.comma'))}</Term>}
      {used && (
        <Term label={t('policies.source')}>{source?.filter(Boolean).join(' · ') ?? t('policies.noSource')}</Term>
      )}
      {options.length > 0 && (
        <Term label={t('policies.openTo')}>
          {options.map((each) => t(`policies.testVerdict.${each}`)).join(t('shell.comma'))}
        </Term>
      )}
      {decisions.map(({ id, by, onDay, reason, verdict, holds }) => (
        <Term key={id} label={t('policies.decided')}>
          {t('policies.decision', { by, onDay, reason, verdict: t(`policies.testVerdict.${verdict}`) })}
          {!holds && <span className="quiet"> {t('policies.decisionIdle')}</span>}
        </Term>
      ))}
    </>
  )
}

/** A year as it stands, a share in percent, yes and no in words. */
function valueWords(t: Say, kind: TestResult['kind'], value: FactUsed['value']): string {
  if (typeof value === 'boolean') return t(`policies.because.recorded-${value ? 'yes' : 'no'}`)
  return typeof value === 'number' && kind !== 'built-year' ? percent(value) : String(value)
}
