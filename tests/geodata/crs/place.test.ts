import type { Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { placeReading } from '#geodata/crs/place.ts'
import { systemOf } from '#geodata/crs/systems.ts'
import type { Reading } from '#geodata/readers/reading.ts'
import { hasOpenData, openData, openDataFiles } from '#tests/support/open-data.ts'

const reading = (...geometries: (Geometry | null | undefined)[]): Reading => ({
  format: 'geojson',
  encoding: 'utf-8',
  crs: null,
  tables: [
    {
      name: '小区',
      columns: ['名称'],
      rows: geometries.map((geometry, index) => ({ row: index + 1, cells: [`第${index + 1}个`], geometry })),
    },
  ],
  findings: [{ code: 'of-the-reader', params: {}, row: null }],
})
const placed = (code: string, ...geometries: (Geometry | null | undefined)[]) =>
  placeReading(reading(...geometries), systemOf(code)!)
const rowsOf = ({ reading: { tables } }: ReturnType<typeof placeReading>) => tables[0]!.rows
const point = (...coordinates: number[]): Geometry => ({ type: 'Point', coordinates })
const line = (...coordinates: number[][]): Geometry => ({ type: 'LineString', coordinates })
const ring = (...coordinates: number[][]): Geometry => ({ type: 'Polygon', coordinates: [coordinates] })

describe('a reading put on Earth', () => {
  it('has every geometry in degrees to nine places, and its rows and cells as they were', () => {
    const [x, y] = [464947.358374917, 3856133.03461599]
    const all: Geometry = {
      type: 'GeometryCollection',
      geometries: [
        point(x, y, 88),
        {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [x, y],
                [x + 100, y],
                [x, y + 100],
                [x, y],
              ],
            ],
          ],
        },
      ],
    }
    const done = placed('EPSG:4547', all, null, undefined)
    const [first, second, third] = rowsOf(done)
    expect(first?.geometry).toMatchObject({
      geometries: [{ coordinates: [113.6168, 34.833, 88] }, { coordinates: [[[[113.6168, 34.833], {}, {}, {}]]] }],
    })
    expect([first?.cells, second?.geometry, third?.geometry]).toEqual([['第1个'], null, undefined])
    expect(done.bounds?.[0]).toBeCloseTo(113.6168, 5)
    expect(done.bounds?.[1]).toBe(34.833)
    expect(done.reading).toMatchObject({ crs: 'EPSG:4490', encoding: 'utf-8', findings: [{ code: 'of-the-reader' }] })
    expect(done.findings).toEqual([])
  })

  it('remembers which system it came in, so that the file’s own numbers can be had again', () => {
    const original = reading(point(464947.3584, 3856133.0346))
    const { provenance, reading: after } = placeReading(original, systemOf('4547')!)
    expect(provenance).toEqual({ crs: 'EPSG:4547', how: expect.stringContaining('+lon_0=114') })
    expect(original.tables[0]!.rows[0]!.geometry).toEqual(point(464947.3584, 3856133.0346))
    const geometry = after.tables[0]!.rows[0]!.geometry
    const back = systemOf(provenance.crs)!.fromEarth(geometry?.type === 'Point' ? geometry.coordinates : [])
    expect(back[0]).toBeCloseTo(464947.3584, 3)
    expect(back[1]).toBeCloseTo(3856133.0346, 3)
  })

  it('names the row whose numbers are no place, and leaves that row without one', () => {
    const done = placed(
      'EPSG:4490',
      point(113.6, 34.8),
      point(464947, 3856133),
      line([113, 34], [Number.NaN, 34]),
      point(),
    )
    expect(rowsOf(done).map(({ geometry }) => geometry?.type ?? null)).toEqual(['Point', null, null, null])
    expect(done.findings).toMatchObject([
      { code: 'lands-outside-world', row: 2, params: { table: '小区', position: '464947, 3856133' } },
      { code: 'not-a-position', row: 3, params: { position: 'NaN, 34' } },
    ])
    expect(done.bounds).toEqual([113.6, 34.8, 113.6, 34.8])
  })

  it('keeps a place whose height alone is no number', () => {
    expect(rowsOf(placed('EPSG:4490', point(113.6, 34.8, Number.NaN)))[0]?.geometry).toEqual(point(113.6, 34.8))
  })

  it('lists a thousand rows in trouble and counts the rest', () => {
    const { findings } = placed('EPSG:4490', ...Array.from({ length: 1500 }, () => point(999, 0)))
    expect(findings).toHaveLength(1001)
    expect(findings.at(-1)).toMatchObject({ code: 'more-rows-like-this', params: { count: 500 } })
  })

  it('says what the system is worth, and when places fall outside the area it is made for', () => {
    expect(placed('EPSG:2383', point(464947, 3856133)).findings).toMatchObject([{ code: 'xian-80-approximate' }])
    expect(placed('EPSG:4547', point(113.6, 34.8)).findings).toMatchObject([{ code: 'outside-area-of-use' }])
  })

  it('across the 180th meridian has bounds whose west is greater than their east, and says so', () => {
    const strait = ring([170, 40], [-170, 40], [-170, 50], [170, 50], [170, 40])
    expect(placed('wgs84', strait)).toMatchObject({
      bounds: [170, 40, -170, 50],
      findings: [{ code: 'crosses-antimeridian', row: 1 }],
    })
    const countedOn = ring([170, 40], [190, 40], [190, 50], [170, 50], [170, 40])
    expect(placed('wgs84', countedOn).bounds).toEqual([170, 40, -170, 50])
    expect(placed('wgs84', strait, point(-175, 60)).bounds).toEqual([170, 40, -170, 60])
  })

  it('round a pole reaches the pole, and a band round the Earth stays a band', () => {
    const arctic = ring([45, 80], [135, 80], [-135, 80], [-45, 80], [45, 80])
    expect(placed('wgs84', arctic)).toMatchObject({
      bounds: [-180, 80, 180, 90],
      findings: [{ code: 'around-the-pole' }],
    })
    const band = ring([-180, 40], [180, 40], [180, 50], [-180, 50], [-180, 40])
    expect(placed('wgs84', band)).toMatchObject({ bounds: [-180, 40, 180, 50], findings: [] })
  })

  it.skipIf(!hasOpenData)('answers every odd shape at the 180th meridian with sound bounds', () => {
    const files = openDataFiles('fixtures-antimeridian').filter((path) => path.endsWith('.json'))
    expect(files.length).toBeGreaterThan(50)
    for (const path of files) {
      // Fixtures of one geometry or one feature each.
      const shape = JSON.parse(new TextDecoder().decode(openData(path))) as Geometry & { geometry?: Geometry }
      const { bounds, findings } = placed('wgs84', shape.geometry ?? shape)
      const [west, south, east, north] = bounds!
      expect([west, south, east, north].every(Number.isFinite), path).toBe(true)
      expect(Math.max(Math.abs(west), Math.abs(east)), path).toBeLessThanOrEqual(180)
      expect(south, path).toBeLessThan(north)
      if (west > east)
        expect(
          findings.map(({ code }) => code),
          path,
        ).toContain('crosses-antimeridian')
    }
    const flat = (name: string) =>
      placed('wgs84', JSON.parse(new TextDecoder().decode(openData(`fixtures-antimeridian/input/${name}.json`)))).bounds
    expect(flat('split')).toEqual([170, 40, -170, 50])
    expect(flat('over-180')).toEqual([170, 40, -170, 50])
    expect(flat('line')).toEqual([170, -10, -170, 10])
    expect(flat('north-pole')).toEqual([-180, 40, 180, 90])
    expect(flat('latitude-band')).toEqual([-180, 40, 180, 50])
    expect(flat('simple')).toEqual([90, 40, 100, 50])
  })
})
