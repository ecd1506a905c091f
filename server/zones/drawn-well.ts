/** An outline a zone may have: it encloses ground and does not cross itself; of any size. */
import type { BoundaryShape } from '#contract/geometry.ts'
import { formFaults } from '../compounds/boundary.queries.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { Refusal } from '../errors.ts'

/** Throws a Refusal with the place of each fault, for a zone that is tried as for one that is saved. */
export async function mustBeDrawnWell(connection: Connection, adcode: string, boundary: BoundaryShape): Promise<void> {
  const { measureSrid } = await getDistrict(connection, adcode)
  const faults = await formFaults(connection, measureSrid, boundary)
  if (faults.length > 0) throw new Refusal('bad-geometry', { count: faults.length }, faults)
}
