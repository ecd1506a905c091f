/** What names a compound that is to be split or merged: decisions about neighbours and walls, balance items, drafts, works. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Tie, Ties } from '#contract/carrying.ts'
import type { LineShape } from '#contract/geometry.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows, getRow } from '../../db/connection.ts'
import { pieces } from './pieces.queries.ts'

type District = { adcode: string; measureSrid: number }

/** Of one compound, with the distance to each piece its boundary is cut into. */
export const findTiesOfPieces = (
  connection: Connection,
  reader: Reader,
  { id, measureSrid }: { id: string; measureSrid: number },
  cuts: readonly LineShape[],
): Promise<Ties> =>
  findTies(connection, reader, { adcode: id.slice(0, 6), measureSrid }, [id], {
    before: sql`${pieces(reader, id, cuts)}, parts AS MATERIALIZED (SELECT number AS place, shape FROM pieces)`,
  })

/** Of several compounds, with the distance to each of them, in their order. */
export const findTiesOfMembers = (
  connection: Connection,
  reader: Reader,
  district: District,
  ids: readonly string[],
): Promise<Ties> =>
  findTies(connection, reader, district, ids, {
    before: sql`
    parts AS MATERIALIZED (
      SELECT (given.place - 1)::int AS place, c.boundary AS shape
      FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) WITH ORDINALITY AS given(id, place)
      LEFT JOIN compound c ON ${visibleTo(reader)} AND c.adcode = ${district.adcode} AND c.id = given.id
    )`,
  })

/** What others keep for a compound, by what it is. */
export const recordsOf = (adcode: string): SQL => sql`
  SELECT 'facts' AS what, compound_id FROM compound_fact WHERE adcode = ${adcode}
  UNION ALL SELECT 'facts', compound_id FROM evidence WHERE adcode = ${adcode}
  UNION ALL SELECT 'rulings', compound_id FROM policy_decision WHERE adcode = ${adcode}
  UNION ALL SELECT 'menu', compound_id FROM menu_entry WHERE adcode = ${adcode}
  UNION ALL SELECT 'money', compound_id FROM contribution WHERE adcode = ${adcode}
  UNION ALL SELECT 'money', compound_id FROM maintenance_fund WHERE adcode = ${adcode}
  UNION ALL SELECT 'money', compound_id FROM idle_space WHERE adcode = ${adcode}
  UNION ALL SELECT 'money', compound_id FROM property_subsidy WHERE adcode = ${adcode}
  UNION ALL SELECT 'plans', compound_id FROM plan_compound WHERE adcode = ${adcode}`

const worksBesideM = 15

/** `before` ends in `parts(place, shape)`: what distances are measured to. */
async function findTies(
  connection: Connection,
  reader: Reader,
  { adcode, measureSrid }: District,
  ids: readonly string[],
  { before }: { before: SQL },
): Promise<Ties> {
  const whole = sql`own AS MATERIALIZED (SELECT id FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) AS given(id))`
  const ties = await findRows(
    connection,
    z.object({ tie: Tie }),
    sql`
    WITH ${before}, ${whole},
    decided AS (
      SELECT own.id AS of, d.kind, CASE WHEN d.from_id = own.id THEN d.to_id ELSE d.from_id END AS other_id, d.said
      FROM own JOIN (
        SELECT 'neighbours' AS kind, from_id, to_id, jsonb_build_object('linked', linked, 'reason', reason) AS said
        FROM neighbour_decision WHERE adcode = ${adcode}
        UNION ALL
        SELECT 'wall', from_id, to_id, jsonb_build_object('decision', decision, 'consent', consent, 'note', note)
        FROM wall WHERE adcode = ${adcode} AND (decision IS NOT NULL OR note IS NOT NULL OR consent <> 'none')
      ) d ON own.id = d.from_id OR (own.id = d.to_id AND d.from_id NOT IN (SELECT id FROM own))
    ),
    told AS (
      SELECT 1 AS place, d.of, o.name, d.kind, d.said || jsonb_build_object('kind', d.kind, 'of', d.of,
          'other', jsonb_build_object('id', o.id, 'name', o.name), 'distancesM', (
            SELECT coalesce(jsonb_agg(round(st_distance(st_transform(p.shape, ${measureSrid}::int),
              st_transform(o.boundary, ${measureSrid}::int))::numeric, 2) ORDER BY p.place), '[]'::jsonb) FROM parts p)) AS tie
      FROM decided d JOIN compound o ON o.adcode = ${adcode} AND o.id = d.other_id AND o.retired_on IS NULL
      UNION ALL
      SELECT 2, own.id, u.name, 'balance', jsonb_build_object('kind', 'balance', 'of', own.id,
        'unit', jsonb_build_object('id', u.id, 'name', u.name),
        'lines', (SELECT count(*) FROM balance_line l WHERE l.adcode = i.adcode AND l.item_id = i.id))
      FROM own JOIN balance_item i ON i.adcode = ${adcode} AND i.record_id = own.id
      JOIN balance_unit u ON u.adcode = i.adcode AND u.id = i.unit_id
      UNION ALL
      SELECT 3, own.id, s.name, 'draft', jsonb_build_object('kind', 'draft', 'of', own.id,
        'scheme', jsonb_build_object('id', s.id, 'name', s.name))
      FROM own JOIN scheme s ON s.adcode = ${adcode} AND s.draft IS NOT NULL AND s.archived_on IS NULL
        AND strpos(s.draft::text, '"' || own.id || '"') > 0
      UNION ALL
      SELECT 4, own.id, r.what, 'records', jsonb_build_object('kind', 'records', 'of', own.id, 'what', r.what, 'count', count(*))
      FROM own JOIN (${recordsOf(adcode)}) r ON r.compound_id = own.id GROUP BY own.id, r.what
    )
    SELECT tie FROM told WHERE ${visibleTo(reader)} ORDER BY place, kind, name COLLATE "C", of COLLATE "C"`,
  )
  const works = await getRow(
    connection,
    Ties.shape.works,
    sql`
    WITH ${before}, ${whole},
    linked AS (SELECT DISTINCT l.work_id FROM own JOIN work_compound l ON l.adcode = ${adcode} AND l.compound_id = own.id)
    SELECT count(*)::int AS linked, (count(*) FILTER (WHERE NOT EXISTS (
        SELECT 1 FROM parts p WHERE st_dwithin(st_transform(p.shape, ${measureSrid}::int),
          st_transform(w.geometry, ${measureSrid}::int), ${worksBesideM}::float8))))::int AS apart
    FROM linked JOIN work w ON w.adcode = ${adcode} AND w.id = linked.work_id`,
  )
  return { ties: ties.map(({ tie }) => tie), works }
}
