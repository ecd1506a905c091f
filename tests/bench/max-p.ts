/**
 * The max-p-regions problem (Duque, Anselin, Rey 2012) as a bundling problem: as many connected areas as the floor allows, no caps,
 * everything covered. Rook lattices with random integers, so no ground is laid: neighbours share an edge.
 */
import { createRandom } from '#geodata/demo/random.ts'
import type { Problem } from '#server/areas/bundling/problem.ts'
import { solve } from '#server/areas/bundling/solve.ts'
import { regionsGrown } from './region-growing.ts'

/** Regions that spopt's MaxPHeuristic finds on lattices of its own, of the same kind and size. */
const lattices = [
  { rows: 10, columns: 20, spopt: 22 },
  { rows: 25, columns: 40, spopt: 105 },
  { rows: 50, columns: 100, spopt: 516 },
]
const floor = 45
/** Of the peer: as many as MaxPHeuristic makes by default. */
const attempts = 99

/** Weights 1 … 10, drawn evenly; every region must sum to at least the floor. */
export function latticeProblem(rows: number, columns: number): Problem {
  const size = rows * columns
  const random = createRandom(size)
  const unknown = () => new Float64Array(size).fill(Number.NaN)
  const start = new Int32Array(size + 1)
  const to: number[] = []
  for (let i = 0; i < size; i++) {
    const [row, column] = [Math.floor(i / columns), i % columns]
    if (row > 0) to.push(i - columns)
    if (column > 0) to.push(i - 1)
    if (column < columns - 1) to.push(i + 1)
    if (row < rows - 1) to.push(i + columns)
    start[i + 1] = to.length
  }
  const none = { min: 0, max: Number.POSITIVE_INFINITY }
  return {
    compounds: {
      size,
      x: Float64Array.from({ length: size }, (_, i) => 100 * (i % columns)),
      y: Float64Array.from({ length: size }, (_, i) => 100 * Math.floor(i / columns)),
      plane: new Int32Array(size),
      households: Float64Array.from({ length: size }, () => Math.floor(random.between(1, 11))),
      estimated: new Uint8Array(size),
      floorAreaM2: unknown(),
      costWan: unknown(),
      planYear: unknown(),
      owner: new Int32Array(size).fill(-1),
    },
    links: {
      start,
      to: Int32Array.from(to),
      gapM: new Float64Array(to.length),
      sharedM: new Float64Array(to.length),
    },
    limits: {
      maxGapM: 1,
      maxDiameterM: Number.POSITIVE_INFINITY,
      households: { ...none, min: floor },
      floorAreaM2: none,
      compounds: { ...none, min: 1 },
      costWan: none,
      maxYearSpread: Number.POSITIVE_INFINITY,
    },
    goal: 'most',
    weights: { compactness: 0.001, yearShift: 0, sharedWorks: 0, nearness: 0, mixedOwners: 0 },
    together: new Int32Array(size).fill(-1),
    apart: new Map(),
    taken: new Uint8Array(size),
    seed: 1,
  }
}

/** One line for each lattice: regions found beside what sums allow and what a peer finds, what is left over, seconds. */
export function maxPLines(): string[] {
  return lattices.map(({ rows, columns, spopt }) => {
    const problem = latticeProblem(rows, columns)
    const started = performance.now()
    const [piece] = solve(problem).pieces
    const seconds = ((performance.now() - started) / 1000).toFixed(2)
    const found = piece?.areas.length ?? 0
    const grown = regionsGrown(problem, attempts)
    return [
      `  max-p n=${rows * columns}  ${found} regions of ${-Math.floor(piece?.bound.count ?? 0)} that sums allow`,
      `${piece?.levels.left} left over; ${seconds} s`,
      `grown by chance, best of ${attempts}: ${grown}, so ${(found / grown).toFixed(2)} of it; spopt on lattices of the same kind: ${spopt}`,
    ].join('; ')
  })
}
