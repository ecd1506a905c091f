import { sql } from 'drizzle-orm'
import type { Geometry, Polygon, Position } from 'geojson'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportKind } from '#contract/import.ts'
import { toGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { bd09, gcj02 } from '#geodata/crs/shifted.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { readFile } from '#geodata/readers/read-file.ts'
import { ReadRefusal } from '#geodata/readers/reading.ts'
import { sketchAround } from '#geodata/sketch.ts'
import { inventHuiji } from '#seeds/demo/huiji.ts'
import { loadSeeds } from '#seeds/load.ts'
import { localReader } from '#server/accounts/reader.ts'
import { say } from '#server/http/words.ts'
import { attachByOverlap } from '#server/imports/checks/attach.queries.ts'
import { checkShapes } from '#server/imports/checks/check-shapes.ts'
import { said } from '#server/imports/desk/said.ts'
import { at, lineThrough, yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'
import { hasOpenData, openData, openDataFiles } from '#tests/support/open-data.ts'

const adcode = '410108'
const id = (row: number) => `${adcode}-c-0${String(row).padStart(2, '0')}`

type Written = { geometry: Geometry; recordId?: string | null; streetOffice?: string | null; says?: string }
type RepairAll = Record<string, number[]>
async function check(
  rows: Written[],
  repairs: Record<string, string> = {},
  kind: ImportKind = 'compounds',
  repairAll: RepairAll = {},
) {
  const numbered = rows.map((row, place) => ({ recordId: null, ...row, at: place, row: place + 2 }))
  return checkShapes(await testDatabase(), { reader: localReader, adcode, kind, rows: numbered, repairs, repairAll })
}
type Checked = Awaited<ReturnType<typeof check>>
const codes = ({ findings }: Checked) => findings.map(({ code }) => code)
const only = (checked: Checked, code: string) => {
  const [first] = checked.findings.filter((each) => each.code === code)
  if (!first) throw new Error(`${code} is not among ${codes(checked).join()}`)
  return first
}
/** The sentences hold numbers and units, and no gap. */
function isTold({ code, params }: Checked['findings'][number]) {
  for (const language of ['zh-CN', 'en']) {
    const sentence = say(language, `readings.${code}`, params)
    expect(sentence).not.toBe(`readings.${code}`)
    expect(sentence, sentence).not.toMatch(/\{\{|undefined|NaN|\$t/)
  }
}
const corners = (...places: [number, number][]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...places, places[0]!].map(at)],
})
const box = (west: number, south: number, wide: number, high: number) =>
  corners([west, south], [west + wide, south], [west + wide, south + high], [west, south + high])
const sizeOf = (shape: Geometry) => {
  if (shape.type !== 'Polygon') throw new Error(`${shape.type} is no polygon`)
  const ring = shape.coordinates[0]!.map((place) => toGaussKruger(place as [number, number], 114))
  return Math.abs(ring.slice(1).reduce((sum, [x, y], k) => sum + ring[k]![0] * y - x * ring[k]![1], 0)) / 2
}
const moved = (geometry: Polygon, by: (place: Position) => Position): Polygon => ({
  ...geometry,
  coordinates: geometry.coordinates.map((ring) => ring.map(by)),
})
/** Two triangles of 50 × 100 m / 2 that meet in the middle. */
const bowTie = corners([0, 0], [100, 100], [100, 0], [0, 100])

beforeAll(async () => {
  const database = await testDatabase()
  await loadSeeds(database, { demo: false })
  const place = (row: number, shape: Geometry) =>
    database.statements.execute(
      sql`UPDATE compound SET boundary = st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(shape)}), 4490)) WHERE id = ${id(row)}`,
    )
  await place(1, box(2000, 0, 100, 100))
  await place(2, box(2200, 0, 100, 100))
})

describe('a boundary that crosses itself', () => {
  it('blocks its row, shows where, and what it would become', async () => {
    const checked = await check([{ geometry: bowTie }])
    const finding = only(checked, 'shape-crosses-itself')
    expect(finding).toMatchObject({ weight: 'blocking', at: 0, row: 2, repair: { code: 'make-valid', before: bowTie } })
    const [x, y] = toGaussKruger(finding.place!, 114)
    const [x0, y0] = toGaussKruger(at([50, 50]), 114)
    expect(Math.hypot(x - x0, y - y0)).toBeLessThan(0.01)
    expect(finding.params).toMatchObject({ beforeM2: 0, afterM2: 5000, differenceM2: 5000 })
    expect(finding.repair!.after.type).toBe('MultiPolygon')
    expect(checked.shapes.size).toBe(0)
    isTold(finding)
    expect(say('zh-CN', 'readings.repair-make-valid', finding.params)).toContain('5000 m²')
  })

  it('is mended where that was accepted, and checked again as it then is', async () => {
    const checked = await check([{ geometry: bowTie }, { geometry: box(40, 0, 20, 200) }], { 0: 'make-valid' })
    expect(only(checked, 'made-make-valid')).toMatchObject({
      ...{ weight: 'note', at: 0 },
      repair: { code: 'make-valid', before: bowTie },
    })
    expect(codes(checked)).not.toContain('shape-crosses-itself')
    expect(only(checked, 'shape-overlaps-row')).toMatchObject({ at: 1, params: { other: 2 } })
    expect(checked.shapes.get(0)).toMatchObject({ change: 'new', note: expect.stringContaining('make-valid') })
  })

  it('is mended in every row where that was accepted for all, but in those it was declined for, and nothing else is', async () => {
    const tied = (north: number) => ({
      geometry: corners([0, north], [100, north + 100], [100, north], [0, north + 100]),
    })
    const sliver = { geometry: box(99, 400, 60, 100) }
    const rows = [tied(0), tied(200), { geometry: box(0, 400, 100, 100) }, sliver]
    const checked = await check(rows, {}, 'compounds', { 'make-valid': [1] })
    expect(checked.findings.map(({ at, code, repair }) => [at, code, repair?.code])).toEqual([
      [0, 'made-make-valid', 'make-valid'],
      [1, 'shape-crosses-itself', 'make-valid'],
      [3, 'shape-sliver-row', 'snap-sliver'],
    ])
    expect([...checked.shapes.keys()]).toEqual([0, 2, 3])
    const snapped = await check([tied(0), ...rows.slice(2)], {}, 'compounds', { 'snap-sliver': [] })
    // a repair that comes later stands for none before it where it was accepted for all
    expect(codes(snapped)).toEqual(['shape-crosses-itself', 'made-snap-sliver'])
  })

  it('keeps what it goes around twice, and loses holes that lie outside', async () => {
    const twice = { type: 'Polygon' as const, coordinates: [[...bowTieLess, ...bowTieLess.slice(1)]] }
    const [nested, hole] = await Promise.all([
      check([{ geometry: twice }]),
      check([
        {
          geometry: {
            type: 'Polygon',
            coordinates: [box(0, 0, 100, 100).coordinates[0]!, box(300, 300, 20, 20).coordinates[0]!],
          },
        },
      ]),
    ])
    expect(nested.findings.find(({ weight }) => weight === 'blocking')?.params.afterM2).toBe(10000)
    expect(only(hole, 'shape-hole-outside').params).toMatchObject({ afterM2: 10000 })
    const parts = {
      type: 'MultiPolygon' as const,
      coordinates: [box(0, 0, 100, 100).coordinates, box(20, 20, 30, 30).coordinates],
    }
    expect(only(await check([{ geometry: parts }]), 'shape-parts-nested').params).toMatchObject({ afterM2: 10000 })
  })
})
const bowTieLess = box(0, 0, 100, 100).coordinates[0]!

describe('a shape of another form than a boundary', () => {
  const ring = box(0, 0, 100, 60).coordinates[0]!
  it('is closed where it is a line that was meant to be closed, once that is accepted', async () => {
    const open: Geometry = { type: 'LineString', coordinates: ring.slice(0, -1).concat([at([0.3, 0.2])]) }
    const finding = only(await check([{ geometry: open }]), 'shape-line-not-area')
    expect(finding).toMatchObject({ weight: 'blocking', repair: { code: 'close-line', before: open } })
    isTold(finding)
    const mended = await check([{ geometry: open }], { 0: 'close-line' })
    expect(codes(mended)).toEqual(['made-close-line'])
    expect(sizeOf(mended.shapes.get(0)!.geometry)).toBeCloseTo(6000, -2)
    const path = lineThrough([0, 0], [100, 0], [100, 60])
    expect(only(await check([{ geometry: path }]), 'shape-line-open').repair).toBeNull()
  })

  it('is told with what to do: a point, an open ring, nothing enclosed, too small, too large, out of this world', async () => {
    const rings = (coordinates: Position[]): Polygon => ({ type: 'Polygon', coordinates: [coordinates] })
    const wrong: [Geometry, string, 'blocking' | 'doubt'][] = [
      [{ type: 'Point', coordinates: at([0, 0]) }, 'shape-point-only', 'doubt'],
      [rings(ring.slice(0, -1)), 'shape-unclosed', 'blocking'],
      [rings([at([0, 0]), at([0, 0]), at([0, 0]), at([0, 0])]), 'shape-zero-size', 'blocking'],
      [rings([at([0, 0]), at([50, 0]), at([100, 0]), at([0, 0])]), 'shape-zero-size', 'blocking'],
      [yard([0, 0], 3), 'shape-too-small', 'blocking'],
      [yard([0, 0], 6000), 'shape-too-big', 'blocking'],
      [moved(yard([0, 0], 100), ([x = 0, y = 0]) => [x + 3, y]), 'shape-far-away', 'blocking'],
      [rings([[0, 0], [1, 0], [1, 1], [0, 0]]), 'shape-far-away', 'blocking'], // biome-ignore format: one ring
      [rings([[Number.NaN, 34], ...ring]), 'shape-not-a-place', 'blocking'],
      [{ type: 'GeometryCollection', geometries: [] }, 'shape-empty', 'doubt'],
    ]
    for (const [geometry, code, weight] of wrong) {
      const checked = await check([{ geometry }])
      expect(checked.findings.map((each) => [each.code, each.weight])).toContainEqual([code, weight])
      expect(checked.shapes.size).toBe(0)
      checked.findings.forEach(isTold)
    }
  })

  it('loses heights, corners that stand twice and what is no area, and says so', async () => {
    const [first, ...rest] = ring
    const geometry: Geometry = {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', coordinates: [[first!, first!, ...rest].map((place) => [...place, 95])] },
        { type: 'Point', coordinates: at([50, 50]) },
      ],
    }
    const checked = await check([{ geometry }])
    expect(codes(checked)).toEqual(['shape-heights', 'shape-parts-left', 'shape-repeated-points'])
    expect(checked.findings[0]).toMatchObject({ at: null, row: null, params: { count: 1 } })
    checked.findings.forEach(isTold)
    expect(checked.shapes.get(0)!.geometry).toEqual({ type: 'Polygon', coordinates: [ring] })
  })

  it('is simplified where it has too many corners, by a tolerance that is told', async () => {
    const many = Array.from({ length: 24_000 }, (_, k): [number, number] => {
      const angle = (k / 24_000) * 2 * Math.PI
      return [100 * Math.cos(angle) + 0.02 * (k % 2), 100 * Math.sin(angle)]
    })
    const geometry = corners(...many)
    const finding = only(await check([{ geometry }]), 'shape-too-many-points')
    expect(finding).toMatchObject({ params: { limit: 20_000, toleranceM: 0.05 } })
    expect(finding.params.count).toBeGreaterThan(20_000)
    isTold(finding)
    const simple = (await check([{ geometry }], { 0: 'simplify' })).shapes.get(0)!
    expect(Math.abs(sizeOf(simple.geometry) / (Math.PI * 10_000) - 1)).toBeLessThan(0.001)
    expect(simple.note).toContain('toleranceM 0.05')
  })

  it('tells of courtyards that were left out', async () => {
    const court: Polygon = { type: 'Polygon', coordinates: [ring, box(30, 20, 20, 10).coordinates[0]!] }
    const finding = only(await check([{ geometry: court }]), 'shape-holes')
    expect(finding).toMatchObject({ weight: 'note', params: { count: 1, sizeM2: 200 } })
    isTold(finding)
  })
})

describe('boundaries that lie over each other', () => {
  it('say whose, how much and what share, once for a pair', async () => {
    const rows = [
      { geometry: box(0, 0, 100, 100) },
      { geometry: box(80, 0, 100, 100) },
      { geometry: box(1950, 0, 100, 100) },
    ]
    const checked = await check(rows)
    expect(checked.findings.map((each) => [each.at, each.code])).toEqual([
      [1, 'shape-overlaps-row'],
      [2, 'shape-overlaps-compound'],
    ])
    expect(only(checked, 'shape-overlaps-row').params).toMatchObject({ other: 2, sizeM2: 2000, percent: 20 })
    expect(only(checked, 'shape-overlaps-compound').params).toMatchObject({ sizeM2: 5000, percent: 50 })
    checked.findings.forEach(isTold)
    expect(checked.shapes.size).toBe(3)
  })

  it('are cut back to the neighbour where it is a sliver and that is accepted', async () => {
    const rows = [{ geometry: box(2100 - 1.2, 0, 60, 100) }, { geometry: box(2157, 0, 40, 90) }]
    const checked = await check(rows)
    const [ledger, row] = [only(checked, 'shape-sliver-compound'), only(checked, 'shape-sliver-row')]
    expect(ledger).toMatchObject({ at: 0, repair: { code: 'snap-sliver' }, params: { widthM: 1.2, sizeM2: 120 } })
    expect(row).toMatchObject({ at: 1, params: { other: 2, sizeM2: 162 } })
    isTold(ledger)
    isTold(row)
    expect(sizeOf(ledger.repair!.after)).toBeCloseTo(5880, 0)
    const mended = await check(rows, { 0: 'snap-sliver', 1: 'snap-sliver' })
    expect(codes(mended)).toEqual(['made-snap-sliver', 'made-snap-sliver'])
    expect(sizeOf(mended.shapes.get(0)!.geometry)).toBeCloseTo(5880, 0)
  })

  it('that leave a narrow gap are drawn to the neighbour, where there is no lane and that is accepted', async () => {
    const rows = [
      { geometry: box(2101.5, 10, 60, 80) },
      { geometry: box(2162.2, 0, 30, 100) },
      { geometry: box(2000, 103, 100, 50) },
    ]
    const checked = await check(rows)
    expect(checked.findings.map(({ at, code, weight }) => [at, code, weight])).toEqual([
      [0, 'shape-gap-compound', 'note'],
      [1, 'shape-gap-row', 'note'],
    ])
    const [ledger, row] = checked.findings
    expect(ledger).toMatchObject({
      repair: { code: 'close-gap' },
      params: { widthM: 1.5, beforeM2: 4800, afterM2: 4920 },
    })
    expect(row!.params).toMatchObject({ other: 2, widthM: 0.7 })
    expect(sizeOf(row!.repair!.after)).toBeCloseTo(3000 + 0.7 * 80 + 2 * 0.5 * 0.7 * 10, 0)
    checked.findings.forEach(isTold)
    const closed = await check(rows, { 0: 'close-gap', 1: 'close-gap' })
    expect(codes(closed)).toEqual(['made-close-gap', 'made-close-gap'])
    expect(sizeOf(closed.shapes.get(0)!.geometry)).toBeCloseTo(4920, 0)
    expect(closed.shapes.get(1)!.note).toContain('close-gap')
  })

  it('are told to be one where they are the same outline', async () => {
    const checked = await check([
      { geometry: box(0, 0, 90, 90) },
      { geometry: box(0, 0, 90, 90) },
      { geometry: box(2000, 0, 100, 100) },
    ])
    expect(codes(checked)).toEqual(['shape-same-as-row', 'shape-same-as-compound'])
    checked.findings.forEach(isTold)
  })

  it('by the thousand are one finding where they are one outline, wherever its ring begins, and few for each where they are not', async () => {
    const one = box(0, 0, 400, 400)
    const [, ...others] = one.coordinates[0]!
    const turned: Polygon = {
      type: 'Polygon',
      coordinates: [[...others.slice(1), ...others.slice(0, 2)].reverse()],
    }
    const rows = Array.from({ length: 3000 }, (_, k) => ({ geometry: k % 2 ? turned : one }))
    const checked = await check([...rows, { geometry: box(390, 0, 100, 100) }])
    expect(checked.findings.map(({ at, code }) => [at, code])).toEqual([
      [0, 'shapes-one-outline'],
      [3000, 'shape-overlaps-row'],
    ])
    expect(checked.findings[0]!.params).toMatchObject({ count: 3000, sizeM2: 160_000 })
    expect(checked.findings[0]!.params.rows).toEqual([...Array.from({ length: 20 }, (_, k) => k + 2), '…'])
    expect(said(checked.findings[0]!, 'en').message).toContain('rows 2, 3, 4')
    expect(said(checked.findings[0]!, 'zh-CN').message).toContain('第 2、3、4')
    expect(only(checked, 'shape-overlaps-row').params).toMatchObject({ other: 2 })
    expect(checked.shapes.size).toBe(3001)
    checked.findings.forEach(isTold)

    const nearly = Array.from({ length: 400 }, (_, k) => ({ geometry: box(k / 100, 0, 400, 400) }))
    const many = await check(nearly)
    const among = many.findings.filter(({ code }) => code === 'shape-among-many')
    expect(among).toHaveLength(400)
    expect(among[0]!.params.count).toBeGreaterThan(0)
    expect(many.findings.length).toBeLessThan(400 * 6)
    isTold(among[0]!)
  })

  it('of a long yard are found though the boxes of many others meet its box, and no shape is counted that lies nowhere near', async () => {
    const place = (row: number, shape: Geometry | null) =>
      testDatabase().then(({ statements }) =>
        statements.execute(
          sql`UPDATE compound SET boundary = st_multi(st_setsrid(st_geomfromgeojson(${shape && JSON.stringify(shape)}), 4490)) WHERE id = ${id(row)}`,
        ),
      )
    const long = corners([3000, 0], [3020, 0], [4020, 1000], [4000, 1000])
    const around = Array.from({ length: 21 }, (_, k) => box(3000 + 40 * (k % 7), 700 + 40 * Math.floor(k / 7), 30, 30))
    const [first, last] = [box(3000, 2, 30, 30), box(3990, 970, 30, 30)]
    const rows = [first, ...around, last]
    for (const [k, shape] of rows.entries()) await place(4 + k, shape)
    const checked = await check([{ geometry: long }, { geometry: box(3000, 692, 270, 120) }])
    expect(checked.findings.map(({ at, code }) => [at, code])).toEqual([
      [0, 'shape-overlaps-compound'],
      [0, 'shape-overlaps-compound'],
      ...Array.from({ length: 16 }, () => [1, 'shape-overlaps-compound']),
      [1, 'shape-among-many'],
    ])
    expect(only(checked, 'shape-among-many').params).toMatchObject({ compared: 16, count: 16 })
    // a comb of yards along its north side, too many to look for a gap beside each
    const comb = Array.from({ length: 20 }, (_, k) => box(5000 + 20 * k, 21, 18, 18))
    for (const [k, shape] of comb.entries()) await place(4 + k, shape)
    const beside = await check([{ geometry: box(5000, 0, 400, 20) }])
    expect(only(beside, 'shape-gaps-among-many').params).toMatchObject({ compared: 16 })
    beside.findings.forEach(isTold)
    for (const k of rows.keys()) await place(4 + k, null)
  })

  it('ends where nobody waits any more, however many there are', async () => {
    const rows = Array.from({ length: 2000 }, (_, k) => ({
      recordId: null,
      at: k,
      row: k + 2,
      geometry: box(0, 0, 90, 90),
    }))
    const own = new AbortController()
    const asked = { reader: localReader, adcode, kind: 'compounds' as const, rows, repairs: {}, signal: own.signal }
    const stopped = checkShapes(await testDatabase(), { ...asked, onShare: (share) => share > 0.3 && own.abort() })
    await expect(stopped).rejects.toThrow('aborted')
  })
})

describe('a shape beside the one the ledger has', () => {
  it('is new, changed, or the same to within 5 cm, wherever its ring begins', async () => {
    const ring = box(2000, 0, 100, 100).coordinates[0]!
    const turned: Polygon = { type: 'Polygon', coordinates: [[...ring.slice(2), ...ring.slice(1, 3)].reverse()] }
    const checked = await check([
      { geometry: turned, recordId: id(1) },
      { geometry: box(2200, 0, 100, 100.2), recordId: id(2) },
      { geometry: box(0, 0, 50, 50), recordId: id(3) },
    ])
    expect([...checked.shapes.values()].map(({ change }) => change)).toEqual(['same', 'changed', 'new'])
    expect(codes(checked)).toEqual([])
    const near = await check([
      { geometry: moved(box(2000, 0, 100, 100), ([x = 0, y = 0]) => [x + 4e-8, y]), recordId: id(1) },
    ])
    expect(near.shapes.get(0)?.change).toBe('same')
  })

  it('is compared for works and roads, too', async () => {
    const database = await testDatabase()
    const line = lineThrough([0, 500], [300, 500])
    await database.statements.execute(sql`
      INSERT INTO road (adcode, id, name, class, line) VALUES (${adcode}, ${`${adcode}-r-1`}, '测试路', 'street',
        st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(line)}), 4490)))`)
    const checked = await check([{ geometry: line, recordId: `${adcode}-r-1` }], {}, 'ground')
    expect(checked.shapes.get(0)).toEqual({ geometry: line, change: 'same' })
    const point: Geometry = { type: 'Point', coordinates: at([0, 0]) }
    expect((await check([{ geometry: point }], {}, 'works')).shapes.get(0)).toEqual({ geometry: point, change: 'new' })
    await database.statements.execute(sql`DELETE FROM road`)
  })
})

describe('an outline without a name', () => {
  it('is attached to the compounds it lies over, the likeliest first', async () => {
    const found = await attachByOverlap(await testDatabase(), localReader, adcode, [
      { at: 4, geometry: box(2010, 0, 220, 100) },
      { at: 5, geometry: box(0, 0, 10, 10) },
      { at: 6, geometry: { type: 'LineString', coordinates: box(2201, 1, 98, 98).coordinates[0]! } },
      { at: 7, geometry: bowTie },
      { at: 8, geometry: { type: 'Point', coordinates: at([2050, 50]) } },
    ])
    expect([...found.keys()]).toEqual([4, 6])
    const [first, second] = found.get(4)!
    expect([first?.compoundId, second?.compoundId]).toEqual([id(1), id(2)])
    expect(first?.ofCompound).toBeCloseTo(0.9, 2)
    expect(first?.share).toBeCloseTo(9000 / 23000, 2)
    expect(found.get(6)?.[0]?.share).toBeCloseTo(0.96, 1)
  })
})

describe('a sketch around a point', () => {
  it('is sound, of the size asked for, and around it', async () => {
    const checked = await check([{ geometry: sketchAround(at([0, 0])) }, { geometry: sketchAround(at([500, 0]), 900) }])
    expect(codes(checked)).toEqual([])
    expect(sizeOf(checked.shapes.get(0)!.geometry)).toBeCloseTo(4000, -2)
    expect(sizeOf(checked.shapes.get(1)!.geometry)).toBeCloseTo(900, -1)
  })
})

describe('the ground a boundary lies on', () => {
  const area = (shape: Polygon) => sql`st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(shape)}), 4490))`
  const line = (shape: Geometry) => sql`st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(shape)}), 4490))`
  const [west, east] = [`${adcode}-s-1`, `${adcode}-s-2`]

  beforeAll(async () => {
    const { statements } = await testDatabase()
    await statements.execute(
      sql`UPDATE district SET boundary = ${area(box(-500, -500, 3500, 2000))} WHERE adcode = ${adcode}`,
    )
    await statements.execute(sql`
      INSERT INTO street_office (adcode, id, name, boundary) VALUES
        (${adcode}, ${west}, '西岸街道办事处', ${area(box(-500, -500, 1000, 2000))}),
        (${adcode}, ${east}, '东岸镇', ${area(box(500, -500, 2500, 2000))})`)
    await statements.execute(sql`
      INSERT INTO road (adcode, id, name, class, line) VALUES
        (${adcode}, ${`${adcode}-r-1`}, '测试路', 'street', ${line(lineThrough([-400, 600], [400, 600]))}),
        (${adcode}, ${`${adcode}-r-2`}, '窄巷', 'lane', ${line(lineThrough([-400, 700], [400, 700]))}),
        (${adcode}, ${`${adcode}-r-3`}, NULL, 'street', ${line(lineThrough([-400, 800], [400, 800]))})`)
    await statements.execute(sql`
      INSERT INTO barrier (adcode, id, kind, name, line, active, invented) VALUES
        (${adcode}, ${`${adcode}-b-1`}, 'river', '测试河', ${line(lineThrough([300, -400], [300, 500]))}, true, false),
        (${adcode}, ${`${adcode}-b-2`}, 'railway', NULL, ${line(lineThrough([-400, 1000], [400, 1000]))}, true, true),
        (${adcode}, ${`${adcode}-b-3`}, 'river', '改道的河', ${line(lineThrough([0, -400], [0, 500]))}, false, false)`)
    await statements.execute(sql`UPDATE compound SET street_office_id = ${west} WHERE id IN (${id(1)}, ${id(5)})`)
  })

  it('is told where it is another district or street office than the row or the ledger says', async () => {
    const checked = await check([
      { geometry: box(4000, 0, 100, 100) },
      { geometry: box(2950, 0, 100, 100) },
      { geometry: box(700, 0, 50, 50), streetOffice: '西岸街道' },
      { geometry: box(800, 0, 50, 50), streetOffice: '东岸' },
      { geometry: box(900, 0, 50, 50), recordId: id(5) },
    ])
    expect(checked.findings.map(({ at, code, weight }) => [at, code, weight])).toEqual([
      [0, 'shape-outside-district', 'doubt'],
      [1, 'shape-partly-outside', 'doubt'],
      [2, 'shape-in-other-street', 'doubt'],
      [4, 'shape-in-other-street-than-ledger', 'doubt'],
    ])
    expect(only(checked, 'shape-outside-district').params).toMatchObject({ district: '惠济区', km: 1 })
    expect(only(checked, 'shape-partly-outside').params).toMatchObject({ percent: 50 })
    expect(only(checked, 'shape-in-other-street').params).toMatchObject({
      said: '西岸街道',
      lies: '东岸镇',
      percent: 100,
    })
    checked.findings.forEach(isTold)
    expect(checked.shapes.size).toBe(5)
  })

  it('is told where a road or a barrier runs through the boundary, and not by lanes and barriers switched off', async () => {
    const checked = await check([
      { geometry: box(0, 550, 80, 100) },
      { geometry: box(100, 650, 80, 100) },
      { geometry: box(200, 750, 80, 100) },
      { geometry: box(250, 0, 100, 100) },
      { geometry: box(-50, 200, 100, 100) },
      { geometry: box(0, 960, 80, 100) },
      { geometry: box(-200, 501, 80, 98) },
    ])
    expect(checked.findings.map(({ at, code, weight }) => [at, code, weight])).toEqual([
      [0, 'shape-on-road', 'doubt'],
      [2, 'shape-on-nameless-road', 'doubt'],
      [3, 'shape-across-barrier', 'doubt'],
      [5, 'shape-across-barrier', 'note'],
    ])
    expect(only(checked, 'shape-on-road').params).toMatchObject({ name: '测试路', lengthM: 80 })
    const [river, railway] = checked.findings
      .slice(2)
      .map(({ code, params }) => say('zh-CN', `readings.${code}`, params))
    expect(river).toContain('河流测试河有 100 m 穿过边界')
    expect(railway).toContain('铁路（示意）有 80 m 穿过边界')
    checked.findings.forEach(isTold)
  })

  it('is told where parts lie on either side of a river, or far apart', async () => {
    const parts = (...shapes: Polygon[]): Geometry => ({
      type: 'MultiPolygon',
      coordinates: shapes.map(({ coordinates }) => coordinates),
    })
    const checked = await check([
      { geometry: parts(box(250, 0, 40, 40), box(310, 0, 40, 40)) },
      { geometry: parts(box(100, 100, 40, 40), box(100, 300, 40, 40)) },
      { geometry: parts(box(100, 0, 40, 40), box(150, 0, 40, 40)) },
    ])
    expect(checked.findings.map(({ at, code }) => [at, code])).toEqual([
      [0, 'shape-parts-across'],
      [1, 'shape-parts-apart'],
    ])
    expect(only(checked, 'shape-parts-across').params).toMatchObject({ name: '测试河', lengthM: 20 })
    checked.findings.forEach(isTold)
  })

  it('is told where it is not on the side of the road its name or address speaks of', async () => {
    const { statements } = await testDatabase()
    await statements.execute(sql`
      INSERT INTO road (adcode, id, name, class, line) VALUES
        (${adcode}, ${`${adcode}-r-4`}, '河西路', 'street', ${line(lineThrough([200, -400], [200, 400]))}),
        (${adcode}, ${`${adcode}-r-5`}, '铁南路', 'street', ${line(lineThrough([-400, 900], [400, 900]))})`)
    const checked = await check([
      { geometry: box(120, 0, 50, 50), says: '河西路12号院' },
      { geometry: box(340, 0, 50, 50), says: '甲院 惠济区河西路13号' },
      { geometry: box(340, 250, 50, 50), says: '河西路12号院 河西路与测试路口' },
      { geometry: box(0, 1020, 50, 50), says: '铁南路9号' },
      { geometry: box(-300, 100, 50, 50), says: '测试路9号' },
      { geometry: box(450, 100, 40, 40), says: '河西路街道 无名路1号' },
    ])
    expect(checked.findings.map(({ at, code, weight }) => [at, code, weight])).toEqual([
      [1, 'shape-across-from-road', 'doubt'],
      [3, 'shape-across-from-road', 'note'],
      [4, 'shape-far-from-road', 'doubt'],
    ])
    expect(only(checked, 'shape-across-from-road').params).toMatchObject({ road: '河西路', name: '测试河' })
    expect(only(checked, 'shape-far-from-road').params).toMatchObject({ road: '测试路', farM: 400 })
    checked.findings.forEach(isTold)
    await statements.execute(sql`DELETE FROM road WHERE name IN ('河西路', '铁南路')`)
  })

  it('is told where a river parts it from all others of its street office, of the file and of the ledger', async () => {
    const { statements } = await testDatabase()
    await statements.execute(sql`UPDATE compound SET street_office_id = ${east} WHERE id = ${id(2)}`)
    const across = { geometry: box(100, 0, 40, 40), streetOffice: '东岸' }
    const others = [0, 60].map((north) => ({ geometry: box(600, north, 40, 40), streetOffice: '东岸镇' }))
    const checked = await check([...others, across])
    expect(only(checked, 'shape-apart-from-street')).toMatchObject({
      ...{ at: 2, weight: 'doubt' },
      params: { said: '东岸', count: 3, barrierKind: 'river', name: '测试河' },
    })
    checked.findings.forEach(isTold)
    // fewer others tell nothing; beside another it is not alone beyond the river
    const beside = { geometry: box(100, 100, 40, 40), streetOffice: '东岸镇' }
    for (const rows of [
      [others[0]!, across],
      [...others, across, beside],
    ])
      expect(codes(await check(rows))).not.toContain('shape-apart-from-street')
  })

  it('is counted, not listed, for roads that go on beyond the district', async () => {
    const roads = [lineThrough([0, 0], [100, 0]), lineThrough([4000, 0], [5000, 0]), lineThrough([2500, 0], [3500, 0])]
    const checked = await check(
      roads.map((geometry) => ({ geometry })),
      {},
      'ground',
    )
    expect(checked.findings).toMatchObject([{ code: 'shapes-beyond-district', at: null, params: { count: 1, all: 3 } }])
    checked.findings.forEach(isTold)
    expect(checked.shapes.size).toBe(3)
  })
})

describe('a layer in the degrees of a map service taken for true ones', () => {
  it.each([gcj02, bd09])(
    'is suspected of $code by the boundaries the ledger has, which it would meet if undone',
    async (system) => {
      const given = [1, 2, 3, 4].map((row) => box(2000 + 200 * (row - 1), 0, 100, 100))
      const database = await testDatabase()
      for (const [place, shape] of given.entries())
        await database.statements.execute(
          sql`UPDATE compound SET boundary = st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(shape)}), 4490)) WHERE id = ${id(place + 1)}`,
        )
      const rows = given.map((geometry, place) => ({
        geometry: moved(geometry, system.fromEarth),
        recordId: id(place + 1),
      }))
      const finding = only(await check(rows), 'shift-from-ledger')
      expect(finding).toMatchObject({ at: null, weight: 'doubt', params: { system: system.code, count: 4 } })
      expect(finding.params.before).toBeGreaterThan(400)
      expect(finding.params.after).toBeLessThan(0.1)
      isTold(finding)
      const right = await check(given.map((geometry, place) => ({ geometry, recordId: id(place + 1) })))
      expect(codes(right).filter((code) => code.startsWith('shift'))).toEqual([])
    },
  )
})

describe('real layers', () => {
  it('of a town taken in the degrees of a map service are suspected by the roads they lie beside', async () => {
    const { town, compounds } = inventHuiji()
    const { statements } = await testDatabase()
    await statements.execute(sql`DELETE FROM road`)
    await statements.execute(sql`
      INSERT INTO road (adcode, id, class, line)
      SELECT ${adcode}, ${`${adcode}-r-`} || number, 'street', st_multi(st_setsrid(st_geomfromgeojson(line), 4490))
      FROM jsonb_array_elements(${JSON.stringify(town.roads.map(({ line }) => line))}::jsonb) WITH ORDINALITY AS r(line, number)`)
    const shifted = (by: (place: Position) => Position) =>
      compounds.flatMap(({ boundary }) =>
        boundary.coordinates.map(
          (rings): Written => ({ geometry: { type: 'Polygon', coordinates: rings.map((ring) => ring.map(by)) } }),
        ),
      )
    const finding = only(await check(shifted(gcj02.fromEarth)), 'shift-suspected')
    expect(finding).toMatchObject({ at: null, weight: 'doubt', params: { system: 'GCJ-02' } })
    isTold(finding)
    expect(codes(await check(shifted((place) => place)))).not.toContain('shift-suspected')
  })

  it.skipIf(!hasOpenData)(
    'of broken geometries, and of whole cities, are answered with shapes and sentences',
    async () => {
      const broken = openDataFiles().filter((path) => /geojson-invalid.*geojson$/.test(path))
      expect(broken.length).toBeGreaterThan(20)
      const layers = await Promise.all(broken.map((path, place) => shapesOf(path, place)))
      for (const kind of ['compounds', 'works', 'ground'] as const) await isAnswered(layers.flat(), kind)
      for (const path of [
        'regions-libpysal/columbus/columbus.json',
        'shenzhen-nanshan-buildings-roads/nanshan-building.geojson',
      ])
        await isAnswered(await shapesOf(path, 0), 'compounds')
    },
  )
})

/** Each row is a shape or has a reason why not, in words; and no accepted repair leaves the fault it was for. */
async function isAnswered(rows: Written[], kind: ImportKind) {
  const checked = await check(rows, {}, kind)
  for (const [, each] of new Map(checked.findings.map((found) => [found.code, found]))) isTold(each)
  const reasons = checked.findings.filter(({ weight, code }) => weight === 'blocking' || /empty|point-only/.test(code))
  const told = new Set(reasons.map(({ at }) => at))
  expect([...rows.keys()].filter((place) => !checked.shapes.has(place) && !told.has(place))).toEqual([])
  const mendable = checked.findings.filter(({ repair, weight }) => repair && weight === 'blocking')
  const accepted = Object.fromEntries(mendable.map(({ at, repair }) => [String(at), repair!.code]))
  const mended = await check(rows, accepted, kind)
  expect(mendable.filter(({ at }) => !mended.shapes.has(at!))).toEqual([])
}

/** The shapes of an open file, at most 150, laid into the district beside those of other files, as large as a block. */
async function shapesOf(path: string, number: number): Promise<Written[]> {
  const bytes = openData(path)
  const reading = await readFile({ name: path.split('/').at(-1)!, bytes, siblings: () => null }).catch(
    (error: unknown) => {
      if (error instanceof ReadRefusal) return null
      throw error
    },
  )
  const geometries =
    reading?.tables.flatMap(({ rows }) => rows.flatMap(({ geometry }) => geometry ?? [])).slice(0, 150) ?? []
  const bounds = boundsOf({ type: 'GeometryCollection', geometries })
  if (!bounds) return []
  const [west, south, east, north] = bounds
  const scale = 0.004 / Math.max(east - west, north - south, 1e-9)
  const [lon, lat] = [113.6 + 0.005 * (number % 8), 34.83 + 0.005 * Math.floor(number / 8)]
  const place = ([x = 0, y = 0]: Position): Position => [lon + (x - west) * scale, lat + (y - south) * scale]
  return geometries.map((geometry) => ({ geometry: relaid(geometry, place) }))
}

function relaid(geometry: Geometry, place: (position: Position) => Position): Geometry {
  if (geometry.type === 'GeometryCollection')
    return { ...geometry, geometries: geometry.geometries.map((part) => relaid(part, place)) }
  const each = (coordinates: unknown): unknown =>
    Array.isArray(coordinates) && Array.isArray(coordinates[0])
      ? coordinates.map(each)
      : Array.isArray(coordinates) && coordinates.length
        ? place(coordinates)
        : coordinates
  // every list of positions stays a list of as many positions
  return { ...geometry, coordinates: each(geometry.coordinates) } as Geometry
}
