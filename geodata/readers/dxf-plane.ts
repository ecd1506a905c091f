/** Where things of a drawing lie in its plane: placed blocks, the entity's own axes, arcs as chords. Units are those of the drawing. */
import type { Position } from 'geojson'

/** x' = a·x + c·y + e, y' = b·x + d·y + f */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const asDrawn: Matrix = [1, 0, 0, 1, 0, 0]
export const movedBy = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y]
export const scaledBy = (x: number, y: number): Matrix => [x, 0, 0, y, 0, 0]
export const turnedBy = (degrees: number): Matrix => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return [cos, sin, -sin, cos, 0, 0]
}

/** The last is applied first, as functions are. */
export const combined = (...matrices: Matrix[]): Matrix =>
  matrices.reduce(
    ([a, b, c, d, e, f], [p, q, r, s, t, u]): Matrix => [
      a * p + c * q,
      b * p + d * q,
      a * r + c * s,
      b * r + d * s,
      a * t + c * u + e,
      b * t + d * u + f,
    ],
  )

export const placed = ([a, b, c, d, e, f]: Matrix, x: number, y: number): Position => [
  a * x + c * y + e,
  b * x + d * y + f,
]

/** The most a length grows. */
export const growthOf = ([a, b, c, d]: Matrix): number => Math.max(Math.hypot(a, b), Math.hypot(c, d))

/**
 * From the entity's own axes to those of the drawing (the arbitrary axis algorithm of the DXF reference): a mirrored symbol has its
 * normal downwards and its x reversed.
 */
export function ownAxes([nx, ny, nz]: [number, number, number], elevation: number): Matrix {
  if (nx === 0 && ny === 0 && nz > 0) return asDrawn
  const length = Math.hypot(nx, ny, nz) || 1
  const n: Vector = [nx / length, ny / length, nz / length]
  const isUpright = Math.abs(n[0]) < 1 / 64 && Math.abs(n[1]) < 1 / 64
  const x = unit(cross(isUpright ? [0, 1, 0] : [0, 0, 1], n))
  const y = unit(cross(n, x))
  return [x[0], x[1], y[0], y[1], n[0] * elevation, n[1] * elevation]
}

type Vector = [number, number, number]
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const unit = (v: Vector): Vector => {
  const length = Math.hypot(...v) || 1
  return [v[0] / length, v[1] / length, v[2] / length]
}

export type Arc = { x: number; y: number; radius: number; from: number; sweep: number }

/** Chords that leave the arc by `tolerance` at most, and by an eighth of a circle each at most. */
export function chordsOf({ radius, sweep }: Arc, tolerance: number): number {
  const step = radius > tolerance ? 2 * Math.acos(1 - tolerance / radius) : Math.PI / 4
  const count = Math.ceil(Math.abs(sweep) / Math.min(step, Math.PI / 4))
  return Number.isFinite(count) ? Math.max(1, count) : 1
}

/** Both ends included. Angles in radians, against the clock. */
export const pointsAlong = ({ x, y, radius, from, sweep }: Arc, chords: number): Position[] =>
  Array.from({ length: chords + 1 }, (_, k) => {
    const angle = from + (sweep * k) / chords
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })

/** @param bulge tangent of a quarter of the angle, positive against the clock; null for a straight segment */
export function arcBetween(from: Position, to: Position, bulge: number): Arc | null {
  const [x1, y1, x2, y2] = [from[0] ?? 0, from[1] ?? 0, to[0] ?? 0, to[1] ?? 0]
  if (!bulge || (x1 === x2 && y1 === y2)) return null
  const aside = (1 - bulge * bulge) / (4 * bulge)
  const x = (x1 + x2) / 2 - (y2 - y1) * aside
  const y = (y1 + y2) / 2 + (x2 - x1) * aside
  return { x, y, radius: Math.hypot(x1 - x, y1 - y), from: Math.atan2(y1 - y, x1 - x), sweep: 4 * Math.atan(bulge) }
}
