/**
 * The pointer over the finished map: what it rests on, what it presses. Tells the events and keeps the hover card; never
 * changes the picture itself, which follows the Scene.
 */
import type { GeoJSONFeature, Map as GlMap, MapMouseEvent, MapTouchEvent, PointLike } from 'maplibre-gl'
import { kindOf } from './describe.ts'
import type { HoverCard } from './hover-card.ts'
import type { MapEvents, Scene } from './scene.ts'

type Found = { id: string; properties: GeoJSONFeature['properties'] }
type PointingOptions = {
  map: GlMap
  events: MapEvents
  scene: () => Scene
  card: HoverCard
  fitTo: (id: string) => void
}

const stage = ['compound-names', 'compound-points', 'compound-fill']
const ribbons = ['area-names', 'area-band', 'area-line']
/** Beneath everything else that can be pointed at. */
const ground = ['policy-zone-names', 'policy-zone-fill']
const lines = ['work-points', 'work-touch', 'work-sites']
/** The first layer of the list that has something under the pointer wins. */
const touchable: Readonly<Record<Scene['view'], readonly string[]>> = {
  areas: ['area-names', ...stage, ...ribbons, 'area-fill', ...lines, ...ground],
  progress: ['area-names', ...stage, ...ribbons, ...lines, ...ground],
  utilities: [...lines, 'area-names', ...stage, ...ribbons, ...ground],
}
const reachPx = 3

export class Pointing {
  readonly #map: GlMap
  readonly #events: MapEvents
  readonly #scene: () => Scene
  readonly #card: HoverCard
  readonly #fitTo: (id: string) => void
  #over: string | null = null
  #isOff = false

  constructor({ map, events, scene, card, fitTo }: PointingOptions) {
    this.#map = map
    this.#events = events
    this.#scene = scene
    this.#card = card
    this.#fitTo = fitTo
    map.on('mousemove', (event) => this.#rest(event))
    map.on('mouseout', () => this.#leave())
    map.on('movestart', () => card.hide())
    map.on('click', (event) => this.#press(event))
    map.on('dblclick', (event) => this.#pressTwice(event))
    map.on('contextmenu', (event) => this.#rest(event)) // a long press on a touch screen
  }

  /** Off while something is drawn: then the pointer is the hand's. */
  turn(on: boolean): void {
    this.#isOff = !on
    if (!on) this.#leave()
    this.#map.getCanvas().style.cursor = ''
  }

  #rest(event: MapMouseEvent | MapTouchEvent): void {
    if (this.#isOff || this.#map.isMoving()) return
    const found = this.#at(event.point)
    this.#map.getCanvas().style.cursor = found ? 'pointer' : ''
    if (found) this.#card.show(found.id, found.properties, event.point)
    else this.#card.hide()
    if (found?.id === this.#over || (!found && this.#over === null)) return
    this.#over = found?.id ?? null
    this.#events.hover(this.#over, found ? { x: event.point.x, y: event.point.y } : null)
  }

  #leave(): void {
    this.#card.hide()
    if (this.#over === null) return
    this.#over = null
    this.#events.hover(null, null)
  }

  #press(event: MapMouseEvent): void {
    if (this.#isOff) return
    this.#card.hide()
    this.#events.select(this.#at(event.point)?.id ?? null, event.originalEvent.shiftKey)
  }

  /** Opens what lies there and goes to it; on empty ground MapLibre zooms in as usual. */
  #pressTwice(event: MapMouseEvent): void {
    const found = this.#isOff ? null : this.#at(event.point)
    if (!found) return
    event.preventDefault()
    this.#events.open(found.id)
    this.#fitTo(found.id)
  }

  #at({ x, y }: { x: number; y: number }): Found | null {
    const { view, swipe } = this.#scene()
    // of two divisions the areas of one lie unseen under the other
    const layers = (swipe ? stage : touchable[view]).filter((layer) => this.#map.getLayer(layer))
    const around: [PointLike, PointLike] = [
      [x - reachPx, y - reachPx],
      [x + reachPx, y + reachPx],
    ]
    const exact = this.#map.queryRenderedFeatures([x, y], { layers: [...layers] })
    const mayMiss = exact.length === 0 && view === 'utilities' // thin lines are the subject there
    const near = mayMiss ? this.#map.queryRenderedFeatures(around, { layers: lines }) : exact
    for (const layer of layers) {
      const feature = near.find((each) => each.layer.id === layer)
      const id = feature?.properties.id
      if (feature && typeof id === 'string' && kindOf(id)) return { id, properties: feature.properties }
    }
    return null
  }
}
