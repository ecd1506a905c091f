import { describe, expect, it } from 'vitest'
import { describe as describeFeature, kindOf } from '#web/map/describe.ts'
import { coordinates, metresPerPixel, ratioOf, roundRatio, scaleBar } from '#web/map/footer.ts'
import { topEdge } from '#web/map/style/areas.ts'
import { fifthOf } from '#web/map/style/zones.ts'
import { scene } from './scenes.ts'

describe('the scale of the sheet', () => {
  it('is true at the latitude of the map', () => {
    // 40,075 km of equator in 512 px at zoom 0; at 60° a parallel is half as long.
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.5, 1)
    expect(metresPerPixel(10, 60)).toBeCloseTo(78_271.5 / 1024 / 2, 3)
  })

  it('finds the ratio of a printed sheet: zoom = log2(40075016.7·cos φ / (512·n·0.0002646))', () => {
    const zoom = Math.log2((40_075_016.7 * Math.cos((34.87 * Math.PI) / 180)) / (512 * 8000 * 0.0002646))
    expect(ratioOf(zoom, 34.87)).toBeCloseTo(8000, 6)
  })

  it('says no more of the ratio than a screen can keep', () => {
    expect([8812, 11_349, 59_400].map(roundRatio)).toEqual([8800, 11_000, 59_000])
  })

  it('draws a bar of a round length that fits', () => {
    for (let zoom = 3; zoom <= 20; zoom += 0.37) {
      const { metres, px } = scaleBar(zoom, 34.87)
      expect(px).toBeLessThanOrEqual(110)
      expect(px).toBeGreaterThan(110 / 2.51)
      expect(['1', '2', '5']).toContain(String(metres).replace(/[0.]/g, ''))
    }
  })

  it('says where the pointer is', () => {
    expect(coordinates([113.59204, 34.86801])).toBe('E 113.5920°  N 34.8680°')
  })
})

describe('what the map says of a thing', () => {
  const compound = { name: '棉纺厂一院', builtYear: 1992, planYear: 2021, history: '2020u', late: true }
  const id = '410108-c-001'

  it('names a compound, the value it is coloured by, and its area', () => {
    expect(describeFeature(id, compound, scene({ colourBy: 'builtYear' }))).toEqual(['棉纺厂一院', '1992', '片区 A-01'])
    expect(describeFeature(id, compound, scene({ colourBy: 'planYear' }))[1]).toBe('2021')
    expect(describeFeature(id, compound, scene({ colourBy: 'status' }))).toEqual([
      '棉纺厂一院',
      '在建',
      '逾期',
      '片区 A-01',
    ])
    expect(describeFeature(id, compound, scene({ colourBy: 'status', language: 'en' }))[1]).toBe('Under way')
  })

  it('says that a year is unknown instead of leaving it out', () => {
    expect(describeFeature('410108-c-009', { name: '青年公寓' }, scene())).toEqual(['青年公寓', '不详'])
  })

  it('names a work by trade, state and months', () => {
    const work = { trade: 'power', lineState: 'undergrounding', fromMonth: 202105, toMonth: 202107 }
    expect(describeFeature('410108-w-001', work, scene())).toEqual(['供电', '上改下', '2021-05 — 2021-07'])
  })

  it('tells by the id what kind of thing it is', () => {
    expect(['410108-c-001', '410108-a-2', '410108-w-3', '410108-x-1', ''].map(kindOf)).toEqual([
      'compound',
      'area',
      'work',
      null,
      null,
    ])
  })
})

describe('places and shares', () => {
  it('writes the name of an area above the middle of its top edge', () => {
    const shape = scene().areas[0]?.shape
    expect(shape && topEdge(shape)?.map((each) => Number(each.toFixed(6)))).toEqual([113.605, 34.91])
    expect(topEdge({ type: 'MultiPolygon', coordinates: [] })).toBeNull()
  })

  it('puts a share into its fifth, and all into the last', () => {
    expect([0, 0.19, 0.2, 0.99, 1].map(fifthOf)).toEqual([0, 0, 1, 4, 4])
  })
})
