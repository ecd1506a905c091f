import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromGaussKruger, toGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { fitOwnGrid, type MatchedPoint } from '#geodata/crs/own-grid.ts'
import { systemOf } from '#geodata/crs/systems.ts'

/** A grid of the city: turned by 1.5°, a little shrunk, counted from a stone of its own. */
const turn = (1.5 * Math.PI) / 180
const scale = 0.9999
const stone: [number, number] = [464000, 3856000]
const onEarth = ([x, y]: [number, number]): [number, number] =>
  fromGaussKruger(
    [
      stone[0] + scale * (Math.cos(turn) * x - Math.sin(turn) * y),
      stone[1] + scale * (Math.sin(turn) * x + Math.cos(turn) * y),
    ],
    114,
  )
const at = (x: number, y: number, off: [number, number] = [0, 0]): MatchedPoint => ({
  grid: [x + off[0], y + off[1]],
  earth: onEarth([x, y]),
})
const corners = [at(0, 0), at(4000, 200), at(3800, 5000), at(-300, 4500)]

function fitted(points: MatchedPoint[]) {
  const own = fitOwnGrid(points)
  if (own.kind === 'refused') throw new Error(own.finding.code)
  return own
}
const metresOff = (one: number[], other: number[]) => {
  const [a, b] = [one, other].map(([lon, lat]) => toGaussKruger([lon!, lat!], 114))
  return Math.hypot(a![0] - b![0], a![1] - b![1])
}

describe('a city’s own grid', () => {
  it('is found by two points, which check nothing, and it says so', () => {
    const { similarity, affine, findings } = fitted(corners.slice(0, 2))
    expect(metresOff(similarity.system.toEarth([1500, 2500]), onEarth([1500, 2500]))).toBeLessThan(0.001)
    expect(similarity.scale).toBeCloseTo(scale, 6)
    expect(similarity.rotationDegrees).toBeCloseTo(1.5, 6)
    expect(affine).toBeNull()
    expect(similarity.system.accuracyM).toBeNull()
    expect(findings).toMatchObject([{ code: 'own-grid-unchecked' }])
  })

  it('by more points shows how far each is off, and the worst one', () => {
    const { similarity, findings } = fitted([...corners.slice(0, 3), at(-300, 4500, [20, 0])])
    expect(similarity.residualsM.indexOf(Math.max(...similarity.residualsM))).toBe(3)
    expect(similarity.rmsM).toBeGreaterThan(5)
    expect(similarity.system.accuracyM).toBeCloseTo(Math.max(...similarity.residualsM), 6)
    expect(findings).toMatchObject([{ code: 'own-grid-rough', params: { point: 4 } }])
  })

  it('is the one that leaves the least squares: no small turn or shift of it leaves less', () => {
    const points = [...corners.slice(0, 3), at(-300, 4500, [1.2, -0.7])]
    const { similarity } = fitted(points)
    const squares = (east: number, north: number) =>
      points.reduce((sum, { grid, earth }) => {
        const lands = similarity.system.toEarth([grid[0]! + east, grid[1]! + north])
        return sum + metresOff(lands, earth) ** 2
      }, 0)
    const least = squares(0, 0)
    for (const [east, north] of [
      [0.05, 0],
      [-0.05, 0],
      [0, 0.05],
      [0, -0.05],
    ])
      expect(squares(east!, north!)).toBeGreaterThan(least)
    expect(Math.sqrt(least / 4)).toBeCloseTo(similarity.rmsM, 6)
  })

  it('stretched more one way than the other is met by the affine map offered for four points', () => {
    const stretched = corners.map(({ grid, earth }) => ({ grid: [grid[0]! * 1.001, grid[1]!], earth }))
    const { similarity, affine } = fitted([...stretched, { grid: [2002, 2500], earth: onEarth([2000, 2500]) }])
    expect(similarity.rmsM).toBeGreaterThan(0.5)
    expect(affine?.rmsM).toBeLessThan(0.001)
  })

  it('whose X is the northing is told, not bent', () => {
    const { findings } = fitted(corners.map(({ grid, earth }) => ({ grid: [grid[1]!, grid[0]!], earth })))
    expect(findings.map(({ code }) => code)).toContain('own-grid-axes-swapped')
  })

  it('in feet is found out by its scale', () => {
    const feet = corners.map(({ grid, earth }) => ({ grid: grid.map((metres) => metres / 0.3048), earth }))
    expect(fitted(feet).findings).toMatchObject([{ code: 'own-grid-scale' }])
  })

  it.each([
    ['one point', [at(0, 0)], 'own-grid-too-few'],
    ['twice the same place', [at(0, 0), at(0, 0)], 'own-grid-same-place'],
    ['one stone in the grid for two places', [at(0, 0), { ...at(500, 500), grid: [0, 0] }], 'own-grid-same-place'],
    ['points on a line', [at(0, 0), at(1000, 1000), at(2000, 2001)], 'own-grid-on-a-line'],
    ['a place that is none', [at(0, 0), { grid: [1, Number.NaN], earth: [113, 34] }], 'own-grid-not-a-place'],
    ['degrees beyond the Earth', [at(0, 0), { grid: [1, 2], earth: [464947, 3856133] }], 'own-grid-not-a-place'],
  ])('is refused by %s', (_, points, code) => {
    expect(fitOwnGrid(points)).toMatchObject({ kind: 'refused', finding: { code } })
  })

  it('keeps everything in its code: what was converted by it can be converted back later', () => {
    const { system } = fitted(corners).similarity
    const again = systemOf(system.code)!
    const grid = fc.tuple(
      fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      fc.double({ min: -1e4, max: 1e4, noNaN: true }),
    )
    fc.assert(
      fc.property(grid, ([x, y]) => {
        const back = again.fromEarth(system.toEarth([x, y]))
        expect(Math.hypot(back[0]! - x, back[1]! - y)).toBeLessThan(0.001)
      }),
    )
  })

  it('never breaks over the points it is given', () => {
    const number = fc.oneof(fc.double(), fc.integer({ min: -200, max: 200 }))
    const point = fc.record({ grid: fc.array(number, { maxLength: 3 }), earth: fc.array(number, { maxLength: 3 }) })
    fc.assert(
      fc.property(fc.array(point, { maxLength: 6 }), (points) => void fitOwnGrid(points)),
      { numRuns: 1000 },
    )
  })
})
