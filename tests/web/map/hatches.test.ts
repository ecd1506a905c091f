import { describe, expect, it } from 'vitest'
import { hatchPicture, type Picture, pixelRatio } from '#web/map/style/hatches.ts'
import { hatches } from '#web/map/style/palette.ts'
import { pictures } from '#web/map/style/signs.ts'

const alphaAt = ({ width, data }: Picture, x: number, y: number) => data[(y * width + x) * 4 + 3] ?? 0
const coverage = ({ data }: Picture) => data.filter((_, at) => at % 4 === 3).reduce((sum, each) => sum + each, 0)

describe('hatches', () => {
  it('are tiles of 8 px at double density, a power of two as MapLibre repeats them', () => {
    for (const hatch of hatches) {
      const { width, height, data } = hatchPicture(hatch, 'light')
      expect([width, height, data.length]).toEqual([8 * pixelRatio, 8 * pixelRatio, 16 * 16 * 4])
    }
  })

  it('differ from one another', () => {
    const drawn = hatches.map((hatch) => hatchPicture(hatch, 'light').data.join())
    expect(new Set(drawn).size).toBe(hatches.length)
  })

  it('repeat without a seam: a diagonal that leaves at the right comes in at the left', () => {
    const diagonal = hatchPicture('diagonal', 'light')
    const last = diagonal.width - 1
    for (let step = 0; step <= last; step++) {
      const shifted = alphaAt(diagonal, (step + 1) % (last + 1), (last - step + last + 1) % (last + 1))
      expect(shifted).toBeGreaterThan(0)
    }
  })

  it('ink more where more has been decided', () => {
    expect(coverage(hatchPicture('dense-dots', 'light'))).toBeGreaterThan(coverage(hatchPicture('dots', 'light')))
  })

  it('come with all signs, in both themes, each with something to see', () => {
    const all = pictures()
    expect(all.size).toBe(1 + 2 * (hatches.length + 6))
    for (const [name, picture] of all) expect(coverage(picture) > 0, name).toBe(name !== 'hatch-none')
  })
})
