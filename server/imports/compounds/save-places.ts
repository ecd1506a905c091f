/** Street offices and communities a file names and the ledger lacked, added by the import that needs them. */
import { sql } from 'drizzle-orm'
import { jsonParts } from '../../db/bulk.ts'
import type { Transaction } from '../../db/write.ts'
import { fieldOrigin } from '../import-origin.ts'
import type { Import } from '../kind.ts'
import { auditKept, keepAdded } from '../save-changes.ts'
import type { Resolving } from './resolve-places.ts'

export async function savePlaces(
  tx: Transaction,
  run: Import,
  { streets, communities }: Resolving['added'],
): Promise<void> {
  const withOrigin = <Place extends { name: string }>(places: readonly Place[]) =>
    places.map((place) => ({ ...place, provenance: { name: fieldOrigin(run, place.name) } }))
  for (const part of jsonParts(withOrigin(streets)))
    await tx.statements.execute(sql`
      INSERT INTO street_office (adcode, id, name, kind, provenance)
      SELECT ${run.adcode}, id, name, kind, provenance
      FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, name text, kind text, provenance jsonb)`)
  for (const part of jsonParts(withOrigin(communities)))
    await tx.statements.execute(sql`
      INSERT INTO community (adcode, id, street_office_id, name, provenance)
      SELECT ${run.adcode}, id, "streetOfficeId", name, provenance
      FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, "streetOfficeId" text, name text, provenance jsonb)`)
  await keepAdded(tx, run, 'street_office', idsOf(streets))
  await keepAdded(tx, run, 'community', idsOf(communities))
  await auditKept(tx, run, 'street_office', { action: 'street.create', kind: 'street' })
  await auditKept(tx, run, 'community', { action: 'community.create', kind: 'community' })
}

const idsOf = (places: readonly { id: string }[]) => places.map(({ id }) => ({ id }))
