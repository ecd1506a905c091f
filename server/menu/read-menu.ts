/** The menu of one compound, how far a district's menus are filled in, and where works would come in the wrong order. */
import type { Crosswalk } from '#contract/crosswalk.ts'
import type { CompoundMenu, ItemStandings, MenuCatalogue, MenuCoverage, SequenceReport } from '#contract/menu.ts'
import { noCounts } from '#contract/menu-standing.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import { type Known, readKnown } from './catalogues.ts'
import { countCompounds, countStates, findStates, findTicked } from './coverage.queries.ts'
import { findEntries, findMenuHead, findWaivers, findWorksOf } from './menu.queries.ts'
import { itemsOf, orderWarnings, rulesOver } from './order-of-works.ts'

export type MenuReading = { connection: Connection; reader: Reader; crosswalk: Crosswalk }

/** Throws NotFound where there is no compound on the lists the reader may see. */
export async function readCompoundMenu(
  { connection, reader, crosswalk }: MenuReading,
  id: string,
): Promise<CompoundMenu> {
  const adcode = id.slice(0, 6)
  const head = await findMenuHead(connection, reader, id)
  if (!head) throw new NotFound('compound', id)
  const known = await readKnown(connection, reader, adcode, crosswalk)
  const entries = await findEntries(connection, reader, id)
  const waivers = await findWaivers(connection, reader, { adcode, compoundId: id })
  return {
    id,
    adcode,
    ...head,
    entries,
    works: await findWorksOf(connection, reader, id),
    warnings: orderWarnings(rulesOver(known), known.links, { planYear: head.planYear, entries }),
    waivers: waivers.map(({ compoundId: _, ...waiver }) => waiver),
  }
}

/** Of each item of a catalogue, how many compounds stand in each state. Throws NotFound for an unknown catalogue. */
export async function readCoverage(
  { connection, reader, crosswalk }: MenuReading,
  { adcode, catalogue }: { adcode: string; catalogue: string },
): Promise<MenuCoverage> {
  await getDistrict(connection, adcode)
  const known = await readKnown(connection, reader, adcode, crosswalk)
  const items = getCatalogue(known, catalogue).items.map(({ code }) => code)
  const compounds = await countCompounds(connection, reader, adcode)
  const counted = await countStates(connection, reader, { adcode, items, links: known.links })
  return {
    catalogue,
    compounds,
    items: items.map((item) => {
      const counts = noCounts()
      for (const { state, count } of counted.filter((each) => each.item === item)) counts[state] += count
      const said = Object.values(counts).reduce((sum, count) => sum + count, 0)
      return { item, counts: { ...counts, unsaid: compounds - said } }
    }),
  }
}

/** How one item stands in each compound of which something is said. Throws NotFound for an item no catalogue has. */
export async function readStandings(
  { connection, reader, crosswalk }: MenuReading,
  { adcode, item }: { adcode: string; item: string },
): Promise<ItemStandings> {
  await getDistrict(connection, adcode)
  const { items: known, links } = await readKnown(connection, reader, adcode, crosswalk)
  if (!known.has(item)) throw new NotFound('menu-item', item)
  const items = await findStates(connection, reader, { adcode, items: [item], links })
  return { item, total: items.length, items }
}

/** Every compound with works in the wrong order, those waived among them. */
export async function readOrder(
  { connection, reader, crosswalk }: MenuReading,
  adcode: string,
): Promise<SequenceReport> {
  await getDistrict(connection, adcode)
  const known = await readKnown(connection, reader, adcode, crosswalk)
  const rules = rulesOver(known)
  const ticked = await findTicked(connection, reader, { adcode, items: itemsOf(rules, known.links) })
  const waivers = await findWaivers(connection, reader, { adcode })
  const items = ticked
    .map(({ id, name, ...compound }) => ({
      id,
      name,
      warnings: orderWarnings(rules, known.links, compound),
      waivers: waivers.flatMap(({ compoundId, ...waiver }) => (compoundId === id ? waiver : [])),
    }))
    .filter(({ warnings }) => warnings.length > 0)
  return { total: items.length, items }
}

export function getCatalogue({ catalogues }: Known, code: string): MenuCatalogue {
  const found = catalogues.find((each) => each.code === code)
  if (!found) throw new NotFound('catalogue', code)
  return found
}
