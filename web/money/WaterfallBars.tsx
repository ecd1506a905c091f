/** From the cost down: one bar for each source, and what is left. Hatched parts are estimated only. */
import type { CompoundMoney, Waterfall } from '#contract/money.ts'
import { figure, useT } from '#web/language.ts'
import { Amount } from '#web/ui/Amount.tsx'
import { PackClause } from './PackClause.tsx'
import { broughtWan, costWords } from './words.ts'

type WaterfallBarsProps = { waterfall: Waterfall; packs: CompoundMoney['packs'] }

export function WaterfallBars({ waterfall, packs }: WaterfallBarsProps) {
  const t = useT()
  const { costWan, costFrom, itemsWithoutCost, outsideWan, steps } = waterfall
  const { remainderWan, surplusWan, carriedBy } = waterfall
  const told = (wan: number) => costWords(t, waterfall, wan)
  const brought = broughtWan(waterfall)
  const whole = Math.max(costWan ?? 0, brought, 0.0001)
  const share = (wan: number) => `${(wan / whole) * 100}%`
  let from = 0
  return (
    <>
      <table className="waterfall">
        <tbody>
          <tr className="waterfall-cost">
            <th scope="row">
              {t('money.cost')}
              {costFrom && (
                <span className="quiet"> {t(costFrom === 'menu' ? 'money.fromMenu' : 'money.fromRecord')}</span>
              )}
            </th>
            <td>{costWan === null ? <span className="quiet">{t('money.costUnknown')}</span> : told(costWan)}</td>
            <td className="waterfall-bar" aria-hidden="true">
              {costWan !== null && <span style={{ left: 0, width: share(costWan) }} />}
            </td>
          </tr>
          {steps.map(({ source, amountWan, estimatedWan }) => {
            const left = from
            from += amountWan
            return (
              <tr key={source}>
                <th scope="row">
                  {t(`money.sources.${source}`)}
                  {estimatedWan > 0 && (
                    <span className="quiet"> {t('money.estimatedPart', { amount: figure(estimatedWan, 2) })}</span>
                  )}
                </th>
                <td>{figure(amountWan, 2)}</td>
                <td className="waterfall-bar" aria-hidden="true">
                  <span style={{ left: share(left), width: share(amountWan - estimatedWan) }} />
                  <span
                    data-estimated
                    style={{ left: share(left + amountWan - estimatedWan), width: share(estimatedWan) }}
                  />
                </td>
              </tr>
            )
          })}
          {remainderWan !== null && remainderWan > 0 && (
            <tr className="waterfall-remainder">
              <th scope="row">{t('money.remainder')}</th>
              <td>{told(remainderWan)}</td>
              <td className="waterfall-bar" aria-hidden="true">
                <span data-remainder style={{ left: share(brought), width: share(remainderWan) }} />
              </td>
            </tr>
          )}
          {surplusWan > 0 && (
            <tr>
              <th scope="row">{t('money.surplus')}</th>
              <td>{figure(surplusWan, 2)}</td>
              <td />
            </tr>
          )}
        </tbody>
      </table>
      {steps.length === 0 && <p className="quiet">{t('money.noContributions')}</p>}
      {remainderWan !== null && (
        <p className="waterfall-verdict">
          {remainderWan === 0
            ? t(itemsWithoutCost > 0 ? 'money.enoughSoFar' : 'money.enough')
            : carriedBy
              ? t('money.carried', { amount: told(remainderWan), label: carriedBy.label })
              : t('money.uncarried', { amount: told(remainderWan) })}{' '}
          {remainderWan > 0 && <PackClause cites={carriedBy} packs={packs} about={t('money.remainder')} />}
        </p>
      )}
      {itemsWithoutCost > 0 && <p className="quiet">{t('money.itemsWithoutCost', { count: itemsWithoutCost })}</p>}
      {outsideWan > 0 && (
        <p className="quiet">
          {t('money.outside')} <Amount value={outsideWan} digits={2} />
        </p>
      )}
    </>
  )
}
