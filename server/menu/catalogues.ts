/** The catalogues a district ticks in, what their packs say of each item, and how they answer each other. */
import { type Crosswalk, linksOf, withDistrict } from '#contract/crosswalk.ts'
import type { ItemLink } from '#contract/item-links.ts'
import type { MenuCatalogue, MenuCatalogues } from '#contract/menu.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { citations } from '#contract/policy-faults.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { packsCovering } from '../policies/covering.ts'
import { listPacks } from '../policies/policies.queries.ts'
import { findDistrictLinks } from './menu.queries.ts'

export type Known = {
  catalogues: readonly MenuCatalogue[]
  links: readonly ItemLink[]
  /** Of all items, whichever pack they are of. */
  items: ReadonlyMap<string, MenuCatalogue['items'][number]>
}

/** Throws NotFound for a code without a district. */
export async function readCatalogues(
  connection: Connection,
  reader: Reader,
  adcode: string,
  crosswalk: Crosswalk,
): Promise<MenuCatalogues> {
  await getDistrict(connection, adcode)
  const said = await findDistrictLinks(connection, reader, adcode)
  const { catalogues, links } = await readKnown(connection, reader, adcode, crosswalk)
  const district = said.map(({ fromItem, toItem, linked, version }) => ({ fromItem, toItem, linked, version }))
  return { catalogues: [...catalogues], links: [...links], district, note: crosswalk.note }
}

export async function readKnown(
  connection: Connection,
  reader: Reader,
  adcode: string,
  crosswalk: Crosswalk,
): Promise<Known> {
  const packs = await listPacks(connection, reader)
  const covering = packsCovering(adcode, packs)
  const others = packs.filter((pack) => !covering.includes(pack))
  const catalogues = [
    ...[...covering].reverse().flatMap((pack) => cataloguesOf(pack, true)), // the district's own first
    ...others.flatMap((pack) => cataloguesOf(pack, false)),
  ]
  const items = new Map(catalogues.flatMap((each) => each.items.map((item) => [item.code, item] as const)))
  const links = withDistrict(linksOf(crosswalk), await findDistrictLinks(connection, reader, adcode))
  return { catalogues, links: links.filter(({ fromItem, toItem }) => items.has(fromItem) && items.has(toItem)), items }
}

function cataloguesOf(pack: PolicyPack, covers: boolean): MenuCatalogue[] {
  return pack.catalogues.map((catalogue) => {
    const codes = new Set(catalogue.items.map(({ code }) => code))
    const speaksOfIt = (items: readonly string[]) => items.some((item) => codes.has(item))
    const sequence = pack.sequence.filter(({ stages }) => stages.some(speaksOfIt))
    const duties = pack.duties.filter(
      ({ leads, shares }) => speaksOfIt(leads) || speaksOfIt(shares) || leads.length + shares.length === 0,
    )
    const told = { ...pack, catalogues: [catalogue], sequence, duties }
    const cited = new Set(citations({ ...told, ...withoutRest }).map(({ clause }) => clause))
    return {
      ...catalogue,
      packId: pack.id,
      documentNumber: pack.documentNumber,
      covers,
      duties,
      sequence,
      clauses: pack.clauses.filter(({ id }) => cited.has(id)),
    }
  })
}

/** Of the pack's other parts the catalogue cites nothing. */
const withoutRest = {
  eligibility: { builtYear: null, conditions: [], exclusions: [] },
  targets: [],
  deadlines: [],
  parameters: [],
  disclosureSections: [],
  specialPlan: null,
  unifiedFlags: [],
  clauses: [],
}
