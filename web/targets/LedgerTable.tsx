/** The ledger by plan year, with its street offices and funds: the numbers every target is held against. */
import type { TargetList } from '#contract/targets.ts'
import { useT } from '#web/language.ts'

type Counts = TargetList['ledger'][number]['streets']

export function LedgerTable({ list: { ledger } }: { list: TargetList }) {
  const t = useT()
  const streets = headsOf(ledger.map((year) => year.streets))
  const funds = headsOf(ledger.map((year) => year.funds))
  const countIn = (counts: Counts, key: string | null) => counts.find((each) => each.key === key)?.count ?? 0
  const heads = [...streets, ...funds]
  return (
    <section className="target-matrix">
      <h2>{t('targets.matrix')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="target-scroll" tabIndex={0} aria-label={t('targets.matrix')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('targets.year')}</th>
              <th scope="col">{t('targets.total')}</th>
              {heads.map(({ key, name }, at) => (
                <th key={`${at < streets.length ? 's' : 'f'}${key ?? ''}`} scope="col">
                  {name ?? t('targets.withoutKey')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ledger.map((year) => (
              <tr key={year.year ?? ''}>
                <th scope="row">{year.year ?? t('targets.noYear')}</th>
                <td>
                  <b>{year.count}</b>
                </td>
                {streets.map(({ key }) => (
                  <td key={`s${key ?? ''}`}>{countIn(year.streets, key)}</td>
                ))}
                {funds.map(({ key }) => (
                  <td key={`f${key ?? ''}`}>{countIn(year.funds, key)}</td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('targets.total')}</th>
              <td>
                <b>{ledger.reduce((sum, { count }) => sum + count, 0)}</b>
              </td>
              {streets.map(({ key }) => (
                <td key={`s${key ?? ''}`}>{ledger.reduce((sum, year) => sum + countIn(year.streets, key), 0)}</td>
              ))}
              {funds.map(({ key }) => (
                <td key={`f${key ?? ''}`}>{ledger.reduce((sum, year) => sum + countIn(year.funds, key), 0)}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
    </section>
  )
}

/** Every street office or fund of any year, once. */
function headsOf(years: readonly Counts[]): { key: string | null; name: string | null }[] {
  const found = new Map(years.flat().map(({ key, name }) => [key, { key, name }]))
  return [...found.values()].sort((a, b) => Number(a.key === null) - Number(b.key === null))
}
