import { describe, expect, it } from 'vitest'
import { boxAround, type Land } from '#server/areas/bundling/graph/yard.ts'
import { facingSides } from '#server/areas/walls/facing.ts'

type Place = [number, number]
const ring = (...places: Place[]) => Float64Array.from([...places, places[0] as Place].flat())
const land = (...rings: Float64Array[]): Land => ({ parts: [rings], box: boxAround(rings) })
const rectangle = (west: number, south: number, east: number, north: number) =>
  ring([west, south], [east, south], [east, north], [west, north])
const yard = (west: number, south: number, east: number, north: number) => land(rectangle(west, south, east, north))

const left = yard(0, 0, 60, 60)
const right = yard(70, 0, 130, 60)

describe('the sides two yards face each other with', () => {
  it('are the same whichever way round the boundaries run', () => {
    const clockwise = land(ring([0, 0], [0, 60], [60, 60], [60, 0]))
    expect(facingSides(clockwise, right, [])).toEqual(facingSides(left, right, []))
    expect(facingSides(left, right, [])?.lengthM).toBeCloseTo(60)
  })

  it('go on over the place where a boundary begins', () => {
    const begunMidway = land(ring([60, 30], [60, 60], [0, 60], [0, 0], [60, 0]))
    const sides = facingSides(begunMidway, right, [])
    expect(sides?.lines).toHaveLength(2)
    expect(sides?.lines[0]).toEqual([
      [60, 0],
      [60, 60],
    ])
  })

  it('are all around where one lies in a court of the other', () => {
    const around = land(rectangle(-50, -50, 110, 110), rectangle(-10, -10, 70, 70))
    const sides = facingSides(left, around, [])
    expect(sides?.lengthM).toBeCloseTo(4 * 60)
    // its own boundary is one line without end; the court's corners look past it
    expect(sides?.lines[0]?.[0]).toEqual(sides?.lines[0]?.at(-1))
    expect(sides?.lines.map((line) => line.length)).toEqual([5, 2, 2, 2, 2])
  })

  it('are none where a third yard fills all the ground between, touching both', () => {
    expect(facingSides(left, right, [yard(60, -20, 70, 80)])).toBeNull()
    expect(facingSides(left, right, [yard(60, 0, 70, 30)])?.lengthM).toBeCloseTo(30)
    expect(facingSides(left, right, [yard(60, 70, 70, 80)])?.lengthM).toBeCloseTo(60)
  })

  it('are drawn without the corners nobody would see', () => {
    const nearlyStraight = land(ring([0, 0], [60, 0], [60.005, 30], [60, 60], [0, 60]))
    const bent = land(ring([0, 0], [60, 0], [63, 30], [60, 60], [0, 60]))
    expect(facingSides(nearlyStraight, right, [])?.lines[0]).toHaveLength(2)
    expect(facingSides(bent, right, [])?.lines[0]).toHaveLength(3)
  })
})
