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
/** The square of about 100 m drawn so many times as large. */
const scaled = (times: number) =>
  square.map(([x = 0, y = 0]) => [113.6 + (x - 113.6) * times, 34.8 + (y - 34.8) * times])
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
    ['a type without coordinates', { type: 'Polygon' }, 'no-coordinates'],
    ['coordinates that are null', { type: 'Polygon', coordinates: null }, 'no-coordinates'],
    ['coordinates nested too flat', { type: 'MultiPolygon', coordinates: [square] }, 'wrong-nesting'],
    ['coordinates that are text', { type: 'Polygon', coordinates: '113.6 34.8' }, 'wrong-nesting'],
    ['a geometry without a type', { coordinates: [square] }, 'no-type'],
    ['a type that is no word', { type: { toString: 5 }, coordinates: [square] }, 'no-type'],
    ['corners that ran together into a billionth of a degree', polygon(scaled(1e-9)), 'zero-size'],
    ['a square of five centimetres', polygon(scaled(5e-4)), 'zero-size'],
    ['three corners in one line', polygon([square[0], [113.6, 34.9], [113.6, 34.95], square[0]]), 'zero-size'],
    ['a line there and back', polygon([square[0], square[1], square[2], square[1], square[0]]), 'zero-size'],
    ['a second part without size', { type: 'MultiPolygon', coordinates: [[square], [scaled(1e-9)]] }, 'zero-size'],
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

  it('finds nothing in any ring around a place in China, as small as half a metre', () => {
    const centre = fc.tuple(fc.double({ min: 75, max: 134, noNaN: true }), fc.double({ min: 5, max: 52, noNaN: true }))
    const reaches = fc.array(fc.double({ min: 5e-6, max: 0.5, noNaN: true }), { minLength: 3, maxLength: 40 })
    fc.assert(
      fc.property(centre, reaches, ([lon, lat], radii) => {
        const ring = radii.map((reach, k) => {
          const angle = (2 * Math.PI * k) / radii.length
          return [lon + reach * Math.cos(angle), lat + reach * Math.sin(angle)]
        })
        expect(codesOf(polygon([...ring, ring[0]]))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves a ring that crosses itself to the database, which shows where', () => {
    expect(codesOf(polygon([square[0], square[2], square[1], square[3], square[0]]))).toEqual([])
  })
})
