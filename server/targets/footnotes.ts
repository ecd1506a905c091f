/** Differences nobody has explained, as footnotes of whatever leaves the house: 目标 13，台账 12，差 1（粮食机械厂家属院），未说明. */

import { footnoteOf, isUnexplained } from '#contract/target-footnotes.ts'
import type { TargetStanding } from '#contract/targets.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { findDistrict } from '../districts/districts.queries.ts'
import { readTargets } from './read-targets.ts'

type Say = (key: string, params?: Record<string, string | number>) => string

/** One sentence for each target that differs from the ledger unexplained; none for a district without targets. */
export async function targetFootnotes(
  connection: Connection,
  reader: Reader,
  adcode: string,
  say: Say,
): Promise<string[]> {
  if (!(await findDistrict(connection, reader, adcode))) return []
  const { items } = await readTargets(connection, reader, adcode)
  return items.filter((each: TargetStanding) => isUnexplained(each)).map((each) => footnoteOf(say, each))
}
