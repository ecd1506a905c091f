/** From a request to a solving under way: permission, params, the map, and wishes that contradict each other. */
import { type BundleJob, BundleParams, type BundleRequest, bundlePresets } from '#contract/bundling.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Reader } from '../../accounts/reader.ts'
import { formFaults } from '../../compounds/boundary.queries.ts'
import type { Connection } from '../../db/connection.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { Refusal } from '../../errors.ts'
import type { BundleJobs } from './jobs.ts'
import { findBundleMap } from './map.queries.ts'
import type { SentMap } from './solver/messages.ts'
import { wishFault } from './wishes.ts'

/** A person waits for it; the command line is for longer searches. */
const usualTimeLimitS = 30
const longestTimeLimitS = 120
const mostMaps = 4

/** Maps by district, revision and window: sliders ask for the same one again and again. */
export class BundleMaps {
  readonly #maps = new Map<string, Promise<SentMap>>()

  get(key: string, read: () => Promise<SentMap>): Promise<SentMap> {
    const map = this.#maps.get(key) ?? read()
    this.#maps.delete(key)
    this.#maps.set(key, map)
    map.catch(() => this.#maps.delete(key))
    for (const old of [...this.#maps.keys()].slice(0, -mostMaps)) this.#maps.delete(old)
    return map
  }
}

export type BundlingDoor = {
  jobs: BundleJobs
  maps: BundleMaps
  connection: Connection
  reader: Reader
  language: Language
}

/** @throws ZodError for params that make no sense, Refusal for wishes that contradict each other. */
export async function startBundling(door: BundlingDoor, request: BundleRequest): Promise<BundleJob> {
  const { jobs, maps, connection, reader, language } = door
  const { adcode, window, statuses } = request
  mustBeAllowed(reader, 'bundle.solve', { adcode })
  const district = await getDistrict(connection, adcode)
  const params = paramsOf(request)
  const { revision } = district
  if (window) await mustBeDrawnWell(connection, district.measureSrid, window)
  const mapWith = async (added: readonly string[]) => {
    const mapKey = JSON.stringify([adcode, revision, window ?? null, [...statuses].sort(), [...added].sort()])
    const map = await maps.get(mapKey, () => findBundleMap(connection, reader, district, { window, statuses, added }))
    return { mapKey, map, ids: new Set(map.compounds.map(({ id }) => id)) }
  }
  // who is named in a wish takes part, whatever the status and the window; mostly all of them do already
  const usual = await mapWith(request.added)
  const strangers = namedIn(params).filter((id) => !usual.ids.has(id))
  const { mapKey, map, ids } = strangers.length > 0 ? await mapWith([...request.added, ...strangers]) : usual
  const fault = wishFault(ids, params)
  if (fault) throw new Refusal(`wish-${fault.code}`, withNames(fault.params, map))
  return jobs.start(reader, { adcode, revision, mapKey, map, params, language })
}

const namedIn = ({ locked, mustLink, cannotLink, excluded }: BundleParams): string[] => [
  ...new Set([...locked.flat(), ...mustLink.flat(), ...cannotLink.flat(), ...excluded]),
]

/** What is asked for comes before what the preset says, and that before the defaults. */
function paramsOf({ preset = 'urban', params }: BundleRequest): BundleParams {
  const base: Record<string, unknown> = bundlePresets[preset]
  const asked = BundleParams.parse({ ...base, ...params })
  return { ...asked, timeLimitS: Math.min(asked.timeLimitS ?? usualTimeLimitS, longestTimeLimitS) }
}

async function mustBeDrawnWell(connection: Connection, measureSrid: number, window: BundleRequest['window'] & {}) {
  const faults = await formFaults(connection, measureSrid, window)
  if (faults.length === 0) return
  const findings = faults.map((fault) => ({ ...fault, pointer: '/window' }))
  throw new Refusal('bad-geometry', { count: faults.length }, findings)
}

/** Names for ids, so that the sentence can be read. */
function withNames(params: Record<string, string>, { compounds }: SentMap): Record<string, string> {
  const nameOf = (id: string | undefined) => compounds.find((each) => each.id === id)?.name ?? id
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, key === 'where' ? value : (nameOf(value) ?? value)]),
  )
}
