import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centralMeridianOf, fromGaussKruger, toGaussKruger } from '#geodata/crs/gauss-kruger.ts'

// lon, lat, easting, northing: PROJ's answers for EPSG:4490 → EPSG:4547, taken from PostGIS ST_Transform.
const asProjSays: [number, number, number, number][] = [
  [113.6168, 34.833, 464947.3583749169, 3856133.034615995],
  [114, 0, 500000, 0],
  [114, 40, 500000, 4429529.030236588],
  [112.5, 20.25, 343264.96417865885, 2240752.944407916],
  [115.5, 53.5, 599535.2645989384, 5931313.318786133],
  [113.2, 34.1, 426177.9915305309, 3775042.721492277],
]

describe('Gauss–Krüger, 3° zones of CGCS2000', () => {
  it('Huiji lies in the zone of 114° E, and zone borders fall halfway between two meridians', () => {
    expect([113.6168, 112.51, 115.49, 115.51].map(centralMeridianOf)).toEqual([114, 114, 114, 117])
  })

  it.each(asProjSays)('%d° E %d° N gets the metres PROJ gives, to a tenth of a millimetre', (lon, lat, east, north) => {
    const [easting, northing] = toGaussKruger([lon, lat], 114)
    expect(Math.abs(easting - east)).toBeLessThan(1e-4)
    expect(Math.abs(northing - north)).toBeLessThan(1e-4)
  })

  it.each(asProjSays)('and the metres of %d° E %d° N lead back to it', (lon, lat, east, north) => {
    const back = fromGaussKruger([east, north], 114)
    expect(Math.abs(back[0] - lon)).toBeLessThan(1e-9)
    expect(Math.abs(back[1] - lat)).toBeLessThan(1e-9)
  })

  it('there and back again is the same place anywhere in a zone', () => {
    const inZone = fc.tuple(
      fc.double({ min: 112.5, max: 115.5, noNaN: true }),
      fc.double({ min: 3, max: 54, noNaN: true }),
    )
    fc.assert(
      fc.property(inZone, (place) => {
        const back = fromGaussKruger(toGaussKruger(place, 114), 114)
        expect(Math.abs(back[0] - place[0])).toBeLessThan(1e-9)
        expect(Math.abs(back[1] - place[1])).toBeLessThan(1e-9)
      }),
    )
  })

  it('one hundred metres in the plane are one hundred metres on the ground near the meridian', () => {
    const [west, north] = toGaussKruger([114, 34.833], 114)
    const [lon, lat] = fromGaussKruger([west + 100, north], 114)
    const latitude = (lat * Math.PI) / 180
    const radiusOfParallelM = (6378137 * Math.cos(latitude)) / Math.sqrt(1 - 0.00669438002 * Math.sin(latitude) ** 2)
    expect(((lon - 114) * Math.PI * radiusOfParallelM) / 180).toBeCloseTo(100, 3)
  })
})
