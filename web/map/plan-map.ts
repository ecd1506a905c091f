/**
 * The map as one object: a Scene goes in (`show`), events come out. Touches MapLibre only where a field of the Scene
 * changed. Owns the camera, the focus of the keyboard and the tools; owns no truth and no selection.
 */
import './map.css'
import 'maplibre-gl/dist/maplibre-gl.css'
import { type GeoJSONSource, Map as GlMap, setWorkerUrl, type VectorTileSource } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { Bounds, Position } from '#contract/geometry.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { describe, kindOf } from './describe.ts'
import type { Draw, Nearby } from './draw.ts'
import { FocusBox } from './focus-box.ts'
import { Footer, ratioOf } from './footer.ts'
import { HoverCard } from './hover-card.ts'
import { listenWhileDrawing, nextInReading, type Reading } from './keyboard.ts'
import { Pointing } from './pointing.ts'
import type { Camera, DrawEvent, MapEvents, Scene } from './scene.ts'
import type { Pixel } from './snap.ts'
import { pixelRatio } from './style/hatches.ts'
import { layersOf } from './style/order.ts'
import { isPaintedAlike, layerChanges, shapesOf, styleOf, tilesets, tilesOf } from './style/sheet.ts'
import { pictures } from './style/signs.ts'
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

export class PlanMap {
  readonly #map: GlMap
  readonly #footer: Footer
  readonly #pointing: Pointing
  readonly #focusBox: FocusBox
  readonly #options: PlanMapOptions
  readonly #isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  /** What the picture shows; behind `#next` only until the style is loaded. */
  #shown: Scene
  #next: Scene
  #isReady = false
  #isGone = false
  #areTilesAway = false
  #focus: string | null = null
  #draw: Draw | null = null
  #stopListening: (() => void) | null = null

  constructor(options: PlanMapOptions) {
    const { container, footer, scene, start, events } = options
    this.#options = options
    this.#shown = scene
    this.#next = scene
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
    this.#map.touchZoomRotate.disableRotation()
    this.#map.keyboard.disableRotation()
    this.#footer = new Footer(footer)
    this.#focusBox = new FocusBox(container)
    const card = new HoverCard(container, (id, properties) => describe(id, properties, this.#next))
    this.#pointing = new Pointing({
      map: this.#map,
      events,
      scene: () => this.#next,
      card,
      fitTo: (id) => this.#fitTo(id),
    })
    this.#listen()
  }

  /** Makes the picture that of `next`. */
  show(next: Scene): void {
    this.#next = next
    if (this.#isReady) this.#apply()
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

  undo(): void {
    this.#draw?.undo()
  }

  redo(): void {
    this.#draw?.redo()
  }

  finish(): void {
    this.#draw?.finish()
  }

  /** Takes away one layer of what is being drawn, as Escape does. */
  cancelDrawing(): void {
    this.#draw?.escape()
  }

  /** Asks again for tiles that did not come. */
  reload(): void {
    for (const tileset of tilesets) this.#loadTiles(tileset)
  }

  destroy(): void {
    this.#isGone = true
    this.#putDown()
    this.#map.remove()
  }

  #listen(): void {
    const { events, container } = this.#options
    const map = this.#map
    map.on('style.load', () => this.#begin())
    map.on('error', ({ error, ...where }) => {
      if ('sourceId' in where) this.#missTiles()
      else if (!this.#isReady) events.fail('style')
      console.warn(error)
    })
    map.on('sourcedata', ({ isSourceLoaded }) => {
      if (isSourceLoaded) this.#areTilesAway = false
    })
    map.on('move', () => this.#showCamera())
    map.on('movestart', () => this.#focusBox.hide())
    map.on('mousemove', () => this.#focusBox.hide())
    map.getCanvas().addEventListener('blur', () => this.#focusBox.hide())
    map.on('moveend', () => events.move(this.#camera()))
    map.on('mousemove', ({ lngLat }) => this.#footer.showPointer([lngLat.lng, lngLat.lat]))
    map.on('mouseout', () => this.#footer.showPointer(null))
    container.addEventListener('keydown', (event) => this.#hear(event))
    this.#showCamera()
    this.#footer.showAttribution(this.#next.basemap?.attribution ?? '')
  }

  #missTiles(): void {
    if (this.#areTilesAway) return
    this.#areTilesAway = true
    this.#options.events.fail('tiles-away')
  }

  #begin(): void {
    for (const [name, picture] of pictures()) {
      if (!this.#map.hasImage(name)) this.#map.addImage(name, picture, { pixelRatio })
    }
    this.#isReady = true
    this.#markStates([], this.#next)
    this.#takeUp()
    this.#apply()
  }

  #apply(): void {
    const [before, after] = [this.#shown, this.#next]
    this.#shown = after
    if (!isPaintedAlike(before, after)) this.#paint(before, after)
    for (const [name, { from, features }] of Object.entries(shapesOf)) {
      if (from(before) !== from(after)) this.#map.getSource<GeoJSONSource>(name)?.setData(features(after))
    }
    if (before.revision !== after.revision) this.reload()
    if (before.selected !== after.selected || before.hovered !== after.hovered)
      this.#markStates([...before.selected, before.hovered ?? ''], after)
    if (!isSameDraft(before.draft, after.draft)) this.#takeUp()
    if (before.language !== after.language) this.#draw?.speak(wordsOf(after.language))
    if (before.language !== after.language) this.#showCamera()
    if (before.basemap !== after.basemap) this.#footer.showAttribution(after.basemap?.attribution ?? '')
    if (after.bounds && before.bounds !== after.bounds) this.fit(after.bounds)
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

  /** Old tiles stay until the new ones are there. */
  #loadTiles(tileset: (typeof tilesets)[number]): void {
    const tiles = tilesOf(tileset, this.#next, window.location.origin)
    this.#map.getSource<VectorTileSource>(tileset)?.setTiles(tiles)
  }

  #markStates(before: readonly string[], { selected, hovered }: Scene): void {
    for (const id of new Set([...before, ...selected, hovered ?? ''])) {
      const kind = kindOf(id)
      if (!kind) continue
      this.#map.setFeatureState({ ...stateOf[kind], id }, { selected: selected.includes(id), hovered: hovered === id })
    }
  }

  /** Puts what the draft asks for into the hand, unless it is there already. */
  #takeUp(): void {
    const { draft } = this.#next
    if (draft && this.#draw?.isDrawing(draft)) return
    this.#putDown()
    if (!draft || draft.tool === 'select') return
    this.#pointing.turn(false)
    this.#stopListening = listenWhileDrawing({
      undo: () => this.#draw?.undo(),
      redo: () => this.#draw?.redo(),
      finish: () => this.#draw?.finish(),
      escape: () => this.#draw?.escape(),
      removeCorner: () => this.#draw?.removeCorner(),
    })
    void import('./draw.ts').then(({ Draw }) => {
      if (this.#isGone || this.#draw || !isSameDraft(this.#next.draft, draft)) return
      const { nearby, events } = this.#options
      const tell = (event: DrawEvent) => events.draw(event)
      this.#draw = new Draw({ map: this.#map, draft, nearby, words: wordsOf(this.#next.language), tell })
    })
  }

  #putDown(): void {
    this.#stopListening?.()
    this.#stopListening = null
    this.#draw?.destroy()
    this.#draw = null
    this.#pointing.turn(true)
  }

  #hear(event: KeyboardEvent): void {
    if (this.#draw || event.target !== this.#map.getCanvas()) return
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
    const { source, sourceLayer } = stateOf[kind]
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
    this.#footer.showCamera([lng, lat], this.#map.getZoom(), wordsOf(this.#next.language))
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

const isSameDraft = (one: Scene['draft'], other: Scene['draft']) => one?.key === other?.key && one?.tool === other?.tool

/** Where the states of a record live. */
const stateOf: Readonly<Record<'compound' | 'area' | 'work', { source: string; sourceLayer?: string }>> = {
  compound: { source: 'compounds', sourceLayer: 'compounds' },
  area: { source: 'areas' },
  work: { source: 'works', sourceLayer: 'works' },
}
