/** Works beside compounds with what the documents say of charging them, and whether utilities keep in step. */
import type { BoundaryWork, MoneyWorks } from '#contract/money-works.ts'
import type { PolicyPack } from '#contract/policy.ts'
import type { WorkKind } from '#contract/work-words.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { wordsOf } from '../policies/pack-result.ts'
import { readPolicies } from '../policies/read-eligibility.ts'
import { findBoundaryWorks, type StoredWork } from './boundary-works.queries.ts'
import { fundingRule } from './funding-rule.ts'
import { isUtilityWork, stepOf } from './in-step.ts'
import { chargesOf } from './red-line.ts'

type Reading = { connection: Connection; reader: Reader }
type Asked = { adcode: string; compoundId: string | null; packs: readonly PolicyPack[] }

/** Throws NotFound for a code without a district. */
export async function readMoneyWorks(reading: Reading, adcode: string): Promise<MoneyWorks> {
  const { dataDate: asOf } = await getDistrict(reading.connection, adcode)
  const packs = await readPolicies(reading.connection, reading.reader, adcode)
  return {
    asOf,
    works: await readBoundaryWorks(reading, { adcode, compoundId: null, packs }),
    rules: { first: fundingRule(packs, 'utility-first'), inStep: fundingRule(packs, 'utility-in-step') },
    packs: packs.map(wordsOf),
  }
}

export async function readBoundaryWorks(
  { connection, reader }: Reading,
  { packs, ...asked }: Asked,
): Promise<BoundaryWork[]> {
  const stored = await findBoundaryWorks(connection, reader, asked)
  const own = ownWorks(stored)
  return stored.map(({ dimension, whole, ...work }) => {
    const parts = partsOf(whole, work.inside)
    return {
      ...work,
      ...parts,
      measure: dimension === null ? null : (([`place`, 'm', 'm2'] as const)[dimension] ?? null),
      compounds: work.compounds.map((compound) => ({
        ...compound,
        inside: Math.round(compound.inside),
        step: isUtilityWork(work) ? stepOf(work, compound.planYear, own.get(compound.id) ?? []) : null,
      })),
      charges: chargesOf({ isTrunk: work.isTrunk, ...parts }, packs),
    }
  })
}

/** Below half a metre is drawing, not lying there. */
const partsOf = (whole: number | null, inside: number | null) =>
  whole === null || inside === null
    ? { inside: null, outside: null }
    : { inside: Math.round(inside), outside: Math.round(whole - inside) }

const ofCompounds: ReadonlySet<WorkKind> = new Set(['road', 'item'])

/** What the compounds have done themselves, by compound; nothing invented, by which nobody's line is judged. */
function ownWorks(works: readonly StoredWork[]): ReadonlyMap<string, StoredWork[]> {
  const by = new Map<string, StoredWork[]>()
  for (const work of works.filter(({ kind, invented }) => ofCompounds.has(kind) && !invented))
    for (const { id } of work.compounds) by.set(id, [...(by.get(id) ?? []), work])
  return by
}
