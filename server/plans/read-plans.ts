/** Plans as they stand, with their sums, warnings and deadline. */
import type { LivePlanRow, PlanSums } from '#contract/plan-rows.ts'
import type { Plan, PlanList } from '#contract/plans.ts'
import type { PolicyPack } from '#contract/policy.ts'
import type { Reader } from '../accounts/reader.ts'
import { totalOf } from '../areas/totals.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { judge } from '../policies/read-district.ts'
import { findRecorded } from '../policies/recorded.queries.ts'
import { planDifference } from './difference.ts'
import { planDue } from './due.ts'
import { packsOver } from './packs-over.ts'
import {
  findAreaMembers,
  findEdition,
  findEditions,
  findFilings,
  findHoldings,
  findPlanRows,
  findStoredPlan,
  findStoredPlans,
  type StoredEdition,
  type StoredPlan,
} from './plans.queries.ts'
import { planWarnings } from './warnings.ts'

/** Throws NotFound for a code without a district. */
export async function listPlans(connection: Connection, reader: Reader, adcode: string): Promise<PlanList> {
  const { dataDate } = await getDistrict(connection, adcode)
  const packs = await packsOver(connection, reader, adcode)
  const stored = await findStoredPlans(connection, reader, adcode)
  const editions = await findEditions(connection, reader, adcode)
  const items = stored.map(({ statement, ...plan }) => {
    const own = editions.filter(({ planId }) => planId === plan.id)
    const compiledOn = compiledOf(statement.compiledOn, own)
    return { ...plan, due: planDue({ ...plan, compiledOn }, packs, dataDate), lastEdition: own[0] ?? null }
  })
  return { adcode, dataDate, items }
}

/** One plan, or null where there is none the reader may see. */
export async function findPlan(connection: Connection, reader: Reader, id: string): Promise<Plan | null> {
  const stored = await findStoredPlan(connection, reader, id)
  if (!stored) return null
  const { compounds: _, filed: __, ...plan } = stored
  const { dataDate } = await getDistrict(connection, plan.adcode)
  const packs = await packsOver(connection, reader, plan.adcode)
  const rows = await findPlanRows(connection, reader, id)
  const editions = (await findEditions(connection, reader, plan.adcode)).filter(({ planId }) => planId === id)
  const last = editions[0] && (await findEdition(connection, reader, id, editions[0].edition))
  return {
    ...plan,
    dataDate,
    due: planDue({ ...plan, compiledOn: compiledOf(plan.statement.compiledOn, editions) }, packs, dataDate),
    rows,
    sums: sumsOf(rows),
    editions,
    difference: last ? planDifference(last.edition, last.frozen.rows, rows) : null,
    filings: await findFilings(connection, reader, id),
    warnings: planWarnings(plan, rows, {
      parent: await parentOf(connection, reader, plan.parentId),
      others: await findHoldings(connection, reader, { ...plan, except: id }),
      members: await findAreaMembers(connection, reader, plan.adcode),
      notEligible: await notEligible(connection, reader, { plan, rows, packs: packs.covering, asOf: dataDate }),
    }),
  }
}

export const sumsOf = (rows: readonly Pick<LivePlanRow, 'households' | 'floorAreaM2' | 'costWan'>[]): PlanSums => ({
  compounds: rows.length,
  households: totalOf(rows.map(({ households }) => households)),
  floorAreaM2: totalOf(rows.map(({ floorAreaM2 }) => floorAreaM2)),
  costWan: totalOf(rows.map(({ costWan }) => costWan)),
})

/** The day it was handed to the joint review; a plan published without one was compiled by then. */
const compiledOf = (compiledOn: string | null, editions: readonly StoredEdition[]): string | null =>
  compiledOn ?? editions.at(-1)?.publishedOn ?? null

async function parentOf(connection: Connection, reader: Reader, id: string | null) {
  const parent = id === null ? null : await findStoredPlan(connection, reader, id)
  if (!parent) return null
  const rows = await findPlanRows(connection, reader, parent.id)
  return { name: parent.name, compounds: new Set(rows.map((row) => row.id)) }
}

type Judging = {
  plan: Pick<StoredPlan, 'adcode'>
  rows: readonly LivePlanRow[]
  packs: readonly PolicyPack[]
  asOf: string
}

/** By any policy over the district, for the class of work the plan names, or for one of several. */
async function notEligible(
  connection: Connection,
  reader: Reader,
  { plan, rows, packs, asOf }: Judging,
): Promise<Set<string>> {
  if (packs.length === 0 || rows.length === 0) return new Set()
  const ids = rows.map(({ id }) => id)
  const recorded = await findRecorded(connection, reader, { adcode: plan.adcode, ids })
  const judged = [...judge(packs, recorded, asOf)]
  const classOf = new Map(rows.map(({ id, workClass }) => [id, workClass]))
  const out = judged.filter(({ compound, results }) => {
    const wanted = classOf.get(compound.id)
    return results.some(({ classes }) => {
      const meant = classes.filter(({ workClass }) => workClass === wanted)
      return (meant.length > 0 ? meant : classes).some(({ overall }) => overall === 'not-eligible')
    })
  })
  return new Set(out.map(({ compound }) => compound.id))
}
