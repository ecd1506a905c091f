/** The bars' numbers as a table: for screen readers, for copying, for who distrusts bars. */
import { statuses } from '#contract/status.ts'
import { figure, percent, useT } from '#web/language.ts'
import type { StreetStanding } from './streets.ts'

export function StandingsTable({ ranked }: { ranked: readonly StreetStanding[] }) {
  const t = useT()
  const present = statuses.filter((status) => ranked.some(({ parts }) => parts.some((part) => part.status === status)))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="standings" aria-label={t('progress.streets')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('words.field.streetOfficeId')}</th>
            <th scope="col">{t('progress.startedShare')}</th>
            <th scope="col">{t('progress.compounds')}</th>
            {present.map((status) => (
              <th key={status} scope="col">
                {t(`words.status.${status}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ranked.map((street) => (
            <tr key={street.id ?? ''}>
              <th scope="row">{street.name ?? t('progress.noStreet')}</th>
              <td>{street.share === null ? '–' : percent(street.share)}</td>
              <td>{figure(street.total)}</td>
              {present.map((status) => (
                <td key={status}>{figure(street.parts.find((part) => part.status === status)?.count ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
