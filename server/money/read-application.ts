/** The project list of chosen compounds, as a workbook. */
import type { ApplicationRequest } from '#contract/money.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import type { MenuReading } from '../menu/read-menu.ts'
import { targetFootnotes } from '../targets/footnotes.ts'
import { type Application, applicationOf, type Say } from './application.ts'
import { fundingRule } from './funding-rule.ts'
import { readMoneyKnown } from './known.ts'
import { findDistrictMoney } from './money.queries.ts'
import { reckon } from './reckon.ts'

/** In the order asked. Throws NotFound for a compound that is not on the lists of the district. */
export async function readApplication(
  reading: MenuReading,
  { adcode, compounds }: ApplicationRequest,
  say: Say,
): Promise<Application> {
  const { connection, reader } = reading
  const district = await getDistrict(connection, adcode)
  const known = await readMoneyKnown(reading, adcode)
  const stored = new Map((await findDistrictMoney(connection, reader, adcode)).map((each) => [each.id, each]))
  const applicants = [...new Set(compounds)].map((id) => {
    const found = stored.get(id)
    if (!found) throw new NotFound('compound', id)
    return { stored: found, reckoned: reckon(found, known) }
  })
  const rule = fundingRule(known.packs, 'project-list')
  const pack = known.packs.find(({ id }) => id === rule?.pack)
  const lines = [
    say('money.application.note', { day: district.dataDate }),
    ...(rule && pack ? [`${pack.documentNumber} ${rule.clause}：${rule.printed}`] : []),
    ...(await targetFootnotes(connection, reader, adcode, say)),
  ]
  return applicationOf(say, { district: district.name, lines, items: known.items, applicants })
}
