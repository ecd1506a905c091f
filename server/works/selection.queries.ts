/** The one translation of a filter of works into SQL, for lists, counts and exports alike. */
import { type SQL, sql } from 'drizzle-orm'
import type { WorkSelection } from '#contract/work.ts'
import { lineStateOf, placements, workKinds, workStates } from '#contract/work-words.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'

/** Works `w` that are meant and may be seen. A year keeps the works whose window touches it. */
export function whereWorks(reader: Reader, filter: WorkSelection): SQL {
  const { adcode, trade, kind, state, lineState, year } = filter
  const parts: SQL[] = [visibleTo(reader), ...whereBelonging(filter)]
  parts.push(adcode.length === 6 ? sql`w.adcode = ${adcode}` : sql`w.adcode LIKE ${`${adcode}%`}`)
  if (trade) parts.push(isOneOf(sql`w.trade`, trade))
  if (kind) parts.push(isOneOf(sql`w.kind`, kind))
  if (state) parts.push(isOneOf(sql`w.state`, state))
  if (lineState) parts.push(isOneOf(sql`concat_ws('/', w.kind, w.placement, w.state)`, drawnAs(lineState)))
  if (year !== undefined) {
    parts.push(sql`${year}::int BETWEEN left(coalesce(w.from_month, w.to_month), 4)::int
      AND left(coalesce(w.to_month, w.from_month), 4)::int`)
  }
  return sql.join(parts, sql` AND `)
}

function whereBelonging({ operator, road, item, area, compound }: WorkSelection): SQL[] {
  const parts: SQL[] = []
  if (operator) parts.push(operator === 'none' ? sql`w.operator_id IS NULL` : sql`w.operator_id = ${operator}`)
  if (road) parts.push(sql`w.road_name LIKE ${`%${road.replace(/[\\%_]/g, '\\$&')}%`}`)
  if (item) parts.push(sql`w.item_code = ${item}`)
  if (compound) parts.push(isOn(sql`l.compound_id = ${compound}`))
  if (area)
    parts.push(
      isOn(sql`EXISTS (
        SELECT 1 FROM area_member m JOIN scheme ON scheme.adcode = m.adcode AND scheme.id = m.scheme_id AND scheme.adopted
        WHERE m.adcode = l.adcode AND m.area_id = ${area} AND m.compound_id = l.compound_id)`),
    )
  return parts
}

const isOn = (which: SQL): SQL =>
  sql`EXISTS (SELECT 1 FROM work_compound l WHERE l.adcode = w.adcode AND l.work_id = w.id AND ${which})`

const isOneOf = (value: SQL, codes: string): SQL => sql`${value} = ANY (string_to_array(${codes}, ','))`

/** Kind, placement and state of every work that is drawn so: the rule stands in the contract, once. */
function drawnAs(lineStates: string): string {
  const wanted = lineStates.split(',')
  const every = workKinds.flatMap((kind) =>
    placements.flatMap((placement) => workStates.map((state) => ({ kind, placement, state }))),
  )
  return every
    .filter((work) => wanted.includes(lineStateOf(work)))
    .map(({ kind, placement, state }) => `${kind}/${placement}/${state}`)
    .join(',')
}
