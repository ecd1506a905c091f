/**
 * Rules of sequence applied to what is ticked: on an item itself, else to what another classification says of it in full. An
 * item that digs only in some places goes, where somebody said that it does, with what lies below ground (our reading).
 */
import { carries, catalogueOf, type ItemLink } from '#contract/item-links.ts'
import type { MenuEntry, SequenceWarning } from '#contract/menu.ts'
import type { Catalogue, SequenceRule } from '#contract/policy.ts'
import type { Known } from './catalogues.ts'
import { type Placed, type Staged, warningsOf } from './sequence.ts'

type Word = Placed & Pick<MenuEntry, 'itemCode' | 'excavates'>
type Compound = { planYear: number | null; entries: readonly Word[] }

export type OrderRule = SequenceRule & {
  packId: string
  /** The stage of what lies below ground: all its items dig; null where the rule has none. */
  belowGround: number | null
  /** Items of the rule's catalogue that dig in some places only. */
  asks: readonly string[]
}

/** Those of the packs over the district: another place's order binds nobody here. Each once, whichever catalogue it is of. */
export function rulesOver({ catalogues }: Known): OrderRule[] {
  const covering = catalogues.filter(({ covers }) => covers)
  const rules = covering.flatMap((catalogue) =>
    catalogue.sequence.map((rule) => withGround(rule, catalogue.packId, covering)),
  )
  return [...new Map(rules.map((rule) => [`${rule.packId} ${rule.code}`, rule])).values()]
}

export function withGround(
  rule: SequenceRule,
  packId: string,
  catalogues: readonly Pick<Catalogue, 'items'>[],
): OrderRule {
  const items = catalogues.flatMap((catalogue) => catalogue.items)
  const diggingAt = (item: string) => items.find(({ code }) => code === item)?.excavates
  const own = new Set(rule.stages.flat().map(catalogueOf))
  const below = rule.stages.slice(0, -1).findIndex((stage) => stage.every((item) => diggingAt(item) === 'yes'))
  const asks = items.filter(({ code, excavates }) => excavates === 'ask' && own.has(catalogueOf(code)))
  return { ...rule, packId, belowGround: below < 0 ? null : below, asks: asks.map(({ code }) => code) }
}

/** Items that can have a say in the rules: their own, those that may dig, and those that answer them in full. */
export const itemsOf = (rules: readonly OrderRule[], links: readonly ItemLink[]): string[] => {
  const own = new Set(
    rules.flatMap(({ stages, belowGround, asks }) => [...stages.flat(), ...(belowGround === null ? [] : asks)]),
  )
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
  return rules.flatMap((rule) => warningsOf({ ...rule, planYear, stages: stagesOf(rule, wordsOn) }))
}

/** What digs goes up or down to what lies below ground, wherever the rule has the item otherwise. */
function stagesOf({ stages, belowGround, asks }: OrderRule, wordsOn: (item: string) => readonly Word[]): Staged[][] {
  const digs =
    (item: string) =>
    ({ excavates }: Word) =>
      asks.includes(item) && excavates === true
  return stages.map((items, stage) => {
    if (belowGround === null) return items.map((item) => ({ item, words: wordsOn(item), digs: false }))
    const still = items.map((item) => ({ item, words: wordsOn(item).filter((word) => !digs(item)(word)), digs: false }))
    if (stage !== belowGround) return still
    return [...still, ...asks.map((item) => ({ item, words: wordsOn(item).filter(digs(item)), digs: true }))]
  })
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
