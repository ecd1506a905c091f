/** The three sets of tiles: how one tile of each is read, and what TileJSON says of it. */
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { boundariesFrom, compoundLayers, namesFrom } from './compound-layers.ts'
import { findBoundaries, findPlaces } from './compounds-tile.queries.ts'
import type { TileLayer } from './encode.ts'
import { groundLayersFrom, groundTileLayers, groundWantedAt } from './ground-layers.ts'
import { findGround } from './ground-tile.queries.ts'
import type { Revisions, TileQuestion } from './tile-parts.queries.ts'
import { roadworksBelow, roadworksFrom, workLayers, worksFrom, worksWantedAt } from './work-layers.ts'
import { findWorks } from './works-tile.queries.ts'

/** The layers of a tile and, read in the same statement, the revisions of the districts behind them. */
type TileContent = { layers: TileLayer[]; revisions: Revisions }
type VectorLayer = { id: string; description: string; minzoom: number; maxzoom: number; fields: Record<string, string> }

type Tileset = {
  description: string
  /** Beyond it the page draws the last tiles larger: they hold everything. */
  maxzoom: number
  layers: VectorLayer[]
  /** Null where tiles of this zoom never hold anything. */
  read(connection: Connection, reader: Reader, question: TileQuestion): Promise<TileContent | null>
}

export const tilesetNames = ['compounds', 'works', 'ground'] as const
export type TilesetName = (typeof tilesetNames)[number]
export const isTileset = (name: string): name is TilesetName => (tilesetNames as readonly string[]).includes(name)

const compoundFields = {
  id: 'String: the id, beginning with the district code',
  builtYear: 'Number: year built; absent when unknown',
  planYear: 'Number: year of the renovation plan; absent when none',
  status: 'String: status on the data date',
  street: 'String: id of the street office',
  late: 'Boolean: the plan year is over and building has not begun',
  area: 'String: id of the renovation area in the adopted scheme',
  invented: 'Boolean: the boundary is invented for illustration',
  candidateOn: 'Number: day of the latest step of this status, yyyymmdd; so for the next seven',
  plannedOn: 'Number',
  approvedOn: 'Number',
  startedOn: 'Number',
  finishedOn: 'Number',
  acceptedOn: 'Number',
  pausedOn: 'Number',
  droppedOn: 'Number',
  name: `String: the name, from zoom ${namesFrom}`,
}
const workFields = {
  id: 'String',
  trade: 'String',
  kind: 'String',
  placement: 'String',
  state: 'String',
  lineState: 'String: how the line is drawn',
  operator: 'String: id of the utility company',
  fromMonth: 'Number: yyyymm',
  toMonth: 'Number: yyyymm',
  invented: 'Boolean',
}
const groundFields: Record<keyof typeof groundLayersFrom, Record<string, string>> = {
  districts: { adcode: 'String', name: 'String' },
  districtLabels: { adcode: 'String', name: 'String' },
  streets: { id: 'String', name: 'String' },
  streetLabels: { id: 'String', name: 'String' },
  land: { kind: 'String: block, park, water', name: 'String' },
  roads: { class: 'String: trunk, arterial, secondary, street, lane', name: 'String' },
  barriers: { id: 'String', kind: 'String: road, railway, river', name: 'String', active: 'Boolean' },
  crossings: { id: 'String', kind: 'String', name: 'String' },
  buildings: { own: 'Boolean: belongs to a compound', floors: 'Number' },
}

export const tilesets: Record<TilesetName, Tileset> = {
  compounds: {
    description: 'Old residential compounds that have a boundary',
    maxzoom: 16,
    layers: [
      {
        id: 'compounds',
        description: `Boundaries; below zoom ${boundariesFrom} points`,
        minzoom: 0,
        maxzoom: 16,
        fields: compoundFields,
      },
      {
        id: 'labels',
        description: 'One point per compound, for its name',
        minzoom: namesFrom,
        maxzoom: 16,
        fields: { ...compoundFields, households: 'Number: absent when unknown' },
      },
      {
        id: 'cells',
        description: 'In place of points where they would be too many',
        minzoom: 0,
        maxzoom: boundariesFrom - 1,
        fields: {
          count:
            'Number of compounds; also by property: status_<status>, plan_<year>, plan_none, decade_<first year>, decade_none',
        },
      },
    ],
    read: async (connection, reader, question) => {
      const { z } = question.tile
      const found = await (z >= boundariesFrom ? findBoundaries : findPlaces)(connection, reader, question)
      return { layers: compoundLayers(found, z), revisions: found.revisions }
    },
  },
  works: {
    description: 'Works: pipes, lines and what else is built or dug',
    maxzoom: 15,
    layers: [
      {
        id: 'works',
        description: 'One line, point or polygon each',
        minzoom: worksFrom,
        maxzoom: 15,
        fields: workFields,
      },
      {
        id: 'roadworks',
        description: 'The lines of one road together',
        minzoom: roadworksFrom,
        maxzoom: roadworksBelow - 1,
        fields: { name: 'String: the road', count: 'Number of works along the whole road' },
      },
    ],
    read: async (connection, reader, question) => {
      const wanted = worksWantedAt(question.tile.z)
      if (!wanted) return null
      const found = await findWorks(connection, reader, question, wanted)
      return { layers: workLayers(found), revisions: found.revisions }
    },
  },
  ground: {
    description: 'Land, roads, barriers, buildings and territories',
    maxzoom: 15,
    layers: Object.entries(groundLayersFrom).map(([id, minzoom]) => ({
      id,
      description: '',
      minzoom,
      maxzoom: 15,
      fields: groundFields[id as keyof typeof groundFields], // the same keys
    })),
    read: async (connection, reader, question) => {
      const { rows, revisions } = await findGround(connection, reader, question, groundWantedAt(question.tile.z))
      return { layers: groundTileLayers(rows), revisions }
    },
  },
}
