import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Position } from '#contract/geometry.ts'
import { crossingsOf } from '#web/map/crossings.ts'
import { draftFeatures, middlesOf } from '#web/map/draft-features.ts'
import {
  added,
  begin,
  blank,
  canClose,
  closed,
  cornersOf,
  type Drawing,
  drawingOf,
  gesture,
  inserted,
  moved,
  placesOf,
  redone,
  removed,
  ringsOf,
  shapeOf,
  undone,
  withoutLast,
} from '#web/map/drawing.ts'

const a: Position = [113.6, 34.8]
const b: Position = [113.61, 34.8]
const c: Position = [113.61, 34.81]
const d: Position = [113.6, 34.81]
const drawn = (...corners: Position[]) => corners.reduce(added, blank('polygon'))
const first = (at: number) => ({ part: 0, ring: 0, at })
const partsOf = (drawing: Drawing, pointer: Position | null = null) =>
  draftFeatures({ drawing, pointer }).features.map(({ properties }) => properties?.part)

describe('drawing a boundary', () => {
  it('closes with three corners and not before', () => {
    expect(canClose(drawn(a, b))).toBe(false)
    expect(shapeOf(drawn(a, b))).toBeNull()
    expect(shapeOf(closed(drawn(a, b, c)))).toEqual({ type: 'Polygon', coordinates: [[a, b, c, a]] })
  })

  it('takes a corner set twice on one place as one', () => {
    expect(ringsOf(drawn(a, b, b))).toEqual([[a, b]])
  })

  it('takes the last corner back', () => {
    expect(ringsOf(withoutLast(drawn(a, b, c)))).toEqual([[a, b]])
    expect(ringsOf(withoutLast(drawn()))).toEqual([[]])
  })

  it('moves, inserts and removes corners, but never below a triangle', () => {
    const square = closed(drawn(a, b, c, d))
    expect(cornersOf(moved(square, first(1), [113.62, 34.8]))[1]).toEqual([113.62, 34.8])
    expect(cornersOf(inserted(square, first(3), [113.6, 34.805]))).toEqual([a, b, c, d, [113.6, 34.805]])
    const triangle = removed(square, first(3))
    expect(cornersOf(triangle)).toEqual([a, b, c])
    expect(removed(triangle, first(0))).toBe(triangle)
  })

  it('reshapes a stored boundary with a hole, and gives it back as it was', () => {
    const hole: Position[] = [
      [113.602, 34.802],
      [113.604, 34.802],
      [113.604, 34.804],
      [113.602, 34.802],
    ]
    const shape = { type: 'Polygon' as const, coordinates: [[a, b, c, d, a], hole] }
    expect(shapeOf(drawingOf(shape))).toEqual(shape)
    expect(ringsOf(removed(drawingOf(shape), { part: 0, ring: 1, at: 0 }))).toHaveLength(1)
  })

  it('reshapes every part of a boundary and every hole, and loses nothing of the rest', () => {
    const shifted = (ring: Position[], lon: number): Position[] => ring.map(([x, y]) => [x + lon, y])
    const square = [a, b, c, d, a]
    const hole: Position[] = [
      [113.652, 34.802],
      [113.654, 34.802],
      [113.654, 34.804],
      [113.652, 34.802],
    ]
    const coordinates = [[square], [shifted(square, 0.05), hole], [shifted(square, 0.1)]]
    const stored = drawingOf({ type: 'MultiPolygon', coordinates })
    expect(shapeOf(stored)).toEqual({ type: 'MultiPolygon', coordinates })
    expect(placesOf(stored)).toHaveLength(4 + 4 + 3 + 4)
    const to: Position = [113.6, 34.7]
    for (const { place } of placesOf(stored)) {
      const others = placesOf(stored).filter(
        ({ place: other }) => String(Object.values(other)) !== String(Object.values(place)),
      )
      const after = placesOf(moved(stored, place, to))
      expect(after.filter(({ corner }) => corner === to)).toEqual([{ place, corner: to }])
      expect(after.filter(({ corner }) => corner !== to)).toEqual(others)
    }
    expect(middlesOf(stored)).toHaveLength(15)
    expect(partsOf(stored).filter((part) => part === 'size')).toHaveLength(3)
  })

  it('takes a further part away with its last triangle, but never the only one', () => {
    const triangles = drawingOf({
      type: 'MultiPolygon',
      coordinates: [[[a, b, c, a]], [[d, b, c, d]]],
    })
    const one = removed(triangles, { part: 1, ring: 0, at: 2 })
    expect(shapeOf(one)).toEqual({ type: 'Polygon', coordinates: [[a, b, c, a]] })
    expect(removed(one, first(0))).toBe(one)
  })

  it('draws a line with two corners', () => {
    const line = [a, b].reduce(added, blank('line'))
    expect(shapeOf(line)).toEqual({ type: 'LineString', coordinates: [a, b] })
    expect(middlesOf(line).map(({ middle }) => middle)).toEqual([[113.605, 34.8]])
  })
})

describe('undo', () => {
  it('goes back one gesture at a time, and forward again', () => {
    let history = begin(blank('polygon'))
    for (const corner of [a, b, c]) history = gesture(history, added(history.now, corner))
    history = gesture(history, closed(history.now))
    expect(undone(history).now).toEqual(drawn(a, b, c))
    expect(undone(undone(history)).now).toEqual(drawn(a, b))
    expect(redone(undone(history)).now).toEqual(history.now)
  })

  it('returns to the first state and to the last, whatever was done between', { timeout: 60_000 }, () => {
    const corner = fc.tuple(
      fc.double({ min: 113, max: 114 }),
      fc.double({ min: 34, max: 35 }),
    ) as fc.Arbitrary<Position>
    const step = fc.record({ kind: fc.constantFrom('add', 'remove', 'move', 'close'), corner, at: fc.nat(5) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let history = begin(blank('polygon'))
        for (const { kind, corner, at } of steps) {
          const { now } = history
          const place = first(Math.min(at, cornersOf(now).length - 1))
          if (kind === 'add' && now.open) history = gesture(history, added(now, corner))
          if (kind === 'close') history = gesture(history, closed(now))
          if (kind === 'move' && place.at >= 0) history = gesture(history, moved(now, place, corner))
          if (kind === 'remove' && place.at >= 0) history = gesture(history, removed(now, place))
        }
        let back = history
        for (let times = history.past.length; times > 0; times--) back = undone(back)
        expect(back.now).toEqual(blank('polygon'))
        for (let times = history.past.length; times > 0; times--) back = redone(back)
        expect(back.now).toEqual(history.now)
      }),
      { numRuns: 1000 },
    )
  })

  it('forgets what was undone once something new is done, and counts no gesture that changed nothing', () => {
    const history = gesture(undone(gesture(begin(drawn(a)), drawn(a, b))), drawn(a, c))
    expect(history.future).toEqual([])
    expect(gesture(history, history.now)).toBe(history)
  })
})

describe('a boundary that crosses itself', () => {
  it('is marked where it crosses, and drawn without dashes', () => {
    const bowTie = closed(drawn(a, c, b, d))
    expect(crossingsOf(ringsOf(bowTie)).map((place) => place.map((each) => each.toFixed(4)))).toEqual([
      ['113.6050', '34.8050'],
    ])
    expect(partsOf(bowTie)).toContain('crossed-line')
    expect(partsOf(bowTie)).not.toContain('line')
    expect(partsOf(bowTie)).toContain('crossing')
  })

  it('is seen while the corner is still under the pointer', () => {
    expect(partsOf(drawn(a, c, b), d)).toContain('crossing')
  })

  it('is not a boundary whose corners only follow one another', () => {
    expect(crossingsOf(ringsOf(closed(drawn(a, b, c, d))))).toEqual([])
  })

  it('is found for a hole that leaves its boundary, too', () => {
    expect(
      crossingsOf([
        [a, b, c, d],
        [
          [113.605, 34.805],
          [113.615, 34.805],
          [113.615, 34.806],
        ],
      ]).length,
    ).toBe(2)
  })

  it('is not a matter of lines: a pipe may cross itself', () => {
    const line = [a, c, b, d].reduce(added, blank('line'))
    expect(partsOf(line)).not.toContain('crossing')
  })

  it('is found wherever a random polygon has one, as trying all pairs finds it', { timeout: 60_000 }, () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })) as fc.Arbitrary<Position>
    const side = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position) =>
      Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
    const crosses = (p: Position, q: Position, r: Position, s: Position) =>
      side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0
    fc.assert(
      fc.property(fc.uniqueArray(corner, { minLength: 4, maxLength: 9, selector: String }), (ring) => {
        const edges = ring.map((start, at) => [start, ring[(at + 1) % ring.length] as Position] as const)
        const proper = edges.some(([p, q], i) => edges.some(([r, s], j) => j > i && crosses(p, q, r, s)))
        if (proper) expect(crossingsOf([ring]).length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})
