/**
 * Drawing and reshaping on the map: what a press, a drag and a key mean for the shape in the hand. Owns the draft source
 * and the history; says what happened through draw events. Loaded only when somebody draws.
 */
import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as GlMap } from 'maplibre-gl'
import type { Position } from '#contract/geometry.ts'
import { draftFeatures } from './draft-features.ts'
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
  type Place,
  redone,
  ringAt,
  shapeOf,
  undone,
  withoutLast,
} from './drawing.ts'
import { apart, cornerAt, isGrabbed, middleAt } from './grab.ts'
import { type Hand, lendPointer, type Touch } from './hand-mode.ts'
import { type Nearby, Neighbours } from './neighbours.ts'
import type { Draft, DrawEvent, Tool } from './scene.ts'
import {
  type Around,
  aroundNow,
  cornersShared,
  type Held,
  insertedTogether,
  movedTogether,
  nobody,
  removedTogether,
} from './shared-edges.ts'
import { type Guides, type Pixel, type Snap, snapTo } from './snap.ts'
import { holdOf, tidingsOf } from './tidings.ts'
import type { Words } from './words.ts'

type DrawOptions = {
  map: GlMap
  draft: Draft
  nearby: Nearby
  words: Words
  tell: (event: DrawEvent) => void
}

/** A drag goes from the shape as it was when it began, so that it takes along who shared the corner then, and nobody it passes. */
type Drag = { place: Place; start: Held; around: Around; guides: Guides; now: Held }

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
  #history: History<Held>
  #drag: Drag | null = null
  #pointer: Touch | null = null
  #snap: Snap | null = null
  #frame = 0

  constructor({ map, draft, nearby, words, tell }: DrawOptions) {
    this.#map = map
    this.#tell = tell
    this.#words = words
    this.#tool = draft.tool
    const drawing = draft.shape ? drawingOf(draft.shape) : blank(kindOf(draft.tool))
    this.#history = begin({ drawing, moved: nobody })
    const hand: Hand = {
      move: (touch) => this.#move(touch),
      press: (touch) => this.#press(touch),
      beginDrag: (touch) => this.#beginDrag(touch),
      drag: (touch) => this.#dragTo(touch),
      endDrag: () => this.#endDrag(),
    }
    this.#returnPointer = lendPointer(map, hand)
    const onNews = () => this.#hold()
    this.#neighbours =
      draft.tool === 'lasso' || draft.tool === 'place'
        ? null
        : new Neighbours({ map, nearby, target: draft.target ?? null, onNews })
    map.getCanvas().focus({ preventScroll: true })
    this.#hold()
  }

  /** Whether this draft is the shape already in the hand, so that the history goes on. */
  isDrawing({ tool, shape }: Draft): boolean {
    return shape !== null && tool === this.#tool && JSON.stringify(shape) === JSON.stringify(shapeOf(this.#now))
  }

  speak(words: Words): void {
    this.#words = words
  }

  /** Whether shared edges move together from now on; what has moved stays where it is. */
  moveTogether(together: boolean): void {
    this.#neighbours?.moveTogether(together)
    this.#hold()
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
      this.#draw(closed(this.#now))
      return
    }
    const reason = this.#now.kind === 'polygon' ? this.#words.threeCorners : this.#words.twoCorners
    this.#tell({ kind: 'reject', tool: this.#tool, reason, place: cornersOf(this.#now)[0] ?? null })
  }

  /** Peels one layer: the drag, the corners set so far, then the tool itself. */
  escape(): void {
    this.#snap = null
    if (this.#drag) {
      this.#drag = null
      this.#show()
    } else if (this.#now.open && cornersOf(this.#now).length > 0) this.#draw(blank(this.#now.kind))
    else this.#tell({ kind: 'cancel', tool: this.#tool })
  }

  /** Backspace: the last corner while drawing, the corner below the pointer while reshaping. */
  removeCorner(): void {
    const place = this.#pointer && cornerAt(this.#now, this.#pointer.pixel, this.#project)
    if (this.#now.open) this.#draw(withoutLast(this.#now))
    else if (place) this.#remove(place)
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#neighbours?.destroy()
    this.#returnPointer()
    this.#draftSource()?.setData(nothing)
  }

  get #held(): Held {
    return this.#drag?.now ?? this.#history.now
  }

  get #now(): Drawing {
    return this.#held.drawing
  }

  get #followers(): Around {
    return this.#neighbours?.followers ?? nobody
  }

  #move(touch: Touch): void {
    this.#pointer = touch
    this.#snap = this.#now.open ? this.#snapOf(touch) : null
    this.#map.getCanvas().style.cursor =
      !this.#now.open && isGrabbed(this.#now, touch.pixel, this.#project) ? 'move' : 'crosshair'
    this.#show()
  }

  #press(touch: Touch): void {
    if (this.#tool === 'place') {
      this.#pick(touch)
      return
    }
    const corner = cornerAt(this.#now, touch.pixel, this.#project)
    if (touch.button === 'right') {
      if (corner) this.#remove(corner)
      return
    }
    if (this.#now.open) this.#pressOpen(touch, corner)
    else this.#pressClosed(touch)
  }

  /** Told only when the map has heard the click of this press: with the tool put down by then, it would choose what lies there. */
  #pick({ position, button }: Touch): void {
    if (button === 'right') return
    this.#map.once('click', () => this.#tell({ kind: 'pick', tool: 'place', place: position }))
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
    this.#draw(added(this.#now, this.#snap?.position ?? touch.position))
  }

  /** A finished measurement makes way for the next; elsewhere a press on a middle makes a corner. */
  #pressClosed(touch: Touch): void {
    const middle = middleAt(this.#now, touch.pixel, this.#project)
    if (this.#tool === 'measure') this.#draw(added(blank('line'), touch.position))
    else if (middle) this.#done(insertedTogether(this.#held, this.#followers, middle.place, middle.middle))
  }

  #beginDrag(touch: Touch): boolean {
    if (touch.button === 'right') return false
    const { pixel } = this.#pointer && apart(this.#pointer.pixel, touch.pixel) <= leadPx ? this.#pointer : touch
    if (this.#tool === 'lasso') {
      this.#begin({ part: 0, ring: 0, at: 0 }, alone(added(blank('polygon'), touch.position)), nobody)
      return true
    }
    const corner = cornerAt(this.#now, pixel, this.#project)
    if (corner) {
      this.#begin(corner, this.#held, this.#followers)
      return true
    }
    const middle = this.#now.open ? null : middleAt(this.#now, pixel, this.#project)
    if (!middle) return false
    const { place } = middle
    const start = insertedTogether(this.#held, this.#followers, place, middle.middle)
    this.#begin({ ...place, at: place.at + 1 }, start, aroundNow(this.#followers, start))
    return true
  }

  #begin(place: Place, start: Held, around: Around): void {
    const corner = ringAt(start.drawing, place)[place.at]
    const guides = this.#neighbours?.guidesBeside(start, around.size > 0 ? corner : undefined) ?? []
    this.#drag = { place, start, around, guides, now: start }
  }

  #dragTo(touch: Touch): void {
    if (!this.#drag) return
    const { place, start, around, now } = this.#drag
    if (this.#tool === 'lasso') {
      const last = cornersOf(now.drawing).at(-1)
      if (last && apart(this.#project(last), touch.pixel) < lassoStepPx) return
      this.#drag.now = alone(added(now.drawing, touch.position))
    } else {
      this.#snap = this.#snapOf(touch)
      this.#drag.now = movedTogether(start, around, place, this.#snap?.position ?? touch.position)
    }
    this.#pointer = null
    this.#show()
  }

  #endDrag(): void {
    if (!this.#drag) return
    const { now } = this.#drag
    this.#drag = null
    this.#snap = null
    if (this.#tool !== 'lasso') {
      this.#done(now)
      return
    }
    const shape = shapeOf(now.drawing)
    if (shape) this.#tell({ kind: 'finish', tool: 'lasso', shape, alongside: [] })
    this.#show()
  }

  #remove(place: Place): void {
    this.#done(removedTogether(this.#held, this.#followers, place))
  }

  /** A gesture that concerns no neighbour. */
  #draw(drawing: Drawing): void {
    this.#done(drawing === this.#now ? this.#held : { ...this.#held, drawing })
  }

  /** One gesture is done: remembered, drawn and told. */
  #done(next: Held): void {
    this.#turn(gesture(this.#history, next))
  }

  #turn(history: History<Held>): void {
    if (history === this.#history) return
    this.#history = history
    for (const event of tidingsOf(this.#tool, history.now, this.#words)) this.#tell(event)
    this.#hold()
  }

  /** Takes stock after a gesture, or when neighbours came into sight. */
  #hold(): void {
    this.#neighbours?.look(this.#history.now)
    this.#tell(holdOf(this.#tool, this.#history, this.#neighbours?.sharing ?? null))
    this.#show()
  }

  #show(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => {
      const at = this.#now.open && !this.#drag ? this.#pointer : null
      const pointer = at && (this.#snap?.position ?? at.position)
      const alongside = [...this.#held.moved.values()].map(({ drawing }) => drawing)
      const shared = cornersShared(this.#now, aroundNow(this.#drag?.around ?? this.#followers, this.#held))
      this.#draftSource()?.setData(draftFeatures({ drawing: this.#now, pointer, snap: this.#snap, alongside, shared }))
    })
  }

  #draftSource(): GeoJSONSource | undefined {
    return this.#map.getSource<GeoJSONSource>('draft')
  }

  #snapOf({ pixel, isFree }: Touch): Snap | null {
    return isFree ? null : snapTo(pixel, this.#drag?.guides ?? this.#neighbours?.guides ?? [], this.#project)
  }

  readonly #project = (position: Position): Pixel => this.#map.project(position)
}

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }
const lines: ReadonlySet<Tool> = new Set(['work', 'measure', 'cut'])
const kindOf = (tool: Tool): Drawing['kind'] => (lines.has(tool) ? 'line' : 'polygon')
const alone = (drawing: Drawing): Held => ({ drawing, moved: nobody })
