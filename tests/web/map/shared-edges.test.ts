import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Position } from '#contract/geometry.ts'
import { begin, drawingOf, gesture, type Place, placesOf, ringAt, ringsOf, shapeOf, undone } from '#web/map/drawing.ts'
import type { DrawnShape } from '#web/map/scene.ts'
import {
  type Around,
  aroundNow,
  cornersShared,
  type Held,
  insertedTogether,
  movedTogether,
  type Neighbour,
  nobody,
  removedTogether,
  sharersOf,
} from '#web/map/shared-edges.ts'

/** Toy squares, a hundred metres a side, on a grid of ten-thousandths of a degree. */
const at = (x: number, y: number): Position => [113.62 + x / 1e4, 34.83 + y / 1e4]
const polygon = (...corners: Position[]): DrawnShape => ({
  type: 'Polygon',
  coordinates: [[...corners, corners[0] as Position]],
})
const beside = (id: string, stored: DrawnShape): Neighbour => ({
  id,
  name: id,
  version: 1,
  stored,
  drawing: drawingOf(stored),
})
const aroundOf = (...neighbours: Neighbour[]): Around => new Map(neighbours.map((each) => [each.id, each]))

const own = polygon(at(0, 0), at(10, 0), at(10, 10), at(0, 10))
/** Shares the whole eastern edge, and runs the same way round, so that edge runs the other way. */
const east = beside('east', polygon(at(10, 0), at(20, 0), at(20, 10), at(10, 10)))
/** Touches only the north-eastern corner. */
const northEast = beside('north-east', polygon(at(10, 10), at(20, 10), at(20, 20), at(10, 20)))
/** Stands a hair away: about a centimetre is not the same place. */
const nearly = beside('nearly', polygon([113.6210001, 34.83], at(15, -10), at(20, -5)))
const around = aroundOf(east, northEast, nearly)
const held: Held = { drawing: drawingOf(own), moved: nobody }
const placeOf = (corner: Position, shape = held): Place => {
  const found = placesOf(shape.drawing).find((each) => String(each.corner) === String(corner))
  if (!found) throw new Error(`no corner at ${corner}`)
  return found.place
}
const ringOf = ({ moved }: Held, id: string) => {
  const neighbour = moved.get(id)
  return neighbour && ringsOf(neighbour.drawing)[0]
}
const to = at(12, 3)

describe('neighbours who share a corner', () => {
  it('are those whose corner is on exactly the same place', () => {
    expect(sharersOf(held.drawing, around).map(({ id }) => id)).toEqual(['east', 'north-east'])
    expect(cornersShared(held.drawing, around)).toEqual([at(10, 0), at(10, 10)])
  })
})

describe('a corner that is moved', () => {
  it('takes along the corner of the neighbour on the same place, and nothing else of it', () => {
    const after = movedTogether(held, around, placeOf(at(10, 0)), to)
    expect(ringOf(after, 'east')).toEqual([to, at(20, 0), at(20, 10), at(10, 10)])
    expect([...after.moved.keys()]).toEqual(['east'])
    expect(after.moved.get('east')).toMatchObject({ version: 1, stored: east.stored })
  })

  it('takes along everybody who meets there', () => {
    const after = movedTogether(held, around, placeOf(at(10, 10)), to)
    expect([...after.moved.keys()]).toEqual(['east', 'north-east'])
    for (const id of ['east', 'north-east']) expect(ringOf(after, id)).toContainEqual(to)
  })

  it('leaves neighbours where they are when nobody is to go along', () => {
    const after = movedTogether(held, nobody, placeOf(at(10, 0)), to)
    expect(after.moved).toBe(nobody)
    expect(shapeOf(after.drawing)).toEqual(polygon(at(0, 0), to, at(10, 10), at(0, 10)))
  })

  it('dragged over a stranger’s corner does not carry it off', () => {
    const stranger = beside('stranger', polygon(at(12, 3), at(14, -8), at(18, -8)))
    const everybody = aroundOf(east, stranger)
    const place = placeOf(at(10, 0))
    // each step of a drag goes from the beginning
    const onto = movedTogether(held, everybody, place, at(12, 3))
    const past = movedTogether(held, everybody, place, at(15, 3))
    expect([...onto.moved.keys(), ...past.moved.keys()]).toEqual(['east', 'east'])
  })

  it('keeps other parts and holes of the neighbour', () => {
    const yard = polygon(at(12, 4), at(14, 4), at(14, 6))
    const stored: DrawnShape = {
      type: 'MultiPolygon',
      coordinates: [
        [polygonRing(at(40, 0), at(50, 0), at(50, 10))],
        [
          polygonRing(at(10, 0), at(20, 0), at(20, 10), at(10, 10)),
          (yard as { coordinates: Position[][] }).coordinates[0]!,
        ],
      ],
    }
    const after = movedTogether(held, aroundOf(beside('parts', stored)), placeOf(at(10, 0)), at(9, 0))
    const shape = shapeOf(after.moved.get('parts')!.drawing)
    expect(JSON.stringify(shape)).toBe(
      JSON.stringify(stored).replaceAll(JSON.stringify(at(10, 0)), JSON.stringify(at(9, 0))),
    )
  })
})

const polygonRing = (...corners: Position[]): Position[] => [...corners, corners[0] as Position]

describe('a corner put into an edge', () => {
  it('comes into the neighbour’s edge too, where it is shared, so that both sides stay equal', () => {
    const after = insertedTogether(held, around, placeOf(at(10, 0)), at(10, 5))
    expect(ringsOf(after.drawing)[0]).toEqual([at(0, 0), at(10, 0), at(10, 5), at(10, 10), at(0, 10)])
    expect(ringOf(after, 'east')).toEqual([at(10, 0), at(20, 0), at(20, 10), at(10, 10), at(10, 5)])
    expect([...after.moved.keys()]).toEqual(['east'])
  })

  it('moves on both sides when it is pulled on', () => {
    const put = insertedTogether(held, around, placeOf(at(10, 0)), at(10, 5))
    const pulled = movedTogether(put, aroundNow(around, put), placeOf(at(10, 5), put), to)
    expect(ringOf(pulled, 'east')).toEqual([at(10, 0), at(20, 0), at(20, 10), at(10, 10), to])
  })

  it('comes into no neighbour’s edge where it is not shared', () => {
    expect(insertedTogether(held, around, placeOf(at(0, 0)), at(5, 0)).moved).toBe(nobody)
  })
})

describe('a corner taken out', () => {
  it('goes out of the neighbour who shares both edges there', () => {
    const put = insertedTogether(held, around, placeOf(at(10, 0)), at(10, 5))
    const out = removedTogether(put, aroundNow(around, put), placeOf(at(10, 5), put))
    expect(ringOf(out, 'east')).toEqual([at(10, 0), at(20, 0), at(20, 10), at(10, 10)])
    expect(out.drawing).toEqual(held.drawing)
  })

  it('stays with a neighbour who turns off there', () => {
    const out = removedTogether(held, around, placeOf(at(10, 0)))
    expect(ringsOf(out.drawing)[0]).toEqual([at(0, 0), at(10, 10), at(0, 10)])
    expect(out.moved).toBe(nobody)
  })
})

describe('one gesture', () => {
  it('is one step back for the boundary and all its neighbours', () => {
    const before = begin(held)
    const after = gesture(before, movedTogether(held, around, placeOf(at(10, 10)), to))
    expect(after.now.moved.size).toBe(2)
    expect(undone(after).now).toBe(held)
  })

  it('leaves no gap: whatever is moved or put in, corners that were shared stay shared', { timeout: 60_000 }, () => {
    const step = fc.record({
      kind: fc.constantFrom('move', 'insert'),
      corner: fc.nat(20),
      x: fc.integer({ min: 101, max: 199 }),
      y: fc.integer({ min: 1, max: 99 }),
    })
    const steps = fc.uniqueArray(step, { maxLength: 12, selector: ({ x, y }) => `${x} ${y}` })
    fc.assert(
      fc.property(steps, (chosen) => {
        const pair = aroundOf(east)
        let now: Held = held
        const wall = () => cornersShared(now.drawing, aroundNow(pair, now))
        for (const { kind, corner, x, y } of chosen) {
          const before = wall()
          const place = placeOf(before[corner % before.length] as Position, now)
          const next = ringAt(now.drawing, place)[(place.at + 1) % ringAt(now.drawing, place).length]
          const isInWall = before.some((each) => String(each) === String(next))
          const act = kind === 'insert' && isInWall ? insertedTogether : movedTogether
          now = act(now, aroundNow(pair, now), place, at(x / 10, y / 10))
          expect(wall()).toHaveLength(before.length + (act === insertedTogether ? 1 : 0))
        }
      }),
      { numRuns: 500 },
    )
  })
})
