/** Looks at a boundary before it is saved, together with the neighbours that would move with it. */
import type { BoundaryCheck } from '#contract/compound.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import type { Finding } from '../errors.ts'
import { boundaryDoubts, boundaryFaults } from './boundary.queries.ts'

/** `compound` is whose boundary it is about; null for one that is not saved yet. */
export type JudgedFinding = Finding & { compound: string | null; blocking: boolean }

/**
 * Faults block. Doubts are asked only when nothing is at fault, and judge each overlap once, against the neighbours as they
 * would be, not as they are.
 */
export async function judgeBoundary(
  connection: Connection,
  reader: Reader,
  { adcode, id = null, boundary, alongside = [] }: BoundaryCheck,
): Promise<JudgedFinding[]> {
  const { measureSrid } = await getDistrict(connection, adcode)
  const drawn = [{ id, boundary }, ...alongside]
  const faults: JudgedFinding[] = []
  for (const each of drawn) {
    const found = await boundaryFaults(connection, measureSrid, each.boundary)
    faults.push(...found.map((fault) => ({ ...fault, compound: each.id, blocking: true })))
  }
  if (faults.length) return faults
  const doubts: JudgedFinding[] = []
  for (const [at, each] of drawn.entries()) {
    const compound = { adcode, measureSrid, drawnAnew: drawn.flatMap((other) => other.id ?? []) }
    const found = await boundaryDoubts(connection, reader, compound, each.boundary, alongside.slice(at))
    doubts.push(...found.map((doubt) => ({ ...doubt, compound: each.id, blocking: false })))
  }
  return doubts
}
