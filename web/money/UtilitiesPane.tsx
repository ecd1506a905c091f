/** 管线配合: works of utilities at compounds — first in their operator's programme, and in step with the renovation, or not. */
import { useState } from 'react'
import type { BoundaryWork, MoneyWorks } from '#contract/money-works.ts'
import { useT } from '#web/language.ts'
import { Answered } from '#web/ui/Answered.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { PackClause } from './PackClause.tsx'
import type { PaneProps } from './pane.ts'
import { useMark, useMoneyWorks } from './use-money-works.ts'
import { Answer, MetCompounds, WorkHead, workName } from './WorkCells.tsx'

const isOfUtility = ({ compounds }: BoundaryWork) => compounds.some(({ step }) => step !== null)
const isRed = ({ isPrioritised, state, compounds }: BoundaryWork) =>
  (isPrioritised === false && state !== 'finished') || compounds.some(({ step }) => step === 'apart')
/** More rows than anybody reads at once. */
const mostListed = 300

export const UtilitiesPane = (props: PaneProps) => (
  <Answered query={useMoneyWorks(props.adcode)}>{(told) => <Utilities {...props} told={told} />}</Answered>
)

function Utilities({ told, ...props }: PaneProps & { told: MoneyWorks }) {
  const t = useT()
  const [shown, setShown] = useState<'all' | 'red'>('all')
  const works = told.works.filter(isOfUtility)
  const red = works.filter(isRed)
  const listed = shown === 'all' ? works : red
  const { rules, packs } = told
  return (
    <>
      <p className="quiet">{t('money.utilities.lead')}</p>
      {works.length === 0 && <p className="quiet">{t('money.utilities.none')}</p>}
      {works.length > 0 && (
        <div className="money-filter">
          <Choice
            label={t('money.tabs.utilities')}
            value={shown}
            options={[
              { value: 'all', label: t('money.utilities.all', { count: works.length }) },
              { value: 'red', label: t('money.utilities.red', { count: red.length }) },
            ]}
            onChange={setShown}
          />
        </div>
      )}
      {works.length > 0 && listed.length === 0 && <p className="quiet">{t('money.utilities.nothingRed')}</p>}
      {listed.length > mostListed && (
        <p className="quiet">{t('money.shownOf', { count: listed.length, shown: mostListed })}</p>
      )}
      {listed.length > 0 && (
        <div className="money-frame">
          <table className="money-table money-works">
            <thead>
              <tr>
                <th scope="col">{t('money.work')}</th>
                <th scope="col">{t('money.utilities.operator')}</th>
                <th scope="col">{t('money.utilities.window')}</th>
                <th scope="col">
                  {t('money.utilities.first')}{' '}
                  <PackClause cites={rules.first} packs={packs} about={t('money.utilities.first')} />
                </th>
                <th scope="col">
                  {t('money.utilities.inStep')}{' '}
                  <PackClause cites={rules.inStep} packs={packs} about={t('money.utilities.inStep')} />
                </th>
              </tr>
            </thead>
            <tbody>
              {listed.slice(0, mostListed).map((work) => (
                <UtilityRow key={work.id} {...props} work={work} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function UtilityRow({ work, adcode, readOnly, onMap }: PaneProps & { work: BoundaryWork }) {
  const t = useT()
  const { mark, isPending } = useMark(adcode)
  const name = workName(t, work)
  const { isPrioritised, fromMonth, toMonth, operator } = work
  return (
    <tr>
      <WorkHead work={work} />
      <td data-label={t('money.utilities.operator')}>
        {operator ?? <span className="quiet">{t('money.utilities.noOperator')}</span>}
      </td>
      <td className="money-window" data-label={t('money.utilities.window')}>
        {fromMonth || toMonth ? (
          `${fromMonth ?? '…'} – ${toMonth ?? '…'}`
        ) : (
          <span className="quiet">{t('money.utilities.steps.undated')}</span>
        )}
      </td>
      <td data-red={isPrioritised === false && work.state !== 'finished'} data-label={t('money.utilities.first')}>
        <Answer
          label={`${name} ${t('money.utilities.first')}`}
          value={isPrioritised}
          isDisabled={readOnly || isPending}
          onChange={(next) => mark(work, name, { isPrioritised: next }, { isPrioritised })}
        />
      </td>
      <td data-label={t('money.utilities.inStep')}>
        <MetCompounds work={work} onMap={onMap}>
          {({ planYear, step }) => (
            <>
              {planYear !== null && <span className="quiet">{t('money.utilities.planYear', { year: planYear })} </span>}
              {step && <span data-step={step}>{t(`money.utilities.steps.${step}`)}</span>}
            </>
          )}
        </MetCompounds>
      </td>
    </tr>
  )
}
