import { describe, expect, it } from 'vitest'
import { placesOfText, readCoordinateText } from '#geodata/coordinate-text.ts'

const huiji = {
  bounds: [113.5, 34.75, 113.75, 34.95] as [number, number, number, number],
  centre: [113.63, 34.85] as [number, number],
}

function read(text: string) {
  const found = readCoordinateText(text)
  if (found.kind === 'refused') throw new Error(`${text}: ${found.code}`)
  return found
}
const firstOf = (text: string, code: string | null = null) => placesOfText(read(text), huiji, code)[0]
const landsOf = (text: string, code: string | null = null) =>
  firstOf(text, code)?.lands.map((degrees) => Number(degrees.toFixed(4)))

describe('a pasted coordinate', () => {
  it.each([
    '113.6521, 34.7712',
    '113.6521 34.7712',
    '34.7712,113.6521',
    '１１３．６５２１，３４．７７１２',
    'E113.6521 N34.7712',
    '113.6521E34.7712N',
    'N34.7712 E113.6521',
    '经度：113.6521，纬度：34.7712',
    'lat=34.7712&lng=113.6521',
    'POINT(113.6521 34.7712)',
    'https://map.example/marker?position=113.6521,34.7712',
  ])('of degrees lands in the district, however it is written: %s', (text) => {
    expect(landsOf(text)).toEqual([113.6521, 34.7712])
    expect(firstOf(text)?.system.code.replace('+swapped', '')).toBe('EPSG:4490')
  })

  it.each([
    '34°46′16″N 113°39′7″E',
    '34°46\'16" 113°39\'7"',
    '北纬34度46分16秒，东经113度39分7秒',
    '113º39’7” , 34º46’16”',
    "34°46.26667'N, 113°39.11667'E",
  ])('of degrees, minutes and seconds is read: %s', (text) => {
    expect(landsOf(text)).toEqual([113.6519, 34.7711])
  })

  it.each([
    ['38464947.12, 3849012.3', 'EPSG:4526'],
    ['X=3849012.3 Y=38464947.12', 'EPSG:4526+swapped'],
    ['464947.12 3849012.3', 'EPSG:4547'],
    ['3849012.3，464947.12', 'EPSG:4547+swapped'],
  ])('of metres is read in the zone that lands in the district, with and without its number: %s', (text, code) => {
    expect(firstOf(text)?.system.code).toBe(code)
    expect(landsOf(text)).toEqual([113.6171, 34.7688])
  })

  it('names every system its degrees may be in, and takes none but the one that was chosen', () => {
    const codes = placesOfText(read('113.6521, 34.7712'), huiji).map(({ system }) => system.code)
    expect(codes.slice(0, 3)).toEqual(['EPSG:4490', 'GCJ-02', 'BD-09'])
    expect(placesOfText(read('113.6521, 34.7712'), huiji, 'gcj02').map(({ system }) => system.code)).toEqual(['GCJ-02'])
    expect(landsOf('34.7712, 113.6521', 'BD-09')).toEqual([113.6397, 34.766])
    expect(placesOfText(read('113.6521, 34.7712'), huiji, 'no such system')).toEqual([])
  })

  it('offers no zone of another part of the country once one lands in the district', () => {
    const all = placesOfText(read('464947.12 3849012.3'), huiji)
    expect(all.every(({ distanceM }) => (distanceM ?? 0) < 60_000)).toBe(true)
    expect(all.map(({ system }) => system.code)).toEqual(['EPSG:4547', 'EPSG:2383', 'EPSG:2435'])
  })

  it.each([
    ['', 'no-numbers'],
    ['惠济区某小区', 'no-numbers'],
    ['113.6521', 'one-number'],
    ['34 46 16 113 39 7', 'many-numbers'],
    ['34°76′16″N 113°39′7″E', 'not-an-angle'],
    ['🏠🏠', 'no-numbers'],
  ])('that is none is refused with its reason: %s', (text, code) => {
    expect(readCoordinateText(text)).toEqual({ kind: 'refused', code })
  })

  it('that lands nowhere has no candidate', () => {
    expect(placesOfText(read('99999999999, 99999999999'), huiji)).toEqual([])
  })
})
