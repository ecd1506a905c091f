/** How a compound of the ledger stands under the documents over it. */
import type { CompoundEligibility } from '#contract/eligibility.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { historicQuarter } from '#contract/zone.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import { historicRules } from '../zones/meanings.ts'
import { packsCovering } from './covering.ts'
import { findEvidence } from './evidence/evidence.queries.ts'
import { allFacts } from './facts.queries.ts'
import { factsOf } from './facts.ts'
import { headOf, packResult } from './pack-result.ts'
import { listPacks } from './policies.queries.ts'
import { findRecorded } from './recorded.queries.ts'

/**
 * The verdicts under every pack that covers the compound, the province's first, at the district's data date; with
 * `compare`, beside them those under one pack of another place, labelled as a comparison, where nothing decided counts.
 * Throws NotFound for a compound or a pack that is not there.
 */
export async function readEligibility(
  connection: Connection,
  reader: Reader,
  { id, compare }: { id: string; compare?: string },
): Promise<CompoundEligibility> {
  const adcode = id.slice(0, 6)
  const [compound] = await findRecorded(connection, reader, { adcode, ids: [id] })
  if (!compound) throw new NotFound('compound', id)
  const [{ dataDate: asOf }, packs] = await Promise.all([
    getDistrict(connection, adcode),
    listPacks(connection, reader),
  ])
  const facts = factsOf(compound)
  const { decisions } = compound
  const covering = packsCovering(adcode, packs)
  const foreign = compare === undefined ? [] : foreignPack(compare, packs, covering)
  return {
    compoundId: compound.id,
    name: compound.name,
    asOf,
    policies: [
      ...covering.map((pack) => packResult(pack, facts, { relation: 'covers', asOf, decisions })),
      ...foreign.map((pack) => packResult(pack, facts, { relation: 'comparison', asOf })),
    ],
    facts: allFacts(compound),
    evidence: await findEvidence(connection, reader, id),
    zones: compound.zones,
    historicRules: compound.zones.some(({ code }) => code === historicQuarter) ? historicRules(covering) : [],
    others: packs.filter((pack) => !covering.includes(pack)).map(headOf),
  }
}

/** The packs that cover a district, the province's first; throws NotFound for a code without a district. */
export async function readPolicies(connection: Connection, reader: Reader, adcode: string): Promise<PolicyPack[]> {
  await getDistrict(connection, adcode)
  return packsCovering(adcode, await listPacks(connection, reader))
}

/** Nothing where the pack covers the compound anyway. */
function foreignPack(id: string, packs: readonly PolicyPack[], covering: readonly PolicyPack[]): PolicyPack[] {
  const pack = packs.find((each) => each.id === id)
  if (!pack) throw new NotFound('policy', id)
  return covering.includes(pack) ? [] : [pack]
}
