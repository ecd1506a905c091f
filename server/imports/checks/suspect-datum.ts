/** Whether a whole file lies beside its place: against the ledger's own boundaries where it has them, else against the roads. */
import type { Geometry, Position } from 'geojson'
import { displacedAsShifted } from '#geodata/checks/displaced.ts'
import { findingOfShift, suspectShift } from '#geodata/crs/suspect-shift.ts'
import { boundsOf } from '#geodata/geojson.ts'
import type { Connection } from '../../db/connection.ts'
import { type Drawn, foundInAll, rounded, type ShapeFinding } from './drawn.ts'
import type { ComparedShape } from './ledger-shapes.queries.ts'
import { findRoadLines } from './surroundings.queries.ts'

/** A shift of 1 km and the reach of the search around it, in degrees. */
const aroundDegrees = 0.02
const mostShapes = 600

export async function suspectDatum(
  connection: Connection,
  adcode: string,
  rows: readonly Drawn[],
  compared: readonly ComparedShape[],
): Promise<ShapeFinding[]> {
  const pairs = compared.map(({ middleOfFile, middle }) => ({ given: middleOfFile, known: middle }))
  const displaced = displacedAsShifted(pairs)
  if (displaced) {
    const { system, lengthM, beforeM, afterM, count } = displaced
    const params = {
      system: system.code,
      count,
      length: rounded(lengthM),
      before: rounded(beforeM),
      after: rounded(afterM),
    }
    return [foundInAll('shift-from-ledger', 'doubt', params)]
  }
  // where most of it lies as in the ledger there is nothing to ask the roads
  if (compared.filter(({ same }) => same).length * 2 > rows.length) return []
  const some = everyNth(rows, rows.length / mostShapes).map(({ shape }) => shape)
  const bounds = boundsOf({ type: 'GeometryCollection', geometries: some })
  if (!bounds) return []
  const [w, s, e, n] = bounds
  const window: typeof bounds = [w - aroundDegrees, s - aroundDegrees, e + aroundDegrees, n + aroundDegrees]
  const roads = (await findRoadLines(connection, adcode, window)).map(({ line }): Position[] => line)
  const shift = suspectShift(some.flatMap(linesOf), roads)
  if (!shift) return []
  const { code, params } = findingOfShift(shift)
  return [foundInAll(code, 'doubt', params)]
}

const everyNth = <T>(items: readonly T[], step: number): T[] =>
  step <= 1 ? [...items] : items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))

function linesOf(shape: Geometry): Position[][] {
  if (shape.type === 'Point') return [[shape.coordinates]]
  if (shape.type === 'LineString') return [shape.coordinates]
  if (shape.type === 'MultiLineString' || shape.type === 'Polygon') return shape.coordinates
  return shape.type === 'MultiPolygon' ? shape.coordinates.flat() : []
}
