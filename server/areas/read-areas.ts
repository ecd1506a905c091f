/** Saved areas as they stand now: what is true of them is looked at afresh each time. */
import type { Area } from '#contract/area.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { findStoredArea, findStoredAreas, type StoredArea } from './areas.queries.ts'
import { tellFault } from './fault-words.ts'
import { leadStreetFaults } from './lead-street.ts'
import { breaksArea, type Survey, surveySets } from './survey.ts'

/** The areas of the district's adopted scheme, by number. Throws NotFound for an unknown district. */
export async function listAreas(
  connection: Connection,
  reader: Reader,
  language: Language,
  adcode: string,
): Promise<Area[]> {
  const stored = await findStoredAreas(connection, reader, adcode)
  const survey = await surveyOf(connection, reader, adcode, stored)
  return stored.map((area) => toArea(language, area, survey(area.id)))
}

/** One area, or null where there is none the reader may see. */
export async function findArea(
  connection: Connection,
  reader: Reader,
  language: Language,
  id: string,
): Promise<Area | null> {
  const stored = await findStoredArea(connection, reader, id)
  if (!stored) return null
  const survey = await surveyOf(connection, reader, stored.adcode, [stored])
  return toArea(language, stored, survey(id))
}

async function surveyOf(connection: Connection, reader: Reader, adcode: string, areas: readonly StoredArea[]) {
  const district = await getDistrict(connection, adcode)
  const sets = areas.map(({ id, compounds, maxGapM }) => ({ key: id, ids: compounds, maxGapM }))
  return surveySets(connection, reader, district, sets)
}

const toArea = (language: Language, stored: StoredArea, { members, faults, totals, shape, label }: Survey): Area => ({
  ...stored,
  contiguous: !faults.some(breaksArea),
  faults: [...faults, ...leadStreetFaults(members, stored.leadStreetOfficeId)].map((fault) =>
    tellFault(language, fault),
  ),
  totals,
  shape,
  label,
  /** Its shape rests on a boundary nobody surveyed. */
  invented: members.some(({ placed }) => placed?.invented),
})
