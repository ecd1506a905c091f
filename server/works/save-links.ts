/** Keeps the links between works and the compounds they serve. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Connection, findRows } from '../db/connection.ts'

/** A line in the lane before a gate serves the compound behind it. */
const besideM = 15
/** More than 15 m in degrees anywhere in China; it only lets the index do its part. */
const besideDegrees = 0.0005

/** Links one work anew with the compounds within 15 m of it, or crossed by it. */
export async function linkWork(connection: Connection, workId: string): Promise<void> {
  await link(connection, workId.slice(0, 6), sql`w.id = ${workId}`, sql`l.work_id = ${workId}`)
}

/** Links one compound, whose boundary was drawn or moved, anew with the works beside it. */
export async function linkCompound(connection: Connection, compoundId: string): Promise<void> {
  await link(connection, compoundId.slice(0, 6), sql`c.id = ${compoundId}`, sql`l.compound_id = ${compoundId}`)
}

/** So many in one statement: none takes longer than others can wait for, and between two the work can be told of and ended. */
const mostAtOnce = 2_000

/** The same for compounds whose boundaries an import wrote or took back. `onPart` may end it by throwing. */
export async function linkCompounds(
  connection: Connection,
  adcode: string,
  ids: readonly string[],
  onPart?: () => void,
): Promise<void> {
  if (ids.length === 0) return
  // the works of a district are looked at once either way
  if (ids.length > mostAtOnce) return linkAllWorks(connection, adcode, onPart)
  const wanted = listed(ids)
  await link(connection, adcode, sql`c.id IN ${wanted}`, sql`l.compound_id IN ${wanted}`)
}

/** The same for works an import wrote or took back. */
export async function linkWorks(
  connection: Connection,
  adcode: string,
  ids: readonly string[],
  onPart: () => void = () => {},
): Promise<void> {
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    onPart()
    const wanted = listed(ids.slice(from, from + mostAtOnce))
    await link(connection, adcode, sql`w.id IN ${wanted}`, sql`l.work_id IN ${wanted}`)
  }
}

/** The same for every work of a district. */
export async function linkAllWorks(connection: Connection, adcode: string, onPart?: () => void): Promise<void> {
  const works = await findRows(
    connection,
    z.object({ id: z.string() }),
    sql`SELECT id FROM work WHERE adcode = ${adcode} ORDER BY id`,
  )
  const ids = works.map(({ id }) => id)
  await linkWorks(connection, adcode, ids, onPart)
}

const listed = (ids: readonly string[]): SQL => sql`(SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`

async function link(connection: Connection, adcode: string, whichPairs: SQL, whichLinks: SQL): Promise<void> {
  await connection.statements.execute(sql`DELETE FROM work_compound l WHERE l.adcode = ${adcode} AND ${whichLinks}`)
  await connection.statements.execute(sql`
    INSERT INTO work_compound (adcode, work_id, compound_id)
    SELECT w.adcode, w.id, c.id
    FROM work w
    JOIN district d ON d.adcode = w.adcode
    JOIN compound c ON c.adcode = w.adcode AND c.retired_on IS NULL
      AND c.boundary && st_expand(w.geometry, ${besideDegrees}::float8)
    WHERE w.adcode = ${adcode} AND ${whichPairs}
      AND st_dwithin(st_transform(c.boundary, d.measure_srid), st_transform(w.geometry, d.measure_srid), ${besideM}::float8)`)
}
