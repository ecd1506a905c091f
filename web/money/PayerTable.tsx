/** 专业经营单位承担: who pays the works of the menus over the whole district, utilities apart from facilities with channels of their own. */
import type { DistrictMoney } from '#contract/money.ts'
import { figure, percent, useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import { PackClause } from './PackClause.tsx'

export function PayerTable({ money: { totals, sources, packs } }: { money: DistrictMoney }) {
  const t = useT()
  const { byPayer, utilityShare } = totals
  const whole = byPayer.reduce((all, { amountWan }) => all + amountWan, 0)
  return (
    <Section
      className="money-payers"
      title={t('money.whoPays')}
      remark={utilityShare !== null && t('money.utilityShare', { share: percent(utilityShare) })}
    >
      {byPayer.length === 0 && <p className="quiet">{t('money.noItems')}</p>}
      {byPayer.length > 0 && (
        <table className="money-table">
          <thead>
            <tr>
              <th scope="col">{t('money.payer')}</th>
              <th scope="col" data-number>
                {t('money.wan')}
              </th>
              <th scope="col" data-number>
                {t('money.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {byPayer.map(({ payer, amountWan }) => (
              <tr key={payer}>
                <th scope="row">
                  {t(`money.payers.${payer}`)}{' '}
                  {payer === 'utility' &&
                    sources
                      .filter(({ source }) => source === 'utility')
                      .map((cites) => (
                        <PackClause key={cites.pack} cites={cites} packs={packs} about={t('money.payers.utility')} />
                      ))}
                </th>
                <td data-number>{figure(amountWan, 2)}</td>
                <td data-number>{percent(amountWan / whole)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
