/** The picture MapLibre keeps: from one Scene to the next only what differs is told, and old tiles stay until new ones come. */
import type { GeoJSONSource, Map as GlMap, RasterTileSource, VectorTileSource } from 'maplibre-gl'
import type { Kind } from './describe.ts'
import { kindOf } from './describe.ts'
import type { Scene } from './scene.ts'
import { pixelRatio } from './style/hatches.ts'
import { layersOf } from './style/order.ts'
import { basemapTiles, isPaintedAlike, layerChanges, shapesOf, tilesets, tilesOf } from './style/sheet.ts'
import { pictures } from './style/signs.ts'
import { TracedPictures, tracedOf } from './traced-pictures.ts'

/** Where a kind of record lies, and with it its states. */
export const homeOf: Readonly<Record<Kind, { source: string; sourceLayer?: string }>> = {
  compound: { source: 'compounds', sourceLayer: 'compounds' },
  area: { source: 'areas' },
  work: { source: 'works', sourceLayer: 'works' },
  zone: { source: 'policy-zones' },
}

export class Picture {
  readonly #map: GlMap
  readonly #traced: TracedPictures
  /** Whether the style is there, so that it can be changed. */
  isReady = false

  constructor(map: GlMap) {
    this.#map = map
    this.#traced = new TracedPictures(map)
  }

  begin(scene: Scene): void {
    for (const [name, picture] of pictures()) {
      if (!this.#map.hasImage(name)) this.#map.addImage(name, picture, { pixelRatio })
    }
    this.isReady = true
    this.#traced.show(tracedOf(scene))
    this.#mark([], scene)
  }

  change(before: Scene, after: Scene): void {
    if (!isPaintedAlike(before, after)) this.#paint(before, after)
    for (const [name, { from, features }] of Object.entries(shapesOf)) {
      if (from(before) !== from(after)) this.#map.getSource<GeoJSONSource>(name)?.setData(features(after))
    }
    if (before.pictures !== after.pictures || before.pictureTried !== after.pictureTried)
      this.#traced.show(tracedOf(after))
    if (before.revision !== after.revision || before.adcode !== after.adcode) this.loadTiles(after)
    if (before.selected !== after.selected || before.hovered !== after.hovered)
      this.#mark([...before.selected, before.hovered ?? ''], after)
  }

  loadTiles(scene: Scene): void {
    for (const tileset of tilesets)
      this.#map.getSource<VectorTileSource>(tileset)?.setTiles(tilesOf(tileset, scene, window.location.origin))
  }

  /** Asks again for what an absent basemap did not give. */
  loadBasemap(): void {
    this.#map.getSource<RasterTileSource>('basemap')?.setTiles(basemapTiles(window.location.origin))
  }

  #paint(before: Scene, after: Scene): void {
    for (const change of layerChanges(layersOf(before), layersOf(after))) {
      const { layer, value } = change
      // The changes come from two whole styles, so each value belongs to its property.
      if (change.kind === 'filter') this.#map.setFilter(layer, value as Parameters<GlMap['setFilter']>[1])
      else if (change.kind === 'paint') this.#map.setPaintProperty(layer, change.property as never, value as never)
      else this.#map.setLayoutProperty(layer, change.property as never, value as never)
    }
  }

  /** Marks what is selected and hovered now, and unmarks what was. */
  #mark(before: readonly string[], { selected, hovered }: Scene): void {
    for (const id of new Set([...before, ...selected, hovered ?? ''])) {
      const kind = kindOf(id)
      if (!kind) continue
      this.#map.setFeatureState({ ...homeOf[kind], id }, { selected: selected.includes(id), hovered: hovered === id })
    }
  }
}
