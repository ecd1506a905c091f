/**
 * The shapes of a file before they are written: what is wrong with them, where, and what could be done about it. Repairs the user accepted are
 * made and what comes of them is checked again; nothing else about a shape is changed that is not told.
 */
import type { Geometry } from 'geojson'
import type { ImportKind } from '#contract/import.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { inBatches } from './batches.ts'
import type { Drawn, ShapeFinding } from './drawn.ts'
import { findStacks } from './equal-outlines.ts'
import { type CheckedRow, lookAtForms } from './form-of-rows.ts'
import { checkGaps } from './gaps.ts'
import { boxesOfLedger } from './ledger-boxes.ts'
import { type ComparedShape, compareWithLedger, findLedgerStreets } from './ledger-shapes.queries.ts'
import { checkNeighbours } from './neighbours.ts'
import { checkOutlines } from './outlines.ts'
import { findExtent } from './surroundings.queries.ts'
import { checkSurroundings } from './surroundings.ts'
import { suspectDatum } from './suspect-datum.ts'
import { checkValidity } from './validity.ts'

export type ShapesToCheck = {
  reader: Reader
  adcode: string
  kind: ImportKind
  rows: readonly CheckedRow[]
  /** By `at`, the code of the repair the user accepted; it stands for those proposed before it as well. */
  repairs: Readonly<Record<string, string>>
  /** Repairs accepted for every row, by code, with the rows they are declined for. */
  repairAll?: Readonly<Record<string, readonly number[]>>
  signal?: AbortSignal
  /** Told as it goes on how much is done, 0–1. */
  onShare?: (share: number) => void
}

export type CheckedShapes = {
  findings: ShapeFinding[]
  /** Those that can be written, by `at`. `note` says which repairs were made. */
  shapes: Map<number, { geometry: Geometry; change: 'new' | 'changed' | 'same'; note?: string }>
}

const steps = 6

/** Geometries in degrees. Findings are in the order of the rows, those about the whole file first. @throws the signal's reason */
export async function checkShapes(connection: Connection, asked: ShapesToCheck): Promise<CheckedShapes> {
  const { reader, adcode, kind, signal, onShare = () => {} } = asked
  let [done, told] = [0, 0]
  const tell = (share: number) => {
    if (share > told) onShare(share) // what is looked at a second time is not told back
    told = Math.max(told, share)
  }
  const tellStep = () => tell(++done / steps)
  const breathe = (share?: number) => {
    signal?.throwIfAborted()
    if (share !== undefined) tell((done + share) / steps)
  }
  const { measureSrid } = await getDistrict(connection, adcode)
  const extent = await findExtent(connection, reader, adcode)
  const known = { name: extent.name, bounds: extent.bounds ?? zoneOf(measureSrid) }
  const acceptedForAll = new Map(Object.entries(asked.repairAll ?? {}).map(([code, but]) => [code, new Set(but)]))
  const { drawn, findings: ofForms } = await lookAtForms(
    kind,
    asked.rows,
    { repairs: asked.repairs, acceptedForAll },
    known,
  )
  // lists of hundreds of thousands: joined at the end, never spread into a call
  const findings = [ofForms]
  tellStep()
  const { sound, findings: faults } = await checkValidity(connection, { kind, measureSrid, drawn, breathe })
  findings.push(faults)
  tellStep()
  const district = { adcode, measureSrid }
  const drawnAnew = new Set(sound.flatMap(({ recordId }) => recordId ?? []))
  const town =
    kind === 'compounds'
      ? {
          connection,
          reader,
          district,
          drawn: sound,
          breathe,
          ledger: await boxesOfLedger(connection, reader, { adcode, drawnAnew }),
        }
      : null
  const stacks = town ? await findStacks(sound, breathe) : []
  const copies = new Set(stacks.flatMap((stack) => stack.copies.map(({ at }) => at)))
  const neighbours = town && (await checkNeighbours(town, stacks))
  findings.push(neighbours?.findings ?? [])
  tellStep()
  const recorded = sound.flatMap(({ at, recordId, shape }) => (recordId === null ? [] : [{ at, recordId, shape }]))
  const compared: ComparedShape[] = []
  for (const batch of inBatches(recorded, ({ shape }) => shape, breathe)) {
    compared.push(...(await compareWithLedger(connection, reader, { ...district, kind }, batch)))
  }
  tellStep()
  if (town && neighbours) {
    // what the ledger has already was looked at when it was drawn
    const known = new Set(compared.flatMap(({ at, same }) => (same ? [at] : [])))
    const isAsked = (at: number) => !known.has(at) && !neighbours.overlapping.has(at)
    findings.push(await checkGaps({ ...town, drawn: sound.filter(({ at }) => !copies.has(at)) }, isAsked))
  }
  tellStep()
  if (kind === 'outlines') findings.push(await checkOutlines({ connection, reader, district, drawn: sound, breathe }))
  else {
    const ledgerStreets =
      kind === 'compounds' ? await findLedgerStreets(connection, reader, adcode, recorded) : new Map()
    findings.push(
      await checkSurroundings(connection, { ...district, reader, kind, drawn: sound, copies, ledgerStreets, breathe }),
    )
  }
  tellStep()
  findings.push(await suspectDatum(connection, adcode, sound, compared))
  return { findings: findings.flat().sort(byRow), shapes: shapesOf(sound, compared) }
}

/** Where nothing is known of the district: its 3° zone, in China. EPSG:4534 is the zone of 75° east, and so on to 4554. */
const zoneOf = (measureSrid: number): [number, number, number, number] => {
  const meridian = (measureSrid - 4509) * 3
  return [meridian - 1.5, 3, meridian + 1.5, 54]
}

const byRow = (one: ShapeFinding, other: ShapeFinding) => (one.at ?? -1) - (other.at ?? -1)

function shapesOf(sound: readonly Drawn[], compared: readonly ComparedShape[]): CheckedShapes['shapes'] {
  const known = new Map(compared.map(({ at, same }) => [at, same]))
  return new Map(
    sound.map(({ at, shape, made }) => {
      const same = known.get(at)
      const change = same === undefined ? ('new' as const) : same ? ('same' as const) : ('changed' as const)
      const note = made.map(
        ({ code, params }) =>
          `${code}: ${Object.entries(params)
            .map(([name, value]) => `${name} ${value}`)
            .join(', ')}`,
      )
      return [at, { geometry: shape, change, ...(note.length > 0 && { note: note.join('; ') }) }]
    }),
  )
}
