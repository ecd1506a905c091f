/**
 * The one order of drawing, from the paper up. The set of layers never changes; a Scene only changes how each is
 * painted, what passes its filter, and whether it is seen, so nothing is added or removed while the map is open.
 * Symbols are placed from the end of the list: compound names make way for area names, and road names for both.
 */
import type { LayerSpecification } from 'maplibre-gl'
import type { Scene } from '#web/map/scene.ts'
import { balanceLayers } from './arcs.ts'
import { areaFills, areaFindings, areaNames } from './areas.ts'
import { sheetLayers } from './basemap.ts'
import { compoundNames } from './compound-names.ts'
import { compoundLayers, compoundSelection } from './compounds.ts'
import { unseenIfEmpty } from './filled.ts'
import { importLayers } from './imported.ts'
import { draftLayers, markLayers } from './marks.ts'
import { policyZoneLayers, policyZoneNames } from './policy-zones.ts'
import { sheetNames } from './sheet-names.ts'
import { wallLayers } from './walls.ts'
import { workLayers, workSigns } from './works.ts'
import { streetShareLayers, streetShareNames, zoneLayers } from './zones.ts'

export const order = [
  // the sheet
  'outside',
  'basemap',
  'ground',
  'land',
  'street-shares',
  'buildings',
  'water',
  'shore',
  'road-casing',
  'road',
  'rail',
  'rail-dashes',
  'street-offices',
  'district-band',
  'district',
  // compounds
  'compound-stale',
  'compound-fill',
  'own-buildings',
  'compound-hatch',
  'compound-edge',
  'compound-sketch-paper',
  'compound-sketch-edge',
  'compound-late-edge',
  'compound-points',
  'cells',
  // areas
  'area-fill',
  'area-band',
  'area-line',
  'links',
  // ground that documents mark
  'policy-zone-fill',
  'policy-zone-paper',
  'policy-zone-line',
  'policy-zone-ticks',
  'policy-zone-beads',
  // works
  'zone-fill',
  'zone-line',
  'roadworks',
  'work-sites',
  'work-selected',
  'work-paper',
  'work-buried',
  'work-removal',
  'work-overhead',
  'work-to-bury',
  'work-undergrounding',
  'work-points',
  'work-touch',
  'sign-overhead',
  'sign-undergrounding',
  'sign-removal',
  // what is asked for: barriers, selection, preview, draft
  'barrier-line',
  'barrier-teeth',
  'crossings',
  'compound-selected-paper',
  'compound-selected',
  'compound-points-selected',
  'area-selected-paper',
  'area-selected',
  'wall-paper',
  'wall-undecided',
  'wall-keep',
  'wall-open',
  'wall-remove',
  'wall-disputed',
  'wall-gaps',
  'balance-paper',
  'balance-arcs',
  'balance-ends',
  'import-fill',
  'import-paper',
  'import-same',
  'import-new',
  'import-changed',
  'import-doubtful',
  'import-points',
  'import-after-fill',
  'import-before',
  'import-after',
  'import-lit',
  'import-lit-points',
  'preview-fill',
  'preview-line',
  'draft-fill',
  'draft-neighbours',
  'draft-guide',
  'draft-line',
  'draft-crossed-line',
  // names, the last placed first
  'lane-names',
  'rail-names',
  'road-names',
  'street-office-names',
  'work-letters-3',
  'work-letters-2',
  'work-letters-1',
  'compound-names',
  'cell-counts',
  'policy-zone-names',
  'street-share-names',
  'river-names',
  'district-names',
  'area-names',
  'late-marks',
  'anchor-marks',
  'balance-names',
  // the hand stays on top
  'mark-rings',
  'mark-labels',
  'draft-middles',
  'draft-vertices',
  'draft-words',
] as const

/** Drawing tools put their own layers below this one. */
export const belowNames = 'lane-names'

const parts: readonly ((scene: Scene) => LayerSpecification[])[] = [
  sheetLayers,
  streetShareLayers,
  compoundLayers,
  areaFills,
  areaFindings,
  wallLayers,
  balanceLayers,
  policyZoneLayers,
  zoneLayers,
  workLayers,
  workSigns,
  compoundSelection,
  importLayers,
  draftLayers,
  markLayers,
  sheetNames,
  streetShareNames,
  compoundNames,
  policyZoneNames,
  areaNames,
]

/** Every layer of the map for a Scene, in drawing order. */
export function layersOf(scene: Scene): LayerSpecification[] {
  const byId = new Map(parts.flatMap((part) => part(scene)).map((layer) => [layer.id, unseenIfEmpty(layer, scene)]))
  return order.flatMap((id) => byId.get(id) ?? [])
}

/** Ids the parts make, whether or not they have a place in the order. */
export const layerIds = (scene: Scene): string[] => parts.flatMap((part) => part(scene)).map(({ id }) => id)
