/** 项目清单: compounds chosen for an application, with how far budget money has come for each and the performance it hangs on. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { DistrictMoney, MoneyRow } from '#contract/money.ts'
import type { Allocation } from '#contract/money-record.ts'
import { client } from '#web/api.ts'
import { download } from '#web/download.ts'
import { figure, useT } from '#web/language.ts'
import { Answered } from '#web/ui/Answered.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { OneOf } from './inputs.tsx'
import { PackClause } from './PackClause.tsx'
import type { PaneProps } from './pane.ts'
import { useDistrictMoney } from './use-money.ts'

export const ApplicationPane = (props: PaneProps) => (
  <Answered query={useDistrictMoney(props.adcode)}>{(money) => <Choosing {...props} money={money} />}</Answered>
)

const any = 'any'
const yearOf = ({ planYear }: MoneyRow) => String(planYear ?? '')

function Choosing({ money, adcode, onOpen }: PaneProps & { money: DistrictMoney }) {
  const t = useT()
  const { rows, rules, packs } = money
  const [year, setYear] = useState<string>(any)
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const listed = rows.filter((row) => year === any || yearOf(row) === year)
  const ids = listed.map(({ compoundId }) => compoundId).filter((id) => chosen.has(id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    choose(next)
  }
  const years = [...new Set(rows.map(yearOf))].sort()
  return (
    <>
      <p className="quiet">
        {t('money.application.lead')}{' '}
        <PackClause cites={rules.projectList} packs={packs} about={t('money.application.projects')} />
      </p>
      <div className="money-choosing">
        <OneOf
          label={t('money.application.year')}
          value={year}
          options={[
            { value: any, label: t('money.application.anyYear') },
            ...years.map((value) => ({ value, label: value || t('money.application.noYear') })),
          ]}
          onChange={setYear}
        />
        <Button
          className="link"
          onPress={() => choose(new Set([...chosen, ...listed.map(({ compoundId }) => compoundId)]))}
        >
          {t('money.application.chooseAll')}
        </Button>
        <Button className="link" isDisabled={chosen.size === 0} onPress={() => choose(new Set())}>
          {t('money.application.chooseNone')}
        </Button>
        <ExportList adcode={adcode} compounds={ids} />
      </div>
      {listed.length === 0 && <p className="quiet">{t('money.application.none')}</p>}
      {listed.length > 0 && (
        <div className="money-frame">
          <table className="money-table">
            <thead>
              <tr>
                <th scope="col">{t('money.compound')}</th>
                <th scope="col">{t('money.application.year')}</th>
                <th scope="col" data-number>
                  {t('money.costWan')}
                </th>
                <th scope="col">
                  {t('money.application.allocation')} · {t('money.application.performance')}{' '}
                  <PackClause cites={rules.performance} packs={packs} about={t('money.application.performance')} />
                </th>
              </tr>
            </thead>
            <tbody>
              {listed.map((row) => (
                <tr key={row.compoundId}>
                  <th scope="row">
                    <input
                      type="checkbox"
                      aria-label={t('money.application.choose', { name: row.name })}
                      checked={chosen.has(row.compoundId)}
                      onChange={() => toggle(row.compoundId)}
                    />{' '}
                    <Button className="link" onPress={() => onOpen(row.compoundId)}>
                      {row.name}
                    </Button>
                    {row.street && <span className="quiet"> {row.street}</span>}
                  </th>
                  <td>{row.planYear ?? <span className="quiet">{t('money.application.noYear')}</span>}</td>
                  <td data-number>
                    {row.waterfall.costWan === null ? (
                      <span className="quiet">{t('money.costUnknown')}</span>
                    ) : (
                      figure(row.waterfall.costWan, 2)
                    )}
                  </td>
                  <td>
                    <Allocations allocations={row.allocations} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Allocations({ allocations }: { allocations: readonly Allocation[] }) {
  const t = useT()
  if (allocations.length === 0) return <span className="quiet">{t('money.application.noAllocation')}</span>
  return (
    <ul className="money-met">
      {allocations.map(({ source, amountWan, standing, standingDays, performanceScore, performanceNote }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: contributions have no name but their place
        <li key={at}>
          {t(`money.sources.${source}`)} {figure(amountWan, 2)} · {t(`money.standings.${standing}`)}{' '}
          {standingDays[standing] ?? ''} ·{' '}
          {performanceScore === null ? (
            <span className="quiet">{t('money.application.performanceUnsaid')}</span>
          ) : (
            <span title={performanceNote ?? undefined}>
              {t('money.application.performanceOf', { score: performanceScore })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function ExportList({ adcode, compounds }: { adcode: string; compounds: string[] }) {
  const t = useT()
  const fetching = useMutation<void, Error>({
    mutationFn: async () =>
      download(await client.api.money.application.$post({ json: { adcode, compounds } }), `application-${adcode}.xlsx`),
  })
  return (
    <>
      <Button
        className="button primary button-small"
        isDisabled={compounds.length === 0 || fetching.isPending}
        onPress={() => fetching.mutate()}
      >
        {t('money.application.export', { count: compounds.length })}
      </Button>
      {fetching.error && <ProblemNote problem={fetching.error} />}
    </>
  )
}
