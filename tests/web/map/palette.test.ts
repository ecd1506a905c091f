import { describe, expect, it } from 'vitest'
import { lifecycle } from '#contract/status.ts'
import {
  areaTones,
  builtYearTones,
  ground,
  importTones,
  ink,
  planYearTones,
  shareTones,
  statusHatches,
  statusTones,
  type Theme,
  tradeTones,
  verdictHatches,
  verdictTones,
  wallTones,
} from '#web/map/style/palette.ts'
import { ciede2000, contrast, difference, lightness, type Vision, visions } from './colour-vision.ts'

type Tones = readonly Readonly<Record<Theme, string>>[]
const themes: readonly Theme[] = ['light', 'dark']
const inColour = visions.filter((vision) => vision !== 'grey')

const neighbours = (hexes: string[]) => hexes.slice(1).map((hex, at) => [hexes[at] ?? '', hex] as const)
const anyTwo = (hexes: string[]) =>
  hexes.flatMap((one, at) => hexes.slice(at + 1).map((other) => [one, other] as const))

const smallest = (pairs: readonly (readonly [string, string])[], vision: Vision) =>
  Math.min(...pairs.map(([one, other]) => difference(one, other, vision)))

const inTheme = (tones: Tones, theme: Theme) => tones.map((each) => each[theme])

describe.each(themes)('the colours of the %s map', (theme) => {
  const { unknown: _unknown, ...builtYears } = builtYearTones
  const { none: _none, ...planYears } = planYearTones
  const inOrder = Object.keys(planYears).sort((a, b) => Number(a) - Number(b))
  const ordered: [string, Tones, number, number][] = [
    ['build years', Object.values(builtYears), 8, 6],
    ['plan years', inOrder.map((key) => planYears[key] ?? ink.ink), 9, 7],
    ['statuses', [...new Set(lifecycle.map((status) => statusTones[status]))], 9, 7],
    ['shares of a street', shareTones, 6, 6],
  ]

  it.each(ordered)(
    'tells neighbouring %s apart in every kind of sight and on a photocopy',
    (_, tones, colour, grey) => {
      const pairs = neighbours(inTheme(tones, theme))
      for (const vision of inColour) expect(smallest(pairs, vision), vision).toBeGreaterThanOrEqual(colour)
      expect(smallest(pairs, 'grey'), 'grey').toBeGreaterThanOrEqual(grey)
    },
  )

  const unordered: [string, Tones, number][] = [
    ['trades', Object.values(tradeTones), 9],
    ['areas', areaTones, 6],
    ['walls', Object.values(wallTones), 9],
    ['fates of rows', Object.values(importTones), 9],
    ['verdicts', Object.values(verdictTones), 11],
    ['statuses', [...new Set([...lifecycle.map((status) => statusTones[status]), statusTones.paused])], 9],
  ]

  it.each(unordered)('tells any two %s apart in every kind of sight', (_, tones, limit) => {
    const pairs = anyTwo(inTheme(tones, theme))
    for (const vision of inColour) expect(smallest(pairs, vision), vision).toBeGreaterThanOrEqual(limit)
  })

  it('makes the oldest build years stand out most from the ground', () => {
    const steps = inTheme(Object.values(builtYears), theme).map(lightness)
    const away = steps.map((step) => Math.abs(step - lightness(ground.ground[theme])))
    expect(away.slice(0, 6)).toEqual([...away.slice(0, 6)].sort((a, b) => b - a))
  })

  it('carries every shape by its edge, and every label by its ink', () => {
    expect(contrast(ink.edge[theme], ground.ground[theme])).toBeGreaterThanOrEqual(4.3)
    expect(contrast(ground.label[theme], ground.ground[theme])).toBeGreaterThanOrEqual(5)
    expect(contrast(ground.waterLabel[theme], ground.water[theme])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(ink.cinnabar[theme], ground.ground[theme])).toBeGreaterThanOrEqual(4.5)
  })
})

describe('the second sign', () => {
  it('is a hatch of its own for each status that has begun or stands still', () => {
    const signs = Object.values(statusHatches).filter((hatch) => hatch !== null)
    expect(new Set(signs).size).toBe(signs.length)
    expect(Object.entries(statusHatches).filter(([, hatch]) => hatch === null)).toEqual([
      ['candidate', null],
      ['dropped', null],
    ])
  })
})

it('tells a verdict by its hatch or, of the two without one, by their lightness', () => {
  const hatches = Object.values(verdictHatches).filter((hatch) => hatch !== null)
  expect(new Set(hatches).size).toBe(hatches.length)
  const bare = Object.values(verdictTones).filter((_, at) => Object.values(verdictHatches)[at] === null)
  for (const theme of themes) expect(smallest(anyTwo(inTheme(bare, theme)), 'grey')).toBeGreaterThan(25)
})

describe('the measure of difference', () => {
  it('agrees with the published pairs of CIEDE2000', () => {
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
    expect(ciede2000([50, -1, 2], [50, 0, 0])).toBeCloseTo(2.3669, 4)
    expect(ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4)
    expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4)
  })
})
