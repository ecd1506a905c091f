/** The neighbour graph has one rule: in process and in PostGIS it gives the same links, the same gaps and the same cuts. */
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createRandom, type Random } from '#geodata/demo/random.ts'
import { localReader } from '#server/accounts/reader.ts'
import { makeGround } from '#server/areas/bundling/ground.ts'
import type { BundleMap, MapCompound } from '#server/areas/bundling/map.ts'
import { findNeighbourLinks } from '#server/areas/neighbours.queries.ts'
import { findRows } from '#server/db/connection.ts'
import { testDatabase } from '#tests/support/database.ts'
import { foundTown, type Metres, measureSrid, rectangle, type Town } from '../toy-town.ts'
import { toyCompound, toyMap, toyParams, rectangle as toyRectangle } from './toy-map.ts'

const cell = 130
const maxGapM = 40
/** Metres west of the toy town: the border of the zones of 111° and 114°. */
const zoneBorder = -103_000

/** Sixteen yards askew: some touch, some overlap, some have two parts; roads between, along and through them; bridges. */
async function build(town: Town, random: Random, { west, cornersPerWall }: { west: number; cornersPerWall: number }) {
  const wild = () => random.between(-9, 9)
  // walls exactly parallel have no one shortest line between them: either answer would be right
  const askew = ([x, y]: Metres): Metres => [x + wild() / 5, y + wild() / 5]
  const corners = Array.from({ length: 5 }, (_, i) =>
    Array.from({ length: 5 }, (_each, j): Metres => [west + i * cell + wild(), j * cell + wild()]),
  )
  const at = (i: number, j: number) => corners[i]?.[j] as Metres
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      const ring = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)]
      const shrink = random.pick([1, 1, 0.97, 0.9, 0.8, 1.02])
      const parts = random.chance(0.15)
        ? [
            rectangle([west + i * cell + 20 + wild(), j * cell + 20 + wild()], [25, 30]),
            rectangle([west + i * cell + 70 + wild(), j * cell + 60 + wild()], [32, 28]),
          ]
        : [shrink < 1 ? about(ring, shrink).map(askew) : about(ring, shrink)]
      await town.lay({ name: `${i}${j}`, parts: parts.map((part) => finely(part, cornersPerWall)) })
    }
  }
  for (let k = 1; k < 4; k++) {
    // along the corners of the yards, so that shared edges lie on it
    if (random.chance(0.5)) await town.cut(`路${k}`, 'road', ...[0, 1, 2, 3, 4].map((j) => at(k, j)))
    // ends somewhere
    const stop = random.between(1, 4) * cell
    if (random.chance(0.6))
      await town.cut(`河${k}`, 'river', [west - 50, k * cell + wild()], [west + stop, k * cell + wild()])
  }
  await town.cut('铁路', 'railway', [west - 50, random.between(0, 500)], [west + 600, random.between(0, 500)])
  for (let k = 0; k < 2; k++) await town.bridge([west + random.between(0, 520), random.between(0, 520)])
  await town.bridge([west + 200 + wild(), 240], [west + 200, 270 + wild()])
}

/** The same ring with corners put in along its walls. */
const finely = (ring: readonly Metres[], perWall: number): Metres[] =>
  ring.flatMap(([ax, ay], k) => {
    const [bx, by] = ring[(k + 1) % ring.length] as Metres
    const share = (i: number) => i / perWall
    return Array.from({ length: perWall }, (_, i): Metres => [ax + (bx - ax) * share(i), ay + (by - ay) * share(i)])
  })

const about = (ring: readonly Metres[], share: number): Metres[] => {
  const middle = [0, 1].map((axis) => ring.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / ring.length)
  return ring.map(
    ([x, y]): Metres => [
      (middle[0] ?? 0) + (x - (middle[0] ?? 0)) * share,
      (middle[1] ?? 0) + (y - (middle[1] ?? 0)) * share,
    ],
  )
}

const Shape = z.object({ id: z.string(), name: z.string().nullable(), shape: z.object({ coordinates: z.unknown() }) })

async function mapOf(town: Town): Promise<BundleMap> {
  const database = await testDatabase()
  const read = (table: string, column: string, name: string) =>
    findRows(
      database,
      Shape,
      sql`SELECT id, ${sql.raw(name)} AS name, st_asgeojson(${sql.raw(column)}, 15)::jsonb AS shape
          FROM ${sql.raw(table)} WHERE adcode = ${town.adcode} ORDER BY id`,
    )
  const flat = (line: unknown) => Float64Array.from((line as number[][]).flat())
  const [compounds, barriers, crossings] = [
    await read('compound', 'boundary', 'name'),
    await read('barrier', 'line', 'name'),
    await read('crossing', 'shape', 'name'),
  ]
  const facts = { households: 100, floorAreaM2: null, costWan: null, planYear: null, street: null, owner: null }
  return {
    meridian: 114,
    compounds: compounds.map(({ id, shape }) => ({
      id,
      ...facts,
      parts: (shape.coordinates as unknown[][]).map((rings) => rings.map(flat)),
    })),
    barriers: barriers.map(({ name, shape }) => ({ name, lines: (shape.coordinates as unknown[]).map(flat) })),
    crossings: crossings.map(({ shape }) => {
      const { coordinates } = shape as { coordinates: unknown[] }
      return { lines: [typeof coordinates[0] === 'number' ? flat([coordinates]) : flat(coordinates)] }
    }),
  }
}

describe('the neighbour graph in process', () => {
  it.each(Array.from({ length: 24 }, (_, city) => city))(
    'is that of PostGIS, edge for edge, in city %i',
    async (city) => {
      const town = await foundTown(`9913${String(city).padStart(2, '0')}`)
      // every fourth city is drawn with many corners, which the process keeps under trees
      const cornersPerWall = city % 4 === 3 ? 40 : 1
      await build(town, createRandom(700 + city), { west: city % 6 === 5 ? zoneBorder : 0, cornersPerWall })
      const map = await mapOf(town)
      const { problem, ids, cutPairs } = makeGround(map, toyParams({ maxGapM }))
      const { start, to, gapM } = problem.links
      const inProcess = ids.flatMap((from, i) =>
        Array.from({ length: start[i + 1]! - start[i]! }, (_, k) => start[i]! + k)
          .filter((at) => to[at]! > i)
          .map((at) => `${from} ${ids[to[at]!]} ${gapM[at]!.toFixed(1)}`),
      )
      const cut = cutPairs.map(({ a, b, gapM: gap }) => `${ids[a]} ${ids[b]} ${gap.toFixed(1)}`)

      const links = await findNeighbourLinks(await testDatabase(), localReader, { adcode: town.adcode, measureSrid }, [
        { key: 'all', ids, maxGapM },
      ])
      const told = (each: (typeof links)[number]) => `${each.from} ${each.to} ${each.gapM.toFixed(1)}`
      expect(inProcess.sort()).toEqual(
        links
          .filter((each) => !each.cut)
          .map(told)
          .sort(),
      )
      expect(cut.sort()).toEqual(
        links
          .filter((each) => each.cut)
          .map(told)
          .sort(),
      )
      expect(links.length).toBeGreaterThan(10)
    },
  )

  it.each([20, 0])('ends for neighbours of 200,000 corners each, %i m apart with a road between', (gapM) => {
    const corners = 200_000
    const [a, b] = [0, 100 + gapM].map((west, k) =>
      toyCompound({ id: 'ab'[k] ?? '', ring: withCorners(toyRectangle(west, 0), corners / 4) }),
    ) as [MapCompound, MapCompound]
    const road = { name: '路', lines: [toyRectangle(100 + gapM / 2, -50, 300, 300)] }
    const { problem, cutPairs } = makeGround(toyMap([a, b], { barriers: [road] }), toyParams({ maxGapM }))
    expect(problem.links.to).toHaveLength(0)
    expect(cutPairs).toMatchObject([{ a: 0, b: 1, gapM, why: 'barrier' }])
  })
})

function withCorners(ring: Float64Array, perWall: number): Float64Array {
  const places = Array.from({ length: ring.length / 2 }, (_, k): Metres => [ring[2 * k] ?? 0, ring[2 * k + 1] ?? 0])
  const [first] = places
  return Float64Array.from([...finely(places.slice(0, -1), perWall), first ?? []].flat())
}
