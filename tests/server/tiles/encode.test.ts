import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { describe, expect, it } from 'vitest'
import { encodeTile, type PropertyValue, type TileFeature, type TileLayer } from '#server/tiles/encode.ts'
import { type GridPoint, signedSize, toTileShape } from '#server/tiles/tile-shape.ts'
import { readTileBytes } from './read-tile.ts'

const roundTrip = (layers: TileLayer[]) => readTileBytes(encodeTile(layers))
const at = (x: number, y: number): TileFeature['shape'] => ({ kind: 'points', points: [[x, y]] })
const layerOf = (...features: TileFeature[]): TileLayer[] => [{ name: 'compounds', features }]

describe('a tile as a map program reads it', () => {
  it('gives every property back with its own type', () => {
    const properties = {
      id: '410108-c-001',
      name: '惠济一号院',
      builtYear: 1987,
      below: -12,
      share: 0.25,
      late: false,
      day: 20191220,
    }
    const [feature] = roundTrip(layerOf({ properties, shape: at(7, 9) })).compounds ?? []
    expect(feature?.properties).toEqual(properties)
    expect(feature).toMatchObject({ type: 'Point', geometry: [[[7, 9]]] })
  })

  it('leaves out what is unknown: unknown is never 0, never an empty word', () => {
    const [feature] =
      roundTrip(layerOf({ properties: { id: 'a', builtYear: null, planYear: undefined }, shape: at(0, 0) }))
        .compounds ?? []
    expect(feature?.properties).toEqual({ id: 'a' })
  })

  it('keeps 1, "1" and true apart', () => {
    const values: PropertyValue[] = [1, '1', true, 0, '', false]
    const features = values.map((value) => ({ properties: { value }, shape: at(1, 1) }))
    expect(roundTrip(layerOf(...features)).compounds?.map(({ properties }) => properties.value)).toEqual(values)
  })

  it('numbers no feature: the page knows features by their id property', () => {
    const [feature] = roundTrip(layerOf({ properties: { id: 'a' }, shape: at(1, 1) })).compounds ?? []
    expect(feature?.id).toBeUndefined()
  })

  it('is of version 2 and 4096 units wide, with the layers in the order given and none that is empty', () => {
    const bytes = encodeTile([
      { name: 'works', features: [{ properties: {}, shape: at(1, 1) }] },
      { name: 'empty', features: [] },
      { name: 'areas', features: [{ properties: {}, shape: at(1, 1) }] },
    ])
    const { layers } = new VectorTile(new PbfReader(bytes))
    expect(Object.keys(layers)).toEqual(['works', 'areas'])
    expect(layers.works).toMatchObject({ version: 2, extent: 4096 })
  })

  it('without layers has no bytes at all', () => {
    expect(encodeTile([])).toHaveLength(0)
    expect(encodeTile([{ name: 'compounds', features: [] }])).toHaveLength(0)
  })

  it('writes a word that many features share once', () => {
    const many = Array.from({ length: 50 }, () => ({ properties: { street: '惠济区某某街道办事处' }, shape: at(1, 1) }))
    const one = encodeTile(layerOf(many[0]!)).length
    expect(encodeTile(layerOf(...many)).length).toBeLessThan(one + 50 * 20)
  })
})

describe('rings', () => {
  const square: GridPoint[] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ] // clockwise as one sees it: y runs down
  const hole: GridPoint[] = [
    [2, 2],
    [8, 2],
    [8, 8],
    [2, 8],
  ]
  const turned = (ring: GridPoint[]) => [...ring].reverse()
  const sizesOf = (rings: GridPoint[][]) => {
    const shape = { kind: 'polygons', polygons: [rings] } as const
    return (roundTrip(layerOf({ properties: {}, shape })).compounds?.[0]?.geometry ?? []).map((ring) =>
      signedSize(ring.slice(0, -1)),
    )
  }

  it.each([
    ['both as they should be', square, turned(hole)],
    ['the outer one the wrong way round', turned(square), turned(hole)],
    ['the hole the wrong way round', square, hole],
    ['both the wrong way round', turned(square), hole],
  ])('run clockwise outside and counter-clockwise round a hole, given %s', (_, outer, inner) => {
    expect(sizesOf([outer, inner])).toEqual([200, -72])
  })

  it('come back closed, with the corners given', () => {
    const [feature] =
      roundTrip(layerOf({ properties: {}, shape: { kind: 'polygons', polygons: [[square]] } })).compounds ?? []
    expect(feature?.geometry).toEqual([[...square, square[0]]])
    expect(feature?.type).toBe('Polygon')
  })
})

describe('any shapes and properties', () => {
  const point = fc.tuple(fc.integer({ min: -300, max: 4400 }), fc.integer({ min: -300, max: 4400 }))
  const property = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.double({ noNaN: true }), fc.maxSafeInteger())
  const properties = fc.dictionary(fc.string({ minLength: 1 }), property, { maxKeys: 6, noNullPrototype: true })
  const corners = fc.uniqueArray(point, { minLength: 2, maxLength: 12, selector: String })

  it('come back as they went in', () => {
    const features = fc.array(fc.record({ properties, corners }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(features, (given) => {
        const written = given.map(
          (each): TileFeature => ({ properties: each.properties, shape: { kind: 'lines', lines: [each.corners] } }),
        )
        const read = roundTrip(layerOf(...written)).compounds
        expect(read?.map((each) => each.geometry)).toEqual(given.map((each) => [each.corners]))
        read?.forEach((each, i) => {
          for (const [key, value] of Object.entries(given[i]?.properties ?? {})) {
            expect(each.properties[key]).toEqual(Object.is(value, -0) ? 0 : value)
          }
        })
      }),
      { numRuns: 1000 },
    )
  })

  it('have outer rings that enclose something, whatever the grid left of them', () => {
    const ring = fc.array(point, { minLength: 3, maxLength: 9 }).map((each) => [...each, each[0]!])
    fc.assert(
      fc.property(
        fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        (coordinates) => {
          const shape = toTileShape({ type: 'MultiPolygon', coordinates }, 'polygons')
          expect(shape).not.toBeNull()
          const [feature] = roundTrip(layerOf({ properties: {}, shape: shape! })).compounds ?? []
          const sizes = (feature?.geometry ?? []).map((each) => signedSize(each.slice(0, -1)))
          expect(sizes[0]).toBeGreaterThan(0)
          expect(sizes).not.toContain(0)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
