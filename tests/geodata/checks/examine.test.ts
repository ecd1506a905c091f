import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examineShape, type ShapeType, vertexLimit } from '#geodata/checks/examine.ts'

const square = [
  [113.6, 34.8],
  [113.601, 34.8],
  [113.601, 34.801],
  [113.6, 34.801],
  [113.6, 34.8],
]
const polygon = (ring: unknown[], extra: object = {}) => ({ type: 'Polygon', coordinates: [ring], ...extra })
const boundary: ShapeType[] = ['Polygon', 'MultiPolygon']
const codesOf = (shape: unknown, wanted = boundary) => examineShape(shape, wanted).map(({ code }) => code)
const replaced = (at: unknown[]) => polygon([at, ...square.slice(1, -1), at])

describe('a first look at a geometry', () => {
  it('finds nothing wrong with a boundary in degrees of CGCS2000', () => {
    expect(codesOf(polygon(square))).toEqual([])
    expect(codesOf({ type: 'MultiPolygon', coordinates: [[square]] })).toEqual([])
  })

  it.each([
    ['swapped axes', replaced([34.8, 113.6]), 'swapped-axes'],
    ['metres of a Gauss–Krüger zone', replaced([464_700.5, 3_855_000.2]), 'metres-not-degrees'],
    ['metres with the zone number in front', replaced([38_464_700.5, 3_855_000.2]), 'metres-not-degrees'],
    ['a third coordinate', replaced([113.6, 34.8, 90]), 'three-dimensional'],
    ['a place off the Earth', replaced([200, 95]), 'outside-world'],
    ['a place outside China', replaced([2.35, 48.85]), 'outside-china'],
    ['a coordinate that is no number', replaced(['113.6', 34.8]), 'not-finite'],
    ['a position of one number', replaced([113.6]), 'not-finite'],
    ['an empty geometry', { type: 'Polygon', coordinates: [] }, 'empty-geometry'],
    ['an empty ring', polygon([]), 'empty-geometry'],
    ['an open ring', polygon(square.slice(0, -1)), 'unclosed-ring'],
    ['a ring of two points', polygon([square[0], square[1], square[0], square[0]]), 'too-few-points'],
    ['a line where a polygon is due', { type: 'LineString', coordinates: square }, 'wrong-type'],
    ['a type without coordinates', { type: 'Polygon' }, 'wrong-type'],
    ['coordinates nested too flat', { type: 'MultiPolygon', coordinates: [square] }, 'wrong-type'],
    ['null', null, 'wrong-type'],
    ['a list', [], 'wrong-type'],
    ['a number', 5, 'wrong-type'],
    [
      'Web Mercator declared in a crs member',
      polygon(square, { crs: { properties: { name: 'urn:ogc:def:crs:EPSG::3857' } } }),
      'wrong-datum',
    ],
    ['Beijing 1954 declared', polygon(square, { crs: { properties: { name: 'EPSG:2437' } } }), 'wrong-datum'],
  ])('names %s', (_what, shape, code) => {
    expect(codesOf(shape)).toEqual([code])
  })

  it.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4490', 'urn:ogc:def:crs:EPSG::4326'])(
    'takes %s as degrees',
    (name) => {
      expect(codesOf(polygon(square, { crs: { properties: { name } } }))).toEqual([])
    },
  )

  it('says where the trouble lies', () => {
    const [finding] = examineShape(polygon([square[0], square[1], [34.801, 113.601], square[3], square[0]]), boundary)
    expect(finding).toMatchObject({ code: 'swapped-axes', pointer: '/coordinates/0/2', place: [113.601, 34.801] })
  })

  it('refuses a ring of more points than anybody draws, without looking at them all', () => {
    const ring = Array.from({ length: 1_000_000 }, (_, i) => [113 + i / 1e7, 34])
    expect(codesOf(polygon(ring))).toEqual(['too-many-points'])
    expect(vertexLimit).toBeLessThan(1_000_000)
  })

  it('answers anything at all with findings, never with an exception', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({ type: fc.constantFrom('Polygon', 'MultiPolygon', 'Point'), coordinates: fc.anything() }),
        ),
        (value) => {
          expect(Array.isArray(examineShape(value, boundary))).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('finds nothing in any closed ring of three or more points in China', () => {
    const place = fc.tuple(fc.double({ min: 74, max: 135, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }))
    fc.assert(
      fc.property(fc.uniqueArray(place, { minLength: 3, maxLength: 40, selector: (at) => at.join() }), (ring) => {
        expect(codesOf(polygon([...ring, ring[0]]))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
