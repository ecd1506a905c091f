/** Boundaries of a file against each other and against the ledger's: overlaps, slivers, and outlines that stand twice. */
import type { Geometry } from 'geojson'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { inTurns } from '../desk/turns.ts'
import { Crowd, mostBeside, mostLooked, type Pair } from './around.ts'
import { type Breathe, inBatches } from './batches.ts'
import { type CutBack, cutBack } from './cut-back.ts'
import { type Drawn, found, isAccepted, madeOf, markOf, middleOf, rounded, type ShapeFinding } from './drawn.ts'
import { type Stack, tellStacks } from './equal-outlines.ts'
import type { LedgerBoxes } from './ledger-boxes.ts'
import {
  type Beside,
  findMeeting,
  findOverlapsOfRows,
  findOverlapsWithLedger,
  type Overlap,
} from './overlaps.queries.ts'

export type District = { adcode: string; measureSrid: number }
export type Town = {
  connection: Connection
  reader: Reader
  district: District
  drawn: readonly Drawn[]
  /** Without the compounds the file has another boundary for. */
  ledger: LedgerBoxes
  breathe: Breathe
}

/** An overlap nowhere wider than this, and a small part of both, is how two people drew one edge. */
const sliverM = 2
const sliverShare = 0.2
/** Two outlines with this much in common are one. */
const sameShare = 0.98

type Told = { findings: ShapeFinding[]; overlapping: Set<number> }

/**
 * Cuts slivers off where that was accepted, changing `drawn`, and tells what is left. `drawn` are valid areas, `stacks` those of them that are
 * equal: each is held against the others once, and not cut before somebody has said whose it is.
 * @returns also the rows that still lie over something, by `at`.
 */
export async function checkNeighbours(town: Town, stacks: readonly Stack[]): Promise<Told> {
  const copies = new Set(stacks.flatMap((stack) => stack.copies.map(({ at }) => at)))
  const firsts = town.drawn.filter(({ at }) => !copies.has(at))
  const stacked = new Set(stacks.map(({ first }) => first.at))
  const single = firsts.filter(({ at }) => !stacked.has(at))
  const { overlaps, among } = await overlapsOf(town, firsts)
  const findings = await tellStacks(town.connection, town.district.measureSrid, stacks)
  const snapped = single.filter((each) => isAccepted(each, 'snap-sliver'))
  const made = await withoutSlivers(town, overlaps, snapped)
  for (const each of snapped) {
    const cut = made.get(each.at)
    if (!cut) continue
    const params = { beforeM2: rounded(cut.beforeM2), afterM2: rounded(cut.sizeM2) }
    findings.push(madeOf(each, 'snap-sliver', cut.shape, { params }))
  }
  const isChanged = (at: number | string) => typeof at === 'number' && made.has(at)
  const kept = overlaps.filter(({ at, other }) => !isChanged(at) && !isChanged(other))
  const anew = made.size ? (await overlapsOf(town, firsts, isChanged)).overlaps : []
  const left = [...kept, ...anew]
  const proposed = await withoutSlivers(town, left, single)
  const overlapping = new Set(left.flatMap(({ at, other }) => (typeof other === 'number' ? [at, other] : [at])))
  for (const at of [...stacked, ...copies]) overlapping.add(at)
  const found = [findings, toldOf(firsts, left, proposed), toldOfMany(firsts, left, among)]
  return { findings: found.flat(), overlapping }
}

/** Rows that lie among many, by `at`: how many of those around each was held against. */
type Among = Map<number, number>

/** With every row, or only what concerns those asked for. */
async function overlapsOf(
  town: Town,
  drawn: readonly Drawn[],
  isAsked = (_: number): boolean => true,
): Promise<{ overlaps: Overlap[]; among: Among }> {
  const { connection, reader, district, breathe } = town
  const overlaps: Overlap[] = []
  const among: Among = new Map()
  const asked = drawn.filter(({ at }) => isAsked(at))
  for await (const near of besideLedger(town, asked, 0)) {
    for (const [at, compared] of near.among) among.set(at, compared)
    for (const each of await findOverlapsWithLedger(connection, reader, district, near)) overlaps.push(each)
  }
  const byAt = new Map(drawn.map((each) => [each.at, each]))
  const crowd = await Crowd.of(drawn, breathe)
  for (const { at } of asked) if (crowd.isAmongMany(at)) among.set(at, among.get(at) ?? 0)
  const shapesOf = ({ at, other }: Pair): Geometry => ({
    type: 'GeometryCollection',
    geometries: [at, other].flatMap((each) => byAt.get(each)?.shape ?? []),
  })
  for (const some of crowd.pairs(breathe)) {
    const pairs = some.filter(({ at, other }) => isAsked(at) || isAsked(other))
    for (const batch of inBatches(pairs, shapesOf)) {
      breathe()
      for (const at of batch.flatMap((pair) => [pair.at, pair.other])) {
        const compared = among.get(at)
        if (compared !== undefined) among.set(at, compared + 1)
      }
      const named = new Set(batch.flatMap(({ at, other }) => [at, other]))
      const rows = [...named].flatMap((at) => byAt.get(at) ?? []).map(placed)
      for (const each of await findOverlapsOfRows(connection, district.measureSrid, rows, batch)) overlaps.push(each)
    }
  }
  return { overlaps, among }
}

/**
 * Those of the rows that lie beside compounds of the ledger, with these; some at a time, others are served in between. Of a row beside more
 * than a few only the nearest are named, and it is `among` them.
 */
export async function* besideLedger(town: Town, rows: readonly Drawn[], degrees: number) {
  const { ledger, breathe } = town
  for (const batch of inBatches(rows, ({ shape }) => shape)) {
    const near = new Map<number, string[]>()
    await inTurns(batch, ({ at, shape }) => {
      breathe()
      const ids = ledger.near(shape, degrees)
      if (ids.length > 0) near.set(at, ids)
    })
    if (near.size === 0) continue
    const among = await withoutFarther(town, { batch, near, degrees })
    const beside = [...near].flatMap(([at, ids]) => ids.map((id): Beside => ({ at, id })))
    yield { rows: batch.filter(({ at }) => near.has(at)).map(placed), beside, among }
  }
}

type Near = { batch: readonly Drawn[]; near: Map<number, string[]>; degrees: number }

/**
 * Boxes of a long yard meet many others that lie nowhere near it: where there are too many to be held against it, only those whose shapes
 * meet it stay in `near`, and of these a few.
 */
async function withoutFarther({ connection, district, breathe }: Town, { batch, near, degrees }: Near): Promise<Among> {
  const among: Among = new Map()
  const crowded = batch.filter(({ at }) => (near.get(at)?.length ?? 0) > mostBeside)
  for (const some of inBatches(crowded, ({ shape }) => shape)) {
    breathe()
    const asked = some.flatMap(({ at }) => (near.get(at) ?? []).map((id): Beside => ({ at, id })))
    const met = await findMeeting(connection, district, { rows: some.map(placed), beside: asked, degrees })
    const isMet = new Set(met.map(({ at, id }) => `${at} ${id}`))
    for (const { at } of some) {
      const ids = near.get(at) ?? []
      const meeting = ids.filter((id) => isMet.has(`${at} ${id}`))
      near.set(at, meeting.slice(0, mostBeside))
      if (meeting.length > mostBeside || ids.length >= mostLooked) among.set(at, Math.min(meeting.length, mostBeside))
    }
  }
  return among
}

export const placed = ({ at, shape }: Drawn) => ({ at, shape })

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

/** What was not looked at is said: a territory taken for a yard lies over hundreds of them. */
function toldOfMany(drawn: readonly Drawn[], overlaps: readonly Overlap[], among: Among): ShapeFinding[] {
  if (among.size === 0) return []
  const counts = new Map<number, number>()
  for (const at of overlaps.flatMap((overlap) =>
    typeof overlap.other === 'number' ? [overlap.at, overlap.other] : overlap.at,
  ))
    counts.set(at, (counts.get(at) ?? 0) + 1)
  return drawn.flatMap((each) => {
    const compared = among.get(each.at)
    if (compared === undefined) return []
    const count = counts.get(each.at) ?? 0
    const params = { most: mostBeside, compared, count }
    return [found(each, 'shape-among-many', count > 0 ? 'doubt' : 'note', { params, place: middleOf(each.shape) })]
  })
}
