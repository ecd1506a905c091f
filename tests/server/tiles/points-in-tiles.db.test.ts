import { type SQL, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { getRow } from '#server/db/connection.ts'
import { type TileAddress, tileBoxM } from '#server/tiles/tile-grid.ts'
import { columnOf, liesIn, rowOf } from '#server/tiles/tile-parts.queries.ts'
import { testDatabase } from '#tests/support/database.ts'

/** The next number a computer knows. */
function next(value: number, direction: 1 | -1): number {
  const step = Math.abs(value) * 2 ** -53
  return value + direction * Math.max(step, Number.MIN_VALUE) * 1.5
}

/** The tiles around a corner that answer "it lies in me", with the cell of the grid it has there. */
async function homesOf(x: number, y: number, around: TileAddress) {
  const database = await testDatabase()
  const place: SQL = sql`p.place`
  const homes: { tile: TileAddress; column: number; row: number }[] = []
  for (const [dx, dy] of [
    [-1, -1],
    [0, -1],
    [-1, 0],
    [0, 0],
  ] as const) {
    const tile = { z: around.z, x: around.x + dx, y: around.y + dy }
    const answer = await getRow(
      database,
      z.object({ home: z.boolean(), column: z.number(), row: z.number() }),
      sql`SELECT (${liesIn(place, tile)}) AS home, ${columnOf(place, tile)} AS column, ${rowOf(place, tile)} AS row
          FROM (SELECT st_setsrid(st_makepoint(${x}::float8, ${y}::float8), 3857) AS place) p`,
    )
    if (answer.home) homes.push({ tile, column: answer.column, row: answer.row })
  }
  return homes
}

describe('a point where four tiles meet', () => {
  const corners = [
    { z: 4, x: 13, y: 6 },
    { z: 11, x: 1670, y: 812 },
    { z: 16, x: 53_450, y: 25_995 },
    { z: 22, x: 3_420_777, y: 1_663_555 },
  ]

  it.each(corners)('belongs to exactly one of them: $z/$x/$y', async (tile) => {
    const { west, north } = tileBoxM(tile)
    const homes = await homesOf(west, north, tile)
    expect(homes).toEqual([{ tile, column: 0, row: 0 }])
  })

  it.each(corners)('and so does its nearest neighbour to each side: $z/$x/$y', async (tile) => {
    const { west, north } = tileBoxM(tile)
    const places = [
      [next(west, -1), north, -1, 0],
      [west, next(north, 1), 0, -1],
      [next(west, -1), next(north, 1), -1, -1],
      [next(west, 1), next(north, -1), 0, 0],
    ] as const
    for (const [x, y, dx, dy] of places) {
      const homes = await homesOf(x, y, tile)
      expect(homes.map((home) => home.tile)).toEqual([{ z: tile.z, x: tile.x + dx, y: tile.y + dy }])
      const [home] = homes
      // On its own tile's last column or row, never on the edge beyond, where a page draws no point.
      expect([home?.column, home?.row]).toEqual([dx === -1 ? 4095 : 0, dy === -1 ? 4095 : 0])
    }
  })
})
