/** Exact neighbours of the window in sight, fetched anew when it moves: what a drawing clings to, and who shares its edges. */
import type { Feature, FeatureCollection } from 'geojson'
import type { Map as GlMap } from 'maplibre-gl'
import type { Bounds, Position } from '#contract/geometry.ts'
import { drawingOf, ringsOf } from './drawing.ts'
import type { DrawnShape, Sharing } from './scene.ts'
import { type Around, aroundNow, type Held, type Neighbour, nobody, sharersOf } from './shared-edges.ts'
import { type Guides, guidesOf, guidesWithout } from './snap.ts'

export type Nearby = (bounds: Bounds) => Promise<FeatureCollection>

type NeighboursOptions = {
  map: GlMap
  nearby: Nearby
  /** The compound in the hand is no neighbour of itself; without one nobody goes along. */
  target: string | null
  /** Somebody came into sight. */
  onNews: () => void
}

export class Neighbours {
  readonly #options: NeighboursOptions
  readonly #load = () => void this.#fetch()
  /** Everybody seen since the tool was taken up: who is out of sight still shares its edges. */
  readonly #compounds = new Map<string, Neighbour>()
  /** Roads. */
  #lines: Guides = []
  #guides: Guides = []
  #sharers: Around = nobody
  #together = true

  constructor(options: NeighboursOptions) {
    this.#options = options
    options.map.on('moveend', this.#load)
    this.#load()
  }

  /** Roads and the neighbours as they stand now, as lines to cling to. */
  get guides(): Guides {
    return this.#guides
  }

  /** Who goes along with the corners they share: in a boundary that is reshaped, unless the hand was told otherwise. */
  get followers(): Around {
    return this.#together ? this.#sharers : nobody
  }

  /** Null where nobody shares a corner: there is nothing to choose. */
  get sharing(): Sharing | null {
    if (this.#sharers.size === 0) return null
    return { together: this.#together, names: [...this.#sharers.values()].map(({ name }) => name) }
  }

  /** Whether those who share an edge go along from now on. */
  moveTogether(together: boolean): void {
    this.#together = together
  }

  /** Takes stock of who stands where, now that this is in the hand. */
  look(held: Held): void {
    this.#guides = this.guidesBeside(held)
    const sharers = this.#options.target ? sharersOf(held.drawing, aroundNow(this.#compounds, held)) : []
    this.#sharers = new Map(sharers.map((each) => [each.id, each]))
  }

  /** The guides beside what is held, but for the edges at a corner that takes its neighbours' along. */
  guidesBeside(held: Held, corner?: Position): Guides {
    const around = [...aroundNow(this.#compounds, held).values()]
    const guides = [...this.#lines, ...around.flatMap(({ drawing }) => ringsOf(drawing).map(closedRing))]
    return corner ? guidesWithout(guides, corner) : guides
  }

  destroy(): void {
    this.#options.map.off('moveend', this.#load)
  }

  /** Without an answer drawing goes on, with what is known. */
  async #fetch(): Promise<void> {
    const { map, nearby, target, onNews } = this.#options
    const [[west, south], [east, north]] = map.getBounds().toArray() as [Position, Position] // as MapLibre says it
    const found = await nearby([west, south, east, north]).catch(() => null)
    if (!found) return
    for (const neighbour of found.features.flatMap(neighbourOf))
      if (neighbour.id !== target) this.#compounds.set(neighbour.id, neighbour)
    const lines = found.features.filter((feature) => neighbourOf(feature).length === 0)
    this.#lines = guidesOf({ ...found, features: lines })
    onNews()
  }
}

const closedRing = (ring: readonly Position[]) => [...ring, ...ring.slice(0, 1)]

/** A compound as the server gives it for snapping; empty for anything else. */
function neighbourOf({ properties, geometry }: Feature): Neighbour[] {
  const { id, kind, name, version } = properties ?? {}
  if (kind !== 'compound' || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) return []
  const stored = geometry as DrawnShape // the server writes positions of two numbers; GeoJSON's own type allows any count
  return [{ id: String(id), name: String(name), version: Number(version), stored, drawing: drawingOf(stored) }]
}
