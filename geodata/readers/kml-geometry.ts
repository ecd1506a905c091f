/** The geometry of a placemark. Coordinates are "longitude,latitude[,height]", blanks between them. */
import type { FindingList } from './finding-list.ts'
import { shown } from './finding-list.ts'
import { checkPositions } from './geometry.ts'
import type { Element } from './kml.ts'

type Drawn = { type: string; coordinates?: unknown; geometries?: unknown }

/** Drawn in three dimensions or in time: a ledger has no use for them. */
const notDrawn = new Set(['Track', 'MultiTrack', 'Model'])

/** Unchecked; null where nothing is drawn. */
export function geometryOf(placemark: Element, row: number, findings: FindingList): Drawn | null {
  return together(partsOf(placemark, row, findings))
}

function partsOf(parent: Element, row: number, findings: FindingList): Drawn[] {
  return parent.children.flatMap((element): Drawn[] => {
    const { name } = element
    if (name === 'Point') return [{ type: 'Point', coordinates: positionsOf(element, row, findings)[0] ?? [] }]
    if (name === 'LineString' || name === 'LinearRing')
      return [{ type: 'LineString', coordinates: positionsOf(element, row, findings) }]
    if (name === 'Polygon') return [{ type: 'Polygon', coordinates: ringsOf(element, row, findings) }]
    if (name === 'MultiGeometry') return partsOf(element, row, findings)
    if (notDrawn.has(name)) findings.count('kml-not-drawn', { type: name })
    return []
  })
}

/** Several of one kind are one of its kind of many. */
function together(parts: Drawn[]): Drawn | null {
  const [first] = parts
  if (!first || parts.length === 1) return first ?? null
  return parts.every(({ type }) => type === first.type)
    ? { type: `Multi${first.type}`, coordinates: parts.map(({ coordinates }) => coordinates) }
    : { type: 'GeometryCollection', geometries: parts }
}

function ringsOf(polygon: Element, row: number, findings: FindingList): number[][][] {
  const boundaries = (wanted: string) =>
    polygon.children
      .filter(({ name }) => name === wanted)
      .flatMap(({ children }) => children.filter(({ name }) => name === 'LinearRing'))
      .map((ring) => positionsOf(ring, row, findings))
  return [...boundaries('outerBoundaryIs'), ...boundaries('innerBoundaryIs')]
}

function positionsOf(element: Element, row: number, findings: FindingList): number[][] {
  const text = element.children.find(({ name }) => name === 'coordinates')?.text ?? ''
  const positions: number[][] = []
  for (const [tuple] of text.matchAll(/[^\s]+/g)) {
    checkPositions(positions.length + 1, row)
    const values = tuple.split(',').map((part) => (part === '' ? Number.NaN : Number(part)))
    // a comma at the end of the tuple, as some programs leave it
    const position = tuple.endsWith(',') ? values.slice(0, -1) : values
    if (position.length < 2 || position.slice(0, 2).some((value) => !Number.isFinite(value))) {
      findings.tell('coordinates-unreadable', { found: shown(tuple) }, row)
      return []
    }
    positions.push(position.length > 2 && !position[2] ? position.slice(0, 2) : position)
  }
  return positions
}
