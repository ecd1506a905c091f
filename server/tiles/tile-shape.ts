/**
 * Shapes on a tile's grid of whole numbers, x to the right and y down. Snapping to the grid may leave less than a shape
 * of something small; nothing small may vanish from the map, so the least shape of its kind is kept in its place.
 */
import type { Geometry, Position } from 'geojson'

export type GridPoint = readonly [x: number, y: number]
/** Distinct corners in order; the closing corner is not repeated. */
export type GridRing = readonly GridPoint[]
export type TileShape =
  | { kind: 'points'; points: readonly GridPoint[] }
  | { kind: 'lines'; lines: readonly (readonly GridPoint[])[] }
  /** Each polygon is its outer ring and then its holes. */
  | { kind: 'polygons'; polygons: readonly (readonly GridRing[])[] }
export type ShapeKind = TileShape['kind']

/**
 * `geometry` has its coordinates on the grid already, as whole numbers. Clipping a shape that only touches the edge
 * leaves parts of a lower kind, which are no part of it: null where nothing of `kind` is left.
 */
export function toTileShape(geometry: Geometry | null, kind: ShapeKind): TileShape | null {
  const parts = geometry ? partsOf(geometry) : []
  if (kind === 'points') return pointsFrom(parts)
  return kind === 'lines' ? linesFrom(parts) : polygonsFrom(parts)
}

type Part = Extract<Geometry, { type: 'Point' | 'LineString' | 'Polygon' }>

function partsOf(geometry: Geometry): Part[] {
  switch (geometry.type) {
    case 'GeometryCollection':
      return geometry.geometries.flatMap(partsOf)
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }))
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
    default:
      return geometry.coordinates.length > 0 ? [geometry] : [] // an empty shape has no coordinates
  }
}

const coordinatesOf = <Type extends Part['type']>(parts: Part[], type: Type) =>
  parts.flatMap((part) =>
    part.type === type ? [part.coordinates as Extract<Part, { type: Type }>['coordinates']] : [],
  )

function pointsFrom(parts: Part[]): TileShape | null {
  const points = coordinatesOf(parts, 'Point').map(toGridPoint)
  return points.length > 0 ? { kind: 'points', points } : null
}

function linesFrom(parts: Part[]): TileShape | null {
  const lines = coordinatesOf(parts, 'LineString').map(distinctRun)
  const long = lines.filter((line) => line.length > 1)
  const first = lines[0]?.[0]
  if (long.length > 0) return { kind: 'lines', lines: long }
  return first ? { kind: 'lines', lines: [leastLine(first)] } : null
}

function polygonsFrom(parts: Part[]): TileShape | null {
  const polygons = coordinatesOf(parts, 'Polygon').map((rings) => rings.map(toRing))
  const wide = polygons
    .filter(([outer]) => outer && enclosesSomething(outer))
    .map(([outer, ...holes]) => [outer!, ...holes.filter(enclosesSomething)])
  const first = polygons[0]?.[0]?.[0]
  if (wide.length > 0) return { kind: 'polygons', polygons: wide }
  return first ? { kind: 'polygons', polygons: [[leastRing(first)]] } : null
}

/** Thousands in a tile: a position is taken as it is, unless a zero may be negative, which adding 0 makes plain. */
const toGridPoint = (position: Position): GridPoint => {
  const [x = 0, y = 0] = position
  return x === 0 || y === 0 ? [x + 0, y + 0] : (position as [number, number]) // both are there, and no third ever is
}

/** Without the corners that fell onto the one before them. */
function distinctRun(positions: Position[]): GridPoint[] {
  const run: GridPoint[] = []
  let last: GridPoint | undefined
  for (const position of positions) {
    const point = toGridPoint(position)
    if (last && isSame(last, point)) continue
    run.push(point)
    last = point
  }
  return run
}

function toRing(positions: Position[]): GridRing {
  const run = distinctRun(positions)
  const [first, last] = [run[0], run.at(-1)]
  if (first && last && run.length > 1 && isSame(first, last)) run.pop()
  return run
}

const isSame = (a: GridPoint, b: GridPoint) => a[0] === b[0] && a[1] === b[1]
const enclosesSomething = (ring: GridRing) => signedSize(ring) !== 0

/** Twice the enclosed size in square grid units; positive where the corners run clockwise as one sees them. */
export function signedSize(ring: GridRing): number {
  let sum = 0
  let [fromX, fromY] = ring.at(-1) ?? [0, 0]
  for (const [x, y] of ring) {
    sum += fromX * y - x * fromY
    fromX = x
    fromY = y
  }
  return sum
}

const leastLine = ([x, y]: GridPoint): GridPoint[] => [
  [x, y],
  [x + 1, y],
]
const leastRing = ([x, y]: GridPoint): GridRing => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1],
]
