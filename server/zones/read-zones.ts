/** The zones of a district with what lies in them, what a zone may mean there, and what one would do. */
import { historicQuarter, type Lying, type PolicyZones, wholeShare } from '#contract/zone.ts'
import type { ZoneCheck, ZoneTrial } from '#contract/zone-check.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { packsCovering } from '../policies/covering.ts'
import { factsOf } from '../policies/facts.ts'
import { headOf } from '../policies/pack-result.ts'
import { listPacks } from '../policies/policies.queries.ts'
import { findRecorded, type Recorded } from '../policies/recorded.queries.ts'
import { whoChangesByFacts } from '../policies/who-changes.ts'
import { mustBeDrawnWell } from './drawn-well.ts'
import { countWithoutOutline, findLying, findTouched, type Trial, trialId } from './lying.queries.ts'
import { zoneMeanings } from './meanings.ts'
import { findZones } from './zones.queries.ts'

export async function readZones(connection: Connection, reader: Reader, adcode: string): Promise<PolicyZones> {
  await getDistrict(connection, adcode)
  const zones = await findZones(connection, reader, { adcode })
  const lying = zones.length > 0 ? await findLying(connection, reader, { adcode }) : new Map<string, Lying[]>()
  const met = [...lying.values()].flat()
  const items = zones.map((zone) => {
    const inside = met.filter((each) => each.zone === zone.id)
    const whole = inside.filter(({ share }) => share >= wholeShare).length
    return { ...zone, whole, partly: inside.length - whole }
  })
  return {
    items,
    meanings: zoneMeanings(packsCovering(adcode, await listPacks(connection, reader))),
    withoutOutline: await countWithoutOutline(connection, reader, adcode),
  }
}

/** Who would lie in a zone, and whose verdict would be another one; nothing is written. Refuses an outline that could not be saved. */
export async function checkZone(connection: Connection, reader: Reader, asked: ZoneTrial): Promise<ZoneCheck> {
  const { adcode, id } = asked
  const { dataDate } = await getDistrict(connection, adcode)
  if (asked.boundary) await mustBeDrawnWell(connection, adcode, asked.boundary)
  const trial = trialOf(asked)
  const touched = await findTouched(connection, reader, adcode, trial)
  const now = await findLying(connection, reader, { adcode, ids: touched })
  const then = await findLying(connection, reader, { adcode, ids: touched, trial })
  const ids = touched.filter((each) => {
    const meets = [...(now.get(each) ?? []), ...(then.get(each) ?? [])]
    return meets.some(({ zone }) => zone === id || zone === trialId(adcode))
  })
  const compounds = await findRecorded(connection, reader, { adcode, ids }, now)
  const packs = packsCovering(adcode, await listPacks(connection, reader))
  const pairs = compounds.map((each) => ({
    before: evaluatedOf(each),
    after: evaluatedOf({ ...each, zones: then.get(each.id) ?? [] }),
  }))
  const names = new Map(compounds.map((each) => [each.id, each.name]))
  return {
    compounds: compounds.flatMap((each) => triedIn(each, then.get(each.id) ?? [])),
    withoutOutline: await countWithoutOutline(connection, reader, adcode),
    changes: packs.flatMap((pack) => {
      const changed = whoChangesByFacts(pack, pairs, dataDate)
      if (changed.length === 0) return []
      const told = changed.map((each) => ({
        compoundId: each.id,
        name: names.get(each.id) ?? each.id,
        classes: each.classes,
      }))
      return [{ pack: headOf(pack), compounds: told }]
    }),
  }
}

const trialOf = ({ id, boundary, code, happens = null }: ZoneTrial): Trial => ({
  without: id,
  withZone: boundary && code !== undefined ? { code, happens, boundary } : null,
})

const evaluatedOf = (compound: Recorded) => ({
  id: compound.id,
  facts: factsOf(compound),
  decisions: compound.decisions,
})

/** The compound as it would lie in the zone that is tried. */
function triedIn({ id, name, facts }: Recorded, lying: readonly Lying[]): ZoneCheck['compounds'] {
  const tried = lying.find(({ zone }) => zone === trialId(id.slice(0, 6)))
  if (!tried) return []
  const { share, buildings, unnamed, code } = tried
  const hasOwn = code !== historicQuarter && facts.some((each) => each.code === code)
  return [{ compoundId: id, name, share, buildings, unnamed, hasOwn }]
}
