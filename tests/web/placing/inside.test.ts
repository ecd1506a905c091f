import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { isInside, smallestAround } from '#web/placing/inside.ts'

const square = (west: number, south: number, size: number): number[][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const yard = (west: number, south: number, size: number, ...holes: number[][][]): Polygon => ({
  type: 'Polygon',
  coordinates: [square(west, south, size), ...holes],
})

describe('a place', () => {
  it('lies in a shape, not in its hole, and in any of several parts', () => {
    const holed = yard(0, 0, 10, square(4, 4, 2))
    expect(isInside([1, 1], holed)).toBe(true)
    expect(isInside([5, 5], holed)).toBe(false)
    expect(isInside([11, 5], holed)).toBe(false)
    const parts = { type: 'MultiPolygon' as const, coordinates: [holed.coordinates, [square(20, 0, 5)]] }
    expect(isInside([22, 2], parts)).toBe(true)
    expect(isInside([15, 2], parts)).toBe(false)
  })

  it('picks the yard, not the block around it; and nothing where nothing is', () => {
    const shapes = [
      { at: 1, geometry: yard(0, 0, 100) },
      { at: 2, geometry: yard(10, 10, 5) },
    ]
    expect(smallestAround([12, 12], shapes)?.at).toBe(2)
    expect(smallestAround([50, 50], shapes)?.at).toBe(1)
    expect(smallestAround([500, 50], shapes)).toBeNull()
  })
})
