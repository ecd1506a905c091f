/** The units one after the other, each with its items; on a narrow screen this takes the place of the matrix. */
import { Button } from 'react-aria-components'
import type { DutyMatrix } from '#contract/duties.ts'
import { useT } from '#web/language.ts'

export function UnitList({ matrix, onOpen }: { matrix: DutyMatrix; onOpen: (unit: string) => void }) {
  const t = useT()
  return (
    <section className="unit-list" aria-label={t('duties.units')}>
      <h2>{t('duties.units')}</h2>
      <ul>
        {matrix.units.map(({ unit, leads, shares, compounds }) => {
          const items = leads.length + shares.length
          return (
            <li key={unit}>
              <Button onPress={() => onOpen(unit)} aria-label={t('duties.ofUnit', { unit })}>
                <span className="unit-name">{unit}</span>
                <span className="quiet">
                  {items > 0 ? t('duties.items', { count: items }) : t('duties.programme')}
                  {compounds > 0 && ` · ${t('duties.mineCount', { count: compounds })}`}
                </span>
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
