/** A release of the product may put another version of a pack in force. Each district it covers is told whose verdict that changed. */
import type { PolicyPack } from '#contract/policy.ts'
import { localReader, type Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { writeIn } from '../../db/write.ts'
import { listDistricts } from '../../districts/districts.queries.ts'
import { listPacks } from '../policies.queries.ts'
import { changesOf } from './check-pack.ts'

/** Nobody of the district did it. */
const release: Reader = { ...localReader, actor: { id: 'release', name: '产品更新' } }

/**
 * Brings a pack of the product in by `insert`, in the caller's transaction. Nothing is told where another version holds all the
 * same, a district's own for instance, and nobody where there is no compound yet.
 */
export async function saveRelease(connection: Connection, id: string, insert: () => Promise<number>): Promise<number> {
  const before = await inForce(connection, id)
  const version = await insert()
  const after = await inForce(connection, id)
  if (after && after.version !== before?.version) await tell(connection, before, after)
  return version
}

const inForce = async (connection: Connection, id: string): Promise<PolicyPack | null> =>
  (await listPacks(connection, release)).find((pack) => pack.id === id) ?? null

async function tell(connection: Connection, before: PolicyPack | null, after: PolicyPack): Promise<void> {
  const territory = [...after.territory, ...(before?.territory ?? [])]
  const { items } = await listDistricts(connection, release)
  for (const { adcode, dataDate: asOf } of items) {
    if (!territory.some((prefix) => adcode.startsWith(prefix))) continue
    const changes = await changesOf(connection, release, { adcode, before, after, asOf })
    await writeIn(connection, { reader: release, requestId: 'start' }, adcode, async ({ audit }) =>
      audit({
        action: 'policy.release',
        kind: 'release',
        recordId: after.id,
        before: before && { version: before.version },
        after: { version: after.version, changes },
      }),
    )
  }
}
