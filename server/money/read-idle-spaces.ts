/** The inventory of idle space (盘活闲置空间) with what it adds up to. */
import type { IdleSpaces } from '#contract/idle-space.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { wordsOf } from '../policies/pack-result.ts'
import { readPolicies } from '../policies/read-eligibility.ts'
import { fundingRule } from './funding-rule.ts'
import { findCompoundNames, findIdleSpaces } from './idle-spaces.queries.ts'

/** Throws NotFound for a code without a district. */
export async function readIdleSpaces(connection: Connection, reader: Reader, adcode: string): Promise<IdleSpaces> {
  const { dataDate: asOf } = await getDistrict(connection, adcode)
  const packs = await readPolicies(connection, reader, adcode)
  const items = await findIdleSpaces(connection, reader, adcode)
  const usable = items.filter(({ standing }) => standing !== 'unusable')
  return {
    asOf,
    items,
    sums: {
      areaM2: usable.reduce((all, { areaM2 }) => all + (areaM2 ?? 0), 0),
      withoutArea: usable.filter(({ areaM2 }) => areaM2 === null).length,
    },
    compounds: await findCompoundNames(connection, reader, adcode),
    rule: fundingRule(packs, 'idle-space'),
    packs: packs.map(wordsOf),
  }
}
