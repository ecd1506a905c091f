/**
 * Drawing and reshaping on the map: what a press, a drag and a key mean for the shape in the hand. Owns the draft source
 * and the history; says what happened through draw events. Loaded only when somebody draws.
 */
import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as GlMap } from 'maplibre-gl'
import type { Position } from '#contract/geometry.ts'
import { draftFeatures, placesOfCrossing } from './draft-features.ts'
import {
  added,
  begin,
  blank,
  canClose,
  closed,
  cornersOf,
  type Drawing,
  drawingOf,
  gesture,
  type History,
  inserted,
  moved,
  type Place,
  redone,
  removed,
  shapeOf,
  undone,
  withoutLast,
} from './drawing.ts'
import { apart, cornerAt, isGrabbed, middleAt } from './grab.ts'
import { type Hand, lendPointer, type Touch } from './hand-mode.ts'
import { type Nearby, Neighbours } from './neighbours.ts'
import type { Draft, DrawEvent, DrawnShape, Tool } from './scene.ts'
import type { Pixel, Snap } from './snap.ts'
import type { Words } from './words.ts'

type DrawOptions = {
  map: GlMap
  draft: Draft
  nearby: Nearby
  words: Words
  tell: (event: DrawEvent) => void
}

/** How far the pointer may have run between pressing and the first drag event. */
const leadPx = 40
const lassoStepPx = 4

export class Draw {
  readonly #map: GlMap
  readonly #neighbours: Neighbours | null
  readonly #tell: (event: DrawEvent) => void
  readonly #returnPointer: () => void
  #words: Words
  #tool: Tool
  #history: History
  #dragged: { place: Place; shape: Drawing } | null = null
  #pointer: Touch | null = null
  #snap: Snap | null = null
  #frame = 0

  constructor({ map, draft, nearby, words, tell }: DrawOptions) {
    this.#map = map
    this.#tell = tell
    this.#words = words
    this.#tool = draft.tool
    this.#history = begin(draft.shape ? drawingOf(draft.shape) : blank(kindOf(draft.tool)))
    const hand: Hand = {
      move: (touch) => this.#move(touch),
      press: (touch) => this.#press(touch),
      beginDrag: (touch) => this.#beginDrag(touch),
      drag: (touch) => this.#drag(touch),
      endDrag: () => this.#endDrag(),
    }
    this.#returnPointer = lendPointer(map, hand)
    this.#neighbours = draft.tool === 'lasso' ? null : new Neighbours(map, nearby, this.#project)
    map.getCanvas().focus({ preventScroll: true })
    this.#show()
  }

  /** Whether this draft is the shape already in the hand, so that the history goes on. */
  isDrawing({ tool, shape }: Draft): boolean {
    return shape !== null && tool === this.#tool && JSON.stringify(shape) === JSON.stringify(shapeOf(this.#now))
  }

  speak(words: Words): void {
    this.#words = words
  }

  undo(): void {
    this.#turn(undone(this.#history))
  }

  redo(): void {
    this.#turn(redone(this.#history))
  }

  /** Enter, double click, or a press on the first corner. Says why when there is too little to finish. */
  finish(): void {
    if (!this.#now.open) return
    if (canClose(this.#now)) {
      this.#done(closed(this.#now))
      return
    }
    const reason = this.#now.kind === 'polygon' ? this.#words.threeCorners : this.#words.twoCorners
    this.#tell({ kind: 'reject', tool: this.#tool, reason, place: cornersOf(this.#now)[0] ?? null })
  }

  /** Peels one layer: the drag, the corners set so far, then the tool itself. */
  escape(): void {
    this.#snap = null
    if (this.#dragged) {
      this.#dragged = null
      this.#show()
    } else if (this.#now.open && cornersOf(this.#now).length > 0) this.#done(blank(this.#now.kind))
    else this.#tell({ kind: 'cancel', tool: this.#tool })
  }

  /** Backspace: the last corner while drawing, the corner below the pointer while reshaping. */
  removeCorner(): void {
    const place = this.#pointer && cornerAt(this.#now, this.#pointer.pixel, this.#project)
    if (this.#now.open) this.#done(withoutLast(this.#now))
    else if (place) this.#done(removed(this.#now, place))
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#neighbours?.destroy()
    this.#returnPointer()
    this.#draftSource()?.setData(nothing)
  }

  get #now(): Drawing {
    return this.#dragged?.shape ?? this.#history.now
  }

  #move(touch: Touch): void {
    this.#pointer = touch
    this.#snap = this.#now.open ? this.#snapOf(touch) : null
    this.#map.getCanvas().style.cursor =
      !this.#now.open && isGrabbed(this.#now, touch.pixel, this.#project) ? 'move' : 'crosshair'
    this.#show()
  }

  #press(touch: Touch): void {
    const corner = cornerAt(this.#now, touch.pixel, this.#project)
    if (touch.button === 'right') {
      if (corner) this.#done(removed(this.#now, corner))
      return
    }
    if (this.#now.open) this.#pressOpen(touch, corner)
    else this.#pressClosed(touch)
  }

  /** Sets a corner; on the first or the last one it finishes, so that a double click does. */
  #pressOpen(touch: Touch, corner: Place | null): void {
    const last = cornersOf(this.#now).length - 1
    const ends = corner && (corner.at === last || (corner.at === 0 && this.#now.kind === 'polygon'))
    if (ends && canClose(this.#now)) {
      this.finish()
      return
    }
    if (ends && corner.at === last) return // the second press of a hasty double click
    this.#pointer = touch
    this.#snap = this.#snapOf(touch)
    this.#done(added(this.#now, this.#snap?.position ?? touch.position))
  }

  /** A finished measurement makes way for the next; elsewhere a press on a middle makes a corner. */
  #pressClosed(touch: Touch): void {
    const middle = middleAt(this.#now, touch.pixel, this.#project)
    if (this.#tool === 'measure') this.#done(added(blank('line'), touch.position))
    else if (middle) this.#done(inserted(this.#now, middle, middle.middle))
  }

  #beginDrag(touch: Touch): boolean {
    if (touch.button === 'right') return false
    const { pixel } = this.#pointer && apart(this.#pointer.pixel, touch.pixel) <= leadPx ? this.#pointer : touch
    if (this.#tool === 'lasso') {
      this.#dragged = { place: { ring: 0, at: 0 }, shape: added(blank('polygon'), touch.position) }
      return true
    }
    const corner = cornerAt(this.#now, pixel, this.#project)
    if (corner) {
      this.#dragged = { place: corner, shape: this.#now }
      return true
    }
    const middle = this.#now.open ? null : middleAt(this.#now, pixel, this.#project)
    if (!middle) return false
    const shape = inserted(this.#now, middle, middle.middle)
    this.#dragged = { place: { ring: middle.ring, at: middle.at + 1 }, shape }
    return true
  }

  #drag(touch: Touch): void {
    if (!this.#dragged) return
    const { place, shape } = this.#dragged
    if (this.#tool === 'lasso') {
      const last = cornersOf(shape).at(-1)
      if (last && apart(this.#project(last), touch.pixel) < lassoStepPx) return
      this.#dragged = { place, shape: added(shape, touch.position) }
    } else {
      this.#snap = this.#snapOf(touch)
      this.#dragged = { place, shape: moved(shape, place, this.#snap?.position ?? touch.position) }
    }
    this.#pointer = null
    this.#show()
  }

  #endDrag(): void {
    if (!this.#dragged) return
    const { shape } = this.#dragged
    this.#dragged = null
    this.#snap = null
    if (this.#tool !== 'lasso') {
      this.#done(shape)
      return
    }
    const caught = shapeOf(shape)
    if (caught) this.#tell({ kind: 'finish', tool: 'lasso', shape: caught, canUndo: false, canRedo: false })
    this.#show()
  }

  /** One gesture is done: remembered, drawn and told. */
  #done(next: Drawing): void {
    this.#turn(gesture(this.#history, next))
  }

  #turn(history: History): void {
    if (history === this.#history) return
    this.#history = history
    this.#show()
    const { now, past, future } = history
    const shape = shapeOf(now)
    const stacks = { canUndo: past.length > 0, canRedo: future.length > 0 }
    if (now.open || !shape) {
      this.#tell({ kind: 'change', tool: this.#tool, shape: soFar(now), ...stacks })
      return
    }
    this.#tell({ kind: 'finish', tool: this.#tool, shape, ...stacks })
    const [crossing] = placesOfCrossing(now)
    if (crossing) this.#tell({ kind: 'reject', tool: this.#tool, reason: this.#words.crossesItself, place: crossing })
  }

  #show(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => {
      const pointer = this.#now.open && !this.#dragged ? this.#pointer : null
      const next = pointer && (this.#snap?.position ?? pointer.position)
      this.#draftSource()?.setData(draftFeatures(this.#now, next, this.#snap))
    })
  }

  #draftSource(): GeoJSONSource | undefined {
    return this.#map.getSource<GeoJSONSource>('draft')
  }

  #snapOf({ pixel, isFree }: Touch): Snap | null {
    return isFree ? null : (this.#neighbours?.snap(pixel) ?? null)
  }

  readonly #project = (position: Position): Pixel => this.#map.project(position)
}

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }
const kindOf = (tool: Tool): Drawing['kind'] => (tool === 'work' || tool === 'measure' ? 'line' : 'polygon')

/** An open drawing as a line, for those who watch it grow. */
function soFar(drawing: Drawing): DrawnShape | null {
  const coordinates = [...cornersOf(drawing)]
  return coordinates.length > 1 ? { type: 'LineString', coordinates } : null
}
