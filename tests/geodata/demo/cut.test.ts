import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutApart, leftOf, stretchesInside } from '#geodata/demo/cut.ts'
import { areaOf, distance, type Ring, signedAreaOf, unit } from '#geodata/demo/plane.ts'

/** A yard in the shape of a U, open to the north. */
const horseshoe: Ring = [
  [0, 0],
  [90, 0],
  [90, 60],
  [60, 60],
  [60, 20],
  [30, 20],
  [30, 60],
  [0, 60],
]

describe('cutting ground apart', () => {
  it('a cut across both arms of a U leaves two arms on one side and one piece on the other', () => {
    expect(leftOf(horseshoe, [0, 40], [1, 0]).map(areaOf)).toEqual([600, 600])
    expect(leftOf(horseshoe, [0, 40], [-1, 0]).map(areaOf)).toEqual([90 * 20 + 2 * 30 * 20])
  })

  it('the road of that cut has one stretch in each arm and none across the yard', () => {
    const stretches = stretchesInside(horseshoe, [0, 40], [1, 0])
    expect(stretches.map(([a, b]) => distance(a, b))).toEqual([30, 30])
  })

  it('a cut beside the ground leaves it as it was', () => {
    expect(leftOf(horseshoe, [0, -5], [1, 0])).toEqual([horseshoe])
    expect(leftOf(horseshoe, [0, -5], [-1, 0])).toEqual([])
  })

  it('whatever the cut, both sides together are the whole, and a gap costs its own width', () => {
    const line = fc.record({
      x: fc.double({ min: 5, max: 85, noNaN: true }),
      y: fc.double({ min: 2, max: 58, noNaN: true }),
      angle: fc.double({ min: 0, max: Math.PI, noNaN: true }),
    })
    fc.assert(
      fc.property(line, ({ x, y, angle }) => {
        const direction = unit(angle)
        const whole = cutApart(horseshoe, [x, y], direction, 0)
        expect(whole.reduce((sum, ring) => sum + signedAreaOf(ring), 0)).toBeCloseTo(areaOf(horseshoe), 5)
        const apart = cutApart(horseshoe, [x, y], direction, 1)
        const lostM2 = areaOf(horseshoe) - apart.reduce((sum, ring) => sum + areaOf(ring), 0)
        expect(lostM2).toBeGreaterThan(0)
        expect(lostM2).toBeLessThan(2 * 110)
      }),
    )
  })
})
