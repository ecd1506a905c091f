/**
 * Which districts a tile meets, and at which revisions: what a cached tile is valid for. Kept in memory, so that a
 * cached tile costs no statement; a district whose revision moves is looked up again before the next answer.
 */
import type { Connection } from '../db/connection.ts'
import type { RevisionFeed } from '../db/revisions.ts'
import { type DistrictExtent, findDistrictExtents } from './extents.queries.ts'
import { type Box, meet, type TileAddress, toDegrees, widenedBoxM } from './tile-grid.ts'
import type { Revisions } from './tile-parts.queries.ts'

/** Wider than any tileset's margin, in grid units. */
const marginUnits = 300

export class DistrictExtents {
  private readonly known = new Map<string, { revision: number; box: Box | null }>()
  /** Districts that changed since we looked, with the newest revision heard. */
  private readonly stale = new Map<string, number>()
  private looking: Promise<void> | null = null
  private hasLooked = false
  private readonly connection: Connection

  constructor(connection: Connection, feed: Pick<RevisionFeed, 'subscribe'>) {
    this.connection = connection
    feed.subscribe(({ adcode, number }) => {
      if ((this.known.get(adcode)?.revision ?? -1) < number) this.stale.set(adcode, number)
    })
  }

  /** District code → revision, of every district that has anything on the map so near the tile that it may show there. */
  async meeting(tile: TileAddress): Promise<Revisions> {
    await this.beCurrent()
    const box = toDegrees(widenedBoxM(tile, marginUnits))
    const met = [...this.known].filter(([, district]) => district.box !== null && meet(district.box, box))
    return Object.fromEntries(met.map(([adcode, { revision }]) => [adcode, revision]))
  }

  /** A look that is under way may have begun before the change; one that begins now sees all that was heard till now. */
  private async beCurrent(): Promise<void> {
    if (this.looking) await this.looking
    if (this.hasLooked && this.stale.size === 0) return
    this.looking ??= this.look().finally(() => {
      this.looking = null
    })
    await this.looking
  }

  private async look(): Promise<void> {
    const wanted = this.hasLooked ? [...this.stale.keys()] : null
    const found = await findDistrictExtents(this.connection, wanted)
    for (const adcode of wanted ?? []) this.known.delete(adcode)
    for (const district of found) this.known.set(district.adcode, { revision: district.revision, box: boxOf(district) })
    for (const [adcode, heard] of this.stale) {
      if ((this.known.get(adcode)?.revision ?? heard) >= heard) this.stale.delete(adcode)
    }
    this.hasLooked = true
  }
}

function boxOf({ bounds }: DistrictExtent): Box | null {
  if (!bounds) return null
  const [west, south, east, north] = bounds
  return { west, south, east, north }
}
