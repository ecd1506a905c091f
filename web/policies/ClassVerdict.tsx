/** One class of work under one policy: the verdict, what decided it, what is missing, and every test on demand. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ClassResult, PackResult, TestResult } from '#contract/eligibility.ts'
import { useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { ClauseMark } from './ClauseMark.tsx'
import { Decisions } from './Decisions.tsx'
import { VerdictMark } from './VerdictMark.tsx'
import { missingByKind, testName } from './words.ts'

/** What can be done about a test from here; null where the page only shows. */
export type Desk = {
  adcode: string
  /** Opens the form with these facts first. */
  record: (tests: readonly TestResult[]) => void
  decide: (policy: PackResult, test: TestResult) => void
} | null

type ClassVerdictProps = { policy: PackResult; result: ClassResult; desk: Desk }

export function ClassVerdict({ policy, result, desk }: ClassVerdictProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const { workClass, overall, computed, open, tests, missing } = result
  const name = t(`policies.workClass.${workClass}`)
  const telling = tellingOf(result)
  const also = open.slice(1).map((verdict) => t(`policies.verdict.${verdict}`))
  const action = isOpen ? t('policies.hide') : t('policies.show', { count: tests.length })
  return (
    <li className="class-verdict">
      <div className="class-head">
        <span>{name}</span>
        <strong className={`verdict-word verdict-${overall}`}>
          <VerdictMark verdict={overall} />
          {t(`policies.verdict.${overall}`)}
        </strong>
      </div>
      {also.length > 0 && overall !== 'not-eligible' && (
        <p className="class-small">{t('policies.also', { verdicts: also.join(t('shell.comma')) })}</p>
      )}
      {computed !== overall && (
        <p className="class-small">{t('policies.computed', { verdict: t(`policies.verdict.${computed}`) })}</p>
      )}
      <ul className="test-list">
        {(isOpen ? tests : telling).map((each) => (
          <TestRow key={each.test} policy={policy} result={each} desk={desk} isOpen={isOpen} />
        ))}
      </ul>
      {missing.length > 0 && <Missing result={result} desk={desk} />}
      {result.restsOnGuess && <p className="class-small class-guess">{t('policies.guess')}</p>}
      {telling.length < tests.length && (
        <Button
          className="link class-toggle"
          aria-expanded={isOpen}
          aria-label={t('policies.toggleNamed', { document: documentName(policy.pack), workClass: name, action })}
          onPress={() => setOpen(!isOpen)}
        >
          {action}
        </Button>
      )}
    </li>
  )
}

/** Each name opens the form in which the fact is recorded; the year built has a form of its own. */
function Missing({ result: { missing, tests }, desk }: { result: ClassResult; desk: Desk }) {
  const t = useT()
  return (
    <div className="class-missing">
      <p>{t('policies.missingTitle', { count: missing.length })}</p>
      {missingByKind(missing, tests).map(({ what, named }) => (
        <div key={what} className="missing-kind">
          {t(what === 'fact' && !desk ? 'policies.notRecorded' : `policies.missing.${what}`)}
          <ul>
            {named.map(({ test, name }) => {
              const asked = tests.find((each) => each.test === test)
              const canRecord = desk && asked && asked.kind !== 'built-year'
              return (
                <li key={test}>
                  {canRecord ? (
                    <Button
                      className="link"
                      aria-label={t('policies.recordNamed', { name })}
                      onPress={() => desk.record([asked])}
                    >
                      {name}
                    </Button>
                  ) : (
                    name
                  )}
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** What is worth saying before anybody asks: what decided, and what is still to be decided. */
function tellingOf({ overall, tests }: ClassResult): TestResult[] {
  const decided = ({ decisions }: TestResult) => decisions.length > 0
  if (overall === 'eligible') return tests.filter((each, at) => at < 2 || decided(each))
  return tests.filter((each) => (each.stands !== 'passed' && each.stands !== 'unknown') || decided(each))
}

type TestRowProps = { policy: PackResult; result: TestResult; desk: Desk; isOpen: boolean }

function TestRow({ policy, result, desk, isOpen }: TestRowProps) {
  const t = useT()
  const { stands, because, kind, used, options, decisions } = result
  const name = testName(result)
  const isForSomebody =
    options.length > 0 && (isOpen || result.verdict === 'borderline' || result.verdict === 'conditional')
  return (
    <li className="test-row">
      <VerdictMark verdict={stands} />
      <span>
        <span className="test-name">{name}</span>{' '}
        <span className="visually-hidden">{t(`policies.testVerdict.${stands}`)} </span>
        <span className="test-why">{t(`policies.because.${because.code}`, because.params)}</span>
        {desk && isForSomebody && (
          <Button
            className="link"
            aria-label={t('policies.decideNamed', { name })}
            onPress={() => desk.decide(policy, result)}
          >
            {t('policies.decide')}
          </Button>
        )}
        {desk && isOpen && kind !== 'built-year' && used && (
          <Button
            className="link"
            aria-label={t('policies.recordNamed', { name })}
            onPress={() => desk.record([result])}
          >
            {t('policies.change')}
          </Button>
        )}
        <Decisions adcode={desk?.adcode ?? ''} decisions={decisions} readOnly={desk === null} />
      </span>
      <ClauseMark policy={policy} result={result} />
    </li>
  )
}
