/** One unit: its duties as printed with their items, and the compounds where they are needed. */
import { Button } from 'react-aria-components'
import type { DutyMatrix, DutyUnit, UnitCompounds } from '#contract/duties.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Answered } from '#web/ui/Answered.tsx'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { Section } from '#web/ui/Section.tsx'
import { useToMap } from '#web/use-to-map.ts'
import type { ChangeView } from '#web/use-view.ts'
import { useUnitCompounds } from './use-duties.ts'

type UnitPartProps = Pick<PanelProps, 'ledger'> & {
  adcode: string
  matrix: DutyMatrix
  unit: DutyUnit
  change: ChangeView
}

export function UnitPart({ ledger, adcode, matrix, unit, change }: UnitPartProps) {
  const t = useT()
  const nameOf = (code: string) => {
    const item = matrix.items.find((each) => each.code === code)
    return item ? `${item.number} ${item.label}` : code
  }
  return (
    <div className="unit-part">
      <Section title={t('duties.ofUnit', { unit: unit.unit })}>
        <Button className="link" onPress={() => change({ item: null })}>
          {t('duties.allUnits')}
        </Button>
        <ul className="unit-duties">
          {unit.duties.map(({ printed, clause, leads, shares, note }) => (
            <li key={printed}>
              <p>
                {printed}{' '}
                <PrintedClause
                  document={{ id: matrix.packId, documentNumber: matrix.documentNumber }}
                  clause={clause}
                  printed={printed}
                  quoted={matrix.clauses.find(({ id }) => id === clause)?.quoted}
                  note={note ?? null}
                  about={unit.unit}
                />
              </p>
              {leads.length + shares.length === 0 && <p className="quiet">{t('duties.programme')}</p>}
              {leads.length > 0 && (
                <p>
                  <span className="quiet">{t('duties.leads')}</span> {leads.map(nameOf).join(t('shell.comma'))}
                </p>
              )}
              {shares.length > 0 && (
                <p>
                  <span className="quiet">{t('duties.shares')}</span> {shares.map(nameOf).join(t('shell.comma'))}
                </p>
              )}
              {note && <p className="quiet">{note}</p>}
            </li>
          ))}
        </ul>
      </Section>
      {unit.leads.length + unit.shares.length > 0 && <Needing {...{ ledger, adcode, matrix, unit, change, nameOf }} />}
    </div>
  )
}

type NeedingProps = UnitPartProps & { nameOf: (code: string) => string }

function Needing({ adcode, matrix, unit, ...props }: NeedingProps) {
  const query = useUnitCompounds(adcode, matrix.catalogue, unit.unit)
  return <Answered query={query}>{(data) => <Compounds {...props} data={data} />}</Answered>
}

type CompoundsProps = Pick<NeedingProps, 'ledger' | 'change' | 'nameOf'> & { data: UnitCompounds }

function Compounds({ ledger, change, nameOf, data }: CompoundsProps) {
  const t = useT()
  const toMap = useToMap({ ledger, change })
  return (
    <Section title={t('duties.mine')} remark={t('duties.mineCount', { count: data.total })}>
      {data.total === 0 && <p className="quiet">{t('duties.nowhere')}</p>}
      <ul className="unit-compounds">
        {data.items.map(({ id, name, items }) => (
          <li key={id}>
            <button type="button" onClick={() => change({ page: 'menu', item: id })}>
              <span className="unit-name">{name}</span>
              <span className="quiet">{items.map(nameOf).join(t('shell.comma'))}</span>
            </button>
          </li>
        ))}
      </ul>
      {data.total > 0 && (
        <Button className="link" onPress={() => toMap(data.items.map(({ id }) => id))}>
          {t('menu.onMap')}
        </Button>
      )}
    </Section>
  )
}
