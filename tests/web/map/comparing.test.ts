import { expect, it, describe as suite } from 'vitest'
import { describe } from '#web/map/describe.ts'
import { anchorPoints } from '#web/map/style/marks.ts'
import { layersOf } from '#web/map/style/order.ts'
import { pictures } from '#web/map/style/signs.ts'
import { area, scene } from './scenes.ts'

suite('the card of a compound', () => {
  it('tells of a compound the area it has in each of the two schemes compared', () => {
    const told = (changes: Parameters<typeof scene>[0]) =>
      describe(
        '410108-c-001',
        { name: '教委东院', builtYear: 1994 },
        scene({ areas: [area('A-01', 0, 113.6)], ...changes }),
      )
    expect(told({})).toEqual(['教委东院', '1994', '片区 A-01'])
    const swipe = { left: '本方案', right: '方案二', areas: [area('A-07', 3, 113.6)] }
    expect(told({ swipe })).toEqual(['教委东院', '1994', '本方案 A-01', '方案二 A-07'])
    expect(told({ swipe: { ...swipe, areas: [] } })).toEqual(['教委东院', '1994', '本方案 A-01', '方案二 –'])
  })
})

suite('anchors', () => {
  it.each(['light', 'dark'] as const)(
    'carry a sign of their own at their places, on whatever the map is coloured by',
    (theme) => {
      const { features } = anchorPoints([[113.6, 34.8]])
      expect(features.map(({ geometry }) => geometry)).toEqual([{ type: 'Point', coordinates: [113.6, 34.8] }])
      for (const colourBy of ['builtYear', 'planYear', 'status'] as const) {
        const layer = layersOf(scene({ theme, colourBy })).find(({ id }) => id === 'anchor-marks')
        expect(layer).toMatchObject({ source: 'anchors', layout: { 'icon-allow-overlap': true } })
        expect(pictures().has((layer!.layout as Record<string, string>)['icon-image']!)).toBe(true)
      }
    },
  )
})
