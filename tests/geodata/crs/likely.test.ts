import { describe, expect, it } from 'vitest'
import { type Expected, likelySystems } from '#geodata/crs/likely.ts'
import { systemOf } from '#geodata/crs/systems.ts'

const huiji: Expected = { bounds: [113.55, 34.76, 113.7, 34.95] }
const yards = [
  [113.6168, 34.833],
  [113.62, 34.84],
  [113.611, 34.829],
]
const written = (code: string) => yards.map((yard) => systemOf(code)!.fromEarth(yard))
const codes = (positions: number[][], expected: Expected = huiji) =>
  likelySystems(positions, expected).map(({ system }) => system.code)

describe('which system numbers may be in', () => {
  it.each([
    ['degrees', 'EPSG:4490'],
    ['an easting of six digits', 'EPSG:4547'],
    ['an easting that begins with zone 38', 'EPSG:4526'],
    ['an easting that begins with zone 19, 6° wide', 'EPSG:4497'],
    ['metres of web maps', 'EPSG:3857'],
    ['latitude first', 'EPSG:4490+swapped'],
    ['the northing first, as surveyors write X and Y', 'EPSG:4547+swapped'],
    ['the northing first with the zone', 'EPSG:4526+swapped'],
  ])('%s: %s comes first, and lands in the district', (_, code) => {
    const [first] = likelySystems(written(code), huiji)
    expect(first?.system.code).toBe(code)
    expect(first?.shareInside).toBe(1)
    expect(first?.distanceM).toBeLessThan(3000)
    expect(first?.lands[0]).toBeCloseTo(113.6168, 3)
  })

  it('UTM is proposed where it lands, beside the zone 1.5 km from it', () => {
    expect(codes(written('EPSG:32649')).slice(0, 4)).toContain('EPSG:32649')
  })

  it('degrees may be shifted ones, and metres of an older datum: the numbers alone do not tell', () => {
    expect(codes(yards)).toEqual(expect.arrayContaining(['EPSG:4490', 'GCJ-02', 'BD-09', 'EPSG:4610', 'EPSG:4214']))
    expect(codes(written('EPSG:4547')).slice(0, 3)).toEqual(['EPSG:4547', 'EPSG:2383', 'EPSG:2435'])
    expect(codes(written('EPSG:4526'))).toEqual(['EPSG:4526', 'EPSG:2362', 'EPSG:2414'])
  })

  it('the other order of the numbers is said, not done in silence', () => {
    expect(likelySystems(written('EPSG:4490+swapped'), huiji)[0]?.findings).toMatchObject([{ code: 'latitude-first' }])
    expect(likelySystems(written('EPSG:4547+swapped'), huiji)[0]?.findings).toMatchObject([{ code: 'northing-first' }])
  })

  it('degrees of another city are shown with how far off they land', () => {
    const [first] = likelySystems([[121.4737, 31.2304]], huiji)
    expect(first).toMatchObject({ system: { code: 'EPSG:4490' }, shareInside: 0 })
    expect(first?.distanceM).toBeGreaterThan(800_000)
  })

  it('without a district, six digits leave the zone open, and eight do not', () => {
    expect(codes(written('EPSG:4547'), {}).length).toBeGreaterThan(20)
    expect(codes(written('EPSG:4547'), {})).toContain('EPSG:4547')
    expect(codes(written('EPSG:4526'), {})[0]).toBe('EPSG:4526')
  })

  it('small numbers of a city’s own grid land nowhere near, and nothing is proposed', () => {
    expect(
      codes([
        [12345.6, 23456.7],
        [12400, 23500],
      ]),
    ).toEqual([])
  })

  it('one stray row does not decide, and rows without numbers are left aside', () => {
    const rows = [...written('EPSG:4547'), ...written('EPSG:4547'), [0, 0], [Number.NaN, 1], []]
    expect(codes(rows)[0]).toBe('EPSG:4547')
    expect(likelySystems([], huiji)).toEqual([])
  })
})
