/** Narrow gaps between neighbours, and the outline without them: a proposal, for between two yards there may be a lane. */
import type { Geometry } from 'geojson'
import { closeGaps } from '#geodata/checks/close-gap.ts'
import { inTurns } from '../desk/turns.ts'
import { mostBeside, openAround } from './around.ts'
import { inBatches } from './batches.ts'
import { cutBack } from './cut-back.ts'
import { type Drawn, found, isAccepted, madeOf, markOf, middleOf, rounded, type ShapeFinding } from './drawn.ts'
import { besideLedger, placed, type Town } from './neighbours.ts'
import { besideDegrees, findLedgerBeside, type LedgerBeside } from './overlaps.queries.ts'
import { findValidity } from './validity.queries.ts'
import { isArea } from './validity.ts'

/** Wider ones are lanes. */
const gapM = 2
/** Less is a matter of drawing. */
const leastM2 = 1

type Beside = { row: Drawn } | { compound: LedgerBeside }
type Gap = { each: Drawn; after: Geometry; sizeM2: number; beforeM2: number; beside: Beside; widthM: number }

/** Of rows that overlap nobody by a sliver. Closes gaps where that was accepted, changing `drawn`. */
export async function checkGaps(town: Town, isAsked: (at: number) => boolean): Promise<ShapeFinding[]> {
  const { gaps, among } = await gapsOf(town, isAsked)
  const told = town.drawn.flatMap((each): ShapeFinding[] => {
    const compared = among.get(each.at)
    if (compared === undefined) return []
    const params = { most: mostBeside, compared }
    return [found(each, 'shape-gaps-among-many', 'note', { params, place: middleOf(each.shape) })]
  })
  const closed = gaps.map(({ each, after, sizeM2, beforeM2, beside, widthM }) => {
    const sizes = { beforeM2: rounded(beforeM2), afterM2: rounded(sizeM2) }
    if (isAccepted(each, 'close-gap')) return madeOf(each, 'close-gap', after, { params: sizes })
    const params = { ...whose(beside), ...sizes, widthM: rounded(widthM) }
    const repair = { code: 'close-gap', before: each.shape, after }
    const place = middleOf(each.shape)
    return found(each, `shape-gap-${'row' in beside ? 'row' : 'compound'}`, 'note', { params, place, repair })
  })
  return [...closed, ...told]
}

const whose = (beside: Beside): Record<string, string | number> =>
  'row' in beside ? { other: beside.row.row } : { name: beside.compound.name, mark: markOf(beside.compound.invented) }

/** Rows around which there are more than can be looked at, by `at`: how many were. */
type Among = Map<number, number>

/** One for each row, named after the widest of its gaps. */
async function gapsOf(town: Town, isAsked: (at: number) => boolean): Promise<{ gaps: Gap[]; among: Among }> {
  const { connection, reader, district, drawn } = town
  const { earlier, among } = await earlierBeside(town, isAsked)
  const gaps: Gap[] = []
  const asked = drawn.filter(({ at }) => isAsked(at))
  const inLedger = new Map<number, LedgerBeside[]>()
  for await (const near of besideLedger(town, asked, besideDegrees)) {
    for (const [at, compared] of near.among) among.set(at, (earlier.get(at)?.length ?? 0) + compared)
    for (const each of await findLedgerBeside(connection, reader, district, near))
      inLedger.set(each.at, [...(inLedger.get(each.at) ?? []), each])
  }
  const between = asked.filter(({ at }) => inLedger.has(at) || earlier.has(at))
  for (const batch of inBatches(between, ({ shape }) => shape, town.breathe)) {
    const proposed = batch.flatMap((each) => {
      const rows = (earlier.get(each.at) ?? []).map((row): Beside => ({ row }))
      const beside = [...rows, ...(inLedger.get(each.at) ?? []).map((compound): Beside => ({ compound }))]
      return proposalOf(each, beside)
    })
    gaps.push(...(await soundOf(town, proposed)))
  }
  return { gaps, among }
}

type Proposal = { each: Drawn; after: Geometry; all: Beside[]; beside: Beside; widthM: number }

function proposalOf(each: Drawn, beside: Beside[]): Proposal[] {
  if (!isArea(each.shape) || beside.length === 0) return []
  const closed = closeGaps(each.shape, beside.map(shapeOf), gapM)
  const widest = closed?.gaps.reduce((one, other) => (other.widthM > one.widthM ? other : one))
  const widestBeside = widest && beside[widest.neighbour]
  if (!closed || !widestBeside) return []
  return [{ each, after: closed.shape, all: beside, beside: widestBeside, widthM: widest.widthM }]
}

const shapeOf = (beside: Beside): Geometry => ('row' in beside ? beside.row.shape : (beside.compound.shape as Geometry)) // what ST_AsGeoJSON writes is GeoJSON

/** Valid ones only, without the hair by which they may lie over a neighbour. */
async function soundOf({ connection, district }: Town, proposed: readonly Proposal[]): Promise<Gap[]> {
  if (proposed.length === 0) return []
  const { measureSrid } = district
  const validity = await findValidity(
    connection,
    measureSrid,
    proposed.map(({ each, after }) => ({ at: each.at, shape: after })),
  )
  const valid = new Set(validity.flatMap(({ at, valid }) => (valid ? [at] : [])))
  const sound = proposed.filter(({ each }) => valid.has(each.at))
  const rows = new Map(
    sound.flatMap(({ all }) => all.flatMap((each) => ('row' in each ? [[each.row.at, each.row] as const] : []))),
  )
  // a neighbour's row may be proposed anew itself: as a neighbour it is known by a number of its own
  const neighbour = (at: number) => -1 - at
  const shapes = [
    ...sound.map(({ each, after }) => ({ at: each.at, shape: after })),
    ...[...rows].map(([at, { shape }]) => ({ at: neighbour(at), shape })),
  ]
  const cuts = sound.flatMap(({ each, all }) =>
    all.map((beside) =>
      'row' in beside
        ? { at: each.at, row: neighbour(beside.row.at), compound: null }
        : { at: each.at, row: null, compound: beside.compound.id },
    ),
  )
  const cut = await cutBack(connection, district, shapes, cuts)
  const before = new Map(
    (
      await findValidity(
        connection,
        measureSrid,
        sound.map(({ each }) => placed(each)),
      )
    ).map((each) => [each.at, each]),
  )
  return sound.flatMap(({ each, beside, widthM }) => {
    const rest = cut.get(each.at)
    const beforeM2 = before.get(each.at)?.sizeM2
    if (!rest || beforeM2 === undefined || rest.sizeM2 < beforeM2 + leastM2) return []
    return [{ each, after: rest.shape, sizeM2: rest.sizeM2, beforeM2, beside, widthM }]
  })
}

/** For each row asked for those before it whose boxes lie beside it; some of them where they are many. */
async function earlierBeside(
  { drawn, breathe }: Town,
  isAsked: (at: number) => boolean,
): Promise<{ earlier: Map<number, Drawn[]>; among: Among }> {
  const earlier = new Map<number, Drawn[]>()
  const among: Among = new Map()
  const around = openAround(drawn, besideDegrees)
  await inTurns(drawn, ({ at }, place) => {
    breathe()
    if (!isAsked(at)) return
    const { beside, isAmongMany } = around(place, (_, other) => other.at < at)
    const inOrder = [...beside].sort((one, other) => one.at - other.at)
    if (beside.length > 0) earlier.set(at, inOrder)
    if (isAmongMany) among.set(at, beside.length)
  })
  return { earlier, among }
}
