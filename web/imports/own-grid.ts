/** Points known in a city's own grid and on Earth, as they are typed in. */
import type { Position } from '#contract/geometry.ts'
import type { CrsWish } from '#contract/import.ts'

export const axes = ['x', 'y', 'lon', 'lat'] as const
export type Axis = (typeof axes)[number]
export type TypedPoint = Readonly<Record<Axis, string>>

export const blankPoint: TypedPoint = { x: '', y: '', lon: '', lat: '' }
export const fewestPoints = 2
export const mostPoints = 20

export function typedPoints(crs: CrsWish | undefined): TypedPoint[] {
  if (!crs || !('points' in crs)) return [blankPoint, blankPoint]
  return crs.points.map(({ from, to }) => ({ x: `${from[0]}`, y: `${from[1]}`, lon: `${to[0]}`, lat: `${to[1]}` }))
}

/** Points that are whole; null while there are fewer than two. */
export function wishOf(points: readonly TypedPoint[]): CrsWish | null {
  const whole = points.flatMap((point) => {
    const [x, y, lon, lat] = axes.map((axis) => numberIn(point[axis]))
    return x == null || y == null || lon == null || lat == null
      ? []
      : [{ from: [x, y] as Position, to: [lon, lat] as Position }] // two numbers each
  })
  return whole.length >= fewestPoints ? { points: whole } : null
}

function numberIn(text: string): number | null {
  const value = Number(text.trim().replaceAll(/[,，\s]/g, ''))
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}

export const placedAt = (points: readonly TypedPoint[], at: number, [lon, lat]: Position): TypedPoint[] =>
  points.map((point, index) => (index === at ? { ...point, lon: lon.toFixed(6), lat: lat.toFixed(6) } : point))
