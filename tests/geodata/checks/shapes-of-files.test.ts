import type { Geometry, Polygon, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { shapeReadings } from '#contract/language/imports-checks.ts'
import { areApart } from '#geodata/checks/apart.ts'
import { closeGaps } from '#geodata/checks/close-gap.ts'
import { displacedAsShifted } from '#geodata/checks/displaced.ts'
import { formOf } from '#geodata/checks/form.ts'
import { metresFrom, planeAround } from '#geodata/checks/metric.ts'
import type { Family } from '#geodata/checks/parts.ts'
import { distanceToSegment, simplifiedTo, simplifyLine, tolerancesM } from '#geodata/checks/simplify.ts'
import { withoutSpikes } from '#geodata/checks/spikes.ts'
import { isMeantInside, windingOf } from '#geodata/checks/winding.ts'
import { bd09, gcj02 } from '#geodata/crs/shifted.ts'
import { sketchAround, sketchedM2 } from '#geodata/sketch.ts'
import { at, yard } from '#tests/server/works/toy-street.ts'

const limits = { vertices: 1000, parts: 10 }
const areas: Family[] = ['area']
const form = (geometry: Geometry, wanted = areas, several = wanted) => formOf(geometry, wanted, several, limits)
const codesOf = (geometry: Geometry, wanted?: Family[], several?: Family[]) =>
  form(geometry, wanted, several).findings.map(({ code }) => code)
const polygon = (...places: [number, number][]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...places, ...places.slice(0, 1)].map(at)],
})
const line = (...places: [number, number][]): Geometry => ({ type: 'LineString', coordinates: places.map(at) })

describe('the form of a shape', () => {
  it.each<[string, Geometry, Family[], string[]]>([
    ['a sound area', yard([0, 0], 50), areas, []],
    [
      'a ring without its last corner',
      { type: 'Polygon', coordinates: [yard([0, 0], 50).coordinates[0]!.slice(0, -1)] },
      areas,
      ['shape-unclosed'],
    ],
    ['a closed line', line([0, 0], [50, 0], [50, 50], [0, 0]), areas, ['shape-line-not-area']],
    ['a line whose ends are 4 m apart', line([0, 0], [50, 0], [50, 50], [0, 4]), areas, ['shape-line-not-area']],
    ['an open line', line([0, 0], [50, 0], [50, 50]), areas, ['shape-line-open']],
    ['a point', { type: 'Point', coordinates: at([0, 0]) }, areas, ['shape-point-only']],
    ['an area where a line is due', yard([0, 0], 50), ['line'], ['shape-wrong-type-area']],
    ['a line where a point is due', line([0, 0], [50, 0]), ['point'], ['shape-wrong-type-line']],
    ['a point where a line is due', { type: 'Point', coordinates: at([0, 0]) }, ['line'], ['shape-wrong-type-point']],
    ['nothing', { type: 'MultiPolygon', coordinates: [] }, areas, ['shape-empty']],
    ['a line without length', line([0, 0], [0, 0]), ['line'], ['shape-zero-length']],
    ['a line of 30 cm', line([0, 0], [0.3, 0]), ['line'], ['shape-too-short']],
    [
      'two points where one can be',
      { type: 'MultiPoint', coordinates: [at([0, 0]), at([1, 0])] },
      ['point'],
      ['shape-several'],
    ],
  ])('is told: %s', (_, geometry, wanted, codes) => {
    expect(codesOf(geometry, wanted)).toEqual(codes)
    for (const code of codes) expect(shapeReadings).toHaveProperty([code, 1])
  })

  it('may have several parts only where the record can', () => {
    const two: Geometry = {
      type: 'MultiPolygon',
      coordinates: [yard([0, 0], 50), yard([90, 0], 50)].map((each) => each.coordinates),
    }
    expect(codesOf(two)).toEqual([])
    expect(codesOf(two, areas, [])).toEqual(['shape-several'])
    const lines: Geometry = { type: 'MultiLineString', coordinates: [[at([0, 0]), at([9, 0])], [at([0, 9]), at([9, 9])]] } // biome-ignore format: two lines
    expect(codesOf(lines, ['line'])).toEqual([])
    expect(codesOf(lines, ['line'], [])).toEqual(['shape-several'])
  })

  it('is refused where it has more parts or corners than can be kept, with the simpler one beside it', () => {
    const many: Geometry = {
      type: 'MultiPolygon',
      coordinates: Array.from({ length: 11 }, (_, k) => yard([60 * k, 0], 50).coordinates),
    }
    expect(form(many)).toMatchObject({
      shape: null,
      repair: null,
      findings: [{ code: 'shape-too-many-parts', params: { count: 11 } }],
    })
    const straight: Geometry = { type: 'LineString', coordinates: Array.from({ length: 2000 }, (_, k) => at([k, 0])) }
    const { shape, repair } = form(straight, ['line'])
    expect(shape).toBeNull()
    expect(repair).toMatchObject({ code: 'simplify', params: { toleranceM: 0.05, limit: 1000 } })
  })

  it('of half a million points is answered at once, and without a repair nobody could check', () => {
    const coordinates = Array.from(
      { length: 500_000 },
      (_, k): Position => [113.6 + Math.cos(k) / 1000, 34.8 + Math.sin(k) / 1000],
    )
    const { repair, findings } = form({ type: 'Polygon', coordinates: [[...coordinates, coordinates[0]!]] })
    expect(repair).toBeNull()
    expect(findings).toMatchObject([{ code: 'shape-too-many-points', weight: 'blocking' }])
  })
})

describe('a simpler outline', () => {
  it('lies nowhere farther from the old one than the tolerance, and keeps its ring', () => {
    const wavy = Array.from({ length: 400 }, (_, k): [number, number] => [k, 0.4 * Math.sin(k / 7)])
    const ring = [...wavy, [400, 200], [0, 200], [0, 0]].map((place) => at(place as [number, number]))
    const simple = simplifyLine(ring, 0.5)
    expect(simple.length).toBeLessThan(60)
    expect([simple[0], simple.at(-1)]).toEqual([ring[0], ring.at(-1)])
    const off = ring.map((place) => Math.min(...simple.slice(1).map((end, k) => distance(place, simple[k]!, end))))
    expect(Math.max(...off)).toBeLessThanOrEqual(0.501)
    expect(simplifyLine(ring.slice(0, 4), 50)).toHaveLength(4)
  })

  it('is the finest that is enough, and none where even 5 m are not', () => {
    const noisy = (widthM: number): Geometry =>
      line(...Array.from({ length: 100 }, (_, k): [number, number] => [20 * k, (k % 2) * widthM]))
    expect(simplifiedTo(noisy(0.15), 50)?.toleranceM).toBe(0.2)
    expect(simplifiedTo(noisy(60), 50)).toBeNull()
    expect([...tolerancesM]).toEqual([...tolerancesM].sort((a, b) => a - b))
  })
})

describe('what a crossing outline was meant to cover', () => {
  const eight = polygon([0, 0], [100, 100], [100, 0], [0, 100]).coordinates[0]!
  it('is what it goes around, either way, once or twice', () => {
    expect([windingOf(eight, at([90, 50])), windingOf(eight, at([10, 50]))].sort()).toEqual([-1, 1])
    expect(windingOf(eight, at([50, 90]))).toBe(0)
    const square = yard([0, 0], 50).coordinates[0]!
    expect(Math.abs(windingOf([...square, ...square.slice(1)], at([20, 20])))).toBe(2)
  })

  it('leaves out holes, and joins parts that lie over each other', () => {
    const [court, hole, other] = [yard([0, 0], 50), yard([10, 10], 20), yard([20, 20], 50)].map(
      (each) => each.coordinates[0]!,
    )
    expect(isMeantInside([[court!, hole!]], at([15, 15]))).toBe(false)
    expect(isMeantInside([[court!, hole!], [other!]], at([25, 25]))).toBe(true)
  })
})

describe('two neighbours', () => {
  it('are apart where a line keeps them apart, whatever way they stand, and are cut where none does', () => {
    const square = yard([0, 0], 50)
    expect(areApart(square, yard([50, 0], 50))).toBe(true)
    expect(areApart(square, polygon([50, 25], [80, 0], [90, 30]))).toBe(true)
    expect(areApart(square, polygon([49, 25], [80, 0], [90, 30]))).toBe(false)
    expect(areApart(square, square)).toBe(false)
    const hook = polygon([60, -20], [60, 70], [-20, 70], [-20, 60], [52, 60], [52, -20])
    expect(areApart(square, hook)).toBe(false)
  })

  it('with a gap between them are drawn together, corner to corner, and those with a lane are not', () => {
    const closed = closeGaps(yard([51, 10], 50), [yard([0, 0], 50)], 2)!
    expect(closed.gaps).toEqual([{ neighbour: 0, widthM: expect.closeTo(1, 1) }])
    const ring = closed.shape.coordinates[0] as Position[]
    expect(ring.map((place) => metresFrom(at([50, 50]), place)).some((off) => off < 0.01)).toBe(true)
    expect(ring.map((place) => metresFrom(at([50, 10]), place)).some((off) => off < 0.01)).toBe(true)
    expect(closeGaps(yard([53, 0], 50), [yard([0, 0], 50)], 2)).toBeNull()
    expect(closeGaps(yard([50, 0], 50), [yard([0, 0], 50)], 2)).toBeNull()
    expect(closeGaps(yard([51, 51], 50), [yard([0, 0], 50)], 2)).toBeNull()
  })

  it('leave no hairs behind when one is cut', () => {
    const hair = polygon([0, 0], [50, 0], [50, 50], [80, 50.01], [50, 50.02], [0, 50])
    expect(withoutSpikes(hair).coordinates[0]).toHaveLength(5)
    expect(withoutSpikes(yard([0, 0], 50))).toEqual(yard([0, 0], 50))
    const sliver = polygon([0, 0], [50, 0], [50, 0.02])
    expect(withoutSpikes(sliver)).toEqual(sliver)
  })
})

describe('places beside where they are known to be', () => {
  const known = Array.from({ length: 6 }, (_, k) => at([200 * k, 70 * k]))
  const pairs = (by: (place: Position) => Position) =>
    known.map((place, k) => ({ known: place, given: by([place[0] + k * 1e-5, place[1]]) }))
  it('are suspected of the system that brings them there, and of none for another reason', () => {
    expect(displacedAsShifted(pairs(gcj02.fromEarth))?.system.code).toBe('GCJ-02')
    expect(displacedAsShifted(pairs(bd09.fromEarth))?.system.code).toBe('BD-09')
    expect(displacedAsShifted(pairs((place) => place))).toBeNull()
    expect(displacedAsShifted(pairs(([x = 0, y = 0]) => [x - 0.006, y + 0.002]))).toBeNull()
    expect(displacedAsShifted(pairs(gcj02.fromEarth).slice(0, 2))).toBeNull()
  })
})

describe('a sketch around a point', () => {
  it('is an octagon of the size asked for, around it', () => {
    const { coordinates } = sketchAround([113.62, 34.83])
    expect(coordinates[0]).toHaveLength(9)
    const radii = coordinates[0]!.map((place) => metresFrom([113.62, 34.83], place))
    expect(2 * Math.SQRT2 * radii[0]! ** 2).toBeCloseTo(sketchedM2, -1)
    expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(0.01)
  })
})

function distance(place: Position, start: Position, end: Position): number {
  const { toPlane } = planeAround(place)
  return distanceToSegment([0, 0], toPlane(start), toPlane(end))
}
