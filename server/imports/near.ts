/** Finds again what was drawn before: the same line, whichever way it runs, and one nearly the same. Degrees throughout. */
import type { Geometry, Position } from 'geojson'
import { boundsOf, positionsOf } from '#geodata/geojson.ts'

export type Closeness = 'equal' | 'near'
export type Found<Item> = { item: Item; closeness: Closeness }

/** About 0.2 m: what another program rounds differently is the same line. */
const equalDegrees = 2e-6
/** About 2 m: what was surveyed anew. */
const nearDegrees = 2e-5
const nearShare = 0.02
/** Of the squares the south-western corners are sorted into: wider than what is still near. */
const squareDegrees = 2e-4

type Measured = { bounds: [number, number, number, number]; path: Position[]; length: number }

/** What can be asked of many geometries: which of them lie where this one does, the equal ones first. */
export function openNear<Item>(
  items: Iterable<readonly [Item, Geometry | null | undefined]>,
): (geometry: Geometry) => Found<Item>[] {
  const squares = new Map<string, { item: Item; measured: Measured }[]>()
  for (const [item, geometry] of items) {
    const measured = geometry && measuredOf(geometry)
    if (!measured) continue
    const key = squareKey(squareOf(measured.bounds[0]), squareOf(measured.bounds[1]))
    const square = squares.get(key)
    if (square) square.push({ item, measured })
    else squares.set(key, [{ item, measured }])
  }
  return (geometry) => {
    const asked = measuredOf(geometry)
    if (!asked) return []
    const found = around(asked.bounds).flatMap((key) =>
      (squares.get(key) ?? []).flatMap(({ item, measured }): Found<Item>[] => {
        const closeness = closenessOf(asked, measured)
        return closeness ? [{ item, closeness }] : []
      }),
    )
    return [...found.filter((each) => each.closeness === 'equal'), ...found.filter((each) => each.closeness === 'near')]
  }
}

/** A key that two drawings of one line share, whichever way they run; of coordinates that were rounded alike. */
export function placeKey(geometry: Geometry): string {
  const way = [...positionsOf(geometry)]
  const [[startX = 0, startY = 0] = [], [endX = 0, endY = 0] = []] = [way[0], way.at(-1)]
  const isBackwards = startX > endX || (startX === endX && startY > endY)
  return (isBackwards ? way.reverse() : way).join(';')
}

const squareOf = (degrees: number) => Math.floor(degrees / squareDegrees)
const squareKey = (x: number, y: number) => `${x}:${y}`

function around([west, south]: Measured['bounds']): string[] {
  const steps = [-1, 0, 1]
  return steps.flatMap((dx) => steps.map((dy) => squareKey(squareOf(west) + dx, squareOf(south) + dy)))
}

function measuredOf(geometry: Geometry): Measured | null {
  const bounds = boundsOf(geometry)
  if (!bounds) return null
  const path = [...positionsOf(geometry)]
  const length = path.reduce((sum, position, at) => (at === 0 ? 0 : sum + between(path[at - 1]!, position)), 0)
  return { bounds, path, length }
}

const between = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position) => Math.hypot(ax - bx, ay - by)

function closenessOf(a: Measured, b: Measured): Closeness | null {
  if (a.bounds.some((degrees, side) => Math.abs(degrees - b.bounds[side]!) > nearDegrees)) return null
  if (isSamePath(a.path, b.path)) return 'equal'
  const difference = Math.abs(a.length - b.length)
  return difference <= Math.max(nearDegrees, nearShare * Math.max(a.length, b.length)) ? 'near' : null
}

function isSamePath(a: readonly Position[], b: readonly Position[]): boolean {
  if (a.length !== b.length) return false
  const isSame = (other: (at: number) => Position) =>
    a.every(([x = 0, y = 0], at) => {
      const [otherX = 0, otherY = 0] = other(at)
      return Math.abs(x - otherX) <= equalDegrees && Math.abs(y - otherY) <= equalDegrees
    })
  return isSame((at) => b[at]!) || isSame((at) => b[b.length - 1 - at]!)
}
