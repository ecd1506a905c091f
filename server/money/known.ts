/** What the documents over a district say of money, gathered once for all its compounds. */
import type { ItemLink } from '#contract/item-links.ts'
import type { Waterfall } from '#contract/money.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { readKnown } from '../menu/catalogues.ts'
import type { MenuReading } from '../menu/read-menu.ts'
import { readPolicies } from '../policies/read-eligibility.ts'
import { type ItemRule, itemRules } from './payers.ts'

export type MoneyKnown = {
  packs: readonly PolicyPack[]
  links: readonly ItemLink[]
  /** Codes of the catalogues over the district, the nearest first. */
  catalogues: readonly string[]
  items: ReadonlyMap<string, ItemRule>
  carriedBy: Waterfall['carriedBy']
}

/** Throws NotFound for a code without a district. */
export async function readMoneyKnown(reading: MenuReading, adcode: string): Promise<MoneyKnown> {
  const { connection, reader, crosswalk } = reading
  const packs = await readPolicies(connection, reader, adcode)
  const { catalogues, links } = await readKnown(connection, reader, adcode, crosswalk)
  return {
    packs,
    links,
    catalogues: catalogues.filter(({ covers }) => covers).map(({ code }) => code),
    items: itemRules(catalogues),
    carriedBy: carrierOf(packs),
  }
}

/** The nearest document that promises to pay what is missing. */
function carrierOf(packs: readonly PolicyPack[]): Waterfall['carriedBy'] {
  for (const { id, funding } of packs.toReversed()) {
    const { carrier } = funding
    if (carrier) return { pack: id, clause: carrier.clause, printed: carrier.printed, label: carrier.label }
  }
  return null
}
