/** The menu of chosen compounds, as every recipient gets it in its own classification. */
import type { MenuExport } from '#contract/menu.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { readKnown } from './catalogues.ts'
import { findTicks } from './export.queries.ts'
import { menuWorkbook, type Say, type Workbook } from './menu-workbook.ts'
import { getCatalogue, type MenuReading } from './read-menu.ts'

/** Throws NotFound for a district or a catalogue that is not there. */
export async function readWorkbook(
  { connection, reader, crosswalk }: MenuReading,
  { adcode, catalogue, compounds }: MenuExport,
  say: Say,
): Promise<Workbook> {
  const { name } = await getDistrict(connection, adcode)
  const known = await readKnown(connection, reader, adcode, crosswalk)
  const labelOf = (item: string) => `${item} ${known.items.get(item)?.label ?? ''}`
  return menuWorkbook(say, {
    district: name,
    catalogue: getCatalogue(known, catalogue),
    links: known.links,
    labelOf,
    compounds: await findTicks(connection, reader, adcode, compounds ?? null),
  })
}
