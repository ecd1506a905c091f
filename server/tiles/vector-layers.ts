/** What TileJSON says of each tileset: its layers, from which zoom to which, and what their properties mean. */
import { boundariesFrom, namesFrom } from './compound-layers.ts'
import { type GroundLayer, groundLayersFrom } from './ground-layers.ts'
import type { Tileset } from './tilesets.ts'
import { roadworksBelow, roadworksFrom, worksFrom } from './work-layers.ts'

type Fields = Record<string, string>
type VectorLayer = { id: string; description: string; minzoom: number; maxzoom: number; fields: Fields }

/** Beyond it the page draws the last tiles larger: they hold everything. */
export const lastZoom: Record<Tileset, number> = { compounds: 16, works: 15, ground: 15 }

const compoundFields: Fields = {
  id: 'String: begins with the district code',
  builtYear: 'Number: year built; absent when unknown',
  planYear: 'Number: year of the renovation plan; absent when none',
  status: 'String: status on the data date',
  street: 'String: id of the street office',
  late: 'Boolean: the plan year is over and building has not begun',
  area: 'String: id of the renovation area in the adopted scheme',
  invented: 'Boolean: the boundary is invented for illustration',
  sketched: `Boolean: the boundary is a sketch, still to be verified; from zoom ${namesFrom}`,
  history:
    'String: recorded status at the end of each year, as `2019ppuf`: the first year, then one letter a year (c candidate, p planned, a approved, u under-way, f finished, v accepted, z paused, d dropped); the last letter stands on; absent when nothing is recorded',
  candidateOn: `Number: day of the latest step of this status, yyyymmdd; so the next seven; from zoom ${namesFrom}`,
  plannedOn: 'Number',
  approvedOn: 'Number',
  startedOn: 'Number',
  finishedOn: 'Number',
  acceptedOn: 'Number',
  pausedOn: 'Number',
  droppedOn: 'Number',
  name: `String: from zoom ${namesFrom}`,
}
const cellFields: Fields = {
  count:
    'Number of compounds; besides, by property: status_<status>, plan_<year>, plan_none, decade_<first year>, decade_none',
}
const workFields: Fields = {
  id: 'String',
  trade: 'String',
  kind: 'String',
  placement: 'String: overhead, buried',
  state: 'String',
  lineState: 'String: how the line is drawn',
  operator: 'String: id of the utility company',
  fromMonth: 'Number: yyyymm',
  toMonth: 'Number: yyyymm',
  invented: 'Boolean',
}
const named: Fields = { id: 'String', name: 'String' }
const groundFields: Record<GroundLayer, Fields> = {
  districts: { adcode: 'String', name: 'String' },
  districtLabels: { adcode: 'String', name: 'String' },
  streets: named,
  streetLabels: named,
  land: { kind: 'String: block, park, water', name: 'String' },
  roads: { class: 'String: trunk, arterial, secondary, street, lane', name: 'String' },
  barriers: { ...named, kind: 'String: road, railway, river', active: 'Boolean' },
  crossings: { ...named, kind: 'String' },
  buildings: { own: 'Boolean: belongs to a compound', floors: 'Number' },
}

const layer = (id: string, description: string, [minzoom, maxzoom]: [number, number], fields: Fields): VectorLayer => ({
  id,
  description,
  minzoom,
  maxzoom,
  fields,
})

export const vectorLayers: Record<Tileset, VectorLayer[]> = {
  compounds: [
    layer('compounds', `Boundaries; below zoom ${boundariesFrom} points`, [0, lastZoom.compounds], compoundFields),
    layer('labels', 'One point for each name', [namesFrom, lastZoom.compounds], {
      ...compoundFields,
      households: 'Number: absent when unknown',
    }),
    layer('cells', 'In place of points where they would be too many', [0, boundariesFrom - 1], cellFields),
  ],
  works: [
    layer('works', 'One line, point or polygon each', [worksFrom, lastZoom.works], workFields),
    layer('roadworks', 'The works of one road together', [roadworksFrom, roadworksBelow - 1], {
      name: 'String: the road',
      count: 'Number of works along the whole road',
    }),
  ],
  ground: Object.entries(groundFields).map(
    ([id, fields]) => layer(id, '', [groundLayersFrom[id as GroundLayer], lastZoom.ground], fields), // the same keys
  ),
}
