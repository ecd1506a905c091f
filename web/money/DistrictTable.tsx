/** Compounds with their cost, what there is, what is missing, and what to check. */
import { Button } from 'react-aria-components'
import type { MoneyRow } from '#contract/money.ts'
import { figure, useT } from '#web/language.ts'
import { findingWords } from './FindingList.tsx'
import { Table } from './Table.tsx'
import { broughtWan, costWords } from './words.ts'

type DistrictTableProps = { rows: readonly MoneyRow[]; onOpen: (id: string) => void }

export function DistrictTable({ rows, onOpen }: DistrictTableProps) {
  const t = useT()
  return (
    <Table
      columns={[
        { key: 'compound', label: t('money.compound') },
        { key: 'cost', label: t('money.costWan'), isNumber: true },
        { key: 'brought', label: t('money.brought'), isNumber: true },
        { key: 'remainder', label: t('money.remainder'), isNumber: true },
        { key: 'findings', label: t('money.findingsTitle') },
      ]}
      none={t('money.nothingMatches')}
      rows={rows.map((row) => <Row key={row.compoundId} row={row} onOpen={() => onOpen(row.compoundId)} />)}
    />
  )
}

function Row({ row: { name, street, waterfall, findings }, onOpen }: { row: MoneyRow; onOpen: () => void }) {
  const t = useT()
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
          costWords(t, waterfall, waterfall.costWan)
        )}
      </td>
      <td data-number>
        {waterfall.steps.length === 0 ? <span className="quiet">—</span> : figure(broughtWan(waterfall), 2)}
      </td>
      <td data-number>
        {waterfall.remainderWan === null ? (
          <span className="quiet">—</span>
        ) : (
          costWords(t, waterfall, waterfall.remainderWan)
        )}
      </td>
      <td className="money-why">{findings.map((finding) => findingWords(t, finding)).join(t('money.semicolon'))}</td>
    </tr>
  )
}
