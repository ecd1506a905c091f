/** What a compound could be split into: looked at before anything is written. */
import type { LineShape } from '#contract/geometry.ts'
import type { Pieces } from '#contract/lineage.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { getCompound } from '../compounds.queries.ts'
import { findPieces } from './pieces.queries.ts'

/** Throws NotFound where there is no compound the reader may see. One without a boundary has no pieces. */
export async function readPieces(
  connection: Connection,
  reader: Reader,
  id: string,
  cuts: readonly LineShape[],
): Promise<Pieces> {
  await getCompound(connection, reader, id) // known to the reader, or refused
  const { measureSrid } = await getDistrict(connection, id.slice(0, 6))
  return findPieces(connection, reader, { id, measureSrid }, cuts)
}
