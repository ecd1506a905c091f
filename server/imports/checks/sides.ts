/**
 * Whether a compound lies on its street's side, which needs no outline of a street office: by the road its name or address speaks of, and by
 * where the others of its street office lie.
 */
import Flatbush from 'flatbush'
import type { Position } from 'geojson'
import type { Connection } from '../../db/connection.ts'
import { pushTo } from '../compounds/links.ts'
import { streetKey } from '../compounds/names.ts'
import { inTurns } from '../desk/turns.ts'
import { inBatches } from './batches.ts'
import { type Drawn, middleOf, type ShapeFinding } from './drawn.ts'
import { byGround, type Ground } from './on-ground.ts'
import { openRoadNames } from './roads-named.ts'
import { type Between, findBetween, findHomes, findRoadNames, findWaysToRoads, type ToRoad } from './sides.queries.ts'

/** A yard in the second or third row still has the number of the road; one behind the next block has not. Our reading: DECISIONS.md 52. */
const farM = 400
/** Of fewer one cannot say where a street office is. */
const leastOthers = 3
/** Most compounds are not parted from the nearest: only what is left is held against more. */
const othersInTurn = [1, 8, 40]
const waysAtOnce = 5000

export async function checkSides(connection: Connection, ground: Ground): Promise<ShapeFinding[]> {
  const firsts = ground.drawn.filter(({ at }) => !ground.copies.has(at))
  return [...(await awayFromRoads(connection, ground, firsts)), ...(await awayFromOthers(connection, ground, firsts))]
}

async function awayFromRoads(connection: Connection, ground: Ground, drawn: readonly Drawn[]): Promise<ShapeFinding[]> {
  const roadsIn = openRoadNames(await findRoadNames(connection, ground.adcode))
  const named = new Map<number, ReturnType<typeof roadsIn>>()
  await inTurns(drawn, (each) => void named.set(each.at, roadsIn(each.says)))
  const asked = drawn.filter(({ at }) => named.get(at)?.length)
  const findings: ShapeFinding[] = []
  for (const batch of inBatches(asked, ({ shape }) => shape, ground.breathe)) {
    const rows = batch.map(({ at, shape }) => ({ at, shape }))
    const roads = batch.flatMap(({ at }) => (named.get(at) ?? []).map((name) => ({ at, name })))
    const ways = new Map<number, ToRoad[]>()
    for (const way of await findWaysToRoads(connection, ground, rows, { named: roads, farM })) pushTo(ways, way.at, way)
    for (const each of batch) findings.push(...toldOfRoads(each, ways.get(each.at) ?? []))
  }
  return findings
}

/** Of several roads named, as at a corner, one on its side is enough; else the nearest is told. */
function toldOfRoads(each: Drawn, ways: readonly ToRoad[]): ShapeFinding[] {
  const [way] = ways
  const isAt = ({ lengthM, barrier }: ToRoad) => lengthM !== null && lengthM <= farM && barrier === null
  if (!way || ways.some(isAt)) return []
  const place = middleOf(each.shape)
  const { name: road, barrier, invented } = way
  if (!barrier) return [byGround(each, 'shape-far-from-road', invented, { params: { road, farM }, place })]
  const params = { road, barrierKind: barrier.kind, name: barrier.name }
  return [byGround(each, 'shape-across-from-road', barrier.invented || invented, { params, place })]
}

/** A compound by its middle; `at` of one in the file, null of one in the ledger. */
type Home = { at: number | null; place: Position; invented: boolean }

async function awayFromOthers(
  connection: Connection,
  ground: Ground,
  drawn: readonly Drawn[],
): Promise<ShapeFinding[]> {
  const streets = [...(await homesByStreet(connection, ground, drawn)).values()]
  let parted: Map<number, Parted> | undefined
  for (const most of othersInTurn) {
    const ways: Way[][] = []
    for (const homes of streets) ways.push(await othersOf(homes, most, parted))
    parted = await partedBy(connection, ground, ways.flat())
  }
  return drawn.flatMap((each) => {
    const found = parted?.get(each.at)
    if (!found) return []
    const { barrier, others } = found
    const invented = barrier.invented || others.some((other) => other.invented)
    const said = saidStreet(ground, each)
    const params = { said, count: others.length, barrierKind: barrier.kind, name: barrier.name }
    return [byGround(each, 'shape-apart-from-street', invented, { params, place: middleOf(each.shape) })]
  })
}

const saidStreet = ({ ledgerStreets }: Ground, { streetOffice, recordId }: Drawn): string =>
  streetOffice || (recordId === null ? '' : (ledgerStreets.get(recordId) ?? ''))

/** Those of the file where it draws them, else of the ledger; only street offices the file speaks of. */
async function homesByStreet(
  connection: Connection,
  ground: Ground,
  drawn: readonly Drawn[],
): Promise<Map<string, Home[]>> {
  const streets = new Map<string, Home[]>()
  await inTurns(drawn, (each) => {
    const [key, place] = [streetKey(saidStreet(ground, each)), middleOf(each.shape)]
    if (key !== '' && place) pushTo(streets, key, { at: each.at, place, invented: false })
  })
  if (streets.size === 0) return streets
  const anew = drawn.flatMap(({ recordId }) => recordId ?? [])
  const homes = await findHomes(connection, ground.reader, ground.adcode, anew)
  await inTurns(homes, ({ name, place, invented }) => {
    const key = streetKey(name)
    if (streets.has(key)) pushTo(streets, key, { at: null, place, invented })
  })
  return streets
}

type Way = { at: number; from: Position; other: Home }

/** From each compound of the file, or those asked for, to so many others of its street office, the nearest first. */
async function othersOf(homes: readonly Home[], most: number, asked?: ReadonlyMap<number, unknown>): Promise<Way[]> {
  if (homes.length <= leastOthers) return []
  const index = new Flatbush(homes.length)
  for (const {
    place: [x = 0, y = 0],
  } of homes)
    index.add(x, y)
  index.finish()
  const ways: Way[] = []
  await inTurns(homes, ({ at, place }, own) => {
    if (at === null || asked?.has(at) === false) return
    const [x = 0, y = 0] = place
    const near = index.neighbors(x, y, most + 1).filter((each) => each !== own)
    for (const each of near.slice(0, most)) {
      const other = homes[each]
      if (other) ways.push({ at, from: place, other })
    }
  })
  return ways
}

type Parted = { barrier: Between; others: Home[] }

/** Compounds all of whose ways cross one and the same barrier, by `at`. */
async function partedBy(
  connection: Connection,
  { adcode, breathe }: Ground,
  ways: readonly Way[],
): Promise<Map<number, Parted>> {
  const crossing = new Map<number, { other: Home; barriers: Between[] }[]>()
  for (let from = 0; from < ways.length; from += waysAtOnce) {
    breathe()
    const some = ways.slice(from, from + waysAtOnce)
    const ends = some.map(({ from: start, other }) => [start, other.place] as const)
    const found = new Map<number, Between[]>()
    for (const between of await findBetween(connection, adcode, ends)) pushTo(found, between.way, between)
    for (const [number, { at, other }] of some.entries())
      pushTo(crossing, at, { other, barriers: found.get(number) ?? [] })
  }
  const parted = new Map<number, Parted>()
  for (const [at, [first, ...rest]] of crossing) {
    const isSame = (one: Between) => (other: Between) => one.kind === other.kind && one.which === other.which
    const barrier = first?.barriers.find((each) => rest.every(({ barriers }) => barriers.some(isSame(each))))
    if (first && barrier) parted.set(at, { barrier, others: [first, ...rest].map(({ other }) => other) })
  }
  return parted
}
