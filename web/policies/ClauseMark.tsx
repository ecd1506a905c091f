/** The clause a test rests on: a short mark that opens the words as printed, the whole clause, the fact used and what was decided. */
import type { ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { FactUsed, PackResult, TestResult } from '#contract/eligibility.ts'
import { percent, type Say, useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { sourceName, testName } from './words.ts'

type ClauseMarkProps = { policy: PackResult; result: TestResult }

export function ClauseMark({ policy: { pack, clauses }, result }: ClauseMarkProps) {
  const t = useT()
  const clause = clauses.find(({ id }) => id === result.clause)
  const title = t('policies.clauseOf', { document: documentName(pack), clause: result.clause })
  return (
    <DialogTrigger>
      <Button className="source" aria-label={`${testName(result)} ${title}`}>
        {result.clause}
      </Button>
      <Popover className="popover source-card clause-card" placement="left top" offset={8}>
        <Dialog aria-label={title}>
          <blockquote className="printed">{result.printed}</blockquote>
          <dl className="origin">
            <Row label={t('policies.clause')}>{title}</Row>
            {clause && clause.quoted !== result.printed && (
              <Row label={t('policies.printed')}>
                <span className="clause-text">{clause.quoted}</span>
              </Row>
            )}
            {result.note && <Row label={t('policies.doubt')}>{result.note}</Row>}
            <FactRows result={result} />
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function FactRows({ result: { kind, used, options, decisions } }: { result: TestResult }) {
  const t = useT()
  const origin = used?.origin
  const source = origin && [sourceName(origin.source), origin.clause, t(`words.provenanceKind.${origin.kind}`)]
  return (
    <>
      {used && <Row label={t('policies.fact')}>{valueWords(t, kind, used.value)}</Row>}
      {used?.zones && <Row label={t('zones.layer')}>{used.zones.join(t('shell.comma'))}</Row>}
      {used && <Row label={t('policies.source')}>{source?.filter(Boolean).join(' · ') ?? t('policies.noSource')}</Row>}
      {options.length > 0 && (
        <Row label={t('policies.openTo')}>
          {options.map((each) => t(`policies.testVerdict.${each}`)).join(t('shell.comma'))}
        </Row>
      )}
      {decisions.map(({ id, by, onDay, reason, verdict, holds }) => (
        <Row key={id} label={t('policies.decided')}>
          {t('policies.decision', { by, onDay, reason, verdict: t(`policies.testVerdict.${verdict}`) })}
          {!holds && <span className="quiet"> {t('policies.decisionIdle')}</span>}
        </Row>
      ))}
    </>
  )
}

/** A year as it stands, a share in percent, yes and no in words. */
function valueWords(t: Say, kind: TestResult['kind'], value: FactUsed['value']): string {
  if (typeof value === 'boolean') return t(`policies.because.recorded-${value ? 'yes' : 'no'}`)
  return typeof value === 'number' && kind !== 'built-year' ? percent(value) : String(value)
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)
