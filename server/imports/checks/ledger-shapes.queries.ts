/** The shapes the ledger has for the records of a file, beside those of the file. */
import { type SQL, sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { z } from 'zod'
import type { ImportKind } from '#contract/import.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows } from '../../db/connection.ts'
import { districtTail } from '../outlines/existing-outline.ts'
import { drawnTable, gridDegrees } from './validity.queries.ts'

/** Shapes are the same where no corner of either lies farther than this from the outline of the other: exports keep seven places, 1 cm. */
const sameWithinM = 0.05
/** Corners of the one times corners of the other; beyond it sizes are compared. */
const mostCompared = 4_000_000

const recordsOf = (kind: ImportKind, adcode: string): SQL => {
  if (kind === 'compounds') return sql`SELECT id, boundary AS shape FROM compound c WHERE adcode = ${adcode}`
  if (kind === 'works') return sql`SELECT id, geometry AS shape FROM work w WHERE adcode = ${adcode}`
  if (kind === 'outlines')
    return sql`SELECT adcode || ${districtTail}::text AS id, boundary AS shape FROM district WHERE adcode = ${adcode}
    UNION ALL SELECT id, boundary FROM street_office WHERE adcode = ${adcode}`
  return sql`SELECT id, line AS shape FROM road WHERE adcode = ${adcode}
    UNION ALL SELECT id, line FROM barrier WHERE adcode = ${adcode}
    UNION ALL SELECT id, shape FROM land WHERE adcode = ${adcode}
    UNION ALL SELECT id, shape FROM crossing WHERE adcode = ${adcode}`
}

const Compared = z.object({
  at: z.int(),
  same: z.boolean(),
  /** Where the middle of the ledger's shape lies. */
  middle: z.tuple([z.number(), z.number()]),
  middleOfFile: z.tuple([z.number(), z.number()]),
})
export type ComparedShape = z.infer<typeof Compared>

/** Of rows whose record has a shape: whether it is the same as the file's. */
export const compareWithLedger = (
  connection: Connection,
  reader: Reader,
  { adcode, kind, measureSrid }: { adcode: string; kind: ImportKind; measureSrid: number },
  rows: readonly { at: number; recordId: string; shape: Geometry }[],
): Promise<ComparedShape[]> =>
  findRows(
    connection,
    Compared,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)}),
    ids AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ at, recordId }) => ({ at, id: recordId })))}::jsonb) AS i(at int, id text)
    ),
    records AS MATERIALIZED (
      SELECT r.id, r.shape FROM (${recordsOf(kind, adcode)}) r WHERE ${visibleTo(reader)} AND r.shape IS NOT NULL AND r.id IN (SELECT id FROM ids)
    ),
    pairs AS MATERIALIZED (
      SELECT d.at, d.shape AS one, r.shape AS other,
        st_npoints(d.shape)::float8 * st_npoints(r.shape) <= ${mostCompared}::float8 AS few
      FROM drawn d JOIN ids i ON i.at = d.at JOIN records r ON r.id = i.id
    )
    SELECT at,
      CASE
        WHEN st_dimension(one) <> st_dimension(other) OR st_numgeometries(one) <> st_numgeometries(other) THEN false
        WHEN NOT one && st_expand(other, 0.001) THEN false
        WHEN few THEN st_hausdorffdistance(st_transform(one, ${measureSrid}::int), st_transform(other, ${measureSrid}::int)) <= ${sameWithinM}::float8
        WHEN st_dimension(one) = 2 AND st_isvalid(other)
          THEN st_area(st_symdifference(one, other, ${gridDegrees})) <= 0.00001 * st_area(other)
        ELSE st_orderingequals(one, other)
      END AS same,
      jsonb_build_array(st_x(st_centroid(other)), st_y(st_centroid(other))) AS middle,
      jsonb_build_array(st_x(st_centroid(one)), st_y(st_centroid(one))) AS "middleOfFile"
    FROM pairs`,
  )

const Lies = z.object({ id: z.string(), place: z.tuple([z.number(), z.number()]) })

/** Where records of the ledger lie, by the middle of their boxes; those without a place are left out. */
export const findPlaces = (
  connection: Connection,
  reader: Reader,
  { adcode, kind }: { adcode: string; kind: ImportKind },
  ids: readonly string[],
): Promise<z.infer<typeof Lies>[]> =>
  findRows(
    connection,
    Lies,
    sql`
    SELECT r.id, jsonb_build_array(st_x(st_centroid(st_envelope(r.shape))), st_y(st_centroid(st_envelope(r.shape)))) AS place
    FROM (${recordsOf(kind, adcode)}) r
    WHERE ${visibleTo(reader)} AND r.shape IS NOT NULL AND r.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  )

const Boxed = z.object({ id: z.string(), box: z.tuple([z.number(), z.number(), z.number(), z.number()]) })
const boxesAtOnce = 5000

/** Boxes of the sound boundaries of a district's compounds, some thousand at a time, so that others are served in between. */
export async function* pagesOfBoxes(
  connection: Connection,
  reader: Reader,
  adcode: string,
): AsyncGenerator<z.infer<typeof Boxed>[]> {
  let last = ''
  for (;;) {
    const page = await findRows(
      connection,
      Boxed,
      sql`
      SELECT c.id, jsonb_build_array(st_xmin(c.boundary), st_ymin(c.boundary), st_xmax(c.boundary), st_ymax(c.boundary)) AS box
      FROM compound c
      WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.id > ${last} AND c.retired_on IS NULL AND st_isvalid(c.boundary)
      ORDER BY c.id LIMIT ${boxesAtOnce}`,
    )
    yield page
    if (page.length < boxesAtOnce) return
    last = page.at(-1)?.id ?? last
  }
}

const LedgerStreet = z.object({ id: z.string(), name: z.string() })

/** The street offices the ledger has for compounds of a file, by compound. */
export async function findLedgerStreets(
  connection: Connection,
  reader: Reader,
  adcode: string,
  rows: readonly { recordId: string }[],
): Promise<Map<string, string>> {
  const found = await findRows(
    connection,
    LedgerStreet,
    sql`
    WITH ids AS MATERIALIZED (SELECT jsonb_array_elements_text(${JSON.stringify(rows.map(({ recordId }) => recordId))}::jsonb) AS id)
    SELECT c.id, o.name FROM compound c JOIN street_office o ON o.adcode = c.adcode AND o.id = c.street_office_id
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.id IN (SELECT id FROM ids)`,
  )
  return new Map(found.map(({ id, name }) => [id, name]))
}
