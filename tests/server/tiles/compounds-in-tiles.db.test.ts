import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { localReader } from '#server/accounts/reader.ts'
import type { Database } from '#server/db/client.ts'
import { findRows } from '#server/db/connection.ts'
import { compoundLayers } from '#server/tiles/compound-layers.ts'
import { findPlaces } from '#server/tiles/compounds-tile.queries.ts'
import { encodeTile } from '#server/tiles/encode.ts'
import { testDatabase } from '#tests/support/database.ts'
import { readTileBytes } from './read-tile.ts'
import { freshBytes, freshTile, generateTown, placedIds, tilesOfTown } from './tiled-town.ts'

let database: Database
let placed: string[]

beforeAll(async () => {
  database = await testDatabase()
  await generateTown(database)
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

describe('what a tile says of a compound', () => {
  const Judged = z.object({
    id: z.string(),
    status: z.string(),
    late: z.boolean(),
    steps: z.array(z.object({ status: z.string(), onDay: z.string() })),
  })

  it('is what the lists say: status, lateness and days, as view compound_now judges them', async () => {
    const rows = await findRows(database, Judged, sql`SELECT id, status, late, steps FROM compound_now`)
    const byId = new Map(rows.map((row) => [row.id, row]))
    const names: Record<string, string> = {
      candidate: 'candidateOn',
      planned: 'plannedOn',
      approved: 'approvedOn',
      'under-way': 'startedOn',
      finished: 'finishedOn',
      accepted: 'acceptedOn',
      paused: 'pausedOn',
      dropped: 'droppedOn',
    }
    let compared = 0
    for (const tile of tilesOfTown(10)) {
      for (const { properties } of (await freshTile(database, 'compounds', tile)).compounds ?? []) {
        const { status, late, steps } = byId.get(String(properties.id))!
        const days = Object.fromEntries(
          steps.map((step) => [names[step.status], Number(step.onDay.replaceAll('-', ''))]),
        )
        const told = Object.fromEntries(Object.entries(properties).filter(([key]) => key.endsWith('On')))
        expect({ id: properties.id, status: properties.status, late: properties.late, told }).toEqual({
          id: properties.id,
          status,
          late,
          told: days,
        })
        compared++
      }
    }
    expect(compared).toBe(placed.length)
    expect(new Set(rows.map(({ status }) => status)).size).toBe(8)
    expect(rows.some(({ late }) => late)).toBe(true)
  })

  it('counts in cells what the points say one by one', async () => {
    const [tile] = tilesOfTown(5)
    const points = await findPlaces(database, localReader, { tile: tile!, met: [] })
    const { cells } = await findPlaces(database, localReader, { tile: tile!, met: [] }, 0)
    const told = (property: string) =>
      cells.filter((each) => each.property === property).reduce((sum, { count }) => sum + count, 0)
    for (const status of new Set(points.compounds.map((each) => each.status))) {
      expect(told(`status_${status}`), status).toBe(points.compounds.filter((each) => each.status === status).length)
    }
    expect(told('decade_1980')).toBe(
      points.compounds.filter(({ builtYear }) => Math.floor((builtYear ?? 0) / 10) === 198).length,
    )
    expect(told('plan_none')).toBe(points.compounds.filter(({ planYear }) => planYear === null).length)
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
    expect(hash.digest('hex')).toBe('3a3eda0e04cad5a8004f74b8366a77cffa59d9851d933e7a7e9ad7aa51b1c2ea')
  })
})
