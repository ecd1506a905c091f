/** Names a community no document lists, under its street office; audited like every write. */
import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Community, NewCommunity } from '#contract/district.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { community, streetOffice } from '../db/tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { Refusal } from '../errors.ts'
import { getDistrict } from './districts.queries.ts'

/** Throws where the street office is unknown, or already has a community of this name. */
export async function addCommunity(writer: Writer, { adcode, streetOfficeId, name }: NewCommunity): Promise<Community> {
  const { reader } = writer
  mustBeAllowed(reader, 'community.create', { adcode })
  const id = `${adcode}-m-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    await getDistrict(tx, adcode)
    await lockStreetOffice(tx, adcode, streetOfficeId)
    const [same] = await tx.statements
      .select({ id: community.id })
      .from(community)
      .where(and(eq(community.adcode, adcode), eq(community.streetOfficeId, streetOfficeId), eq(community.name, name)))
    if (same) throw new Refusal('community-exists', { name })
    const provenance = { name: { source: reader.actor.name, kind: 'user' as const } }
    const after = { adcode, id, streetOfficeId, name, provenance }
    await tx.statements.insert(community).values(after)
    tx.audit({ action: 'community.create', kind: 'community', recordId: id, before: null, after })
    return { adcode, id, streetOfficeId, name, compounds: 0 }
  })
}

/** Two who add the same name at once wait for each other here. */
async function lockStreetOffice(tx: Transaction, adcode: string, id: string): Promise<void> {
  const [found] = await tx.statements
    .select({ id: streetOffice.id })
    .from(streetOffice)
    .where(and(eq(streetOffice.adcode, adcode), eq(streetOffice.id, id)))
    .for('update')
  if (!found) throw new Refusal('unknown-reference', { field: 'streetOfficeId', id })
}
