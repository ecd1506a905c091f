/** The duties of the packs over a district, and where each unit has something to do. */
import type { Duties, UnitCompounds } from '#contract/duties.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import { readKnown } from '../menu/catalogues.ts'
import { countCompounds, countStates } from '../menu/coverage.queries.ts'
import type { MenuReading } from '../menu/read-menu.ts'
import { findNeeding } from './duties.queries.ts'
import { matrixOf, unitsOf } from './matrix.ts'

/** Throws NotFound for a code without a district. */
export async function readDuties({ connection, reader, crosswalk }: MenuReading, adcode: string): Promise<Duties> {
  await getDistrict(connection, adcode)
  const { catalogues, links } = await readKnown(connection, reader, adcode, crosswalk)
  const covering = catalogues.filter(({ covers, duties }) => covers && duties.length > 0)
  const items = covering.flatMap((catalogue) => catalogue.items.map(({ code }) => code))
  const counted = await countStates(connection, reader, { adcode, items, links })
  const needing = await findNeeding(connection, reader, { adcode, items, links })
  const compoundsOf = (wanted: readonly string[]) =>
    needing.filter((compound) => compound.items.some((item) => wanted.includes(item))).length
  return {
    adcode,
    compounds: await countCompounds(connection, reader, adcode),
    matrices: covering.map((catalogue) => matrixOf(catalogue, counted, compoundsOf)),
  }
}

/** Where one unit's items are needed. Throws NotFound for a catalogue or a unit it does not have. */
export async function readUnitCompounds(
  { connection, reader, crosswalk }: MenuReading,
  { adcode, catalogue, unit }: { adcode: string; catalogue: string; unit: string },
): Promise<UnitCompounds> {
  await getDistrict(connection, adcode)
  const { catalogues, links } = await readKnown(connection, reader, adcode, crosswalk)
  const found = catalogues.find(({ code, covers }) => covers && code === catalogue)
  const asked = found && unitsOf(found).find((each) => each.unit === unit)
  if (!asked) throw new NotFound('unit', unit)
  const items = await findNeeding(connection, reader, { adcode, items: [...asked.leads, ...asked.shares], links })
  return { total: items.length, items }
}
