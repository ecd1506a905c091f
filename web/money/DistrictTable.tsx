/** Compounds with their cost, what there is, what is missing, and what to check. */
import { Button } from 'react-aria-components'
import type { MoneyRow } from '#contract/money.ts'
import { figure, useT } from '#web/language.ts'
import { findingWords } from './FindingList.tsx'

type DistrictTableProps = { rows: readonly MoneyRow[]; onOpen: (id: string) => void }

export function DistrictTable({ rows: listed, onOpen }: DistrictTableProps) {
  const t = useT()
  return (
    <>
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
  const atLeast = (isAtLeast: boolean, amount: number) =>
    isAtLeast ? t('money.atLeast', { amount: figure(amount, 2) }) : figure(amount, 2)
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
          atLeast(waterfall.isAtLeast, waterfall.costWan)
        )}
      </td>
      <td data-number>{waterfall.steps.length === 0 ? <span className="quiet">—</span> : figure(brought, 2)}</td>
      <td data-number>
        {waterfall.remainderWan === null ? (
          <span className="quiet">—</span>
        ) : (
          atLeast(waterfall.isAtLeast, waterfall.remainderWan)
        )}
      </td>
      <td className="money-why">{findings.map((finding) => findingWords(t, finding)).join(t('money.semicolon'))}</td>
    </tr>
  )
}
