/** Boundaries of a file against each other and against the ledger's: overlaps, slivers, and outlines that stand twice. */
import { setImmediate as breath } from 'node:timers/promises'
import Flatbush from 'flatbush'
import type { Geometry } from 'geojson'
import type { Bounds } from '#contract/geometry.ts'
import { areApart } from '#geodata/checks/apart.ts'
import { boundsOf } from '#geodata/geojson.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { inTurns } from '../desk/turns.ts'
import { inBatches } from './batches.ts'
import { type CutBack, cutBack } from './cut-back.ts'
import { type Drawn, found, isAccepted, madeOf, markOf, rounded, type ShapeFinding } from './drawn.ts'
import type { LedgerBoxes } from './ledger-boxes.ts'
import { findOverlapsOfRows, findOverlapsWithLedger, type Overlap } from './overlaps.queries.ts'

export type District = { adcode: string; measureSrid: number }
export type Town = {
  connection: Connection
  reader: Reader
  district: District
  drawn: readonly Drawn[]
  /** Without the compounds the file has another boundary for. */
  ledger: LedgerBoxes
  breathe: () => void
}

/** An overlap nowhere wider than this, and a small part of both, is how two people drew one edge. */
const sliverM = 2
const sliverShare = 0.2
/** Two outlines with this much in common are one. */
const sameShare = 0.98

/**
 * Cuts slivers off where that was accepted, changing `drawn`, and tells what is left. `drawn` are valid areas.
 * @returns also the rows that still lie over something, by `at`.
 */
export async function checkNeighbours(town: Town): Promise<{ findings: ShapeFinding[]; overlapping: Set<number> }> {
  const overlaps = await overlapsOf(town, town.drawn)
  const findings: ShapeFinding[] = []
  const snapped = town.drawn.filter((each) => isAccepted(each, 'snap-sliver'))
  const made = await withoutSlivers(town, overlaps, snapped)
  for (const each of snapped) {
    const cut = made.get(each.at)
    if (!cut) continue
    const params = { beforeM2: rounded(cut.beforeM2), afterM2: rounded(cut.sizeM2) }
    findings.push(madeOf(each, 'snap-sliver', cut.shape, { params }))
  }
  const isChanged = (at: number | string) => typeof at === 'number' && made.has(at)
  const kept = overlaps.filter(({ at, other }) => !isChanged(at) && !isChanged(other))
  const anew = made.size ? await overlapsOf(town, town.drawn, isChanged) : []
  const left = [...kept, ...anew]
  const proposed = await withoutSlivers(town, left, town.drawn)
  const overlapping = new Set(left.flatMap(({ at, other }) => (typeof other === 'number' ? [at, other] : [at])))
  return { findings: [...findings, ...toldOf(town.drawn, left, proposed)], overlapping }
}

/** With every row, or only what concerns those asked for. */
async function overlapsOf(
  town: Town,
  drawn: readonly Drawn[],
  isAsked = (_: number): boolean => true,
): Promise<Overlap[]> {
  const { connection, reader, district } = town
  const overlaps: Overlap[] = []
  const asked = drawn.filter(({ at }) => isAsked(at))
  for await (const near of besideLedger(town, asked, 0))
    overlaps.push(...(await findOverlapsWithLedger(connection, reader, district, near)))
  const byAt = new Map(drawn.map((each) => [each.at, each]))
  const pairs = (await pairsOf(drawn)).filter(({ at, other }) => isAsked(at) || isAsked(other))
  const shapesOf = ({ at, other }: Pair): Geometry => ({
    type: 'GeometryCollection',
    geometries: [at, other].flatMap((each) => byAt.get(each)?.shape ?? []),
  })
  for (const batch of inBatches(pairs, shapesOf)) {
    town.breathe()
    const named = new Set(batch.flatMap(({ at, other }) => [at, other]))
    const rows = [...named].flatMap((at) => byAt.get(at) ?? []).map(placed)
    overlaps.push(...(await findOverlapsOfRows(connection, district.measureSrid, rows, batch)))
  }
  return overlaps
}

/** Those of the rows that lie beside compounds of the ledger, with these; some at a time, others are served in between. */
export async function* besideLedger({ ledger, breathe }: Town, rows: readonly Drawn[], degrees: number) {
  const beside = new Map<number, string[]>()
  await inTurns(rows, ({ at, shape }) => {
    const near = ledger.near(shape, degrees)
    if (near.length > 0) beside.set(at, near)
  })
  const some = rows.filter(({ at }) => beside.has(at))
  for (const batch of inBatches(some, ({ shape }) => shape)) {
    breathe()
    yield {
      rows: batch.map(placed),
      beside: batch.flatMap(({ at }) => (beside.get(at) ?? []).map((id) => ({ at, id }))),
    }
  }
}

export const placed = ({ at, shape }: Drawn) => ({ at, shape })

/** `at` is the later row: it is the one that gives way. */
type Pair = { at: number; other: number }

/** Rows that may lie over each other. Others are served in between. */
async function pairsOf(drawn: readonly Drawn[]): Promise<Pair[]> {
  if (drawn.length < 2) return []
  const boxes = drawn.map(({ shape }): Bounds => boundsOf(shape) ?? [0, 0, 0, 0])
  const index = new Flatbush(drawn.length)
  for (const box of boxes) index.add(...box)
  index.finish()
  const pairs: Pair[] = []
  for (const [place, { at, shape }] of drawn.entries()) {
    if (place % rowsAtOnce === 0) await breath()
    const box = boxes[place] ?? [0, 0, 0, 0]
    const others = index.search(...box, (other) => other < place).sort((one, other) => one - other)
    const near = others.flatMap((other) => drawn[other] ?? []).filter((other) => !areApart(shape, other.shape))
    for (const other of near) pairs.push({ at, other: other.at })
  }
  return pairs
}

const rowsAtOnce = 500

const isSliver = ({ widthM, share, otherShare }: Overlap) =>
  widthM !== null && widthM <= sliverM && share < sliverShare && otherShare < sliverShare

/** The shapes of `rows` that have slivers, without them. */
async function withoutSlivers(
  { connection, district, drawn }: Town,
  overlaps: readonly Overlap[],
  rows: readonly Drawn[],
) {
  const byAt = new Map(drawn.map((each) => [each.at, each]))
  const asked = new Set(rows.map(({ at }) => at))
  const slivers = overlaps.filter((each) => isSliver(each) && asked.has(each.at))
  const cut = new Map<number, CutBack>()
  const givingWay = [...new Set(slivers.map(({ at }) => at))].flatMap((at) => byAt.get(at) ?? [])
  for (const batch of inBatches(givingWay, ({ shape }) => shape)) {
    const ats = new Set(batch.map(({ at }) => at))
    const cuts = slivers.filter(({ at }) => ats.has(at))
    const named = new Set(cuts.flatMap(({ at, other }) => (typeof other === 'number' ? [at, other] : [at])))
    const shapes = [...named].flatMap((at) => byAt.get(at) ?? []).map(placed)
    const neighbours = cuts.map(({ at, other }) => ({
      at,
      row: typeof other === 'number' ? other : null,
      compound: typeof other === 'string' ? other : null,
    }))
    for (const [at, each] of await cutBack(connection, district, shapes, neighbours)) cut.set(at, each)
  }
  return cut
}

type Cut = ReadonlyMap<number, CutBack>

function toldOf(drawn: readonly Drawn[], overlaps: readonly Overlap[], proposed: Cut): ShapeFinding[] {
  const byAt = new Map(drawn.map((each) => [each.at, each]))
  return overlaps.flatMap((overlap) => {
    const each = byAt.get(overlap.at)
    if (!each) return []
    const { other, place, widthM } = overlap
    const isRow = typeof other === 'number'
    const whose: Record<string, string | number> = isRow
      ? { other: byAt.get(other)?.row ?? other }
      : { name: overlap.name ?? other, mark: markOf(overlap.invented) }
    const params = { ...whose, sizeM2: rounded(overlap.sizeM2), percent: rounded(overlap.share * 100) }
    const code = (kind: string) => `shape-${kind}-${isRow ? 'row' : 'compound'}`
    if (Math.min(overlap.share, overlap.otherShare) >= sameShare)
      return [found(each, code('same-as'), 'doubt', { params, place })]
    const cut = proposed.get(each.at)
    if (!isSliver(overlap) || !cut) return [found(each, code('overlaps'), 'doubt', { params, place })]
    const sizes = { beforeM2: rounded(cut.beforeM2), afterM2: rounded(cut.sizeM2), widthM: rounded(widthM ?? 0) }
    const repair = { code: 'snap-sliver', before: each.shape, after: cut.shape }
    return [found(each, code('sliver'), 'doubt', { params: { ...params, ...sizes }, place, repair })]
  })
}
