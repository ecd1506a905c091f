import { describe, expect, it } from 'vitest'
import { ratioOf } from '#web/map/footer.ts'
import { roundScale, zoomOf } from '#web/map/paper.ts'

describe('the scale of a printed sheet', () => {
  it('is round, and never larger than what must fit', () => {
    expect([999, 1000, 1001, 8812, 13_100, 18_000, 20_001, 95_000].map(roundScale)).toEqual([
      1000, 1000, 1200, 10_000, 15_000, 20_000, 25_000, 100_000,
    ])
  })

  it('is true on paper: the zoom of 1:n draws at 1:n', () => {
    for (const n of [1000, 8000, 25_000]) expect(ratioOf(zoomOf(n, 34.87), 34.87)).toBeCloseTo(n, 6)
  })
})
