import { gunzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { guestReader, localReader } from '#server/accounts/reader.ts'
import type { Database } from '#server/db/client.ts'
import type { Connection } from '#server/db/connection.ts'
import { write } from '#server/db/write.ts'
import type { TileAddress } from '#server/tiles/tile-grid.ts'
import { type StoredTile, TileStore } from '#server/tiles/tile-store.ts'
import { emptyDatabase, testDatabase } from '#tests/support/database.ts'
import { readTileBytes } from './read-tile.ts'
import { foundDistrict, square, tilesOfTown } from './tiled-town.ts'

let database: Database
/** Statements sent since the test began. The store talks to the real database through it. */
let statements: string[]
let store: TileStore
let isAway = false
/** Revisions only ever grow, also from one test to the next: the change feed hears no older one. */
let revision = 0

const here: TileAddress = { z: 14, x: 13_362, y: 6498 }
const elsewhere: TileAddress = { z: 14, x: 13_462, y: 6498 }
const yard = square(113.61, 34.845, 80)
const farYard = square(115.81, 34.845, 80)

beforeAll(async () => {
  database = await testDatabase()
})

beforeEach(async () => {
  await emptyDatabase(database)
  revision += 100
  for (const adcode of ['410108', '410105', '410122']) await foundDistrict(database, adcode, { revision })
  await build('410108-c-1', yard)
  statements = []
  store = new TileStore(watched(database), database.revisions)
})

/** The same connection; what is sent through it is written down, and lost while `isAway`. */
function watched({ statements: real }: Connection): Connection {
  const execute: typeof real.execute = (query) => {
    statements.push(JSON.stringify(query))
    if (isAway) throw new Error('Connection terminated')
    return real.execute(query)
  }
  return { statements: Object.assign(Object.create(real), { execute }) }
}

const asked = () => {
  const looks = statements.filter((each) => each.includes('everything')).length
  return { looks, tiles: statements.length - looks }
}

async function build(id: string, boundary: string): Promise<void> {
  const adcode = id.slice(0, 6)
  const writer = { database, reader: localReader, requestId: 'test' }
  await write(writer, adcode, ({ statements }) =>
    statements.execute(
      sql`INSERT INTO compound (adcode, id, name, boundary) VALUES (${adcode}, ${id}, ${id}, st_geomfromewkt(${boundary}))`,
    ),
  )
}

const get = (tile: TileAddress = here, reader = localReader) => store.get(reader, 'compounds', tile)
const idsIn = ({ gzipped }: StoredTile) =>
  (readTileBytes(gunzipSync(gzipped)).compounds ?? []).map(({ properties }) => properties.id)

describe('a tile that many ask for at once', () => {
  it('is made once, and all get it', async () => {
    const tiles = await Promise.all(Array.from({ length: 32 }, () => get()))
    expect(asked()).toEqual({ looks: 1, tiles: 1 })
    expect(new Set(tiles).size).toBe(1)
    expect(idsIn(tiles[0]!)).toEqual(['410108-c-1'])
  })

  it('is not mixed up with others asked for at the same time', async () => {
    const addresses = tilesOfTown(15).slice(0, 32)
    const together = await Promise.all(addresses.map((address) => get(address)))
    const fresh = new TileStore(database, database.revisions)
    for (const [i, address] of addresses.entries()) {
      expect((await fresh.get(localReader, 'compounds', address)).mark).toBe(together[i]!.mark)
    }
  })

  it('is asked for again after a failure', async () => {
    isAway = true
    await expect(get()).rejects.toThrow('Connection terminated')
    isAway = false
    expect(idsIn(await get())).toEqual(['410108-c-1'])
    await build('410108-c-2', square(113.6105, 34.846, 60))
    isAway = true
    await expect(get()).rejects.toThrow('Connection terminated')
    isAway = false
    expect(idsIn(await get())).toEqual(['410108-c-1', '410108-c-2'])
  })
})

describe('a kept tile', () => {
  it('costs no statement', async () => {
    const first = await get()
    statements = []
    expect(await get()).toBe(first)
    expect(statements).toEqual([])
  })

  it('gives way as soon as a compound is drawn in it, and says the new revision', async () => {
    const { revisions } = await get()
    await build('410108-c-2', square(113.6105, 34.846, 60))
    const after = await get()
    expect(idsIn(after)).toEqual(['410108-c-1', '410108-c-2'])
    expect(after.revisions['410108']).toBe(revisions['410108']! + 1)
  })

  it('outlives a change in a district that does not reach it', async () => {
    await build('410105-c-1', farYard)
    const kept = await get()
    await build('410105-c-2', farYard)
    statements = []
    expect(await get()).toBe(kept)
    expect(asked()).toEqual({ looks: 1, tiles: 0 }) // how far 410105 reaches now had to be looked up
  })

  it('that held nothing is not shown once a district has reached it', async () => {
    expect(idsIn(await get(elsewhere))).toEqual([])
    const { west, north } = { west: (elsewhere.x / 2 ** 14) * 360 - 180, north: 34.845 }
    await build('410122-c-1', square(west + 0.005, north, 80))
    const after = await get(elsewhere)
    expect(idsIn(after)).toEqual(['410122-c-1'])
    expect(Object.keys(after.revisions)).toEqual(['410122'])
  })

  it('is not shown to somebody who joins its making after a change', async () => {
    await get(elsewhere)
    const before = get()
    await build('410108-c-2', square(113.6105, 34.846, 60))
    expect(idsIn(await get())).toEqual(['410108-c-1', '410108-c-2'])
    await before
    expect(idsIn(await get())).toEqual(['410108-c-1', '410108-c-2'])
  })

  it('is not shared between classes of readers', async () => {
    await get()
    await get(here, { ...guestReader, permissionClass: 'guest' })
    expect(asked().tiles).toBe(2)
  })

  it('knows the revisions of all districts it meets', async () => {
    await build('410105-c-1', square(113.612, 34.845, 80))
    const { revisions } = await get()
    expect(Object.keys(revisions).sort()).toEqual(['410105', '410108'])
    await build('410105-c-2', square(113.613, 34.845, 80))
    expect(idsIn(await get())).toEqual(['410105-c-1', '410105-c-2', '410108-c-1'])
  })
})
