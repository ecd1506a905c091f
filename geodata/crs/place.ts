/** A reading put on Earth: its coordinates in degrees, once, with what they were before kept beside them. */
import type { Geometry, Position } from 'geojson'
import { positionsOf } from '../geojson.ts'
import { finding, type ReadFinding, type Reading, type Row } from '../readers/reading.ts'
import { Extent } from './extent.ts'
import type { Bounds, System } from './system.ts'

/** How the degrees came about: the system of the file, and what was done. The system turns them back into the file's numbers. */
export type Provenance = { crs: string; how: string }

export type PlacedReading = {
  /** `crs` says EPSG:4490. Rows and cells are the file's; geometries are new, in degrees to nine places (a tenth of a millimetre). */
  reading: Reading
  /** Null where no row has a place. */
  bounds: Bounds | null
  /** Of the placing only; those of the reading stay in it. */
  findings: ReadFinding[]
  provenance: Provenance
}

/** More rows in trouble than this are counted, not listed. */
const listedRows = 1000

/** So often somebody who waits hears how far it is. */
const rowsBetweenTidings = 1000

/**
 * Converts every row. A geometry with a position that is no place becomes null, with a finding that names the row.
 * @param tellRows hears now and then how many rows are done; what it throws ends the work
 */
export function placeReading(
  reading: Reading,
  system: System,
  tellRows: (done: number) => void = () => {},
): PlacedReading {
  let done = 0
  const extent = new Extent()
  const lost: ReadFinding[] = []
  const crossing: ReadFinding[] = []
  const place = (row: Row, table: string): Row => {
    if (++done % rowsBetweenTidings === 0) tellRows(done)
    if (!row.geometry) return row
    if (positionsOf(row.geometry).next().done) return { ...row, geometry: null }
    const placed = placeGeometry(row.geometry, system)
    if ('trouble' in placed) {
      const { trouble, position } = placed
      lost.push(finding(trouble, { table: table.slice(0, 60), position: written(position) }, row.row))
      return { ...row, geometry: null }
    }
    const { crosses, aroundPole } = extent.add(placed.geometry)
    if (aroundPole) crossing.push(finding('around-the-pole', {}, row.row))
    else if (crosses) crossing.push(finding('crosses-antimeridian', {}, row.row))
    return { ...row, geometry: placed.geometry }
  }
  const tables = reading.tables.map((table) => ({ ...table, rows: table.rows.map((row) => place(row, table.name)) }))
  const bounds = extent.bounds()
  return {
    reading: { ...reading, crs: 'EPSG:4490', tables },
    bounds,
    findings: [...system.notes, ...outsideUse(bounds, system), ...listed(lost), ...listed(crossing)],
    provenance: { crs: system.code, how: system.how },
  }
}

type Placed = { geometry: Geometry } | { trouble: string; position: Position }

function placeGeometry(geometry: Geometry, system: System): Placed {
  try {
    return { geometry: convert(geometry, system) }
  } catch (error) {
    if (error instanceof NoPlace) return { trouble: error.trouble, position: error.position }
    throw error
  }
}

class NoPlace extends Error {
  readonly trouble: string
  readonly position: Position

  constructor(trouble: string, position: Position) {
    super(trouble)
    this.trouble = trouble
    this.position = position
  }
}

function convert(geometry: Geometry, system: System): Geometry {
  if (geometry.type === 'GeometryCollection')
    return { type: geometry.type, geometries: geometry.geometries.map((part) => convert(part, system)) }
  const coordinates = convertAll(geometry.coordinates, system)
  // Every list of positions has become a list of as many positions: the type of the geometry still fits.
  return { type: geometry.type, coordinates } as Geometry
}

function convertAll(coordinates: unknown, system: System): unknown {
  if (!Array.isArray(coordinates)) throw new NoPlace('not-a-position', [])
  if (coordinates.length === 0 || Array.isArray(coordinates[0]))
    return coordinates.map((part) => convertAll(part, system))
  return toPlace(coordinates as Position, system) // not a list of lists: a position, or toPlace refuses it
}

function toPlace(position: Position, system: System): Position {
  const [x, y, z] = position
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new NoPlace('not-a-position', position)
  // A height that is no number is no height; the place stays.
  const place = system.toEarth(z === undefined || Number.isFinite(z) ? position : position.slice(0, 2))
  const [lon = Number.NaN, lat = Number.NaN] = place
  // Up to once round: some writers go on counting beyond the 180th meridian.
  if (!(Math.abs(lon) <= 360 && Math.abs(lat) <= 90)) throw new NoPlace('lands-outside-world', position)
  place[0] = round(lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon)
  place[1] = round(lat)
  return place
}

const round = (degrees: number) => Math.round(degrees * 1e9) / 1e9

const written = (position: Position) => position.map(String).join(', ').slice(0, 60)

function listed(findings: ReadFinding[]): ReadFinding[] {
  const rest = findings.length - listedRows
  return rest > 0 ? [...findings.slice(0, listedRows), finding('more-rows-like-this', { count: rest })] : findings
}

/** A projection is true near its own meridian only; a degree beyond its area is let pass. */
function outsideUse(bounds: Bounds | null, { areaOfUse, name }: System): ReadFinding[] {
  if (!bounds || !areaOfUse || areaOfUse[0] > areaOfUse[2] || bounds[0] > bounds[2]) return []
  const [west, south, east, north] = bounds
  const isInside =
    west >= areaOfUse[0] - 1 && south >= areaOfUse[1] - 1 && east <= areaOfUse[2] + 1 && north <= areaOfUse[3] + 1
  return isInside ? [] : [finding('outside-area-of-use', { system: name.slice(0, 60) })]
}
