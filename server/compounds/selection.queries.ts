/** The one translation of a filter into SQL, for lists, counts and exports alike. */
import { type SQL, sql } from 'drizzle-orm'
import type { CompoundSelection } from '#contract/compound.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { hasGap } from '../survey/known.queries.ts'

/** What `c` has to be for the filter: the table itself, or with the standing of each compound where that is asked about. */
export const standingsFor = (filter: CompoundSelection): SQL =>
  sql.raw(asksStanding(filter) ? 'compound_standing' : 'compound')

const asksStanding = ({ status, standing }: CompoundSelection) => Boolean(status || standing)

/** The code of a row `c` of compound_now or compound_standing: these views are older than the column. */
export const codeOfView = sql`(SELECT coded.code FROM compound coded WHERE coded.adcode = c.adcode AND coded.id = c.id)`

/** A filter by verdict is answered by ids: what follows from the policies is no column. */
export type Narrowed = CompoundSelection & { ids?: readonly string[] | null }

/** Compounds `c` that are meant and may be seen, retired ones left out. */
export function whereCompounds(reader: Reader, filter: Narrowed): SQL {
  const parts: SQL[] = [visibleTo(reader), sql`c.retired_on IS NULL`, ...wherePlace(filter), ...whereFacts(filter)]
  if (filter.q) {
    const pattern = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`
    const code = asksStanding(filter) ? codeOfView : sql`c.code`
    parts.push(
      sql`(c.name ILIKE ${pattern} OR array_to_string(c.aliases, ' ') ILIKE ${pattern} OR ${code} ILIKE ${pattern})`,
    )
  }
  if (filter.status) parts.push(isOneOf(statusAt(filter.statusYear), filter.status))
  if (filter.gap) parts.push(hasGap(filter.gap))
  if (filter.ids) parts.push(sql`c.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(filter.ids)}::jsonb))`)
  if (filter.standing === 'started') parts.push(sql`c.started`)
  if (filter.standing === 'finished') parts.push(sql`c.finished`)
  if (filter.standing === 'late') parts.push(sql`c.late`)
  return sql.join(parts, sql` AND `)
}

function wherePlace({ adcode, street, area, placed }: CompoundSelection): SQL[] {
  const parts: SQL[] = []
  if (adcode) parts.push(adcode.length === 6 ? sql`c.adcode = ${adcode}` : sql`c.adcode LIKE ${`${adcode}%`}`)
  if (street) parts.push(isOneOf(sql`coalesce(c.street_office_id, 'none')`, street))
  if (area)
    parts.push(sql`EXISTS (
      SELECT 1 FROM area_member m JOIN scheme ON scheme.adcode = m.adcode AND scheme.id = m.scheme_id AND scheme.adopted
      WHERE m.adcode = c.adcode AND m.area_id = ${area} AND m.compound_id = c.id)`)
  if (placed) parts.push(placed === 'false' ? sql`c.boundary IS NULL` : sql`c.boundary IS NOT NULL`)
  if (placed === 'sketched') parts.push(sql`c.provenance->'boundary'->>'kind' = 'estimated'`)
  return parts
}

function whereFacts({ planYear, builtYear, funding, households }: CompoundSelection): SQL[] {
  const parts: SQL[] = []
  if (planYear) parts.push(isOneOf(sql`coalesce(c.plan_year::text, 'none')`, planYear))
  if (builtYear) parts.push(sql`(${sql.join(builtYear.split(',').map(builtWithin), sql` OR `)})`)
  if (funding) parts.push(sql`c.funding_label = ${funding}`)
  if (households) parts.push(households === 'known' ? sql`c.households IS NOT NULL` : sql`c.households IS NULL`)
  return parts
}

const isOneOf = (value: SQL, codes: string): SQL => sql`${value} = ANY (string_to_array(${codes}, ','))`

function builtWithin(years: string): SQL {
  if (years === 'unknown') return sql`c.built_year IS NULL`
  const [first = '', second] = years.split('-')
  if (first === 'to') return sql`c.built_year <= ${second}::int`
  if (first === 'from') return sql`c.built_year >= ${second}::int`
  return sql`c.built_year BETWEEN ${first}::int AND ${second ?? first}::int`
}

/** As the page's slider judges: steps up to the end of the year or the data date, whichever is first; plans up to the year. */
const statusAt = (year: number | undefined): SQL =>
  year === undefined
    ? sql`c.status`
    : sql`status_now((
        SELECT max(step_code(s.on_day, s.status)) FROM step s JOIN district_now n ON n.adcode = s.adcode
        WHERE s.adcode = c.adcode AND s.compound_id = c.id AND s.on_day <= least(make_date(${year}::int, 12, 31), n.data_date)
      ), c.plan_year, make_date(${year}::int, 12, 31))`
