/** Rules of sequence applied to what is ticked: on an item itself, else to what another classification says of it in full. */
import { carries, type ItemLink } from '#contract/item-links.ts'
import type { SequenceWarning } from '#contract/menu.ts'
import type { Known } from './catalogues.ts'
import { type Placed, warningsOf } from './sequence.ts'

type Word = Placed & { itemCode: string }
type Compound = { planYear: number | null; entries: readonly Word[] }

export type OrderRule = Known['catalogues'][number]['sequence'][number] & { packId: string }

/** Those of the packs over the district: another place's order binds nobody here. Each once, whichever catalogue it is of. */
export function rulesOver({ catalogues }: Known): OrderRule[] {
  const rules = catalogues
    .filter(({ covers }) => covers)
    .flatMap(({ packId, sequence }) => sequence.map((rule) => ({ ...rule, packId })))
  return [...new Map(rules.map((rule) => [`${rule.packId} ${rule.code}`, rule])).values()]
}

/** Items that can have a say in the rules: their own, and those that answer them in full. */
export const itemsOf = (rules: readonly OrderRule[], links: readonly ItemLink[]): string[] => {
  const own = new Set(rules.flatMap(({ stages }) => stages.flat()))
  return [...new Set([...own, ...links.flatMap(({ fromItem, toItem }) => (own.has(toItem) ? fromItem : []))])]
}

export function orderWarnings(
  rules: readonly OrderRule[],
  links: readonly ItemLink[],
  { planYear, entries }: Compound,
): SequenceWarning[] {
  if (entries.length < 2) return []
  const wordsOn = (item: string): readonly Word[] => {
    const own = entries.filter(({ itemCode }) => itemCode === item)
    return own.length > 0 ? own : answering(item, entries, links)
  }
  return rules.flatMap((rule) => warningsOf(rule, { packId: rule.packId, planYear, wordsOn }))
}

function answering(item: string, entries: readonly Word[], links: readonly ItemLink[]): Word[] {
  const relations = new Map(
    links.flatMap(({ fromItem, toItem, relation }) => (toItem === item ? [[fromItem, relation] as const] : [])),
  )
  return entries.filter(({ itemCode, need }) => {
    const relation = relations.get(itemCode)
    return relation !== undefined && carries(relation, need) === 'whole'
  })
}
