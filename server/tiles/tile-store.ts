/**
 * Tiles ready to send. A tile is kept under everything its bytes depend on: tileset, z, x, y, the reader's permission
 * class, and the revisions of the districts it meets. A change moves a revision, and with it the key: what was kept
 * before is never found again and falls out by age. Requests for one key that is being made wait for the same one.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import type { RevisionFeed } from '../db/revisions.ts'
import { DistrictExtents } from './district-extents.ts'
import { encodeTile } from './encode.ts'
import { LeastRecentlyUsed } from './least-recently-used.ts'
import type { TileAddress } from './tile-grid.ts'
import type { Revisions } from './tile-parts.queries.ts'
import { readTile, type Tileset } from './tilesets.ts'

export type StoredTile = {
  /** The Mapbox Vector Tile, gzipped. */
  gzipped: Uint8Array<ArrayBuffer>
  /** Of the tile's content: equal content, equal mark. */
  mark: string
  /** Of the districts the tile meets, read in the same statement as its rows. */
  revisions: Revisions
}

const keptBytes = 96 * 1024 * 1024
const compress = promisify(gzip)

export class TileStore {
  private readonly kept = new LeastRecentlyUsed<StoredTile>(keptBytes)
  private readonly inTheMaking = new Map<string, Promise<StoredTile>>()
  private readonly districts: DistrictExtents
  private readonly connection: Connection

  constructor(connection: Connection, feed: Pick<RevisionFeed, 'subscribe'>) {
    this.connection = connection
    this.districts = new DistrictExtents(connection, feed)
  }

  async get(reader: Reader, tileset: Tileset, tile: TileAddress): Promise<StoredTile> {
    const met = await this.districts.meeting(tile)
    const key = keyOf(reader, tileset, tile, met)
    const ready = this.kept.get(key) ?? this.inTheMaking.get(key)
    if (ready) return ready
    const making = this.make(reader, tileset, tile, met).finally(() => this.inTheMaking.delete(key))
    this.inTheMaking.set(key, making)
    const made = await making
    // A write between our look and the statement leaves a tile of another key. It is true, but what is known of the
    // districts is not yet; keeping it could outlive a second write.
    if (keyOf(reader, tileset, tile, made.revisions) === key) this.kept.set(key, made, made.gzipped.byteLength)
    return made
  }

  private async make(reader: Reader, tileset: Tileset, tile: TileAddress, met: Revisions): Promise<StoredTile> {
    const read = await readTile[tileset](this.connection, reader, { tile, met: Object.keys(met) })
    const { layers, revisions } = read ?? { layers: [], revisions: met }
    const bytes = encodeTile(layers)
    const mark = createHash('sha256').update(bytes).digest('base64url').slice(0, 27)
    return { gzipped: new Uint8Array(await compress(bytes)), mark, revisions }
  }
}

function keyOf({ permissionClass }: Reader, tileset: Tileset, { z, x, y }: TileAddress, revisions: Revisions): string {
  const districts = Object.entries(revisions).map(([adcode, number]) => `${adcode}:${number}`)
  return [permissionClass, tileset, z, x, y, ...districts.sort()].join('/')
}
