import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metresBetween } from '#geodata/crs/likely.ts'
import { bd09, bd09ToGcj02, fromGcj02, gcj02ToBd09, toGcj02 } from '#geodata/crs/shifted.ts'

const inChina = fc.tuple(fc.double({ min: 74, max: 134, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }))
const near = (one: number[], other: number[], digits: number) => {
  expect(one[0]).toBeCloseTo(other[0]!, digits)
  expect(one[1]).toBeCloseTo(other[1]!, digits)
}

describe('the shifted degrees of map services', () => {
  it('are what the public formulas give', () => {
    // The worked examples in the README of coordtransform (github.com/wandergis/coordtransform).
    near(toGcj02([116.404, 39.915]), [116.41024449916938, 39.91640428150164], 10)
    near(gcj02ToBd09([116.404, 39.915]), [116.41036949371029, 39.92133699351021], 10)
  })

  it.each([
    ['GCJ-02', toGcj02, fromGcj02],
    ['BD-09 on top of it', gcj02ToBd09, bd09ToGcj02],
    ['BD-09 in one go', bd09.fromEarth, bd09.toEarth],
  ] as const)('lead there and back within a millimetre: %s', (_, there, back) => {
    fc.assert(
      fc.property(inChina, (place) => {
        expect(metresBetween(back(there(place)), place)).toBeLessThan(0.001)
        expect(metresBetween(there(back(place)), place)).toBeLessThan(0.001)
      }),
      { numRuns: 1000 },
    )
  })

  it('lie some hundreds of metres off in every city, Baidu’s about a kilometre', () => {
    for (const city of [
      [113.6168, 34.833],
      [121.4737, 31.2304],
      [104.06, 30.64],
      [114.06, 22.54],
    ]) {
      expect(metresBetween(toGcj02(city), city)).toBeGreaterThan(300)
      expect(metresBetween(toGcj02(city), city)).toBeLessThan(800)
      expect(metresBetween(bd09.fromEarth(city), city)).toBeGreaterThan(700)
    }
  })

  it('are true degrees outside China, and no place stays none', () => {
    for (const place of [
      [-84.435, 38.026],
      [2.35, 48.86],
      [151.2, -33.87],
    ]) {
      expect(toGcj02(place)).toEqual(place)
      expect(fromGcj02(place)).toEqual(place)
    }
    expect(fromGcj02([Number.NaN, 34])[0]).toBeNaN()
    expect(fromGcj02([113, 34, 5])[2]).toBe(5)
  })
})
