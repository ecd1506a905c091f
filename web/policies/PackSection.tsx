/** One document over the district: verdicts by class of work, each test with what nobody recorded, and what waits for a decision. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundRow } from '#contract/compound.ts'
import type { PolicySummary } from '#contract/district-eligibility.ts'
import { verdicts } from '#contract/eligibility.ts'
import type { PackRelease } from '#contract/pack-editing.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { figure, useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { PackTerm } from '#web/ui/PackTerm.tsx'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { Section } from '#web/ui/Section.tsx'
import type { View } from '#web/view.ts'
import { DisclosureList } from './DisclosureList.tsx'
import { FactsDialog } from './FactsDialog.tsx'
import { asksFor } from './facts-form.ts'
import { ReleaseNote } from './packs/ReleaseNote.tsx'
import { ToDecide } from './ToDecide.tsx'
import { VerdictMark } from './VerdictMark.tsx'
import { testName } from './words.ts'

type PackSectionProps = {
  summary: PolicySummary
  /** The document itself, and what the release that brought it changed; each once it is there. */
  pack: PolicyPack | undefined
  release: PackRelease | undefined
  rows: readonly CompoundRow[]
  adcode: string
  readOnly: boolean
  toMap: (next: Partial<View>) => void
  onChoose: (id: string) => void
}

export function PackSection({ summary, rows, adcode, readOnly, toMap, onChoose, ...told }: PackSectionProps) {
  const t = useT()
  const { pack, classes, toDecide } = summary
  const onMap = (next: Partial<View>) => toMap({ name: 'areas', colourBy: 'eligibility', pack: pack.id, ...next })
  return (
    <Section title={documentName(pack)} remark={t(`policies.level.${pack.level}`)} className="policy-pack">
      <p className="policy-title">
        {pack.title}{' '}
        <span className="quiet">{t('policies.page.issued', { issuer: pack.issuer, day: pack.issuedOn })}</span>{' '}
        <PackTerm pack={pack} />
      </p>
      {told.release && <ReleaseNote release={told.release} onChoose={onChoose} />}
      <ul className="policy-classes">
        {classes.map(({ workClass, counts }) => (
          <li key={workClass}>
            <strong>{t(`policies.workClass.${workClass}`)}</strong>
            {verdicts.toReversed().map((verdict) => (
              <button
                key={verdict}
                type="button"
                className={`verdict-count verdict-${verdict}`}
                disabled={!counts[verdict]}
                onClick={() => onMap({ workClass, policyTest: null, classes: [verdict] })}
              >
                <VerdictMark verdict={verdict} />
                {t(`policies.verdict.${verdict}`)} <b>{figure(counts[verdict] ?? 0)}</b>
              </button>
            ))}
          </li>
        ))}
      </ul>
      <TestTable summary={summary} rows={rows} adcode={adcode} readOnly={readOnly} onMap={onMap} />
      {toDecide.map((each) => (
        <ToDecide
          key={`${each.test} ${each.verdict}`}
          adcode={adcode}
          pack={pack}
          open={each}
          readOnly={readOnly}
          onChoose={onChoose}
        />
      ))}
      {told.pack && <DisclosureList pack={told.pack} />}
    </Section>
  )
}

type TestTableProps = Pick<PackSectionProps, 'summary' | 'rows' | 'adcode' | 'readOnly'> & {
  onMap: (next: Partial<View>) => void
}

function TestTable({ summary: { pack, tests }, rows, adcode, readOnly, onMap }: TestTableProps) {
  const t = useT()
  const [recording, setRecording] = useState<PolicySummary['tests'] | null>(null)
  const missing = tests.filter(({ kind, unrecorded }) => kind !== 'built-year' && unrecorded > 0)
  const shown = verdicts.toReversed().filter((verdict) => tests.some(({ counts }) => counts[verdict]))
  return (
    <>
      <div className="policy-tests">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('policies.page.test')}</th>
              {shown.map((verdict) => (
                <th key={verdict} scope="col" data-number>
                  {t(`policies.verdict.${verdict}`)}
                </th>
              ))}
              <th scope="col" data-number>
                {t('policies.page.unrecorded')}
              </th>
              <th scope="col">{t('policies.page.clauseHead')}</th>
            </tr>
          </thead>
          <tbody>
            {tests.map((each) => {
              const name = testName(each)
              return (
                <tr key={each.test}>
                  <th scope="row">
                    <button
                      type="button"
                      className="link"
                      title={t('policies.page.onMap')}
                      onClick={() => onMap({ policyTest: each.test, classes: [] })}
                    >
                      {name}
                    </button>
                  </th>
                  {shown.map((verdict) => (
                    <td key={verdict} data-number data-none={!each.counts[verdict] || undefined}>
                      {figure(each.counts[verdict] ?? 0)}
                    </td>
                  ))}
                  <td data-number>
                    {each.unrecorded > 0 && each.kind !== 'built-year' && !readOnly ? (
                      <button
                        type="button"
                        className="link"
                        aria-label={t('policies.page.recordMissingNamed', { name })}
                        onClick={() => setRecording([each])}
                      >
                        {figure(each.unrecorded)}
                      </button>
                    ) : (
                      figure(each.unrecorded)
                    )}
                  </td>
                  <td>
                    <PrintedClause document={pack} clause={each.clause} printed={each.printed} about={name} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {missing.length > 0 && !readOnly && (
        <Button className="button button-small" onPress={() => setRecording(missing)}>
          {t('policies.page.recordAll', { count: missing.length })}
        </Button>
      )}
      {recording && (
        <FactsDialog adcode={adcode} compounds={rows} asks={asksFor(recording)} onClose={() => setRecording(null)} />
      )}
    </>
  )
}
