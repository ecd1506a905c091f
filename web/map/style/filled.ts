/**
 * Which of the sources made on the page a Scene leaves empty. Before the layers of a source are drawn MapLibre masks each of its
 * tiles, and again whenever another source came between, whether or not anything lies in it; so what is empty is not seen.
 */
import type { LayerSpecification } from 'maplibre-gl'
import type { Scene } from '#web/map/scene.ts'

const isFilled: Readonly<Record<string, (scene: Scene) => boolean>> = {
  areas: ({ areas }) => areas.length > 0,
  links: ({ links }) => links.length > 0,
  walls: ({ walls }) => walls.length > 0,
  'balance-arcs': ({ balance }) => (balance ?? []).length > 0,
  preview: ({ preview }) => preview !== null,
  imported: ({ imported }) => (imported?.features ?? []).length > 0,
  'import-lit': ({ importLit }) => (importLit?.features ?? []).length > 0,
  zones: ({ zones }) => (zones?.features ?? []).length > 0,
  'policy-zones': ({ policyZones }) => (policyZones?.features ?? []).length > 0,
  marks: ({ marks }) => marks.length > 0,
  anchors: ({ anchors }) => (anchors ?? []).length > 0,
  draft: ({ draft }) => draft !== null,
}

/** Names of the sources with something in them, to see whether two Scenes fill the same. */
export const filledSources = (scene: Scene): string =>
  Object.keys(isFilled)
    .filter((source) => isFilled[source]?.(scene))
    .join()

/** The layer as it is, or unseen where its source is empty. */
export function unseenIfEmpty(layer: LayerSpecification, scene: Scene): LayerSpecification {
  const source = 'source' in layer && typeof layer.source === 'string' ? layer.source : ''
  if (isFilled[source]?.(scene) ?? true) return layer
  // a spread of the union loses which member it is; visibility belongs to the layout of all of them
  return { ...layer, layout: { ...layer.layout, visibility: 'none' } } as LayerSpecification
}
