import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { localReader } from '#server/accounts/reader.ts'
import type { Database } from '#server/db/client.ts'
import { findWorks } from '#server/tiles/works-tile.queries.ts'
import { testDatabase } from '#tests/support/database.ts'
import { foundDistrict, freshTile, square, tilesOfTown } from './tiled-town.ts'

const adcode = '410108'
let database: Database
const run = (statement: ReturnType<typeof sql>) => database.statements.execute(statement)

beforeAll(async () => {
  database = await testDatabase()
  await foundDistrict(database, adcode)
  const boundary = square(113.6, 34.83, 4000)
  await run(sql`UPDATE district SET boundary = st_geomfromewkt(${boundary})`)
  await run(
    sql`INSERT INTO street_office (adcode, id, name, boundary) VALUES (${adcode}, '410108-s-01', '刘寨街道', st_geomfromewkt(${boundary}))`,
  )
  await run(sql`INSERT INTO land (adcode, id, kind, name, shape) VALUES
    (${adcode}, '410108-l-1', 'park', '人民公园', st_geomfromewkt(${square(113.61, 34.84, 300)})),
    (${adcode}, '410108-l-2', 'water', NULL, st_geomfromewkt(${square(113.62, 34.84, 0.2)}))`)
  const line = 'SRID=4490;MULTILINESTRING((113.6 34.84, 113.63 34.84))'
  await run(sql`INSERT INTO road (adcode, id, name, class, line) VALUES
    (${adcode}, '410108-r-1', '长兴路', 'arterial', st_geomfromewkt(${line})),
    (${adcode}, '410108-r-2', NULL, 'lane', st_geomfromewkt(${line}))`)
  await run(
    sql`INSERT INTO barrier (adcode, id, kind, name, line, active) VALUES (${adcode}, '410108-b-1', 'railway', '京广铁路', st_geomfromewkt(${line}), false)`,
  )
  await run(sql`INSERT INTO crossing (adcode, id, kind, name, shape) VALUES
    (${adcode}, '410108-x-1', 'footbridge', '天桥', 'SRID=4490;POINT(113.615 34.84)'),
    (${adcode}, '410108-x-2', 'underpass', NULL, 'SRID=4490;LINESTRING(113.62 34.839, 113.62 34.841)')`)
  await run(sql`INSERT INTO compound (adcode, id, name) VALUES (${adcode}, '410108-c-1', '一号院')`)
  await run(sql`INSERT INTO building (adcode, id, compound_id, floors, boundary) VALUES
    (${adcode}, '410108-n-1', '410108-c-1', 6, st_geometryn(st_geomfromewkt(${square(113.611, 34.841, 20)}), 1)),
    (${adcode}, '410108-n-2', NULL, NULL, st_geometryn(st_geomfromewkt(${square(113.612, 34.841, 20)}), 1))`)
  const works = [
    {
      id: '410108-w-1',
      trade: 'power',
      kind: 'undergrounding',
      placement: 'overhead',
      road: '长兴路',
      shape: 'LINESTRING(113.601 34.84, 113.61 34.84, 113.62 34.84)',
    },
    {
      id: '410108-w-2',
      trade: 'water',
      kind: 'replacement',
      placement: 'buried',
      road: '长兴路',
      shape: 'LINESTRING(113.61 34.84, 113.62 34.84)',
    },
    {
      id: '410108-w-3',
      trade: 'gas',
      kind: 'existing',
      placement: 'buried',
      road: null,
      shape: 'POINT(113.615 34.845)',
    },
    {
      id: '410108-w-4',
      trade: 'heating',
      kind: 'new',
      placement: 'buried',
      road: null,
      shape: 'LINESTRING(113.615 34.845, 113.6150005 34.845)',
    },
    { id: '410108-w-5', trade: 'heating', kind: 'new', placement: 'buried', road: null, shape: null },
  ]
  await run(sql`
    INSERT INTO work (adcode, id, trade, kind, placement, road_name, from_month, geometry)
    SELECT ${adcode}, id, trade, kind, placement, road, '2021-03', st_setsrid(st_geomfromtext(shape), 4490)
    FROM jsonb_to_recordset(${JSON.stringify(works)}::jsonb) AS r(id text, trade text, kind text, placement text, road text, shape text)`)
})

type Feature = { properties: Record<string, unknown>; type: string }

/** All features of a zoom, layer by layer; what lies in several tiles comes several times. */
async function layersAt(tileset: 'works' | 'ground', z: number): Promise<Record<string, Feature[]>> {
  const all = new Map<string, Feature[]>()
  for (const tile of tilesOfTown(z)) {
    const layers = await freshTile(database, tileset, tile)
    for (const [name, features] of Object.entries(layers)) all.set(name, [...(all.get(name) ?? []), ...features])
  }
  return Object.fromEntries(all)
}
const distinct = (features: Feature[] = [], property = 'id') =>
  [...new Set(features.map(({ properties }) => properties[property]))].sort()

describe('works', () => {
  it.each([11, 13, 15])('are each in the tiles of zoom %i they lie in, lines and points, however short', async (z) => {
    const { works } = await layersAt('works', z)
    expect(distinct(works)).toEqual(['410108-w-1', '410108-w-2', '410108-w-3', '410108-w-4'])
    const [power] = works!.filter(({ properties }) => properties.id === '410108-w-1')
    expect(power).toMatchObject({
      type: 'LineString',
      properties: {
        trade: 'power',
        kind: 'undergrounding',
        placement: 'overhead',
        state: 'planned',
        lineState: 'undergrounding',
        fromMonth: 202103,
      },
    })
    expect(power?.properties).not.toHaveProperty('toMonth')
    expect(works!.find(({ properties }) => properties.id === '410108-w-3')?.type).toBe('Point')
  })

  it('are one line per road below zoom 14, with the number of works along the whole road', async () => {
    expect((await layersAt('works', 14)).roadworks).toBeUndefined()
    const { works, roadworks } = await layersAt('works', 10)
    expect(works).toBeUndefined()
    const road = roadworks!.filter(({ properties }) => properties.name === '长兴路')
    expect(road.length).toBeGreaterThan(0)
    for (const { properties } of road) expect(properties).toEqual({ name: '长兴路', count: 2 })
  })

  it('are left to their roads where a tile of a small scale holds too many', async () => {
    const tile = tilesOfTown(11)[0]!
    const all = await findWorks(database, localReader, { tile, met: [] }, { mostWorks: null, roadworks: false })
    const few = await findWorks(
      database,
      localReader,
      { tile, met: [] },
      { mostWorks: all.works.length - 1, roadworks: true },
    )
    expect(all.works.length).toBeGreaterThan(1)
    expect(few.works).toEqual([])
    expect(few.roadworks.length).toBeGreaterThan(0)
  })
})

describe('the ground', () => {
  it('has its land, roads, barriers, crossings, buildings and territories, with what each is', async () => {
    const ground = await layersAt('ground', 14)
    expect(distinct(ground.land, 'kind')).toEqual(['park', 'water']) // a pond of 20 cm too
    expect(distinct(ground.roads, 'class')).toEqual(['arterial', 'lane'])
    expect(ground.barriers![0]!.properties).toEqual({
      id: '410108-b-1',
      kind: 'railway',
      name: '京广铁路',
      active: false,
    })
    expect(new Set(ground.crossings!.map(({ type }) => type))).toEqual(new Set(['Point', 'LineString']))
    expect(ground.buildings!.map(({ properties }) => properties)).toEqual(
      expect.arrayContaining([{ own: true, floors: 6 }, { own: false }]),
    )
    expect(distinct(ground.districts, 'name')).toEqual(['试验区410108'])
    expect(ground.districts![0]!.type).toBe('Polygon')
    expect(distinct(ground.streets, 'name')).toEqual(['刘寨街道'])
  })

  it.each([9, 12, 15])('names each territory once at zoom %i', async (z) => {
    const { districtLabels, streetLabels } = await layersAt('ground', z)
    expect(districtLabels!.map(({ properties }) => properties)).toEqual([{ adcode, name: '试验区410108' }])
    expect(streetLabels!.map(({ properties }) => properties)).toEqual([{ id: '410108-s-01', name: '刘寨街道' }])
  })

  it('shows the district from far away, and no buildings or lanes', async () => {
    const far = await layersAt('ground', 4)
    expect(Object.keys(far).sort()).toEqual(['districtLabels', 'districts'])
    expect((await layersAt('ground', 12)).buildings).toBeUndefined()
    expect(distinct((await layersAt('ground', 12)).roads, 'class')).toEqual(['arterial'])
  })
})
