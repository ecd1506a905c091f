import { distance, edgesOf, headingOf, isInside, type Point, type Ring, rotated } from './plane.ts'
import type { Random } from './random.ts'

/** How buildings stand on a lot; all in metres. Lengths are whole stairwell units where people live. */
export type Pattern = {
  depths: [least: number, most: number]
  lengths: number[]
  /** Between rows, south to north: what the winter sun asks for. */
  rowGaps: [least: number, most: number]
  endGaps: [least: number, most: number]
  setbackM: number
  floors: [least: number, most: number]
  mostRows?: number
  /** Share of places left open. */
  open: number
}

export type Building = { ring: Ring; floors: number }

/** Slabs are cut short by half a stairwell unit at a time. */
const moduleM = 7

/**
 * Rows of rectangles along `heading`, each row filled from its western end with the same run of lengths, every one at
 * least `setbackM` from the lot's edge and clear of `standing`. Finds none on a lot too narrow for the pattern.
 */
export function rowsOn(lot: Ring, heading: number, pattern: Pattern, standing: Ring[], random: Random): Building[] {
  const toFrame = (ring: Ring) => ring.map((p) => rotated(p, -heading))
  const frame = { lot: toFrame(lot), standing: standing.map(toFrame) }
  const depth = Math.round(random.between(...pattern.depths) * 10) / 10
  const lengths = random.shuffled(pattern.lengths)
  const endGap = random.between(...pattern.endGaps)
  const floors = Math.round(random.between(...pattern.floors))
  return rowTops(frame.lot, depth, pattern, random).flatMap((top) =>
    freeStretches(frame, top - depth, top, pattern.setbackM)
      .flatMap((stretch) => filled(stretch, lengths, endGap))
      .filter(() => !random.chance(pattern.open))
      .map(([west, east]) => ({
        ring: boxOf(west, top - depth, east, top).map((p) => rotated(p, heading)),
        floors: Math.max(1, floors - (random.chance(0.2) ? 1 : 0)),
      })),
  )
}

const boxOf = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
]

/** The northern edges of the rows, spread over the lot's whole depth. */
function rowTops(lot: Ring, depth: number, pattern: Pattern, random: Random): number[] {
  const ys = lot.map(([, y]) => y)
  const [low, high] = [Math.min(...ys) + pattern.setbackM, Math.max(...ys) - pattern.setbackM]
  const least = random.between(...pattern.rowGaps)
  const rows = Math.floor((high - low + least) / (depth + least))
  const spare = high - low - rows * depth - (rows - 1) * least
  const gap = least + Math.min(6, spare / Math.max(1, rows - 1))
  const count = Math.min(rows, pattern.mostRows ?? rows)
  const top = high - 0.3 - random.between(0, 1) * Math.max(0, spare - (gap - least) * (rows - 1))
  return Array.from({ length: Math.max(0, count) }, (_, row) => top - row * (depth + gap))
}

/** A free stretch filled with buildings end to end: whole lengths first, then a short one, the rest spread over the gaps. */
function filled([from, to]: [number, number], lengths: number[], endGap: number): [number, number][] {
  const shortest = Math.min(...lengths)
  const chosen: number[] = []
  let leftM = to - from
  for (let turn = 0; leftM >= shortest * 0.75; turn++) {
    const wanted = lengths[turn % lengths.length]!
    const lengthM = leftM >= wanted ? wanted : Math.floor(leftM / moduleM) * moduleM
    if (lengthM < shortest * 0.75) break
    chosen.push(lengthM)
    leftM -= lengthM + endGap
  }
  const spareM = to - from - chosen.reduce((sum, lengthM) => sum + lengthM, 0) - endGap * (chosen.length - 1)
  const gap = endGap + Math.min(6, spareM / Math.max(1, chosen.length - 1))
  let west = from
  return chosen.map((lengthM) => {
    const box: [number, number] = [west, west + lengthM]
    west += lengthM + gap
    return box
  })
}

/** Where houses of one lot look: along its longest side that runs near east–west, as near to south as a street allows. */
export function rowHeading(lot: Ring, townHeading: number): number {
  const sides = edgesOf(lot)
    .map(([a, b]) => ({ turn: wrapped(headingOf(a, b) - townHeading), lengthM: distance(a, b) }))
    .filter(({ turn, lengthM }) => Math.abs(turn) < 0.5 && lengthM > 20)
    .sort((a, b) => b.lengthM - a.lengthM)
  const turn = sides[0]?.turn ?? 0
  return townHeading + Math.max(-0.32, Math.min(0.32, turn))
}

function wrapped(angle: number): number {
  const turn = ((angle % Math.PI) + Math.PI) % Math.PI
  return turn > Math.PI / 2 ? turn - Math.PI : turn
}

type Frame = { lot: Ring; standing: Ring[] }

/** The x-intervals where a strip between two heights, widened by the setback, lies inside the lot and clear of buildings. */
function freeStretches({ lot, standing }: Frame, bottom: number, top: number, setbackM: number): [number, number][] {
  const blocked = [lot, ...standing]
    .flatMap(edgesOf)
    .map((edge) => spanWithin(edge, bottom - setbackM, top + setbackM))
    .filter((span) => span !== null)
    .sort((a, b) => a[0] - b[0])
  const free: [number, number][] = []
  let reached = -Infinity
  for (const [west, east] of blocked) {
    const middle: Point = [(reached + west) / 2, (bottom + top) / 2]
    const isWide = west - reached > 2 * setbackM && reached > -Infinity
    if (isWide && isInside(middle, lot) && !standing.some((ring) => isInside(middle, ring))) {
      free.push([reached + setbackM, west - setbackM])
    }
    reached = Math.max(reached, east)
  }
  return free
}

/** The x-extent of an edge within a strip between two heights. */
function spanWithin([a, b]: [Point, Point], low: number, high: number): [number, number] | null {
  const [lower, upper] = a[1] < b[1] ? [a, b] : [b, a]
  if (upper[1] <= low || lower[1] >= high) return null
  const xAt = (y: number) => {
    const height = upper[1] - lower[1]
    return height === 0 ? lower[0] : lower[0] + ((upper[0] - lower[0]) * (y - lower[1])) / height
  }
  const ends = [xAt(Math.max(low, lower[1])), xAt(Math.min(high, upper[1]))]
  if (upper[1] === lower[1]) ends.push(upper[0])
  return [Math.min(...ends), Math.max(...ends)]
}
