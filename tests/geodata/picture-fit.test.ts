import { describe, expect, it } from 'vitest'
import { fromGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { metresBetween } from '#geodata/crs/likely.ts'
import { fitPicture, type PicturePoint } from '#geodata/picture-fit.ts'

const size = { widthPx: 4000, heightPx: 3000 }
/** Half a metre a pixel, turned by 10°, its upper left corner in Huiji. */
const turned = (Math.PI / 180) * 10
const placeOf = (right: number, down: number, stretch = 1): [number, number] => {
  const [x, y] = [right * 0.5 * stretch, -down * 0.5]
  return fromGaussKruger(
    [464_000 + x * Math.cos(turned) - y * Math.sin(turned), 3_856_000 + x * Math.sin(turned) + y * Math.cos(turned)],
    114,
  )
}
const pointAt = (right: number, down: number, stretch = 1): PicturePoint => ({
  pixel: [right, down],
  place: placeOf(right, down, stretch),
})
function fitted(points: PicturePoint[]) {
  const found = fitPicture(points, size)
  if (found.kind === 'refused') throw new Error(found.code)
  return found.fit
}
const corners = [
  [0, 0],
  [4000, 0],
  [4000, 3000],
  [0, 3000],
] as const

describe('a picture with matched points', () => {
  it('of two points is shifted, turned and scaled, and says that nothing checks it', () => {
    const fit = fitted([pointAt(100, 200), pointAt(3900, 2800)])
    expect(fit).toMatchObject({ kind: 'similarity', doubts: ['unchecked'] })
    expect(fit.metresPerPixel).toBeCloseTo(0.5, 6)
    for (const [at, [right, down]] of corners.entries())
      expect(metresBetween(fit.corners[at] ?? [], placeOf(right, down))).toBeLessThan(0.001)
  })

  it('of three points may be stretched as paper is, and lies where it belongs', () => {
    const fit = fitted([pointAt(0, 0, 1.02), pointAt(4000, 100, 1.02), pointAt(300, 3000, 1.02)])
    expect(fit).toMatchObject({ kind: 'affine', doubts: ['unchecked'] })
    expect(fit.similarityRmsM).toBeGreaterThan(1)
    expect(metresBetween(fit.corners[2], placeOf(4000, 3000, 1.02))).toBeLessThan(0.001)
  })

  it('of four points shows by how many metres each is off, the wrong one most', () => {
    const points = [pointAt(0, 0), pointAt(4000, 0), pointAt(4000, 3000), pointAt(0, 3000), pointAt(2000, 1400)]
    expect(fitted(points).residualsM.every((residual) => residual < 0.001)).toBe(true)
    expect(fitted(points).doubts).toEqual([])
    const [lon, lat] = placeOf(2000, 1400)
    const fit = fitted(points.with(4, { pixel: [2000, 1400], place: [lon + 0.0004, lat] })) // some 36 m east
    expect(fit.residualsM.indexOf(Math.max(...fit.residualsM))).toBe(4)
    expect(fit.doubts).toEqual(['rough'])
  })

  it('whose points lie on one line is not stretched, and says so', () => {
    const fit = fitted([pointAt(0, 0), pointAt(2000, 1500), pointAt(4000, 3000)])
    expect(fit).toMatchObject({ kind: 'similarity', doubts: ['on-a-line'] })
    expect(metresBetween(fit.corners[1], placeOf(4000, 0))).toBeLessThan(0.001)
  })

  it('that would be seen in a mirror or drawn out tells that a point is taken for another', () => {
    const [one, two, three] = [pointAt(0, 0), pointAt(4000, 0), pointAt(0, 3000)]
    const swapped = fitted([one, { ...two, place: three.place }, { ...three, place: two.place }])
    expect(swapped.doubts).toContain('mirrored')
    expect(fitted([pointAt(0, 0, 1.3), pointAt(4000, 0, 1.3), pointAt(0, 3000, 1.3)]).doubts).toContain('stretched')
  })

  it.each([
    ['too-few', [pointAt(1, 1)]],
    ['same-place', [pointAt(10, 10), pointAt(10, 10.5)]],
    ['same-place', [pointAt(10, 10), { pixel: [900, 900], place: placeOf(10, 10) }]],
    ['not-a-place', [pointAt(10, 10), { pixel: [900, 900], place: [Number.NaN, 34] }]],
    ['not-a-place', [pointAt(10, 10), { pixel: [900, 900], place: [464_000, 3_856_000] }]],
  ] as [string, PicturePoint[]][])('that cannot be laid is refused: %s', (code, points) => {
    expect(fitPicture(points, size)).toEqual({ kind: 'refused', code })
  })
})
