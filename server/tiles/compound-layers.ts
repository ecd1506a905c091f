/** Compounds as a tile shows them: layers `compounds`, `labels` (their label points) and, in place of both, `cells`. */
import type { Status } from '#contract/status.ts'
import { type CompoundsInTile, cellsPerSide } from './compounds-tile.queries.ts'
import { type Properties, type TileFeature, type TileLayer, tileExtent } from './encode.ts'
import { type CellCount, type TileCompound, toCellCounts, toTileCompounds } from './tile-compound.ts'
import { type GridPoint, type ShapeKind, type TileShape, toTileShape } from './tile-shape.ts'

/** The property that dates each status. */
const dayProperties: Record<Status, string> = {
  candidate: 'candidateOn',
  planned: 'plannedOn',
  approved: 'approvedOn',
  'under-way': 'startedOn',
  finished: 'finishedOn',
  accepted: 'acceptedOn',
  paused: 'pausedOn',
  dropped: 'droppedOn',
}

/** From this zoom boundaries are drawn; below it points or cells. */
export const boundariesFrom = 11
/** Names are most of a small-scale tile's bytes and unreadable there. */
export const namesFrom = 12

/** The layers of a tile of this zoom. */
export const compoundLayers = (found: CompoundsInTile, zoom: number): TileLayer[] =>
  layersOf(toTileCompounds(found), toCellCounts(found), zoom)

export function layersOf(compounds: readonly TileCompound[], cells: readonly CellCount[], zoom: number): TileLayer[] {
  const kind: ShapeKind = zoom >= boundariesFrom ? 'polygons' : 'points'
  const named = zoom >= namesFrom
  const drawn = compounds.map((compound) => ({ compound, properties: propertiesOf(compound) }))
  return [
    {
      name: 'compounds',
      features: drawn.flatMap(({ compound, properties }) =>
        featureOf(shapeOf(compound, kind), named ? { ...properties, ...datesOf(compound) } : properties),
      ),
    },
    {
      name: 'labels',
      features: named ? drawn.flatMap(({ compound, properties }) => labelOf(compound, properties)) : [],
    },
    { name: 'cells', features: cellFeatures(cells) },
  ]
}

const featureOf = (shape: TileShape | null, properties: Properties): TileFeature[] =>
  shape ? [{ shape, properties }] : []

const pointAt = (place: TileCompound['place']): TileShape | null => (place ? { kind: 'points', points: [place] } : null)

const shapeOf = ({ shape, place }: TileCompound, kind: ShapeKind) =>
  kind === 'points' ? pointAt(place) : toTileShape(shape, kind)

const labelOf = (compound: TileCompound, properties: Properties) =>
  featureOf(pointAt(compound.place), { ...properties, households: compound.households })

function propertiesOf(compound: TileCompound): Properties {
  const { id, name, builtYear, planYear, status, street, late, area, invented, sketched, history } = compound
  // A tile leaves out what is null, and false says no more than nothing where it says `invented` or `sketched`.
  return {
    id,
    name,
    builtYear,
    planYear,
    status,
    street,
    late,
    area,
    invented: invented || null,
    sketched: sketched || null,
    history,
  }
}

/** The day of the latest step of each status, as the number yyyymmdd. */
function datesOf({ steps }: TileCompound): Properties {
  const dates: Record<string, number> = {}
  for (const { status, onDay } of steps) {
    const property = dayProperties[status]
    dates[property] = Math.max(dates[property] ?? 0, Number(onDay.replaceAll('-', '')))
  }
  return dates
}

/** One point in the middle of each cell. Every compound counts once in `count`, by status, by plan year and by decade. */
function cellFeatures(counts: readonly CellCount[]): TileFeature[] {
  const cells = new Map<number, { place: GridPoint; properties: Record<string, number> & { count: number } }>()
  const side = tileExtent / cellsPerSide
  for (const { column, row, status, planYear, decade, count } of counts) {
    const key = row * cellsPerSide + column
    const cell = cells.get(key) ?? {
      place: [(column + 0.5) * side, (row + 0.5) * side],
      properties: { count: 0 },
    }
    cells.set(key, cell)
    const { properties } = cell
    properties.count += count
    for (const property of [`status_${status}`, `plan_${planYear ?? 'none'}`, `decade_${decade ?? 'none'}`])
      properties[property] = (properties[property] ?? 0) + count
  }
  const inOrder = [...cells].sort(([a], [b]) => a - b).map(([, cell]) => cell)
  return inOrder.map(({ place, properties }) => ({
    properties: inOrderOfNames(properties),
    shape: { kind: 'points', points: [place] },
  }))
}

/** The count first, then the rest by name: the same bytes however the rows came. */
function inOrderOfNames({ count, ...byProperty }: Record<string, number>): Properties {
  const named = Object.entries(byProperty).sort(([a], [b]) => (a < b ? -1 : 1))
  return { count, ...Object.fromEntries(named) }
}
