/** The best map of one plane onto another by points known in both: a similarity or an affine map, by least squares. */

export type Plane = [number, number]
export type Pair = { from: Plane; to: Plane }
/** right = a·x + b·y, up = c·x + d·y, both sides counted from the centres of their points. */
export type Matrix = [a: number, b: number, c: number, d: number]
export type Solve = (pairs: Pair[]) => Matrix | null
export type PlaneFit = { from: Plane; matrix: Matrix; to: Plane; residuals: number[]; rms: number }

/** Points closer together than this are one place; points this near to one line, for their spread, are a line. */
const samePlace = 1
const lineShare = 0.02

/** Whether the points decide nothing: `same-place`, or `on-a-line` where there are more than two. In metres or pixels. */
export function degenerate(points: Plane[]): 'same-place' | 'on-a-line' | null {
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
    points.slice(index + 1).some((other) => Math.hypot(one[0] - other[0], one[1] - other[1]) < samePlace),
  )
  if (along < samePlace / 2 || (isClose && points.length < 4)) return 'same-place'
  return points.length > 2 && across < along * lineShare ? 'on-a-line' : null
}

/** Null where `solve` finds no map. Residuals in the units of `to`, one for each pair. */
export function fitPlane(pairs: Pair[], solve: Solve): PlaneFit | null {
  const [from, to] = [centreOf(pairs.map((pair) => pair.from)), centreOf(pairs.map((pair) => pair.to))]
  const centred = pairs.map((pair) => ({ from: minus(pair.from, from), to: minus(pair.to, to) }))
  const matrix = solve(centred)
  if (!matrix) return null
  const [a, b, c, d] = matrix
  const residuals = centred.map(({ from: [x, y], to: [east, north] }) =>
    Math.hypot(a * x + b * y - east, c * x + d * y - north),
  )
  return { from, matrix, to, residuals, rms: Math.sqrt(mean(residuals.map((residual) => residual ** 2))) }
}

const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
const centreOf = (points: Plane[]): Plane => [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
const minus = (one: Plane, other: Plane): Plane => [one[0] - other[0], one[1] - other[1]]

/** Least squares of east = a·x − c·y, north = c·x + a·y, both sides counted from their centres. */
export function similarityOf(pairs: Pair[]): Matrix | null {
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
export function affineOf(pairs: Pair[]): Matrix | null {
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
