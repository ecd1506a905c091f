/** Departments × items, out of the pack: who leads an item, who stands beside, and whose duty concerns no single item. */
import type { DutyMatrix, DutyUnit } from '#contract/duties.ts'
import type { MenuCatalogue } from '#contract/menu.ts'
import { noCounts } from '#contract/menu-standing.ts'
import type { ItemState } from '#contract/menu-words.ts'
import type { Duty } from '#contract/policy.ts'

type Unit = Pick<DutyUnit, 'unit' | 'duties' | 'leads' | 'shares'>

/** Units in the order the document names them first. A unit leads an item or shares it, never both. */
export function unitsOf({ duties, items }: Pick<MenuCatalogue, 'duties' | 'items'>): Unit[] {
  const own = new Set(items.map(({ code }) => code))
  const units = [...new Set(duties.map(({ unit }) => unit))]
  return units.map((unit) => {
    const theirs = duties.filter((duty) => duty.unit === unit)
    const leads = itemsIn(theirs, 'leads', own)
    return {
      unit,
      duties: theirs,
      leads,
      shares: itemsIn(theirs, 'shares', own).filter((item) => !leads.includes(item)),
    }
  })
}

const itemsIn = (duties: readonly Duty[], part: 'leads' | 'shares', own: ReadonlySet<string>) => [
  ...new Set(duties.flatMap((duty) => duty[part]).filter((item) => own.has(item))),
]

type Counted = { item: string; state: ItemState; count: number }

export function matrixOf(
  catalogue: MenuCatalogue,
  counted: readonly Counted[],
  compoundsOf: (items: readonly string[]) => number,
): DutyMatrix {
  const units = unitsOf(catalogue)
  const { packId, documentNumber, code, title, groups, items, clauses } = catalogue
  return {
    packId,
    documentNumber,
    catalogue: code,
    title,
    clauses,
    groups: groups.map((group) => ({ code: group.code, title: group.title })),
    units: units.map((unit) => ({ ...unit, compounds: compoundsOf([...unit.leads, ...unit.shares]) })),
    items: items.map((item) => {
      const counts = noCounts()
      for (const { state, count } of counted.filter((each) => each.item === item.code)) counts[state] += count
      const withIt = (part: 'leads' | 'shares') =>
        units.flatMap((unit) => (unit[part].includes(item.code) ? unit.unit : []))
      const { number, label, group } = item
      return { code: item.code, number, label, group, leads: withIt('leads'), shares: withIt('shares'), counts }
    }),
  }
}
