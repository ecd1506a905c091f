/** One class of work under one policy: the verdict, what decided it, what is missing, and every test on demand. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ClassResult, PackResult, TestResult } from '#contract/eligibility.ts'
import type { Evidence } from '#contract/evidence.ts'
import { becauseWords } from '#web/because-words.ts'
import { useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { ClauseMark } from './ClauseMark.tsx'
import { Decisions } from './Decisions.tsx'
import { EvidenceFiles } from './evidence/EvidenceFiles.tsx'
import { type Paper, PaperNote } from './evidence/PaperNote.tsx'
import { VerdictMark } from './VerdictMark.tsx'
import { missingByKind, testName } from './words.ts'

/** What can be done about a test from here; null where the page only shows. */
export type Desk = {
  adcode: string
  /** Opens the form with these facts first. */
  record: (tests: readonly TestResult[]) => void
  decide: (policy: PackResult, test: TestResult) => void
} | null

/** A compound's files; null under another place's document, which asks nothing of it. */
export type Attached = { compoundId: string; evidence: readonly Evidence[] } | null

type ClassVerdictProps = { policy: PackResult; result: ClassResult; attached: Attached; desk: Desk }

export function ClassVerdict({ policy, result, attached, desk }: ClassVerdictProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const { workClass, overall, computed, open, tests, missing } = result
  const name = t(`policies.workClass.${workClass}`)
  const speaksOfFiles = (each: TestResult) =>
    paperMissing(each, policy, attached) !== null || filesOf(each, attached).length > 0
  const telling = tellingOf(result, speaksOfFiles)
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
          <TestRow key={each.test} policy={policy} result={each} attached={attached} desk={desk} isOpen={isOpen} />
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
function tellingOf({ overall, tests }: ClassResult, speaksOfFiles: (test: TestResult) => boolean): TestResult[] {
  // what marked ground tells is not what nobody recorded
  const isTold = (each: TestResult) =>
    each.decisions.length > 0 || speaksOfFiles(each) || each.used?.zones !== undefined
  if (overall === 'eligible') return tests.filter((each, at) => at < 2 || isTold(each))
  return tests.filter((each) => (each.stands !== 'passed' && each.stands !== 'unknown') || isTold(each))
}

const filesOf = ({ test }: TestResult, attached: Attached): readonly Evidence[] =>
  attached?.evidence.filter(({ code }) => code === test) ?? []

/** The paper a fact recorded as so has no file for; null where there is one, or none is looked for. */
function paperMissing({ test, because }: TestResult, { papers }: PackResult, attached: Attached): Paper | null {
  if (!attached || because.code !== 'recorded-yes' || attached.evidence.some(({ code }) => code === test)) return null
  return papers.find((each) => each.test === test) ?? null
}

type TestRowProps = { policy: PackResult; result: TestResult; attached: Attached; desk: Desk; isOpen: boolean }

function TestRow({ policy, result, attached, desk, isOpen }: TestRowProps) {
  const t = useT()
  const { stands, because, kind, used, options, decisions } = result
  const name = testName(result)
  const paper = paperMissing(result, policy, attached)
  const files = filesOf(result, attached)
  const isForSomebody =
    options.length > 0 && (isOpen || result.verdict === 'borderline' || result.verdict === 'conditional')
  return (
    <li className="test-row">
      <VerdictMark verdict={stands} />
      <div>
        <span className="test-name">{name}</span>{' '}
        <span className="visually-hidden">{t(`policies.testVerdict.${stands}`)} </span>
        <span className="test-why">{becauseWords(t, because)}</span>
        {desk && isForSomebody && (
          <Button
            className="link"
            aria-label={t('policies.decideNamed', { name })}
            onPress={() => desk.decide(policy, result)}
          >
            {t('policies.decide')}
          </Button>
        )}
        {desk && used?.zones && (
          <Button className="link" aria-label={t('zones.adoptNamed', { name })} onPress={() => desk.record([result])}>
            {t('zones.adopt')}
          </Button>
        )}
        {desk && isOpen && kind !== 'built-year' && used && !used.zones && (
          <Button
            className="link"
            aria-label={t('policies.recordNamed', { name })}
            onPress={() => desk.record([result])}
          >
            {t('policies.change')}
          </Button>
        )}
        <Decisions adcode={desk?.adcode ?? ''} decisions={decisions} readOnly={desk === null} />
        {paper && <PaperNote paper={paper} />}
        {attached && kind !== 'built-year' && (files.length > 0 || ((isOpen || paper) && desk)) && (
          <EvidenceFiles
            compoundId={attached.compoundId}
            fact={{ code: result.test, name }}
            files={files}
            readOnly={desk === null}
          />
        )}
      </div>
      <ClauseMark policy={policy} result={result} />
    </li>
  )
}
