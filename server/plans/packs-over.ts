/** The packs that speak for a district, and all others to look at for want of one. */
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { packsCovering } from '../policies/covering.ts'
import { listPacks } from '../policies/policies.queries.ts'
import type { Packs } from './due.ts'

export async function packsOver(connection: Connection, reader: Reader, adcode: string): Promise<Packs> {
  const all = await listPacks(connection, reader)
  return { all, covering: packsCovering(adcode, all) }
}
