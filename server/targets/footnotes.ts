/** Differences nobody has explained, as footnotes of whatever leaves the house: 目标 13，台账 12，差 1（粮食机械厂家属院），未说明. */

import { footnoteOf, isUnexplained } from '#contract/target-footnotes.ts'
import type { TargetStanding } from '#contract/targets.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { findDistrict } from '../districts/districts.queries.ts'
import { say as sayIn } from '../http/words.ts'
import { readTargets } from './read-targets.ts'

type Say = (key: string, params?: Record<string, string | number>) => string

/** One sentence for each target that differs from the ledger unexplained; none for a district without targets. */
export const targetFootnotes = async (
  connection: Connection,
  reader: Reader,
  adcode: string,
  say: Say,
): Promise<string[]> => (await findUnexplained(connection, reader, adcode)).map((each) => footnoteOf(say, each))

/** The same in every language, to be kept with what is frozen: whoever reads it later may speak another. */
export const keptFootnotes = async (connection: Connection, reader: Reader, adcode: string) =>
  (await findUnexplained(connection, reader, adcode)).map((each) => ({
    'zh-CN': footnoteOf((key, params) => sayIn('zh-CN', key, params), each),
    en: footnoteOf((key, params) => sayIn('en', key, params), each),
  }))

async function findUnexplained(connection: Connection, reader: Reader, adcode: string): Promise<TargetStanding[]> {
  if (!(await findDistrict(connection, reader, adcode))) return []
  return (await readTargets(connection, reader, adcode)).items.filter((each) => isUnexplained(each))
}
