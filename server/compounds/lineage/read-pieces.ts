/** What a compound could be split into, what compounds would be merged with: looked at before anything is written. */
import type { Ties } from '#contract/carrying.ts'
import type { LineShape } from '#contract/geometry.ts'
import type { Pieces } from '#contract/lineage.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { getCompound } from '../compounds.queries.ts'
import { findPieces } from './pieces.queries.ts'
import { findTiesOfMembers, findTiesOfPieces } from './ties.queries.ts'

/** Throws NotFound where there is no compound the reader may see. One without a boundary has no pieces. */
export async function readPieces(
  connection: Connection,
  reader: Reader,
  id: string,
  cuts: readonly LineShape[],
): Promise<Pieces> {
  await getCompound(connection, reader, id) // known to the reader, or refused
  const { measureSrid } = await getDistrict(connection, id.slice(0, 6))
  const found = await findPieces(connection, reader, { id, measureSrid }, cuts)
  return { ...found, ...(await findTiesOfPieces(connection, reader, { id, measureSrid }, cuts)) }
}

/** What names the compounds that are to be merged. Throws NotFound for one the reader may not see. */
export async function readMergeTies(connection: Connection, reader: Reader, ids: readonly string[]): Promise<Ties> {
  for (const id of ids) await getCompound(connection, reader, id)
  const district = await getDistrict(connection, ids[0]?.slice(0, 6) ?? '') // there are at least two
  return findTiesOfMembers(connection, reader, district, ids)
}
