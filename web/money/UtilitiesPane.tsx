/** 管线配合: works of utilities at compounds — first in their operator's programme, and in step with the renovation, or not. */
import type { BoundaryWork, MoneyWorks } from '#contract/money-works.ts'
import { useT } from '#web/language.ts'
import { Answered } from '#web/ui/Answered.tsx'
import { PackClause } from './PackClause.tsx'
import type { PaneProps } from './pane.ts'
import { useMark, useMoneyWorks } from './use-money-works.ts'
import { Answer, MetCompounds, WorkHead, workName } from './WorkCells.tsx'
import { WorkList } from './WorkList.tsx'

const isOfUtility = ({ compounds }: BoundaryWork) => compounds.some(({ step }) => step !== null)
const isRed = ({ isPrioritised, state, compounds }: BoundaryWork) =>
  (isPrioritised === false && state !== 'finished') || compounds.some(({ step }) => step === 'apart')
export const UtilitiesPane = (props: PaneProps) => (
  <Answered query={useMoneyWorks(props.adcode)}>{(told) => <Utilities {...props} told={told} />}</Answered>
)

function Utilities({ told, ...props }: PaneProps & { told: MoneyWorks }) {
  const t = useT()
  const { rules, packs } = told
  const asked = (rule: 'first' | 'inStep') => {
    const label = t(`money.utilities.${rule}`)
    return {
      key: rule,
      label: (
        <>
          {label} <PackClause cites={rules[rule]} packs={packs} about={label} />
        </>
      ),
    }
  }
  return (
    <>
      <p className="quiet">{t('money.utilities.lead')}</p>
      <WorkList
        works={told.works.filter(isOfUtility)}
        isTold={isRed}
        words={{
          label: t('money.tabs.utilities'),
          none: t('money.utilities.none'),
          all: (count) => t('money.utilities.all', { count }),
          told: (count) => t('money.utilities.red', { count }),
          nothingTold: t('money.utilities.nothingRed'),
        }}
        columns={[
          { key: 'work', label: t('money.work') },
          { key: 'operator', label: t('money.utilities.operator') },
          { key: 'window', label: t('money.utilities.window') },
          asked('first'),
          asked('inStep'),
        ]}
        row={(work) => <UtilityRow key={work.id} {...props} work={work} />}
      />
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
