import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, crossingOf } from '#geodata/checks/ring.ts'

const closed = (...corners: number[][]) => [...corners, corners[0] ?? []].flat()
/** Corners put in along the edges, so that the ring is the same and has more of them than are compared one by one. */
const finely = (ring: number[]) =>
  Array.from({ length: ring.length / 2 - 1 }, (_, k) => {
    const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(2 * k, 2 * k + 4)
    return Array.from({ length: 16 }, (_each, i) => [ax + ((bx - ax) * i) / 16, ay + ((by - ay) * i) / 16])
  })
    .concat([[ring.slice(0, 2)]])
    .flat(2)

describe.each([
  ['', (ring: number[]) => ring],
  [', drawn with many corners', finely],
])('a ring%s', (_, drawn) => {
  it.each([
    ['that is a bow tie crosses itself in its middle', closed([0, 0], [4, 4], [4, 0], [0, 4]), [2, 2]],
    ['that crosses itself at one of its corners', closed([0, 0], [2, 2], [4, 4], [4, 0], [2, 2], [0, 4]), [2, 2]],
    ['whose corner lies where it crosses an edge', closed([0, 0], [4, 0], [4, 4], [2, 0], [1, -4]), [2, 0]],
    ['whose loop hangs over', closed([0, 0], [8, 0], [8, 8], [4, -2], [0, 8]), [4.8, 0]],
  ])('%s', (_what, ring, place) => {
    const [x, y] = crossingOf(drawn(ring)) ?? []
    expect(y).toBeCloseTo(place[1] ?? Number.NaN, 9)
    // the loop hangs over on two sides; either is right
    expect(Math.abs((x ?? 0) - 4)).toBeCloseTo(Math.abs((place[0] ?? 0) - 4), 9)
  })

  it.each([
    ['of three corners', closed([0, 0], [4, 0], [0, 4])],
    ['that is a square', closed([0, 0], [4, 0], [4, 4], [0, 4])],
    ['that bends inwards', closed([0, 0], [8, 0], [8, 8], [4, 1], [0, 8])],
    ['that touches itself at a corner', closed([0, 0], [2, 2], [0, 4], [4, 4], [2, 2], [4, 0])],
    ['that touches its own edge', closed([0, 0], [8, 0], [8, 8], [4, 0], [0, 8])],
    ['that runs out and back on one line', closed([0, 0], [4, 0], [4, 4], [4, 8], [4, 4], [0, 4])],
    ['that names a corner twice', closed([0, 0], [4, 0], [4, 0], [4, 4], [0, 4], [0, 4])],
  ])('%s does not cross itself', (_what, ring) => {
    expect(crossingOf(drawn(ring))).toBeNull()
  })
})

it('a ring around a place never crosses itself; a round one does once two of its corners change places', () => {
  const reaches = fc.array(fc.double({ min: 1, max: 9, noNaN: true }), { minLength: 5, maxLength: 60 })
  fc.assert(
    fc.property(reaches, fc.boolean(), (any, isRound) => {
      const radii = isRound ? any.map(() => 5) : any
      const corners = radii.map((reach, k) => {
        const angle = (2 * Math.PI * k) / radii.length
        return [reach * Math.cos(angle), reach * Math.sin(angle)]
      })
      expect(crossingOf(closed(...corners))).toBeNull()
      const [first = [], second = [], ...rest] = corners
      if (isRound) expect(crossingOf(closed(second, first, ...rest))).not.toBeNull()
    }),
  )
})

it('the area of a ring does not depend on its turn or its place', () => {
  expect(areaOf(closed([0, 0], [3, 0], [3, 2], [0, 2]))).toBe(6)
  expect(areaOf(closed([113.5, 34.5], [113.5, 34.75], [113.75, 34.75], [113.75, 34.5]))).toBe(0.0625)
  expect(areaOf(closed([0, 0], [4, 4], [4, 0], [0, 4]))).toBe(0)
})
