/**
 * The map as one object: a Scene goes in (`show`), events come out. Touches MapLibre only where a field of the Scene
 * changed. Owns the camera, the focus of the keyboard and the tools; owns no truth and no selection.
 */
import './map.css'
import 'maplibre-gl/dist/maplibre-gl.css'
import { Map as GlMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { Bounds, Position } from '#contract/geometry.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { Carrying } from './carrying.ts'
import { describe, kindOf } from './describe.ts'
import { FocusBox } from './focus-box.ts'
import { Footer, ratioOf } from './footer.ts'
import { HoverCard } from './hover-card.ts'
import { nextInReading, type Reading } from './keyboard.ts'
import type { Nearby } from './neighbours.ts'
import { leaveOutSky } from './no-sky.ts'
import { layOnPaper } from './paper.ts'
import { homeOf, Picture } from './picture.ts'
import { Pointing } from './pointing.ts'
import { copyForPrint } from './print-copy.ts'
import { RiverNames } from './river-names.ts'
import type { Camera, MapEvents, Scene } from './scene.ts'
import { Settling } from './settling.ts'
import type { Pixel } from './snap.ts'
import { styleOf } from './style/sheet.ts'
import { Swipe } from './swipe.ts'
import { isSameDraft, ToolInHand } from './tool-in-hand.ts'
import { wordsOf } from './words.ts'

setWorkerUrl(workerUrl)

export type PlanMapOptions = {
  container: HTMLElement
  footer: HTMLElement
  scene: Scene
  events: MapEvents
  nearby: Nearby
  /** Where to begin; null fits the scene's bounds. */
  start: Camera | null
  /** Says a sentence to those who listen instead of looking. */
  announce: (sentence: string) => void
}

const china: Bounds = [73, 18, 135, 54]
const moveMs = 280
/** Space round what is fitted, besides the panels. */
const marginPx = 28
const nearestFit = 17.5
const patienceMs = 10_000

export class PlanMap {
  readonly #map: GlMap
  readonly #picture: Picture
  readonly #footer: Footer
  readonly #tool: ToolInHand
  readonly #focusBox: FocusBox
  readonly #riverNames: RiverNames
  readonly #settling: Settling
  readonly #options: PlanMapOptions
  readonly #isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  /** What the picture shows; behind `#next` only until the style is loaded. */
  #shown: Scene
  #next: Scene
  /** What was asked for; `#next` stands on our own ground while the basemap is away. */
  #asked: Scene
  #areTilesAway = false
  #isBasemapAway = false
  #liftFromPaper: (() => void) | null = null
  #swipe: Swipe | null = null
  #focus: string | null = null
  readonly #stopCopying: () => void

  constructor(options: PlanMapOptions) {
    const { container, footer, scene, start, events } = options
    this.#options = options
    this.#shown = scene
    this.#next = scene
    this.#asked = scene
    const style = styleOf(scene, window.location.origin)
    this.#map = new GlMap({
      container,
      style: { ...style, transition: { duration: this.#isStill ? 0 : 160, delay: 0 } },
      ...(start ? { center: [start.lon, start.lat], zoom: start.zoom } : {}),
      ...(start ? {} : { bounds: scene.bounds ?? china, fitBoundsOptions: this.#fitting(scene) }),
      minZoom: 3,
      maxZoom: 20,
      maxPitch: 0,
      dragRotate: false,
      touchPitch: false,
      boxZoom: false, // Shift adds to the selection
      renderWorldCopies: false,
      attributionControl: false,
      fadeDuration: this.#isStill ? 0 : 160,
      locale: { 'Map.Title': wordsOf(scene.language).map },
    })
    leaveOutSky(this.#map)
    this.#picture = new Picture(this.#map)
    this.#riverNames = new RiverNames(this.#map)
    this.#settling = new Settling(this.#map, () => !this.#riverNames.place(this.#next))
    this.#map.touchZoomRotate.disableRotation()
    this.#map.keyboard.disableRotation()
    this.#footer = new Footer(footer)
    this.#focusBox = new FocusBox(container)
    const card = new HoverCard(container, (id, properties) => describe(id, properties, this.#next))
    const fitTo = (id: string) => this.#fitTo(id)
    const pointing = new Pointing({ map: this.#map, events, scene: () => this.#next, card, fitTo })
    this.#tool = new ToolInHand({
      map: this.#map,
      nearby: options.nearby,
      tell: (event) => events.draw(event),
      onFree: (isFree) => pointing.turn(isFree),
    })
    this.#stopCopying = copyForPrint(this.#map)
    new Carrying({
      map: this.#map,
      scene: () => this.#next,
      carry: (event) => events.carry(event),
      isFree: () => !this.#tool.isBusy,
      onHeld: (isHeld) => pointing.turn(!isHeld),
    })
    this.#listen()
  }

  /** Makes the picture that of `next`. */
  show(next: Scene): void {
    this.#asked = next
    if (!next.basemap) this.#isBasemapAway = false
    this.#next = this.#isBasemapAway ? { ...next, basemap: null } : next
    if (this.#picture.isReady) this.#apply()
  }

  /** Brings bounds into sight, clear of the panels. */
  fit(bounds: Bounds): void {
    this.#map.fitBounds(bounds, { ...this.#fitting(this.#next), ...this.#motion() })
  }

  flyTo([lon, lat]: Position, zoom = Math.max(this.#map.getZoom(), 15.5)): void {
    this.#map.easeTo({ center: [lon, lat], zoom, ...this.#motion() })
  }

  zoomBy(levels: number): void {
    this.#map.zoomTo(this.#map.getZoom() + levels, this.#motion())
  }

  /** The whole district. */
  fitAll(): void {
    this.fit(this.#next.bounds ?? china)
  }

  /** The n of 1:n at the middle of the map. */
  scale(): number {
    return ratioOf(this.#map.getZoom(), this.#map.getCenter().lat)
  }

  /** Resolves when nothing is missing from the picture any more; after ten seconds it is as good as it gets. */
  drawn(): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, patienceMs)
      this.#map.once('idle', () => resolve())
      this.#map.triggerRepaint()
    })
  }

  undo(): void {
    this.#tool.undo()
  }

  redo(): void {
    this.#tool.redo()
  }

  finish(): void {
    this.#tool.finish()
  }

  /** Whether edges shared with neighbours move with the boundary in the hand. */
  moveTogether(together: boolean): void {
    this.#tool.moveTogether(together)
  }

  /** Takes away one layer of what is being drawn, as Escape does. */
  cancelDrawing(): void {
    this.#tool.escape()
  }

  /** Asks again for tiles that did not come. */
  reload(): void {
    this.#areTilesAway = false
    if (this.#isBasemapAway) {
      this.#isBasemapAway = false
      this.#picture.loadBasemap()
      this.show(this.#asked)
    }
    this.#picture.loadTiles(this.#next)
  }

  destroy(): void {
    this.#stopCopying()
    this.#swipe?.end()
    this.#tool.put()
    this.#map.remove()
  }

  #listen(): void {
    const { events, container } = this.#options
    const map = this.#map
    map.on('style.load', () => this.#begin())
    map.on('error', ({ error, ...where }) => {
      if ('sourceId' in where) this.#missTiles(where.sourceId === 'basemap')
      else if (!this.#picture.isReady) events.fail('style')
      console.warn(error)
    })
    map.on('move', () => this.#showCamera())
    map.on('movestart', () => this.#focusBox.hide())
    map.on('mousemove', () => this.#focusBox.hide())
    map.getCanvas().addEventListener('blur', () => this.#focusBox.hide())
    map.on('moveend', () => {
      if (!this.#next.onPaper) events.move(this.#camera())
    })
    map.on('mousemove', ({ lngLat }) => this.#footer.showPointer([lngLat.lng, lngLat.lat]))
    map.on('mouseout', () => this.#footer.showPointer(null))
    container.addEventListener('keydown', (event) => this.#hear(event))
    this.#showCamera()
    this.#footer.showAttribution(attributionOf(this.#next))
  }

  /** Said once, until they are asked for again. */
  #missTiles(isBasemap: boolean): void {
    if (isBasemap) this.#missBasemap()
    if (isBasemap || this.#areTilesAway) return
    this.#areTilesAway = true
    this.#options.events.fail('tiles-away')
  }

  /** Without it our own ground is shown, so that nobody works on an empty sheet. */
  #missBasemap(): void {
    if (this.#isBasemapAway) return
    this.#isBasemapAway = true
    this.#options.events.fail('basemap-away')
    this.show(this.#asked)
  }

  #begin(): void {
    this.#picture.begin(this.#next)
    this.#tool.take(this.#next.draft, wordsOf(this.#next.language))
    this.#apply()
  }

  #apply(): void {
    const [before, after] = [this.#shown, this.#next]
    this.#shown = after
    this.#settling.begin()
    if (before.revision !== after.revision) this.#areTilesAway = false
    this.#picture.change(before, after)
    if (!isSameDraft(before.draft, after.draft)) this.#tool.take(after.draft, wordsOf(after.language))
    if (before.language !== after.language) {
      this.#tool.speak(wordsOf(after.language))
      this.#showCamera()
    }
    if (attributionOf(before) !== attributionOf(after)) this.#footer.showAttribution(attributionOf(after))
    if (before.onPaper !== after.onPaper) this.#turnPaper(after.onPaper === true)
    if (after.bounds && before.bounds !== after.bounds) this.fit(after.bounds)
    this.#compare(after)
  }

  /** A second map stands over this one only while two divisions are compared; on paper there is one. */
  #compare(scene: Scene): void {
    if (scene.swipe && !scene.onPaper) {
      if (this.#swipe) this.#swipe.show(scene)
      else this.#swipe = new Swipe(this.#map, scene)
    } else {
      this.#swipe?.end()
      this.#swipe = null
    }
  }

  #turnPaper(onPaper: boolean): void {
    this.#liftFromPaper?.()
    this.#liftFromPaper = onPaper ? layOnPaper(this.#map, this.#next.padding) : null
    this.#showCamera()
  }

  #hear(event: KeyboardEvent): void {
    if (this.#tool.isBusy || event.target !== this.#map.getCanvas()) return
    if (event.key === '.') this.#read()
    else if (event.key === 'Enter' && this.#focus) this.#options.events.select(this.#focus, event.shiftKey)
  }

  /** Goes to the next compound in sight and says what it is. */
  #read(): void {
    const layers = ['compound-fill', 'compound-points']
    const found = new Map(this.#map.queryRenderedFeatures({ layers }).map((each) => [String(each.properties.id), each]))
    const compounds = [...found].flatMap(([id, { geometry }]): (Reading & { corners: [Pixel, Pixel] })[] => {
      const bounds = boundsOf(geometry)
      if (!bounds) return []
      const [from, to] = [this.#map.project([bounds[0], bounds[3]]), this.#map.project([bounds[2], bounds[1]])]
      return [{ id, at: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, corners: [from, to] }]
    })
    const next = nextInReading(compounds, this.#focus)
    if (next) this.#focusBox.show(...next.corners)
    this.#focus = next?.id ?? null
    this.#options.events.hover(this.#focus, next ? { x: next.at.x, y: next.at.y } : null)
    const feature = next && found.get(next.id)
    if (feature) this.#options.announce(describe(next.id, feature.properties, this.#next).join(', '))
  }

  /** A compound, area or work as far as its tiles are loaded. */
  #fitTo(id: string): void {
    const kind = kindOf(id)
    if (!kind) return
    const { source, sourceLayer } = homeOf[kind]
    const pieces = this.#map.querySourceFeatures(source, {
      ...(sourceLayer && { sourceLayer }),
      filter: ['==', ['get', 'id'], id],
    })
    const bounds = boundsOf({ type: 'GeometryCollection', geometries: pieces.map(({ geometry }) => geometry) })
    if (bounds) this.fit(bounds)
  }

  #camera(): Camera {
    const { lng, lat } = this.#map.getCenter()
    const round = (value: number, digits: number) => Number(value.toFixed(digits))
    return { lon: round(lng, 6), lat: round(lat, 6), zoom: round(this.#map.getZoom(), 2) }
  }

  #showCamera(): void {
    const { lng, lat } = this.#map.getCenter()
    const { language, onPaper } = this.#next
    this.#footer.showCamera([lng, lat], this.#map.getZoom(), wordsOf(language), onPaper)
  }

  #motion(): { duration: number; essential: boolean } {
    return { duration: this.#isStill ? 0 : moveMs, essential: true }
  }

  #fitting({ padding }: Scene) {
    const { top, right, bottom, left } = padding
    const sides = { top: top + marginPx, right: right + marginPx, bottom: bottom + marginPx, left: left + marginPx }
    return { padding: sides, maxZoom: nearestFit }
  }
}

const attributionOf = ({ basemap, notice }: Scene): string => [basemap?.attribution, notice].filter(Boolean).join(' · ')
