/** What may stand in an area's record: flags of the packs over the district, and a street office of it. */
import type { AreaChange } from '#contract/area.ts'
import type { Connection } from '../db/connection.ts'
import { Refusal } from '../errors.ts'
import { say } from '../http/words.ts'
import { findUnifiedFlags, isStreetOffice } from './area-record.queries.ts'
import type { AreaWriter } from './save-members.ts'

export async function mustFitTheRecord(
  connection: Connection,
  { reader, language }: AreaWriter,
  adcode: string,
  { unified, leadStreetOfficeId }: Pick<AreaChange, 'unified' | 'leadStreetOfficeId'>,
): Promise<void> {
  if (unified) {
    const known = new Set((await findUnifiedFlags(connection, reader, adcode)).map(({ code }) => code))
    const unknown = Object.keys(unified).filter((code) => !known.has(code))
    const codes = unknown.join('、')
    if (unknown.length)
      throw new Refusal('bad-value', { field: 'unified', what: say(language, 'areas.unknownFlag', { codes }) })
  }
  if (leadStreetOfficeId && !(await isStreetOffice(connection, reader, adcode, leadStreetOfficeId))) {
    const what = say(language, 'areas.unknownStreetOffice', { id: leadStreetOfficeId })
    throw new Refusal('bad-value', { field: 'leadStreetOfficeId', what })
  }
}
