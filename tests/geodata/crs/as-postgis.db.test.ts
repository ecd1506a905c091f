import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { metresBetween } from '#geodata/crs/likely.ts'
import { systemOf } from '#geodata/crs/systems.ts'
import { findRows } from '#server/db/connection.ts'
import { testDatabase } from '#tests/support/database.ts'

const placeRow = z.object({ lon: z.number(), lat: z.number() })

describe('the program and the database', () => {
  it.each([
    ['4547', 464947.3584, 3856133.0346],
    ['4547', 343264.965, 2240752.944],
    ['4526', 38464947.3584, 3856133.0346],
    ['4490', 113.6168, 34.833],
    ['3857', 12647764.3216, 4141209.6063],
    ['32649', 739300.6039, 3857646.2696],
    ['3089', 5300004.1386, 3899827.9948],
  ])('put the same numbers of EPSG:%s at the same place, to a millimetre', async (code, x, y) => {
    const [theirs] = await findRows(
      await testDatabase(),
      placeRow,
      sql`SELECT ST_X(place) AS lon, ST_Y(place) AS lat
          FROM ST_Transform(ST_SetSRID(ST_MakePoint(${x}, ${y}), ${Number(code)}::int), 4326) AS place`,
    )
    const ours = systemOf(code)!.toEarth([x, y])
    expect(metresBetween(ours, [theirs!.lon, theirs!.lat])).toBeLessThan(0.001)
  })
})
