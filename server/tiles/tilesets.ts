/** The three sets of tiles, and how one tile of each is read. */
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { boundariesFrom, compoundLayers, namesFrom } from './compound-layers.ts'
import { findBoundaries, findPlaces } from './compounds-tile.queries.ts'
import type { TileLayer } from './encode.ts'
import { groundTileLayers, groundWantedAt } from './ground-layers.ts'
import { findGround } from './ground-tile.queries.ts'
import type { Revisions, TileQuestion } from './tile-parts.queries.ts'
import { workLayers, worksWantedAt } from './work-layers.ts'
import { findWorks } from './works-tile.queries.ts'

export const tilesets = ['compounds', 'works', 'ground'] as const
export type Tileset = (typeof tilesets)[number]
export const isTileset = (name: string): name is Tileset => (tilesets as readonly string[]).includes(name)

/** The layers of a tile and, read in the same statement, the revisions of the districts behind them. */
type TileContent = { layers: TileLayer[]; revisions: Revisions }

/** Null where tiles of this zoom never hold anything. */
type ReadTile = (connection: Connection, reader: Reader, question: TileQuestion) => Promise<TileContent | null>

export const readTile: Record<Tileset, ReadTile> = {
  compounds: async (connection, reader, question) => {
    const { z } = question.tile
    const found =
      z >= boundariesFrom
        ? await findBoundaries(connection, reader, question, z >= namesFrom)
        : await findPlaces(connection, reader, question)
    return { layers: compoundLayers(found, z), revisions: found.revisions }
  },
  works: async (connection, reader, question) => {
    const wanted = worksWantedAt(question.tile.z)
    if (!wanted) return null
    const found = await findWorks(connection, reader, question, wanted)
    return { layers: workLayers(found), revisions: found.revisions }
  },
  ground: async (connection, reader, question) => {
    const { rows, revisions } = await findGround(connection, reader, question, groundWantedAt(question.tile.z))
    return { layers: groundTileLayers(rows), revisions }
  },
}
