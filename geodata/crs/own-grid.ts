/**
 * A city's own grid from points that are known in it and on Earth. Two points give a similarity (Helmert's four parameters: shift,
 * turn, scale), more give the best one by least squares; four or more also give an affine map, which may stretch and shear.
 */
import type { Position } from 'geojson'
import { finding, type ReadFinding } from '../readers/reading.ts'
import { centralMeridianOf, toGaussKruger } from './gauss-kruger.ts'
import { systemOfGrid } from './own-grid-system.ts'
import { affineOf, degenerate, fitPlane, type Pair, type Plane, type Solve, similarityOf } from './plane-fit.ts'
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
  if (trouble) return refused(`own-grid-${trouble}`)
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

function fitOf(pairs: Pair[], centralMeridian: number, solve: Solve): GridFit | null {
  const fitted = fitPlane(pairs, solve)
  if (!fitted) return null
  const { from, matrix, to, residuals: residualsM, rms: rmsM } = fitted
  const [a, b, c, d] = matrix
  const isChecked = pairs.length * 2 > (solve === similarityOf ? 4 : 6)
  const system = systemOfGrid({ centralMeridian, from, matrix, to }, isChecked ? Math.max(...residualsM) : null)
  if (!system) return null
  const scale = Math.sqrt(Math.abs(a * d - b * c))
  return { system, residualsM, rmsM, scale, rotationDegrees: (Math.atan2(c - b, a + d) * 180) / Math.PI }
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
