/** The works that make the cost, each once, with who pays: as chosen, or as the document presumes. */
import type { CompoundMoney } from '#contract/money.ts'
import { figure, useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import { PackClause } from './PackClause.tsx'

export function CountedWorks({ money: { items, packs } }: { money: CompoundMoney }) {
  const t = useT()
  return (
    <Section title={t('money.counted')}>
      <p className="quiet">{t('money.countedNote')}</p>
      <div className="money-frame">
        <table className="money-table">
          <thead>
            <tr>
              <th scope="col">{t('money.item')}</th>
              <th scope="col" data-number>
                {t('money.costWan')}
              </th>
              <th scope="col">{t('money.payer')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ itemCode, buildingId, label, costWan, payer, rule, subsidies }) => (
              <tr key={`${itemCode} ${buildingId}`}>
                <th scope="row">
                  <span className="quiet">{itemCode}</span> {label}
                  {subsidies.length > 0 && (
                    <div className="quiet">
                      {t('money.subsidyFrom')}
                      {subsidies.map((grant) => (
                        <span key={`${grant.pack} ${grant.unit}`}>
                          {grant.unit}{' '}
                          <PackClause cites={grant} packs={packs} about={`${label ?? itemCode} ${grant.unit}`} />{' '}
                        </span>
                      ))}
                    </div>
                  )}
                </th>
                <td data-number>
                  {costWan === null ? <span className="quiet">{t('money.costUnknown')}</span> : figure(costWan, 2)}
                </td>
                <td>
                  {payer ? t(`money.payers.${payer}`) : <span className="quiet">{t('money.payerUnsaid')}</span>}{' '}
                  {rule && rule.payer === payer && (
                    <PackClause cites={rule} packs={packs} about={`${label ?? itemCode} ${t('money.presumed')}`} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
