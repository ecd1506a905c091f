import type { FeatureCollection, LineString } from 'geojson'
import { describe, expect, it } from 'vitest'
import { fromGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { bd09, gcj02 } from '#geodata/crs/shifted.ts'
import { findingOfShift, suspectShift } from '#geodata/crs/suspect-shift.ts'
import { hasOpenData, openData } from '#tests/support/open-data.ts'

type Place = number[]
type Line = Place[]

/** Streets of a town, uneven as they are: blocks of 90 to 260 m, every street with a bend. */
function streets(): Line[] {
  const gaps = [140, 230, 90, 260, 180, 120, 210, 160]
  const offsets = gaps.map((_, index) => gaps.slice(0, index).reduce((sum, gap) => sum + gap, 0))
  const place = (x: number, y: number) => fromGaussKruger([464000 + x, 3856000 + y], 114)
  const length = 1500
  const bend = (offset: number, share: number) => offset + 30 * Math.sin(offset + share * 4)
  const along = Array.from({ length: 11 }, (_, index) => index / 10)
  return offsets.flatMap((offset) => [
    along.map((share) => place(bend(offset, share), share * length)),
    along.map((share) => place(share * length, bend(offset * 1.1, share))),
  ])
}
const written = (lines: Line[], by: (place: Place) => Place) => lines.map((line) => line.map(by))

describe('a suspected shift', () => {
  it.each([gcj02, bd09])('is found where degrees of $code were taken for true ones', (system) => {
    const found = suspectShift(written(streets(), system.fromEarth), streets())
    expect(found?.system.code).toBe(system.code)
    expect(found?.afterM).toBeLessThan(0.1)
    expect(found?.beforeM).toBeGreaterThan(15)
    expect(found?.lengthM).toBeGreaterThan(300)
    expect(findingOfShift(found!)).toMatchObject({ code: 'shift-suspected', params: { system: system.code, after: 0 } })
  })

  it('is found also by lines drawn a few metres beside the roads, and by points at them', () => {
    const beside = (place: Place, index: number) => [
      place[0]! + 0.00003 * (index % 3),
      place[1]! - 0.00002 * (index % 2),
    ]
    const lines = streets().map((line) => line.map((place, index) => gcj02.fromEarth(beside(place, index))))
    expect(suspectShift(lines, streets())?.system.code).toBe('GCJ-02')
    const points = lines.flatMap((line) => line.map((place) => [place]))
    expect(suspectShift(points, streets())?.system.code).toBe('GCJ-02')
  })

  it('is not suspected where the lines lie on the roads, or off them by something else', () => {
    expect(suspectShift(streets(), streets())).toBeNull()
    expect(
      suspectShift(
        written(streets(), ([lon, lat]) => [lon! + 0.004, lat! + 0.004]),
        streets(),
      ),
    ).toBeNull()
    expect(
      suspectShift(
        written(streets(), ([lon, lat]) => [lon!, lat! - 0.02]),
        streets(),
      ),
    ).toBeNull()
  })

  it('cannot be told by too little', () => {
    expect(suspectShift([[gcj02.fromEarth([113.6168, 34.833])]], streets())).toBeNull()
    expect(suspectShift([], streets())).toBeNull()
    expect(suspectShift(streets(), [])).toBeNull()
    expect(suspectShift([[[Number.NaN, 34]]], streets())).toBeNull()
  })

  it.skipIf(!hasOpenData)('is found in the real streets of Chengdu, shifted on purpose, and only then', () => {
    const text = new TextDecoder().decode(openData('roads-chengdu-wuhou-osm/chengdu_roads.geojson'))
    // A file of the open data whose content its source page describes.
    const { features } = JSON.parse(text) as FeatureCollection<LineString>
    const roads = features.map(({ geometry }) => geometry.coordinates)
    const [given, reference] = [roads.slice(0, 200), roads.slice(200)]
    expect(suspectShift(given, reference)).toBeNull()
    expect(suspectShift(roads, roads)).toBeNull()
    expect(suspectShift(written(given, gcj02.fromEarth), reference)?.system.code).toBe('GCJ-02')
    expect(suspectShift(written(given, bd09.fromEarth), reference)?.system.code).toBe('BD-09')
    expect(
      suspectShift(
        written(given, ([lon, lat]) => [lon! + 0.003, lat! - 0.002]),
        reference,
      ),
    ).toBeNull()
  })
})
