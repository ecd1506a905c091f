import { describe, expect, it } from 'vitest'
import { fromGaussKruger, toGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { inM, inM2, lengthM, sizeM2, sizeOf } from '#web/map/sizes.ts'

describe('sizes of what is drawn', () => {
  it('measures a degree of latitude and of longitude on the ellipsoid', () => {
    // Meridian arc 34.5°–35.5° and parallel arc at 35° of GRS80, from the series in Snyder 1987.
    expect(
      lengthM([
        [113.6, 34.5],
        [113.6, 35.5],
      ]),
    ).toBeCloseTo(110_940.6, -1)
    expect(
      lengthM([
        [113, 35],
        [114, 35],
      ]),
    ).toBeCloseTo(91_288, -1)
  })

  it('agrees with the local 3° zone where the server measures, to 1 part in 10,000', () => {
    const [x, y] = toGaussKruger([113.6, 34.85], 114)
    const corners = [
      [0, 0],
      [420, 30],
      [400, 310],
      [-20, 280],
    ].map(([dx = 0, dy = 0]) => fromGaussKruger([x + dx, y + dy], 114))
    const planeM2 = 118_200 // of the corners above, by the shoelace formula
    expect(Math.abs(sizeM2([corners]) / planeM2 - 1)).toBeLessThan(1e-4)
    expect(Math.abs(lengthM(corners.slice(0, 2)) / Math.hypot(420, 30) - 1)).toBeLessThan(1e-4)
  })

  it('takes holes off, and does not mind whether a ring repeats its first corner', () => {
    const [w, s, e, n] = [113.6, 34.8, 113.602, 34.802]
    const outer: [number, number][] = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
    ]
    const hole: [number, number][] = [
      [113.6005, 34.8005],
      [113.601, 34.8005],
      [113.601, 34.801],
      [113.6005, 34.801],
    ]
    const whole = sizeM2([outer])
    expect(whole).toBeGreaterThan(40_000)
    expect(sizeM2([[...outer, outer[0] as [number, number]]])).toBeCloseTo(whole, 6)
    expect(sizeM2([outer, hole])).toBeCloseTo(whole - sizeM2([hole]), 0)
    expect(sizeM2([])).toBe(0)
  })

  it('prints figures as an atlas does', () => {
    expect(inM2(28_509.4)).toBe('28\u202F509\u202Fm²')
    expect(inM2(1_322_000)).toBe('1.32\u202Fkm²')
    expect(inM(42.26)).toBe('42.3\u202Fm')
    expect(inM(1320.4)).toBe('1\u202F320\u202Fm')
    expect(
      sizeOf({
        type: 'LineString',
        coordinates: [
          [113.6, 34.8],
          [113.6, 34.8],
        ],
      }),
    ).toBe('0.0\u202Fm')
  })
})
