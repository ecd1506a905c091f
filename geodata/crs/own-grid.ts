/**
 * A city's own grid from points that are known in it and on Earth. Two points give a similarity (Helmert's four parameters: shift,
 * turn, scale), more give the best one by least squares; four or more also give an affine map, which may stretch and shear.
 */
import type { Position } from 'geojson'
import { finding, type ReadFinding } from '../readers/reading.ts'
import { centralMeridianOf, toGaussKruger } from './gauss-kruger.ts'
import { type GridMap, systemOfGrid } from './own-grid-system.ts'
import type { System } from './system.ts'

/** The same place in both: `grid` in metres of the city's grid, `earth` as [lon, lat] of CGCS2000. */
export type MatchedPoint = { grid: Position; earth: Position }

export type GridFit = {
  system: System
  /** Of each point, in the order given: how far the grid's point lands from the place on Earth. */
  residualsM: number[]
  rmsM: number
  /** Metres on Earth in one metre of the grid, and how far its north is turned, counter-clockwise. */
  scale: number
  rotationDegrees: number
}

export type OwnGrid =
  | { kind: 'fitted'; similarity: GridFit; affine: GridFit | null; findings: ReadFinding[] }
  | { kind: 'refused'; finding: ReadFinding }

type Plane = [number, number]
type Pair = { from: Plane; to: Plane }

/** Never throws: points that decide nothing are refused with a finding. */
export function fitOwnGrid(points: MatchedPoint[]): OwnGrid {
  if (points.length < 2) return refused('own-grid-too-few')
  if (!points.every(({ grid, earth }) => isPlace(grid) && isPlace(earth) && isOnEarth(earth)))
    return refused('own-grid-not-a-place')
  const meridian = centralMeridianOf(mean(points.map(({ earth }) => earth[0] ?? 0)))
  const pairs = points.map(
    ({ grid, earth }): Pair => ({ from: plane(grid), to: toGaussKruger(plane(earth), meridian) }),
  )
  const trouble = degenerate(pairs.map(({ from }) => from)) ?? degenerate(pairs.map(({ to }) => to))
  if (trouble) return refused(trouble)
  const similarity = fitOf(pairs, meridian, similarityOf)
  if (!similarity) return refused('own-grid-same-place')
  const affine = points.length >= 4 ? fitOf(pairs, meridian, affineOf) : null
  return { kind: 'fitted', similarity, affine, findings: findingsOn(pairs, meridian, similarity) }
}

const refused = (code: string): OwnGrid => ({ kind: 'refused', finding: finding(code) })
const plane = ([x = 0, y = 0]: Position): Plane => [x, y]
const isPlace = ([x, y]: Position) => Number.isFinite(x) && Number.isFinite(y)
const isOnEarth = ([lon = 0, lat = 0]: Position) => Math.abs(lon) <= 180 && Math.abs(lat) < 89
const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
const centreOf = (points: Plane[]): Plane => [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]

/** Points closer together than this are one place; points this near to one line, for their spread, are a line. */
const samePlaceM = 1
const lineShare = 0.02

function degenerate(points: Plane[]): string | null {
  const [cx, cy] = centreOf(points)
  let [xx, yy, xy] = [0, 0, 0]
  for (const [x, y] of points) {
    xx += (x - cx) ** 2
    yy += (y - cy) ** 2
    xy += (x - cx) * (y - cy)
  }
  // The spread along and across the line that fits the points best, as standard deviations.
  const middle = (xx + yy) / 2
  const swing = Math.hypot((xx - yy) / 2, xy)
  const along = Math.sqrt((middle + swing) / points.length)
  const across = Math.sqrt(Math.max(0, middle - swing) / points.length)
  const isClose = points.some((one, index) =>
    points.slice(index + 1).some((other) => Math.hypot(one[0] - other[0], one[1] - other[1]) < samePlaceM),
  )
  if (along < samePlaceM / 2 || (isClose && points.length < 4)) return 'own-grid-same-place'
  return points.length > 2 && across < along * lineShare ? 'own-grid-on-a-line' : null
}

type Solve = (pairs: Pair[]) => GridMap['matrix'] | null

function fitOf(pairs: Pair[], centralMeridian: number, solve: Solve): GridFit | null {
  const [from, to] = [centreOf(pairs.map((pair) => pair.from)), centreOf(pairs.map((pair) => pair.to))]
  const centred = pairs.map((pair) => ({ from: minus(pair.from, from), to: minus(pair.to, to) }))
  const matrix = solve(centred)
  if (!matrix) return null
  const [a, b, c, d] = matrix
  const residualsM = centred.map(({ from: [x, y], to: [east, north] }) =>
    Math.hypot(a * x + b * y - east, c * x + d * y - north),
  )
  const rmsM = Math.sqrt(mean(residualsM.map((residual) => residual ** 2)))
  const isChecked = pairs.length * 2 > (solve === similarityOf ? 4 : 6)
  const system = systemOfGrid({ centralMeridian, from, matrix, to }, isChecked ? Math.max(...residualsM) : null)
  if (!system) return null
  const scale = Math.sqrt(Math.abs(a * d - b * c))
  return { system, residualsM, rmsM, scale, rotationDegrees: (Math.atan2(c - b, a + d) * 180) / Math.PI }
}

const minus = (one: Plane, other: Plane): Plane => [one[0] - other[0], one[1] - other[1]]

/** Least squares of east = a·x − c·y, north = c·x + a·y, both sides counted from their centres. */
function similarityOf(pairs: Pair[]): GridMap['matrix'] | null {
  let [a, c, spread] = [0, 0, 0]
  for (const {
    from: [x, y],
    to: [east, north],
  } of pairs) {
    a += x * east + y * north
    c += x * north - y * east
    spread += x * x + y * y
  }
  if (spread === 0 || Math.hypot(a, c) / spread < 1e-9) return null
  return [a / spread, -c / spread, c / spread, a / spread]
}

/** Least squares of east and north each by x and y. */
function affineOf(pairs: Pair[]): GridMap['matrix'] | null {
  let [xx, xy, yy, xe, ye, xn, yn] = [0, 0, 0, 0, 0, 0, 0]
  for (const {
    from: [x, y],
    to: [east, north],
  } of pairs) {
    xx += x * x
    xy += x * y
    yy += y * y
    xe += x * east
    ye += y * east
    xn += x * north
    yn += y * north
  }
  const determinant = xx * yy - xy * xy
  if (determinant <= 1e-9 * (xx + yy) ** 2) return null
  const across = (first: number, second: number) => (first * yy - second * xy) / determinant
  const up = (first: number, second: number) => (second * xx - first * xy) / determinant
  return [across(xe, ye), up(xe, ye), across(xn, yn), up(xn, yn)]
}

/** No two points of a surveyed grid are worse than this; a scale beyond it is no grid of metres on this ground. */
const roughM = 5
const oddScale = 0.002

function findingsOn(pairs: Pair[], meridian: number, fit: GridFit): ReadFinding[] {
  const found: ReadFinding[] = []
  if (pairs.length === 2) found.push(finding('own-grid-unchecked'))
  if (Math.abs(fit.scale - 1) > oddScale) found.push(finding('own-grid-scale', { scale: fit.scale.toFixed(4) }))
  const swapped = fitOf(
    pairs.map(({ from: [x, y], to }): Pair => ({ from: [y, x], to })),
    meridian,
    similarityOf,
  )
  const isSwapped = pairs.length > 2 && swapped !== null && fit.rmsM > 1 && swapped.rmsM < fit.rmsM / 10
  if (isSwapped)
    found.push(finding('own-grid-axes-swapped', { rms: fit.rmsM.toFixed(1), other: swapped.rmsM.toFixed(2) }))
  else if (fit.rmsM > roughM) {
    const worst = fit.residualsM.indexOf(Math.max(...fit.residualsM))
    found.push(finding('own-grid-rough', { rms: fit.rmsM.toFixed(1), point: worst + 1 }))
  }
  return found
}
