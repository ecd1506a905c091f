import { describe, expect, it } from 'vitest'
import { stretchToName } from '#web/map/river-names.ts'

const sheet = { left: 0, top: 0, right: 800, bottom: 600 }
const line = (...points: [number, number][]) => points.map(([x, y]) => ({ x, y }))
const middleOf = (stretch: { x: number; y: number }[] | null) => stretch?.[Math.floor((stretch.length - 1) / 2)]

describe('the place of a river’s name', () => {
  it('is where the river runs straightest', () => {
    const bends = line([0, 300], [40, 250], [80, 350], [120, 250], [160, 350], [200, 300], [500, 300])
    expect(middleOf(stretchToName([bends], sheet, 120))?.x).toBeGreaterThan(240)
  })

  it('is the one nearer to the middle of two as good', () => {
    const near = line([350, 310], [500, 310])
    const stretch = stretchToName([line([20, 20], [170, 20]), near], sheet, 96)
    expect(stretch?.every(({ y }) => y === 310)).toBe(true)
  })

  it('is never cut off by the edge: a river that enters the sheet is named inside', () => {
    const stretch = stretchToName([line([-400, 300], [300, 300])], sheet, 108)
    expect(stretch).toHaveLength(10)
    expect(stretch?.every(({ x }) => x >= 0)).toBe(true)
  })

  it('is nowhere when there is no room, and no part of a name is written', () => {
    expect(stretchToName([line([-200, 300], [60, 300])], sheet, 108)).toBeNull()
    expect(stretchToName([], sheet, 108)).toBeNull()
  })
})
