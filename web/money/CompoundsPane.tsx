/** The money of every compound of a district: what it comes to, who pays the works, and whose floor area is missing. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { DistrictMoney } from '#contract/money.ts'
import { figure, useT } from '#web/language.ts'
import { Answered } from '#web/ui/Answered.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { DistrictTable } from './DistrictTable.tsx'
import { PackClause } from './PackClause.tsx'
import { PayerTable } from './PayerTable.tsx'
import type { PaneProps } from './pane.ts'
import { useDistrictMoney } from './use-money.ts'

export const CompoundsPane = (props: PaneProps) => (
  <Answered query={useDistrictMoney(props.adcode)}>{(money) => <Compounds {...props} money={money} />}</Answered>
)

type Shown = 'all' | 'findings' | 'floorArea'

function Compounds({ money, onOpen, onMap }: PaneProps & { money: DistrictMoney }) {
  const t = useT()
  const [shown, setShown] = useState<Shown>('all')
  const { rows, totals, rules } = money
  const bare = rows.filter(({ floorAreaM2 }) => floorAreaM2 === null)
  return (
    <>
      <p className="quiet">{t('money.lead')}</p>
      <p>
        {t('money.totals', {
          known: rows.length - totals.withoutCost,
          cost: figure(totals.costWan, 2),
          unknown: totals.withoutCost,
        })}{' '}
        {totals.atLeast > 0 && t('money.atLeastNote', { count: totals.atLeast })}
      </p>
      <Sources money={money} />
      <PayerTable money={money} />
      <div className="money-filter">
        <Choice<Shown>
          label={t('money.compounds')}
          value={shown}
          options={[
            { value: 'all', label: t('money.filterAll') },
            { value: 'findings', label: t('money.filterFindings') },
            ...(rules.floorArea
              ? [{ value: 'floorArea' as const, label: t('money.filterFloorArea', { count: bare.length }) }]
              : []),
          ]}
          onChange={setShown}
        />
      </div>
      {shown === 'floorArea' ? (
        <section aria-label={t('money.filterFloorArea', { count: bare.length })}>
          <p>
            {bare.length === 0 ? t('money.floorAreaAll') : t('money.floorAreaLead', { count: bare.length })}{' '}
            <PackClause cites={rules.floorArea} packs={money.packs} about={t('money.subsidy')} />
          </p>
          <ul className="money-names">
            {bare.map(({ compoundId, name, street }) => (
              <li key={compoundId}>
                <Button className="link" onPress={() => onMap(compoundId)}>
                  {name}
                </Button>
                {street && <span className="quiet"> {street}</span>}
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <DistrictTable
          rows={shown === 'all' ? rows : rows.filter(({ findings }) => findings.length > 0)}
          onOpen={onOpen}
        />
      )}
    </>
  )
}

function Sources({ money: { totals } }: { money: DistrictMoney }) {
  const t = useT()
  if (totals.steps.length === 0) return null
  return (
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
  )
}
