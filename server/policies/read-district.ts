/** A district under its policies: every compound evaluated from one reading of the ledger, with what was decided by hand. */
import type { DistrictEligibility, DistrictPolicies } from '#contract/district-eligibility.ts'
import type { ClassResult } from '#contract/eligibility.ts'
import type { PolicyPack } from '#contract/policy.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { gravestTests, overallOf, standingOf } from './across-classes.ts'
import { packsCovering } from './covering.ts'
import { evaluate } from './evaluate.ts'
import { factsOf } from './facts.ts'
import { fundingDoubts } from './funding-doubts.ts'
import { listPacks } from './policies.queries.ts'
import { countCompounds, findRecorded, type Recorded } from './recorded.queries.ts'
import { summaryOf } from './summary.ts'

/** A compound with its classes of work under each pack, in the packs' order. */
export type Judged = { compound: Recorded; results: { pack: PolicyPack; classes: ClassResult[] }[] }

/** Pure: what follows from the facts and decisions of each compound, on the day given; one after the other, so that no district is too large. */
export function* judge(
  packs: readonly PolicyPack[],
  compounds: readonly Recorded[],
  asOf: string,
): Generator<Judged, void> {
  for (const compound of compounds) {
    const facts = factsOf(compound)
    const { decisions } = compound
    yield { compound, results: packs.map((pack) => ({ pack, classes: evaluate(pack, facts, { asOf, decisions }) })) }
  }
}

type Asked = { adcode: string; limit: number; offset: number }

/** Every compound in ledger order under every policy over the district. Throws NotFound for a code without a district. */
export async function readDistrictEligibility(
  connection: Connection,
  reader: Reader,
  asked: Asked,
): Promise<DistrictEligibility> {
  const { dataDate: asOf } = await getDistrict(connection, asked.adcode)
  const packs = await listPacks(connection, reader)
  const total = await countCompounds(connection, reader, asked.adcode)
  const compounds = await findRecorded(connection, reader, asked)
  const items: DistrictEligibility['items'] = []
  for (const judged of judge(packsCovering(asked.adcode, packs), compounds, asOf)) items.push(itemOf(judged))
  return { total, asOf, items }
}

const itemOf = ({ compound: { id, name }, results }: Judged): DistrictEligibility['items'][number] => ({
  compoundId: id,
  name,
  policies: results.map(({ pack, classes }) => {
    const tests = gravestTests(classes)
    return {
      policy: pack.documentNumber,
      pack: pack.id,
      version: pack.version,
      overall: overallOf(tests),
      tests: tests.map(standingOf),
      classes: classes.map(({ workClass, overall }) => ({ workClass, overall })),
    }
  }),
})

/** What the policies over a district leave to be recorded, decided and looked into. */
export async function readDistrictPolicies(
  connection: Connection,
  reader: Reader,
  adcode: string,
): Promise<DistrictPolicies> {
  const { dataDate: asOf } = await getDistrict(connection, adcode)
  const packs = packsCovering(adcode, await listPacks(connection, reader))
  const compounds = await findRecorded(connection, reader, { adcode })
  const provinces = packs.filter(({ level }) => level === 'province')
  return {
    asOf,
    compounds: compounds.length,
    policies: packs.map((pack) => summaryOf(pack, judge([pack], compounds, asOf))),
    fundingDoubts: fundingDoubts(judge(provinces, compounds, asOf)),
  }
}
