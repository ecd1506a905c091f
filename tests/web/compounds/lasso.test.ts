import { describe, expect, it } from 'vitest'
import { caughtBy } from '#web/compounds/lasso.ts'
import { row } from './rows.ts'

describe('a lasso', () => {
  // an L, open at its upper right
  const ring: [number, number][] = [
    [0, 0],
    [4, 0],
    [4, 2],
    [2, 2],
    [2, 4],
    [0, 4],
    [0, 0],
  ]

  it('catches the compounds inside it, and none in its notch', () => {
    const inside = row({ place: [1, 3] })
    const inNotch = row({ place: [3, 3] })
    const outside = row({ place: [5, 1] })
    expect(caughtBy(ring, [inside, inNotch, outside])).toEqual([inside.id])
  })

  it('cannot catch what has no place on the map', () => {
    expect(caughtBy(ring, [row({ placed: false, place: null })])).toEqual([])
  })
})
