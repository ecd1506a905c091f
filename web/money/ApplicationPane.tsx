/** 项目清单: compounds chosen for an application, with how far budget money has come for each and the performance it hangs on. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { DistrictMoney, MoneyRow } from '#contract/money.ts'
import type { Allocation } from '#contract/money-record.ts'
import { client } from '#web/api.ts'
import { download } from '#web/download.ts'
import { figure, useT } from '#web/language.ts'
import { Answered } from '#web/ui/Answered.tsx'
import { FileButton } from '#web/ui/FileButton.tsx'
import { OneOf } from './inputs.tsx'
import { PackClause } from './PackClause.tsx'
import type { PaneProps } from './pane.ts'
import { Table } from './Table.tsx'
import { useDistrictMoney } from './use-money.ts'
import { costWords } from './words.ts'

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
      <Table
        columns={[
          { key: 'compound', label: t('money.compound') },
          { key: 'year', label: t('money.application.year') },
          { key: 'cost', label: t('money.costWan'), isNumber: true },
          { key: 'allocation', label: <AllocationHead money={money} /> },
        ]}
        none={t('money.application.none')}
        rows={listed.map((row) => (
          <Row
            key={row.compoundId}
            row={row}
            isChosen={chosen.has(row.compoundId)}
            onToggle={() => toggle(row.compoundId)}
            onOpen={() => onOpen(row.compoundId)}
          />
        ))}
      />
    </>
  )
}

function AllocationHead({ money: { rules, packs } }: { money: DistrictMoney }) {
  const t = useT()
  return (
    <>
      {t('money.application.allocation')} · {t('money.application.performance')}{' '}
      <PackClause cites={rules.performance} packs={packs} about={t('money.application.performance')} />
    </>
  )
}

type RowProps = { row: MoneyRow; isChosen: boolean; onToggle: () => void; onOpen: () => void }

function Row({ row: { name, street, planYear, waterfall, allocations }, isChosen, onToggle, onOpen }: RowProps) {
  const t = useT()
  return (
    <tr>
      <th scope="row">
        <input
          type="checkbox"
          aria-label={t('money.application.choose', { name })}
          checked={isChosen}
          onChange={onToggle}
        />{' '}
        <Button className="link" onPress={onOpen}>
          {name}
        </Button>
        {street && <span className="quiet"> {street}</span>}
      </th>
      <td>{planYear ?? <span className="quiet">{t('money.application.noYear')}</span>}</td>
      <td data-number>
        {waterfall.costWan === null ? (
          <span className="quiet">{t('money.costUnknown')}</span>
        ) : (
          costWords(t, waterfall, waterfall.costWan)
        )}
      </td>
      <td>
        <Allocations allocations={allocations} />
      </td>
    </tr>
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
  const fetchFile = async () =>
    download(await client.api.money.application.$post({ json: { adcode, compounds } }), `application-${adcode}.xlsx`)
  return (
    <FileButton
      label={t('money.application.export', { count: compounds.length })}
      look="button primary button-small"
      isDisabled={compounds.length === 0}
      fetchFile={fetchFile}
    />
  )
}
