/**
 * The hand on the map: one terra-draw mode that hears pointers (mouse, pen, finger; click told from drag) and passes them
 * on. What they mean for the shape is decided in draw.ts, and the shape is drawn by the style's own draft layers.
 */
import type { Map as GlMap } from 'maplibre-gl'
import { TerraDraw, TerraDrawExtend, type TerraDrawMouseEvent } from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { Position } from '#contract/geometry.ts'
import { toSevenPlaces } from './drawing.ts'
import type { Pixel } from './snap.ts'
import { belowNames } from './style/order.ts'

export type Touch = { position: Position; pixel: Pixel; button: TerraDrawMouseEvent['button']; isFree: boolean }

export type Hand = {
  move(touch: Touch): void
  press(touch: Touch): void
  /** True when the drag is the hand's; otherwise it pans the map. */
  beginDrag(touch: Touch): boolean
  drag(touch: Touch): void
  endDrag(touch: Touch): void
}

/** Holding this key leaves snapping aside. */
const freeKey = 'Alt'

const touchOf = (event: TerraDrawMouseEvent): Touch => ({
  position: toSevenPlaces([event.lng, event.lat]),
  pixel: { x: event.containerX, y: event.containerY },
  button: event.button,
  isFree: event.heldKeys.includes(freeKey),
})

type SetDraggability = (enabled: boolean) => void

class HandMode extends TerraDrawExtend.TerraDrawBaseDrawMode<TerraDrawExtend.CustomStyling> {
  override mode = 'hand'
  readonly #hand: Hand
  #isDragging = false

  constructor(hand: Hand) {
    super()
    this.#hand = hand
  }

  start(): void {
    this.setStarted()
    this.setCursor('crosshair')
  }

  stop(): void {
    this.setCursor('unset')
    this.setStopped()
  }

  cleanUp(): void {
    this.#isDragging = false
  }

  styleFeature() {
    return TerraDrawExtend.getDefaultStyling() // never asked: this mode keeps no features in terra-draw's store
  }

  override onMouseMove(event: TerraDrawMouseEvent): void {
    this.#hand.move(touchOf(event))
  }

  override onClick(event: TerraDrawMouseEvent): void {
    this.#hand.press(touchOf(event))
  }

  override onDragStart(event: TerraDrawMouseEvent, setDraggability: SetDraggability): void {
    this.#isDragging = this.#hand.beginDrag(touchOf(event))
    if (this.#isDragging) setDraggability(false)
  }

  override onDrag(event: TerraDrawMouseEvent): void {
    if (this.#isDragging) this.#hand.drag(touchOf(event))
  }

  override onDragEnd(event: TerraDrawMouseEvent, setDraggability: SetDraggability): void {
    if (this.#isDragging) this.#hand.endDrag(touchOf(event))
    this.#isDragging = false
    setDraggability(true)
  }
}

/** Gives the pointer to the hand; the returned function gives it back to the map. */
export function lendPointer(map: GlMap, hand: Hand): () => void {
  const adapter = new TerraDrawMapLibreGLAdapter({
    map,
    renderBelowLayerId: belowNames,
    prefixId: 'hand',
    coordinatePrecision: 7,
    minPixelDragDistance: 4,
    ignoreMismatchedPointerEvents: true,
  })
  const draw = new TerraDraw({ adapter, modes: [new HandMode(hand)] })
  draw.start()
  draw.setMode('hand')
  return () => draw.stop()
}
