/** The balance units in the left margin of the areas view, each with what it comes to; and the way to make one. */
import { Button } from 'react-aria-components'
import type { BalanceUnit } from '#contract/balance.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { chosenItems } from './chosen.ts'
import { Result } from './Result.tsx'
import { sumsOf } from './unit-draft.ts'
import { useAddUnit, useUnits, useUnsaved } from './use-balance.ts'

export function BalanceList({ ledger, view, change, readOnly }: PanelProps) {
  const t = useT()
  const { adcode, selected } = view
  const units = useUnits(adcode)
  const adding = useAddUnit()
  const known = units.data ?? []
  const isOpen = known.some(({ id }) => selected.includes(id))
  const chosen = isOpen ? [] : chosenItems(selected, ledger)
  const add = () => {
    const items = chosen.flatMap(({ kind, recordId }) =>
      (kind === 'area' || kind === 'compound') && recordId ? [{ kind, recordId, lines: [] }] : [],
    )
    adding.mutate(
      { adcode, name: freeName(known, (number) => t('balance.newName', { number })), items },
      { onSuccess: ({ id }) => change({ selected: [id] }) },
    )
  }
  return (
    <Section className="balance-units" title={t('balance.title')} remark={t('balance.count', { count: known.length })}>
      {units.error && <ProblemNote problem={units.error} onRetry={() => units.refetch()} />}
      {units.data?.length === 0 && <p className="quiet">{t('balance.none')}</p>}
      <ul className="balance-list">
        {known.map((unit) => (
          <UnitRow
            key={unit.id}
            unit={unit}
            isOpen={selected.includes(unit.id)}
            onOpen={() => change({ selected: [unit.id] })}
          />
        ))}
      </ul>
      {adding.error && <ProblemNote problem={adding.error} />}
      {!readOnly && (
        <Button className="button" isDisabled={adding.isPending || !units.data} onPress={add}>
          {chosen.length > 0 ? t('balance.addWith', { count: chosen.length }) : t('balance.add')}
        </Button>
      )}
    </Section>
  )
}

/** The first number whose name nobody has. */
function freeName(units: readonly BalanceUnit[], nameOf: (number: number) => string): string {
  const taken = new Set(units.map(({ name }) => name))
  let number = 1
  while (taken.has(nameOf(number))) number++
  return nameOf(number)
}

type UnitRowProps = { unit: BalanceUnit; isOpen: boolean; onOpen: () => void }

/** With what is not saved yet, so that list and panel never disagree. */
function UnitRow({ unit, isOpen, onOpen }: UnitRowProps) {
  const t = useT()
  const unsaved = useUnsaved(unit.id)
  const sums = unsaved ? sumsOf(unsaved) : unit.sums
  return (
    <li>
      <Button className="balance-row" aria-pressed={isOpen} onPress={onOpen}>
        <span className="balance-name">{unsaved?.name.trim() || unit.name}</span>
        <Result sums={sums} />
        <span className="quiet">
          {[
            t('balance.itemCount', { count: (unsaved ?? unit).items.length }),
            sums.unknown > 0 && t('balance.unknownShort', { count: sums.unknown }),
            unsaved && t('balance.unsaved'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Button>
    </li>
  )
}
