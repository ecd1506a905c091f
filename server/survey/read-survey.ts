/** The survey of a district as it stands, and one compound's part in it. */
import { today } from '#contract/days.ts'
import type { CompoundSurvey, Survey } from '#contract/survey.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import { completenessOf, wantedOf } from './completeness.ts'
import { summarise } from './summary.ts'
import { findNames, findStanding, findStreets, findSurveyed } from './survey.queries.ts'

/** Throws NotFound for a code without a district. */
export async function readSurvey(
  connection: Connection,
  reader: Reader,
  { adcode, months }: { adcode: string; months: number },
): Promise<Survey> {
  await getDistrict(connection, adcode)
  const rows = await findSurveyed(connection, reader, { adcode, months })
  const streets = await findStreets(connection, reader, adcode)
  const standing = await findStanding(connection, reader, adcode)
  const here = new Set(rows.map(({ id }) => id))
  const gone = standing.flatMap(({ signed }) => signed.map(({ id }) => id)).filter((id) => !here.has(id))
  const namesOfGone = new Map(rows.map(({ id, name }) => [id, name])) // of another street by now
  for (const [id, name] of await findNames(connection, reader, adcode, gone)) namesOfGone.set(id, name)
  return summarise({ adcode, today: today(), months, rows, streets, standing, namesOfGone })
}

/** Throws NotFound where there is no compound on the lists the reader may see. */
export async function readCompoundSurvey(
  connection: Connection,
  reader: Reader,
  { id, months }: { id: string; months: number },
): Promise<CompoundSurvey> {
  const adcode = id.slice(0, 6)
  const [row] = await findSurveyed(connection, reader, { adcode, months, id })
  if (!row) throw new NotFound('compound', id)
  const { score, missing, estimated } = completenessOf(row.known)
  const standing = await findStanding(connection, reader, adcode)
  const signOff = standing.find(({ streetOfficeId }) => streetOfficeId === row.streetOfficeId)
  const seen = signOff?.signed.find((each) => each.id === id)
  return {
    id,
    completeness: score,
    missing: missing.map((field) => ({
      field,
      required: wantedOf[field].required,
      invented: row.known[field] === 'invented',
    })),
    estimated,
    newestOn: row.newestOn,
    stale: row.stale,
    staleMonths: months,
    signed:
      signOff && seen ? { onDay: signOff.onDay, post: signOff.post, changed: seen.version !== row.version } : null,
  }
}
