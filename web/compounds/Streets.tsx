/** Street offices as a filter with counts. */
import type { StreetOffice } from '#contract/district.ts'
import { useT } from '#web/language.ts'
import { CountRow } from '#web/ui/CountRow.tsx'
import type { ChangeView } from '#web/use-view.ts'
import { noStreet, toggled } from './filter.ts'

type StreetsProps = {
  streets: readonly StreetOffice[]
  counts: ReadonlyMap<string, number>
  kept: readonly string[]
  change: ChangeView
}

export function Streets({ streets, counts, kept, change }: StreetsProps) {
  const t = useT()
  const without = counts.get(noStreet) ?? 0
  const rows = [
    ...streets.map(({ id, name }) => ({ id, name })),
    ...(without > 0 || kept.includes(noStreet) ? [{ id: noStreet, name: t('compounds.noStreet') }] : []),
  ]
  const most = Math.max(1, ...counts.values())
  return (
    <ul className="counts" aria-label={t('compounds.streets')}>
      {rows.map(({ id, name }) => (
        <CountRow
          key={id}
          name={name}
          count={counts.get(id) ?? 0}
          share={(counts.get(id) ?? 0) / most}
          kept={kept.length === 0 ? null : kept.includes(id)}
          onPress={(also) =>
            change({
              streets: toggled(
                kept,
                id,
                also,
                rows.map((row) => row.id),
              ),
            })
          }
        />
      ))}
    </ul>
  )
}
