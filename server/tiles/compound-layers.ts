/** Compounds as a tile shows them: layers `compounds`, `labels` (their label points) and, in place of both, `cells`. */
import { type Status, statuses } from '#contract/status.ts'
import { type CellCount, type CompoundsInTile, cellsPerSide, type TileCompound } from './compounds-tile.queries.ts'
import { type Properties, type TileFeature, type TileLayer, tileExtent } from './encode.ts'
import { type ShapeKind, type TileShape, toTileShape } from './tile-shape.ts'

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

export function compoundLayers({ compounds, cells }: CompoundsInTile, zoom: number): TileLayer[] {
  const kind: ShapeKind = zoom >= boundariesFrom ? 'polygons' : 'points'
  const named = zoom >= namesFrom
  const drawn = compounds.map((compound) => ({ compound, properties: propertiesOf(compound, named) }))
  return [
    {
      name: 'compounds',
      features: drawn.flatMap(({ compound, properties }) => featureOf(shapeOf(compound, kind), properties)),
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

function propertiesOf(compound: TileCompound, named: boolean): Properties {
  const { id, name, builtYear, planYear, status, street, late, area, invented, days } = compound
  return {
    id,
    ...(named && { name }),
    builtYear,
    planYear,
    status,
    street,
    late,
    area,
    ...(invented && { invented }),
    ...Object.fromEntries(statuses.map((each) => [dayProperties[each], days?.[each]])),
  }
}

/** One point in the middle of each cell. Every compound has one plan property, so those sum to the cell's count. */
function cellFeatures(counts: readonly CellCount[]): TileFeature[] {
  const cells = new Map<string, { place: [number, number]; count: number; byProperty: Record<string, number> }>()
  const side = tileExtent / cellsPerSide
  for (const { column, row, property, count } of counts) {
    const key = `${column}/${row}`
    const cell = cells.get(key) ?? { place: [(column + 0.5) * side, (row + 0.5) * side], count: 0, byProperty: {} }
    cells.set(key, cell)
    cell.byProperty[property] = count
    if (property.startsWith('plan_')) cell.count += count
  }
  return [...cells.values()].map(({ place, count, byProperty }) => ({
    properties: { count, ...byProperty },
    shape: { kind: 'points', points: [place] },
  }))
}
