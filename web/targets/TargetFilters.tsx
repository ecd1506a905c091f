/** Which targets are listed: those unexplained, of a year, a street office, a fund. */
import type { TargetList } from '#contract/targets.ts'
import { useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import type { Wanted } from './opened.ts'

const every = 'every'
type FiltersProps = { list: TargetList; wanted: Wanted; onWant: (wanted: Wanted) => void }

export function TargetFilters({ list, wanted, onWant }: FiltersProps) {
  const t = useT()
  const own = list.items.map(({ target }) => target)
  const plain = (value: string) => ({ value, label: value })
  const years = [...new Set(own.map(({ year }) => String(year)))].map(plain)
  const streets = new Map(own.flatMap(({ streetOffice: office }) => (office ? [[office.id, office.name]] : [])))
  const funds = [...new Set(own.flatMap(({ fundingLabel }) => fundingLabel ?? []))].map(plain)
  const picker = (key: 'year' | 'street' | 'fund', all: string, options: { value: string; label: string }[]) => (
    <Picker
      label={t(`targets.${key}`)}
      options={[{ value: every, label: all }, ...options]}
      value={wanted[key] ?? every}
      onChange={(value) => onWant({ ...wanted, [key]: value === every ? null : value })}
    />
  )
  return (
    <>
      <Choice
        label={t('targets.state')}
        options={[
          { value: 'all', label: t('targets.all') },
          { value: 'open', label: t('targets.open') },
        ]}
        value={wanted.only}
        onChange={(only) => onWant({ ...wanted, only })}
      />
      {years.length > 1 && picker('year', t('targets.allYears'), years)}
      {streets.size > 0 &&
        picker(
          'street',
          t('targets.allStreets'),
          [...streets].map(([value = '', label = '']) => ({ value, label })),
        )}
      {funds.length > 0 && picker('fund', t('targets.allFunds'), funds)}
    </>
  )
}
