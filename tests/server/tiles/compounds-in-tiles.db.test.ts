import { createHash } from 'node:crypto'
import { createExpression } from '@maplibre/maplibre-gl-style-spec'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { historyOf } from '#contract/history.ts'
import { Status, statusOn } from '#contract/status.ts'
import { localReader } from '#server/accounts/reader.ts'
import type { Database } from '#server/db/client.ts'
import { findRows } from '#server/db/connection.ts'
import { compoundLayers } from '#server/tiles/compound-layers.ts'
import { findPlaces } from '#server/tiles/compounds-tile.queries.ts'
import { encodeTile } from '#server/tiles/encode.ts'
import { type CellCount, toCellCounts, toTileCompounds } from '#server/tiles/tile-compound.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'
import { classExpression, classOf } from '#web/map/classes.ts'
import { readTileBytes } from './read-tile.ts'
import { freshBytes, freshTile, generateTown, placedIds, tilesOfTown } from './tiled-town.ts'

let database: Database
let placed: string[]

beforeAll(async () => {
  database = await testDatabase()
  await generateTown(database)
  await pauseTwice(database)
  placed = await placedIds(database)
  expect(placed.length).toBeGreaterThan(250)
})

const idsOf = (features: { properties: Record<string, unknown> }[] = []) =>
  features.map(({ properties }) => String(properties.id))
const zooms = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => [from + i] as const)

describe('every placed compound', () => {
  it.each(zooms(0, 10))('is one point in exactly one tile at zoom %i', async (zoom) => {
    const found: string[] = []
    for (const tile of tilesOfTown(zoom)) {
      const { compounds } = await freshTile(database, 'compounds', tile)
      for (const { geometry } of compounds ?? []) {
        const [x, y] = geometry[0]?.[0] ?? [-1, -1]
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
        expect(Math.max(x, y)).toBeLessThan(4096) // the page draws nothing on the far edge
      }
      found.push(...idsOf(compounds))
    }
    expect(found.sort()).toEqual(placed)
  })

  it.each(zooms(0, 10))(
    'is counted once where a tile of zoom %i holds cells, by status, plan year and decade',
    async (zoom) => {
      const sums = { points: 0, count: 0, status: 0, plan: 0, decade: 0 }
      for (const tile of tilesOfTown(zoom)) {
        const answer = await findPlaces(database, localReader, { tile, met: [] }, 40)
        const { compounds = [], cells = [] } = readTileBytes(encodeTile(compoundLayers(answer, zoom)))
        expect(Math.min(compounds.length, cells.length)).toBe(0) // one or the other
        sums.points += compounds.length
        for (const { properties } of cells) {
          sums.count += Number(properties.count)
          for (const [key, count] of Object.entries(properties)) {
            const sort = key.split('_')[0] as keyof typeof sums // status, plan, decade or count
            if (key.includes('_')) sums[sort] += Number(count)
          }
        }
      }
      const { points, count } = sums
      expect(count).toBeGreaterThan(0)
      expect(points + count).toBe(placed.length)
      expect(sums).toMatchObject({ status: count, plan: count, decade: count })
    },
  )

  it.each(zooms(11, 16))('is a boundary in the tiles it meets at zoom %i, however small it is', async (zoom) => {
    const found = new Set<string>()
    const named: string[] = []
    for (const tile of tilesOfTown(zoom)) {
      const { compounds = [], labels } = await freshTile(database, 'compounds', tile)
      for (const feature of compounds) expect(feature.type).toBe('Polygon')
      for (const id of idsOf(compounds)) found.add(id)
      named.push(...idsOf(labels))
    }
    expect([...found].sort()).toEqual(placed)
    expect(named.sort()).toEqual(zoom >= 12 ? placed : []) // one label each, in one tile
  })
})

const dateNames: Record<string, string> = {
  candidate: 'candidateOn',
  planned: 'plannedOn',
  approved: 'approvedOn',
  'under-way': 'startedOn',
  finished: 'finishedOn',
  accepted: 'acceptedOn',
  paused: 'pausedOn',
  dropped: 'droppedOn',
}

/** A compound of a district judged in 2022, in the middle of its history of starts and pauses. */
const pausedTwice = { adcode: '410122', id: '410122-c-002' }
const years = [2015, 2016, 2017, 2018, 2019, 2020, 2025]

async function pauseTwice({ statements }: Database) {
  const { adcode, id } = pausedTwice
  const steps = ['planned', 'under-way', 'paused', 'under-way', 'paused']
  await statements.execute(sql`DELETE FROM step WHERE adcode = ${adcode} AND compound_id = ${id}`)
  for (const [i, status] of steps.entries())
    await statements.execute(sql`INSERT INTO step (adcode, id, compound_id, status, on_day, origin)
      VALUES (${adcode}, ${`${id}-p${i}`}, ${id}, ${status}, ${`${2016 + i}-05-01`}, '{"source": "试验", "kind": "user"}')`)
}

/** The status the map colours a feature by when the slider stands at this year. */
function replayed(properties: Record<string, string | number | boolean>, year: number, dataDate: string): unknown {
  const compiled = createExpression(classExpression('status', year, dataDate), 'test.status')
  if (compiled.result === 'error') throw new Error(compiled.value.map(({ message }) => message).join('; '))
  return compiled.value.evaluate({ zoom: 12 }, { type: 'Polygon', properties })
}

describe('what a tile says of a compound', () => {
  const Judged = z.object({
    id: z.string(),
    status: Status,
    late: z.boolean(),
    steps: z.array(z.object({ status: Status, onDay: z.string() })),
  })

  it('is what the lists say: status, lateness and days, as view compound_now judges them', async () => {
    const rows = await findRows(database, Judged, sql`SELECT id, status, late, steps FROM compound_now`)
    const byId = new Map(rows.map((row) => [row.id, row]))
    let compared = 0
    for (const tile of tilesOfTown(10)) {
      for (const { properties } of (await freshTile(database, 'compounds', tile)).compounds ?? []) {
        const { id, status, late, steps } = byId.get(String(properties.id))!
        expect({ id, status: properties.status, late: properties.late, history: properties.history }).toEqual({
          id,
          status,
          late,
          history: historyOf(steps) ?? undefined,
        })
        compared++
      }
    }
    expect(compared).toBe(placed.length)
    expect(new Set(rows.map(({ status }) => status)).size).toBe(8)
    expect(rows.some(({ late }) => late)).toBe(true)
  })

  it('dates each status at the scales where names are read', async () => {
    const rows = await findRows(database, Judged, sql`SELECT id, status, late, steps FROM compound_now`)
    const byId = new Map(rows.map((row) => [row.id, row]))
    const dated = new Set<string>()
    for (const tile of tilesOfTown(12)) {
      for (const { properties } of (await freshTile(database, 'compounds', tile)).compounds ?? []) {
        const { steps } = byId.get(String(properties.id))!
        const days = Object.fromEntries(
          steps.map(({ status, onDay }) => [dateNames[status], Number(onDay.replaceAll('-', ''))]),
        )
        expect(Object.fromEntries(Object.entries(properties).filter(([key]) => key.endsWith('On')))).toEqual(days)
        if (steps.length > 0) dated.add(String(properties.id))
      }
    }
    expect(dated.size).toBeGreaterThan(100)
  })

  it('is the same in the list, the detail, the tile and the replay of every year, though a pause came twice', async () => {
    const list = (await ask('GET', `/api/compounds?adcode=${pausedTwice.adcode}&limit=1000`)).json.items
    const detail = (await ask('GET', `/api/compounds/${pausedTwice.id}`)).json
    const row = list.find(({ id }: { id: string }) => id === pausedTwice.id)
    const { dataDate } = (await ask('GET', `/api/progress?adcode=${pausedTwice.adcode}`)).json
    expect([row.status, detail.status]).toEqual(['paused', 'paused'])
    const seen = new Set<string>()
    for (const zoom of [9, 11, 13]) {
      for (const tile of tilesOfTown(zoom)) {
        const found = (await freshTile(database, 'compounds', tile)).compounds ?? []
        const properties = found.find((each) => each.properties.id === pausedTwice.id)?.properties
        if (!properties) continue
        seen.add(`zoom ${zoom}`)
        expect(properties.status).toBe('paused')
        const inReplay = years.map((year) => replayed(properties, year, dataDate))
        expect(inReplay).toEqual(years.map((year) => classOf('status', row, year, dataDate)))
        expect(inReplay).toEqual(
          years.map((year) => classOf('status', { ...row, steps: detail.steps }, year, dataDate)),
        )
        expect(inReplay).toEqual(['candidate', 'planned', 'under-way', 'paused', 'under-way', 'paused', 'paused'])
      }
    }
    expect(seen.size).toBe(3)
  })

  it('counts in cells what the points say one by one', async () => {
    const [tile] = tilesOfTown(5)
    const points = toTileCompounds(await findPlaces(database, localReader, { tile: tile!, met: [] }))
    const cells = toCellCounts(await findPlaces(database, localReader, { tile: tile!, met: [] }, 0))
    const told = (isMeant: (cell: CellCount) => boolean) =>
      cells.filter(isMeant).reduce((sum, { count }) => sum + count, 0)
    for (const status of new Set(points.map((each) => each.status))) {
      const one = points.filter((each) => each.status === status)
      expect(
        told((cell) => cell.status === status),
        status,
      ).toBe(one.length)
    }
    const builtInEighties = points.filter(({ builtYear }) => Math.floor((builtYear ?? 0) / 10) === 198)
    expect(told(({ decade }) => decade === 1980)).toBe(builtInEighties.length)
    expect(told(({ planYear }) => planYear === null)).toBe(points.filter(({ planYear }) => planYear === null).length)
  })

  it('is judged alike compound by compound, for a whole district, and by the one rule in the program', async () => {
    const judged = (view: string) => sql`SELECT id, status, started, finished, late FROM ${sql.raw(view)} ORDER BY id`
    const Row = z.object({
      id: z.string(),
      status: Status,
      started: z.boolean(),
      finished: z.boolean(),
      late: z.boolean(),
    })
    const oneByOne = await findRows(database, Row, judged('compound_now'))
    expect(await findRows(database, Row, judged('compound_standing'))).toEqual(oneByOne)
    const Facts = z.object({
      id: z.string(),
      steps: Judged.shape.steps,
      plan_year: z.number().nullable(),
      judged_on: z.string(),
    })
    const facts = await findRows(
      database,
      Facts,
      sql`SELECT id, steps, plan_year, judged_on FROM compound_now ORDER BY id`,
    )
    expect(facts.map((each) => statusOn(each.judged_on, each.steps, each.plan_year))).toEqual(
      oneByOne.map(({ status }) => status),
    )
  })

  it('leaves retired and unplaced compounds out', async () => {
    expect(placed).not.toContain('410108-c-007')
    const ids = idsOf((await freshTile(database, 'compounds', tilesOfTown(0)[0]!)).compounds)
    expect(ids).not.toContain('410108-c-007')
  })
})

describe('the same rows', () => {
  // One value for both engines, whatever their versions of PostGIS, GEOS and PROJ. A change of the tiles' form changes it.
  it('give the same bytes on every engine', async () => {
    const hash = createHash('sha256')
    for (const zoom of [3, 9, 11, 13, 15]) {
      for (const tile of tilesOfTown(zoom)) hash.update(await freshBytes(database, 'compounds', tile))
    }
    expect(hash.digest('hex')).toBe('590d2de71d98996b4e15a96e0eff5334464dbff00010e1308751559900a1fe62')
  })
})
