/** The compounds a plan may take in, each with the parts of its priority and its verdicts under the policies over the district. */
import { mostEvaluated } from '#contract/district-eligibility.ts'
import type { CandidateList } from '#contract/plan-candidates.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import { judge } from '../policies/read-district.ts'
import { findRecorded } from '../policies/recorded.queries.ts'
import { findOpenCompounds } from './candidates.queries.ts'
import { packsOver } from './packs-over.ts'
import { findHoldings, findStoredPlan, type Holding } from './plans.queries.ts'
import { partsOf, tellingOf } from './priority.ts'

/** What a plan may take in: nothing begun or given up. Verdicts of every policy over the district stand beside each. */
export async function listCandidates(connection: Connection, reader: Reader, id: string): Promise<CandidateList> {
  const plan = await findStoredPlan(connection, reader, id)
  if (!plan) throw new NotFound('plan', id)
  const { dataDate } = await getDistrict(connection, plan.adcode)
  const packs = await packsOver(connection, reader, plan.adcode)
  const telling = tellingOf(packs)
  const recorded = await findRecorded(connection, reader, { adcode: plan.adcode, limit: mostEvaluated })
  const judged = new Map([...judge(packs.covering, recorded, dataDate)].map((each) => [each.compound.id, each]))
  const holdings = await findHoldings(connection, reader, { ...plan, except: id })
  const open = await findOpenCompounds(connection, reader, plan.adcode)
  const holdingsOf = byCompound(holdings)
  const items = open.flatMap((each) => {
    const found = judged.get(each.id)
    if (!found) return []
    const { compound, results } = found
    const { areaId, areaLabel, needed: _, entries: __, ...own } = each
    return {
      ...own,
      name: compound.name,
      street: compound.street,
      builtYear: compound.builtYear,
      builtYearNote: compound.builtYearNote,
      area: areaId === null ? null : { id: areaId, label: areaLabel ?? areaId },
      parts: partsOf(compound, each, telling),
      eligibility: results.flatMap(({ pack, classes }) =>
        classes.map(({ workClass, overall }) => ({ documentNumber: pack.documentNumber, workClass, overall })),
      ),
      inPlans: (holdingsOf.get(each.id) ?? []).map(({ planId, name, state }) => ({ id: planId, name, state })),
    }
  })
  return { builtBefore: telling.line, items }
}

function byCompound(holdings: readonly Holding[]): ReadonlyMap<string, Holding[]> {
  const found = new Map<string, Holding[]>()
  for (const holding of holdings) found.set(holding.compoundId, [...(found.get(holding.compoundId) ?? []), holding])
  return found
}
