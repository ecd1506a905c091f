/** One class of work under one policy: the verdict, what decided it, what is missing, and every test on demand. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ClassResult, PackResult, TestResult } from '#contract/eligibility.ts'
import { useT } from '#web/language.ts'
import { ClauseMark } from './ClauseMark.tsx'
import { VerdictMark } from './VerdictMark.tsx'
import { documentNumber, missingByKind, testName } from './words.ts'

type ClassVerdictProps = { policy: PackResult; result: ClassResult }

export function ClassVerdict({ policy, result }: ClassVerdictProps) {
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
          <TestRow key={each.test} policy={policy} result={each} />
        ))}
      </ul>
      {missing.length > 0 && <Missing result={result} />}
      {result.restsOnGuess && <p className="class-small class-guess">{t('policies.guess')}</p>}
      {telling.length < tests.length && (
        <Button
          className="link class-toggle"
          aria-expanded={isOpen}
          aria-label={t('policies.toggleNamed', { document: documentNumber(policy.pack), workClass: name, action })}
          onPress={() => setOpen(!isOpen)}
        >
          {action}
        </Button>
      )}
    </li>
  )
}

function Missing({ result: { missing, tests } }: { result: ClassResult }) {
  const t = useT()
  return (
    <div className="class-missing">
      <p>{t('policies.missingTitle', { count: missing.length })}</p>
      {missingByKind(missing, tests).map(({ what, names }) => (
        <div key={what} className="missing-kind">
          {t(`policies.missing.${what}`)}
          <ul>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** What is worth saying before anybody asks: what decided, and what is still to be decided. */
function tellingOf({ overall, tests }: ClassResult): TestResult[] {
  if (overall === 'eligible') return tests.slice(0, 2)
  return tests.filter(({ stands }) => stands !== 'passed' && stands !== 'unknown')
}

function TestRow({ policy, result }: { policy: PackResult; result: TestResult }) {
  const t = useT()
  const { stands, because } = result
  return (
    <li className="test-row">
      <VerdictMark verdict={stands} />
      <span>
        <span className="test-name">{testName(result)}</span>{' '}
        <span className="visually-hidden">{t(`policies.testVerdict.${stands}`)} </span>
        <span className="test-why">{t(`policies.because.${because.code}`, because.params)}</span>
      </span>
      <ClauseMark policy={policy} result={result} />
    </li>
  )
}
