/** What is found of a row is found somewhere: where the file draws it, else where the ledger has the record it is. */
import type { ImportKind } from '#contract/import.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { findPlaces } from '../checks/ledger-shapes.queries.ts'
import type { ComparedRow } from '../kind.ts'
import type { JudgedShapes } from './check-rows.ts'
import type { PictureShape } from './picture.ts'
import { placeOf } from './place-of-shape.ts'
import type { WeighedFinding } from './weigh.ts'

type Rows = {
  connection: Connection
  reader: Reader
  adcode: string
  kind: ImportKind
  compared: readonly ComparedRow[]
  sound: JudgedShapes['sound']
  /** Of the file, also those that cannot be written. */
  drawn: readonly PictureShape[]
  signal: AbortSignal
}

const recordsAtOnce = 5000

export async function withPlaces(findings: readonly WeighedFinding[], rows: Rows): Promise<WeighedFinding[]> {
  const lost = new Set(findings.flatMap(({ at, place }) => (at !== null && place === null ? [at] : [])))
  if (lost.size === 0) return [...findings]
  const places = new Map<number, [number, number]>()
  const drawn = new Map(rows.drawn.map(({ at, geometry }) => [at, geometry]))
  for (const at of lost) {
    const shape = rows.sound.get(at)?.geometry ?? drawn.get(at)
    const place = shape && placeOf(shape)
    if (place) places.set(at, place)
  }
  await placeByLedger(lost, places, rows)
  return findings.map((each) =>
    each.place || each.at === null ? each : { ...each, place: places.get(each.at) ?? null },
  )
}

async function placeByLedger(
  lost: ReadonlySet<number>,
  places: Map<number, [number, number]>,
  { connection, reader, adcode, kind, compared, signal }: Rows,
): Promise<void> {
  const recorded = compared.flatMap(({ at, recordId }) =>
    at !== null && recordId !== null && lost.has(at) && !places.has(at) ? [{ at, recordId }] : [],
  )
  for (let from = 0; from < recorded.length; from += recordsAtOnce) {
    signal.throwIfAborted()
    const some = recorded.slice(from, from + recordsAtOnce)
    const ids = some.map(({ recordId }) => recordId)
    const known = await findPlaces(connection, reader, { adcode, kind }, ids)
    const byId = new Map(known.map(({ id, place }) => [id, place]))
    for (const { at, recordId } of some) {
      const place = byId.get(recordId)
      if (place) places.set(at, place)
    }
  }
}
