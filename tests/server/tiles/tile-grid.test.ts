import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTile, meet, tileBoxM, toDegrees, unitM, widenedBoxM } from '#server/tiles/tile-grid.ts'

const tile = fc.integer({ min: 0, max: 22 }).chain((z) =>
  fc.record({
    z: fc.constant(z),
    x: fc.integer({ min: 0, max: 2 ** z - 1 }),
    y: fc.integer({ min: 0, max: 2 ** z - 1 }),
  }),
)

describe('where a tile lies', () => {
  it('zoom 0 is the whole world, up to where Web Mercator ends', () => {
    const { west, south, east, north } = toDegrees(tileBoxM({ z: 0, x: 0, y: 0 }))
    expect(west).toBeCloseTo(-180, 9)
    expect(east).toBeCloseTo(180, 9)
    expect(north).toBeCloseTo(85.0511288, 6)
    expect(south).toBeCloseTo(-85.0511288, 6)
  })

  it('the middle of Huiji is in tile 12/3340/1624', () => {
    const box = toDegrees(tileBoxM({ z: 12, x: 3340, y: 1624 }))
    expect(box.west).toBeLessThan(113.6)
    expect(box.east).toBeGreaterThan(113.6)
    expect(box.south).toBeLessThan(34.83)
    expect(box.north).toBeGreaterThan(34.83)
  })

  it('neighbours share their edge to the last digit, so that no point lies between tiles', () => {
    fc.assert(
      fc.property(tile, ({ z, x, y }) => {
        const box = tileBoxM({ z, x, y })
        expect(tileBoxM({ z, x: x + 1, y }).west).toBe(box.east)
        expect(tileBoxM({ z, x, y: y + 1 }).north).toBe(box.south)
      }),
      { numRuns: 1000 },
    )
  })

  it('a margin is given in units of the grid, the same on every side', () => {
    const address = { z: 14, x: 13_000, y: 6000 }
    const [plain, wide] = [tileBoxM(address), widenedBoxM(address, 64)]
    expect(plain.west - wide.west).toBeCloseTo(64 * unitM(14), 6)
    expect(wide.north - plain.north).toBeCloseTo(64 * unitM(14), 6)
  })

  it.each([
    ['0/0/0', { z: 0, x: 0, y: 0 }, true],
    ['22 at the far corner', { z: 22, x: 2 ** 22 - 1, y: 2 ** 22 - 1 }, true],
    ['a column too many', { z: 3, x: 8, y: 0 }, false],
    ['a row too many', { z: 3, x: 0, y: 8 }, false],
    ['a zoom too deep', { z: 23, x: 0, y: 0 }, false],
    ['less than nothing', { z: 3, x: -1, y: 0 }, false],
    ['half a tile', { z: 3, x: 0.5, y: 0 }, false],
  ])('%s is a tile: %s → %s', (_, address, expected) => {
    expect(isTile(address)).toBe(expected)
  })

  it('boxes that only touch do meet', () => {
    const box = { west: 0, south: 0, east: 1, north: 1 }
    expect(meet(box, { west: 1, south: 1, east: 2, north: 2 })).toBe(true)
    expect(meet(box, { west: 1.1, south: 0, east: 2, north: 1 })).toBe(false)
  })
})
