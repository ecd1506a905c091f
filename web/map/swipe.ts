/**
 * The other of two divisions: a second map over the first, in the same style and camera, cut off left of the line the
 * reader moves (`--swipe`, set by the pane). It only shows: the pointer and the keys stay with the map below. There is one
 * only while two divisions are compared; `end` gives its memory back.
 */
import { Map as GlMap } from 'maplibre-gl'
import { leaveOutSky } from './no-sky.ts'
import { Picture } from './picture.ts'
import { RiverNames } from './river-names.ts'
import type { Scene } from './scene.ts'
import { Settling } from './settling.ts'
import { styleOf } from './style/sheet.ts'

export class Swipe {
  readonly #below: GlMap
  readonly #element: HTMLElement
  readonly #map: GlMap
  readonly #picture: Picture
  readonly #settling: Settling
  readonly #follow = () => this.#goAlong()
  #shown: Scene
  #next: Scene

  constructor(below: GlMap, scene: Scene) {
    this.#below = below
    this.#next = otherOf(scene)
    this.#shown = this.#next
    this.#element = document.createElement('div')
    this.#element.className = 'map-beside'
    this.#element.ariaHidden = 'true'
    below.getCanvasContainer().after(this.#element)
    this.#map = new GlMap({
      container: this.#element,
      style: styleOf(this.#next, window.location.origin),
      center: below.getCenter(),
      zoom: below.getZoom(),
      minZoom: below.getMinZoom(),
      maxZoom: below.getMaxZoom(),
      interactive: false,
      renderWorldCopies: false,
      attributionControl: false,
      fadeDuration: 0,
    })
    leaveOutSky(this.#map)
    this.#picture = new Picture(this.#map)
    const riverNames = new RiverNames(this.#map)
    this.#settling = new Settling(this.#map, () => !riverNames.place(this.#next))
    this.#map.on('style.load', () => {
      this.#picture.begin(this.#next)
      this.#apply()
    })
    this.#map.on('error', () => undefined) // the map below asks for the same tiles and says what is missing
    below.on('move', this.#follow)
  }

  show(scene: Scene): void {
    this.#next = otherOf(scene)
    if (this.#picture.isReady) this.#apply()
  }

  end(): void {
    this.#below.off('move', this.#follow)
    this.#map.remove()
    this.#element.remove()
  }

  #apply(): void {
    const before = this.#shown
    this.#shown = this.#next
    this.#settling.begin()
    this.#picture.change(before, this.#next)
  }

  /** In the same frame, so that streets run on across the line while the map moves. */
  #goAlong(): void {
    this.#map.jumpTo({ center: this.#below.getCenter(), zoom: this.#below.getZoom() })
    this.#map.redraw()
  }
}

/** What the hand does and what was asked of the draft belong to the draft alone. */
const otherOf = (scene: Scene): Scene => ({
  ...scene,
  areas: scene.swipe?.areas ?? none,
  swipe: null,
  anchors: none,
  draft: null,
  preview: null,
  links: none,
  walls: none,
  marks: none,
})
const none: readonly never[] = []
