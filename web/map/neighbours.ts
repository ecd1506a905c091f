/** Exact neighbours of the window in sight, fetched anew when it moves, for the drawing to cling to. */
import type { FeatureCollection } from 'geojson'
import type { Map as GlMap } from 'maplibre-gl'
import type { Bounds, Position } from '#contract/geometry.ts'
import { type Guides, guidesOf, type Pixel, type Project, type Snap, snapTo } from './snap.ts'

export type Nearby = (bounds: Bounds) => Promise<FeatureCollection>

export class Neighbours {
  readonly #map: GlMap
  readonly #nearby: Nearby
  readonly #project: Project
  readonly #load = () => void this.#fetch()
  #guides: Guides = []

  constructor(map: GlMap, nearby: Nearby, project: Project) {
    this.#map = map
    this.#nearby = nearby
    this.#project = project
    map.on('moveend', this.#load)
    this.#load()
  }

  snap(pixel: Pixel): Snap | null {
    return snapTo(pixel, this.#guides, this.#project)
  }

  destroy(): void {
    this.#map.off('moveend', this.#load)
  }

  /** Without an answer drawing goes on, with what is known. */
  async #fetch(): Promise<void> {
    const [[west, south], [east, north]] = this.#map.getBounds().toArray() as [Position, Position] // as MapLibre says it
    const features = await this.#nearby([west, south, east, north]).catch(() => null)
    if (features) this.#guides = guidesOf(features)
  }
}
