/** The money of every compound of a district: cost, what there is, what is missing, what to check; sums above. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { DistrictMoney, MoneyRow } from '#contract/money.ts'
import { figure, useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { findingWords } from './FindingList.tsx'

type DistrictTableProps = { money: DistrictMoney; onOpen: (id: string) => void }

export function DistrictTable({ money: { rows, totals }, onOpen }: DistrictTableProps) {
  const t = useT()
  const [shown, setShown] = useState<'all' | 'findings'>('all')
  const listed = shown === 'all' ? rows : rows.filter(({ findings }) => findings.length > 0)
  return (
    <>
      <p>
        {t('money.totals', {
          known: rows.length - totals.withoutCost,
          cost: figure(totals.costWan, 2),
          unknown: totals.withoutCost,
        })}
      </p>
      {totals.steps.length > 0 && (
        <p className="quiet">
          {t('money.totalSources')}
          {totals.steps.map(({ source, amountWan }) => (
            <span key={source}>
              {' · '}
              {t(`money.sources.${source}`)} {figure(amountWan, 2)}
            </span>
          ))}
          {totals.remainderWan > 0 && ` · ${t('money.remainder')} ${figure(totals.remainderWan, 2)}`}
        </p>
      )}
      <div className="money-filter">
        <Choice
          label={t('money.compounds')}
          value={shown}
          options={[
            { value: 'all', label: t('money.filterAll') },
            { value: 'findings', label: t('money.filterFindings') },
          ]}
          onChange={setShown}
        />
      </div>
      {listed.length === 0 && <p className="quiet">{t('money.nothingMatches')}</p>}
      {listed.length > 0 && (
        <div className="money-frame">
          <table className="money-table">
            <thead>
              <tr>
                <th scope="col">{t('money.compound')}</th>
                <th scope="col" data-number>
                  {t('money.costWan')}
                </th>
                <th scope="col" data-number>
                  {t('money.brought')}
                </th>
                <th scope="col" data-number>
                  {t('money.remainder')}
                </th>
                <th scope="col">{t('money.findingsTitle')}</th>
              </tr>
            </thead>
            <tbody>
              {listed.map((row) => (
                <Row key={row.compoundId} row={row} onOpen={() => onOpen(row.compoundId)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Row({ row: { name, street, waterfall, findings }, onOpen }: { row: MoneyRow; onOpen: () => void }) {
  const t = useT()
  const brought = waterfall.steps.reduce((all, { amountWan }) => all + amountWan, 0)
  return (
    <tr>
      <th scope="row">
        <Button className="link" onPress={onOpen}>
          {name}
        </Button>
        {street && <span className="quiet"> {street}</span>}
      </th>
      <td data-number>
        {waterfall.costWan === null ? (
          <span className="quiet">{t('money.costUnknown')}</span>
        ) : (
          figure(waterfall.costWan, 2)
        )}
      </td>
      <td data-number>{waterfall.steps.length === 0 ? <span className="quiet">—</span> : figure(brought, 2)}</td>
      <td data-number>
        {waterfall.remainderWan === null ? <span className="quiet">—</span> : figure(waterfall.remainderWan, 2)}
      </td>
      <td className="money-why">{findings.map((finding) => findingWords(t, finding)).join(t('money.semicolon'))}</td>
    </tr>
  )
}
