/** Works as a tile shows them: layer `works`, one feature each, and layer `roadworks`, one line per road. */
import { lineStateOf } from '#contract/work-words.ts'
import type { TileFeature, TileLayer } from './encode.ts'
import { type GridPoint, type ShapeKind, toTileShape } from './tile-shape.ts'
import type { Roadworks, TileWork, WorksInTile, WorksWanted } from './works-tile.queries.ts'

/** Above this a tile that is too small in scale to tell works apart holds their roads only. */
const mostWorksAtSmallScale = 4000
export const worksFrom = 11
const allWorksFrom = 13
export const roadworksFrom = 10
export const roadworksBelow = 14

/** What a tile of this zoom holds, or null for nothing at all. */
export function worksWantedAt(zoom: number): WorksWanted | null {
  if (zoom < roadworksFrom) return null
  const mostWorks = zoom < worksFrom ? 0 : zoom < allWorksFrom ? mostWorksAtSmallScale : null
  return { mostWorks, roadworks: zoom < roadworksBelow }
}

export function workLayers({ works, roadworks }: WorksInTile): TileLayer[] {
  return [
    { name: 'works', features: works.flatMap(workFeature) },
    { name: 'roadworks', features: roadworks.flatMap(roadFeature) },
  ]
}

const kindOfDimension: readonly ShapeKind[] = ['points', 'lines', 'polygons']

function workFeature({ dimension, shape: geometry, ...work }: TileWork): TileFeature[] {
  const shape = toTileShape(geometry, kindOfDimension[dimension] ?? 'lines')
  if (!shape) return []
  const { id, trade, kind, placement, state, operator, fromMonth, toMonth, invented } = work
  const lineState = lineStateOf(work)
  return [
    {
      shape,
      properties: {
        id,
        trade,
        kind,
        placement,
        state,
        lineState,
        operator,
        fromMonth,
        toMonth,
        ...(invented && { invented }),
      },
    },
  ]
}

function roadFeature({ road, count, shape: geometry }: Roadworks): TileFeature[] {
  const shape = toTileShape(geometry, 'lines')
  if (shape?.kind !== 'lines') return []
  const lines = drawnOnce(shape.lines)
  return [{ shape: lines.length > 0 ? { kind: 'lines', lines } : shape, properties: { name: road, count } }]
}

/** Two screen pixels, in units of the grid: works that lie side by side fall onto one line. */
const coarseUnits = 16

/** The same lines on a coarser grid, each piece once: works that follow one road mostly share its corners. */
export function drawnOnce(lines: readonly (readonly GridPoint[])[]): GridPoint[][] {
  const drawn = new Set<string>()
  const once: GridPoint[][] = []
  for (const line of lines) {
    let run: GridPoint[] = []
    const [first, ...rest] = line.map(coarse)
    let from = first
    for (const to of rest) {
      if (!from || (from[0] === to[0] && from[1] === to[1])) continue
      const [a, b] = [from.join(), to.join()]
      const piece = a < b ? `${a} ${b}` : `${b} ${a}`
      if (drawn.has(piece)) run = []
      else if (run.length > 0) run.push(to)
      else {
        run = [from, to]
        once.push(run)
      }
      drawn.add(piece)
      from = to
    }
  }
  return once
}

const coarse = ([x, y]: GridPoint): GridPoint => [
  Math.round(x / coarseUnits) * coarseUnits + 0,
  Math.round(y / coarseUnits) * coarseUnits + 0,
]
