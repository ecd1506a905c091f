/**
 * Snapping: the pointer takes the exact corner of a neighbour, else the nearest point of one of its edges. Works on the
 * exact shapes the server gave, never on tiles, whose corners are rounded. Distances are screen pixels.
 */
import type { Feature, FeatureCollection } from 'geojson'
import type { Position } from '#contract/geometry.ts'
import { isSamePlace, toSevenPlaces } from './drawing.ts'

export type Pixel = { x: number; y: number }
export type Project = (position: Position) => Pixel
/** Lines and rings as lists of corners; a closed ring repeats its first. */
export type Guides = readonly (readonly Position[])[]
export type Snap =
  | { position: Position; to: 'corner' }
  | { position: Position; to: 'edge'; edge: readonly [Position, Position] }

const cornerPx = 12
const edgePx = 8

/** Every ring and line to which a drawing may cling. */
export function guidesOf({ features }: FeatureCollection): Guides {
  return features.flatMap(linesOf).filter((line) => line.length > 1)
}

function linesOf({ geometry }: Feature): Position[][] {
  switch (geometry?.type) {
    case 'LineString':
      return [asPositions(geometry.coordinates)]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.map(asPositions)
    case 'MultiPolygon':
      return geometry.coordinates.flat().map(asPositions)
    default:
      return []
  }
}

const asPositions = (line: number[][]): Position[] => line.map(([lon = 0, lat = 0]) => [lon, lat])

/** Where the pointer clings to, or null when nothing is near. Corners win over edges. */
export function snapTo(pointer: Pixel, guides: Guides, project: Project): Snap | null {
  let corner: { position: Position; away: number } | null = null
  let edge: { snap: Snap; away: number } | null = null
  for (const line of guides) {
    let before: { position: Position; at: Pixel } | null = null
    for (const position of line) {
      const at = project(position)
      const away = Math.hypot(at.x - pointer.x, at.y - pointer.y)
      if (away <= (corner?.away ?? cornerPx)) corner = { position, away }
      const found = before && onEdge(pointer, before, { position, at })
      if (found && found.away <= (edge?.away ?? edgePx)) edge = found
      before = { position, at }
    }
  }
  if (corner) return { position: corner.position, to: 'corner' }
  return edge?.snap ?? null
}

/** The guides without the edges that end on a place: a corner that takes its neighbours' along must not cling to them. */
export function guidesWithout(guides: Guides, place: Position): Guides {
  return guides.flatMap((line) => {
    if (!line.some((position) => isSamePlace(position, place))) return [line]
    return line.slice(1).flatMap((end, at) => {
      const start = line[at] ?? end
      return isSamePlace(start, place) || isSamePlace(end, place) ? [] : [[start, end]]
    })
  })
}

type Corner = { position: Position; at: Pixel }

function onEdge(pointer: Pixel, from: Corner, to: Corner): { snap: Snap; away: number } | null {
  const [dx, dy] = [to.at.x - from.at.x, to.at.y - from.at.y]
  const length = dx * dx + dy * dy
  if (length === 0) return null
  const along = ((pointer.x - from.at.x) * dx + (pointer.y - from.at.y) * dy) / length
  if (along < 0 || along > 1) return null
  const away = Math.hypot(from.at.x + along * dx - pointer.x, from.at.y + along * dy - pointer.y)
  const between = (axis: 0 | 1) => from.position[axis] + along * (to.position[axis] - from.position[axis])
  const position = toSevenPlaces([between(0), between(1)])
  return { snap: { position, to: 'edge', edge: [from.position, to.position] }, away }
}
