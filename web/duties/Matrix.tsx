/** Items down, units across; a filled square leads, an open one stands beside. */
import { Button } from 'react-aria-components'
import type { DutyMatrix } from '#contract/duties.ts'
import { figure, useT } from '#web/language.ts'

type MatrixProps = { matrix: DutyMatrix; onOpen: (unit: string) => void }

export function Matrix({ matrix, onOpen }: MatrixProps) {
  const t = useT()
  const units = matrix.units.filter(({ leads, shares }) => leads.length + shares.length > 0)
  return (
    <div className="matrix-frame">
      <table className="matrix">
        <caption>
          {matrix.documentNumber} · {t('duties.matrix')}{' '}
          <span className="matrix-key">
            <i className="matrix-mark" data-part="leads" /> {t('duties.leads')}{' '}
            <i className="matrix-mark" data-part="shares" /> {t('duties.shares')}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('duties.item')}</th>
            <th scope="col" className="number">
              {t('duties.needed')}
            </th>
            {units.map(({ unit }) => (
              <th key={unit} scope="col" className="matrix-unit">
                <Button onPress={() => onOpen(unit)} aria-label={t('duties.ofUnit', { unit })}>
                  {unit}
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        {matrix.groups.map((group) => (
          <tbody key={group.code}>
            <tr>
              <th scope="rowgroup" colSpan={units.length + 2} className="matrix-group">
                {group.title}
              </th>
            </tr>
            {matrix.items
              .filter((item) => item.group === group.code)
              .map(({ code, number, label, leads, shares, counts }) => (
                <tr key={code}>
                  <th scope="row">
                    {number} {label}
                    {leads.length + shares.length === 0 && <em className="tag tag-quiet">{t('duties.noneNamed')}</em>}
                    {leads.length > 1 && <em className="tag tag-own">{t('duties.jointly')}</em>}
                  </th>
                  <td className="number" data-zero={counts.open + counts.scheduled === 0 || undefined}>
                    {figure(counts.open + counts.scheduled)}
                  </td>
                  {units.map((unit) => (
                    <Cell
                      key={unit.unit}
                      part={unit.leads.includes(code) ? 'leads' : unit.shares.includes(code) ? 'shares' : null}
                    />
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Cell({ part }: { part: 'leads' | 'shares' | null }) {
  const t = useT()
  if (!part) return <td />
  return (
    <td className="matrix-cell" title={t(`duties.${part}`)}>
      <i className="matrix-mark" data-part={part} aria-hidden="true" />
      <span className="visually-hidden">{t(`duties.${part}`)}</span>
    </td>
  )
}
