/** Verdicts for those who take the ledger along: which compounds have one, and a column for each policy and class of work. */
import type { CompoundSelection } from '#contract/compound.ts'
import type { Verdict } from '#contract/eligibility.ts'
import type { PolicyPack, WorkClass } from '#contract/policy.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { Refusal } from '../errors.ts'
import { packsCovering } from './covering.ts'
import { workClassesOf } from './evaluate.ts'
import { listPacks } from './policies.queries.ts'
import { judge } from './read-district.ts'
import { readStandings } from './read-standings.ts'
import { findRecorded } from './recorded.queries.ts'

/** Ids of those a filter by verdict means; null where it asks for none. Throws where it speaks of more than one district. */
export async function findByVerdict(
  connection: Connection,
  reader: Reader,
  { adcode, verdict, policy, workClass, policyTest }: CompoundSelection,
): Promise<string[] | null> {
  if (verdict === undefined) return null
  if (adcode?.length !== 6) throw new Refusal('verdict-of-one-district')
  const wanted = new Set(verdict.split(','))
  const asked = { adcode, pack: policy, workClass: workClass as WorkClass | undefined, test: policyTest } // what is none is passed over
  const { items } = await readStandings(connection, reader, asked)
  return items.flatMap(({ id, verdict: own }) => (wanted.has(own) ? [id] : []))
}

export type VerdictColumn = { pack: PolicyPack; workClass: WorkClass; isOnly: boolean }
export type VerdictCell = { verdict: Verdict; restsOnGuess: boolean } | null

/** Of several districts every policy that covers any of them, the provinces’ first. */
export async function verdictColumns(
  connection: Connection,
  reader: Reader,
  adcodes: readonly string[],
): Promise<VerdictColumn[]> {
  const all = await listPacks(connection, reader)
  const covering = new Set(adcodes.flatMap((adcode) => packsCovering(adcode, all)))
  return [...covering].flatMap((pack) => {
    const classes = workClassesOf(pack)
    return classes.map((workClass) => ({ pack, workClass, isOnly: classes.length === 1 }))
  })
}

/** The cells of these compounds by id, in the columns' order; null where a policy does not cover one. */
export async function verdictCells(
  connection: Connection,
  reader: Reader,
  columns: readonly VerdictColumn[],
  ids: readonly string[],
): Promise<Map<string, VerdictCell[]>> {
  const cells = new Map<string, VerdictCell[]>()
  for (const adcode of new Set(ids.map((id) => id.slice(0, 6)))) {
    const { dataDate } = await getDistrict(connection, adcode)
    const packs = packsCovering(adcode, [...new Set(columns.map(({ pack }) => pack))])
    const own = ids.filter((id) => id.startsWith(adcode))
    for (const { compound, results } of judge(
      packs,
      await findRecorded(connection, reader, { adcode, ids: own }),
      dataDate,
    ))
      cells.set(
        compound.id,
        columns.map(({ pack, workClass }) => {
          const found = results.find((each) => each.pack === pack)?.classes.find((each) => each.workClass === workClass)
          return found ? { verdict: found.overall, restsOnGuess: found.restsOnGuess } : null
        }),
      )
  }
  return cells
}
