/** What a written pack is, and whose verdicts would change if it were saved. */
import type { PackCheck } from '#contract/pack-editing.ts'
import type { PolicyPack } from '#contract/policy.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { Refusal } from '../../errors.ts'
import { factsOf } from '../facts.ts'
import { headOf } from '../pack-result.ts'
import { listPacks } from '../policies.queries.ts'
import { findRecorded } from '../recorded.queries.ts'
import { whoChanges } from '../who-changes.ts'
import { readPackText } from './pack-text.ts'
import { newestVersion } from './packs.queries.ts'

type Asked = { adcode: string; text: string; language: string }

/** Faults, or the pack with the version it would have and the compounds that would stand otherwise. */
export async function checkPack(connection: Connection, reader: Reader, asked: Asked): Promise<PackCheck> {
  const { adcode, text, language } = asked
  const { dataDate } = await getDistrict(connection, adcode)
  const { pack, faults } = readPackText(text, language)
  if (!pack) return { faults, head: null, replaces: null, changes: [] }
  mustBeOwn(adcode, pack)
  const before = (await listPacks(connection, reader)).find(({ id }) => id === pack.id) ?? null
  const version = (await newestVersion(connection, pack.id)) + 1
  return {
    faults: [],
    head: headOf({ ...pack, version }),
    replaces: before?.version ?? null,
    changes: await changesOf(connection, reader, { adcode, before, after: { ...pack, version }, asOf: dataDate }),
  }
}

type Changing = { adcode: string; before: PolicyPack | null; after: PolicyPack | null; asOf: string }

/** Every compound of the district whose verdict is another one afterwards, in ledger order. */
export async function changesOf(connection: Connection, reader: Reader, { adcode, before, after, asOf }: Changing) {
  const recorded = await findRecorded(connection, reader, { adcode })
  const evaluated = recorded.map((each) => ({ id: each.id, facts: factsOf(each), decisions: each.decisions }))
  const names = new Map(recorded.map(({ id, name }) => [id, name]))
  return whoChanges(before, after, evaluated, asOf).map(({ id, classes }) => ({
    compoundId: id,
    name: names.get(id) ?? id,
    classes,
  }))
}

/** A district writes for itself: one that covers more is somebody else's to change. */
export function mustBeOwn(adcode: string, { territory }: Pick<PolicyPack, 'territory'>): void {
  if (territory.some((prefix) => prefix !== adcode))
    throw new Refusal('pack-elsewhere', { territory: territory.join('、') })
}
