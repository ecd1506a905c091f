import { sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readFile } from '#geodata/readers/read-file.ts'
import type { Table } from '#geodata/readers/reading.ts'
import { localReader } from '#server/accounts/reader.ts'
import { findNeighbourLinks } from '#server/areas/neighbours.queries.ts'
import { findRows } from '#server/db/connection.ts'
import { groundRules } from '#server/imports/ground/rules.ts'
import { groundStore } from '#server/imports/ground/store.ts'
import { openStreetMapNotice } from '#server/imports/ground/understand.ts'
import { undoImport } from '#server/imports/undo-import.ts'
import { ask } from '#tests/server/http/ask.ts'
import { freshTile, tilesOfTown } from '#tests/server/tiles/tiled-town.ts'
import { at, lineThrough, yard } from '#tests/server/works/toy-street.ts'
import { testDatabase } from '#tests/support/database.ts'
import { hasOpenData, openData } from '#tests/support/open-data.ts'
import { writer } from '../apply-file.ts'
import { applyKind, layerOf, lookAt } from '../apply-kind.ts'

const adcode = '410108'
const kind = { rules: groundRules, store: groundStore }
const columns = ['osm_id', 'name', 'highway', 'railway', 'waterway', 'natural', 'bridge']
const pond: Geometry = yard([400, 400], 50)
const river: Geometry = yard([-400, 400], 60)

/** A main road between two yards, a lane, a railway, waters; a footbridge over the road where `bridged`. */
const extract = (road: string, bridged = false) =>
  layerOf('惠济', columns, [
    [['w1', '长兴路', road, null, null, null, null], lineThrough([120, -300], [120, 400])],
    [['w2', '某巷', 'living_street', null, null, null, null], lineThrough([-300, -50], [100, -50])],
    [['w3', '京广铁路', null, 'rail', null, null, null], lineThrough([800, -300], [800, 400])],
    [['w4', '贾鲁河', null, null, null, 'water', null], river],
    [['w5', null, null, null, null, 'water', null], pond],
    ...(bridged
      ? [[['w6', '天桥', 'footway', null, null, null, 'yes'], lineThrough([100, 50], [140, 50])] as const]
      : []),
  ])

const cutBetween = async () => {
  const sets = [{ key: 'x', ids: ['410108-c-001', '410108-c-002'], maxGapM: 60 }]
  const [link] = await findNeighbourLinks(await testDatabase(), localReader, { adcode, measureSrid: 4547 }, sets)
  return link?.cut?.barrier ?? null
}
const notices = async () => (await ask('GET', `/api/districts/${adcode}/notices`)).json.items
const ofTable = async (table: string, columns: string) =>
  findRows(
    await testDatabase(),
    z.looseObject({}),
    sql`SELECT ${sql.raw(columns)} FROM ${sql.identifier(table)} WHERE adcode = ${adcode} ORDER BY name NULLS LAST`,
  )

beforeAll(async () => {
  const { statements } = await testDatabase()
  await statements.execute(sql`
    INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
    VALUES (${adcode}, '试验区', '试验市', '试验省', 4547, '2026-01-01')`)
  for (const [id, east] of [
    ['410108-c-001', 0],
    ['410108-c-002', 140],
  ] as const)
    await statements.execute(sql`
      INSERT INTO compound (adcode, id, name, boundary)
      SELECT ${adcode}, ${id}, ${id}, st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(yard([east, 0], 100))}), 4490))`)
})

describe('roads, a railway and waters of an extract', () => {
  let runId = ''

  it('are drawn, and the main road, the railway and the river cut neighbours apart', async () => {
    expect(await cutBetween()).toBeNull()
    runId = (await applyKind(kind, adcode, extract('primary'), { fileName: 'huiji.geojson' })).runId
    expect(await cutBetween()).toEqual({ name: '长兴路', kind: 'road' })
    expect(await ofTable('road', 'name, class, invented')).toEqual([
      { name: '某巷', class: 'lane', invented: false },
      { name: '长兴路', class: 'arterial', invented: false },
    ])
    expect(await ofTable('barrier', 'name, kind, active')).toEqual([
      { name: '京广铁路', kind: 'railway', active: true },
      { name: '贾鲁河', kind: 'river', active: true },
      { name: '长兴路', kind: 'road', active: true },
    ])
    expect(await ofTable('land', 'name, kind')).toEqual([
      { name: '贾鲁河', kind: 'water' },
      { name: null, kind: 'water' },
    ])
  })

  it('are in the tiles of the ground', async () => {
    const database = await testDatabase()
    const names = { roads: new Set<unknown>(), barriers: new Set<unknown>(), land: new Set<unknown>() }
    for (const tile of tilesOfTown(14)) {
      const layers = await freshTile(database, 'ground', tile)
      for (const [layer, found] of Object.entries(names))
        for (const { properties } of layers[layer] ?? []) found.add(properties.name)
    }
    expect([...names.roads].sort()).toEqual(['某巷', '长兴路'])
    expect([...names.barriers].sort()).toEqual(['京广铁路', '贾鲁河', '长兴路'])
    expect([...names.land]).toContain('贾鲁河')
  })

  it('say whose data they are', async () => {
    expect(await notices()).toEqual([openStreetMapNotice])
    expect(
      await ofTable('road', `provenance->'code'->>'printed' AS code, provenance->'geometry'->>'source' AS source`),
    ).toEqual([
      { code: 'w2', source: 'huiji.geojson' },
      { code: 'w1', source: 'huiji.geojson' },
    ])
  })

  it('of the same file again change nothing', async () => {
    expect((await lookAt(kind, adcode, extract('primary'))).summary).toMatchObject({ same: 5, new: 0, changed: 0 })
  })

  it('a footbridge opens the road beside it, and is found again by its number', async () => {
    const { runId: bridging, run } = await applyKind(kind, adcode, extract('primary', true))
    expect(run.summary).toMatchObject({ new: 1, same: 5 })
    expect(await cutBetween()).toBeNull()
    expect((await lookAt(kind, adcode, extract('primary', true))).summary).toMatchObject({
      same: 6,
      new: 0,
      changed: 0,
    })
    await undoImport(await writer(), bridging)
    expect(await cutBetween()).toMatchObject({ name: '长兴路' })
  })

  it('a road that is a main road no longer cuts nothing; taken back, it does again, switched off as the planner left it', async () => {
    const { statements } = await testDatabase()
    await statements.execute(
      sql`UPDATE barrier SET active = false, reason = '已下穿', version = version + 1 WHERE kind = 'road'`,
    )
    const { runId: lowering, run } = await applyKind(kind, adcode, extract('secondary'))
    expect(run.summary).toMatchObject({ changed: 1, same: 4 })
    expect(await ofTable('barrier', 'name')).toEqual([{ name: '京广铁路' }, { name: '贾鲁河' }])
    await undoImport(await writer(), lowering)
    expect(await ofTable('barrier', 'name, active, reason')).toContainEqual({
      name: '长兴路',
      active: false,
      reason: '已下穿',
    })
    await statements.execute(sql`UPDATE barrier SET active = true, reason = NULL WHERE kind = 'road'`)
    expect(await cutBetween()).toMatchObject({ name: '长兴路' })
  })

  it('a road that was moved takes its barrier along', async () => {
    const table = extract('primary')
    const moved = {
      ...table,
      rows: table.rows.map((row, place) =>
        place === 0 ? { ...row, geometry: lineThrough([300, -300], [300, 400]) } : row,
      ),
    }
    const { runId: moving, run } = await applyKind(kind, adcode, moved)
    expect(run.summary).toMatchObject({ changed: 1, same: 4 })
    expect(await cutBetween()).toBeNull()
    await undoImport(await writer(), moving)
    expect(await cutBetween()).toMatchObject({ name: '长兴路' })
  })

  it('beside invented ones are told before anything is written', async () => {
    const { statements } = await testDatabase()
    const line = JSON.stringify(lineThrough([0, 900], [900, 900]))
    await statements.execute(sql`
      INSERT INTO road (adcode, id, name, class, line, invented)
      SELECT ${adcode}, '410108-r-0001', '示意路', 'street', st_multi(st_setsrid(st_geomfromgeojson(${line}), 4490)), true`)
    const { findings } = await lookAt(kind, adcode, extract('primary'))
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'ground-invented-here', params: { roads: 1, barriers: 0, waters: 0 } }),
    )
  })

  it('point crossings of a district’s own layer are taken as they are', async () => {
    const bridges = layerOf('人行天桥', ['名称'], [[['南阳路天桥'], { type: 'Point', coordinates: at([120, 50]) }]])
    const { runId: bridging } = await applyKind(kind, adcode, bridges)
    expect(await ofTable('crossing', 'name, kind')).toEqual([{ name: '南阳路天桥', kind: 'footbridge' }])
    expect(await cutBetween()).toBeNull()
    expect((await lookAt(kind, adcode, bridges)).summary).toMatchObject({ same: 1, new: 0, changed: 0 })
    await undoImport(await writer(), bridging)
  })

  it('taken back altogether leave nothing behind but what a planner has decided since, and that is named', async () => {
    const { kept } = await undoImport(await writer(), runId)
    expect(kept.map(({ name }) => name)).toEqual(['长兴路'])
    expect(await ofTable('barrier', 'name')).toEqual([{ name: '长兴路' }])
    expect(await notices()).toEqual([])
    for (const table of ['land', 'crossing']) expect(await ofTable(table, 'id')).toEqual([])
    expect(await ofTable('road', 'id')).toEqual([{ id: '410108-r-0001' }])
  })
})

describe.skipIf(!hasOpenData)('real roads of OpenStreetMap', () => {
  const wuhou = '510107'
  const chengdu = async (): Promise<Table> => {
    const bytes = openData('roads-chengdu-wuhou-osm/chengdu_roads.geojson')
    const { tables } = await readFile({ name: 'chengdu_roads.geojson', bytes }, {})
    return tables[0]!
  }

  it('of Chengdu become a network with its barriers, and the same file again changes nothing', async () => {
    const { statements } = await testDatabase()
    await statements.execute(sql`
      INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
      VALUES (${wuhou}, '武侯区', '成都市', '四川省', 4544, '2026-01-01')`)
    const { run } = await applyKind(kind, wuhou, await chengdu())
    expect(run.summary).toMatchObject({ changed: 0, doubtful: 0 })
    expect(run.summary!.new + run.summary!.skipped).toBe(850)
    const [counted] = await findRows(
      await testDatabase(),
      z.object({ roads: z.number(), barriers: z.number(), km: z.number() }),
      sql`
      SELECT count(*)::int AS roads, (SELECT count(*)::int FROM barrier b WHERE b.adcode = ${wuhou}) AS barriers,
        round((sum(st_length(st_transform(line, 4544))) / 1000)::numeric)::int AS km
      FROM road WHERE adcode = ${wuhou}`,
    )
    expect(counted!.roads).toBe(run.summary!.new)
    expect(counted!.barriers).toBeGreaterThan(200)
    expect(counted!.km).toBeGreaterThan(60)
    expect((await lookAt(kind, wuhou, await chengdu())).summary).toMatchObject({
      new: 0,
      changed: 0,
      same: run.summary!.new,
    })
  })
})
