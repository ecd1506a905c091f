/**
 * A compound carried by the pointer onto an area. While it is held the page is asked whether it may be dropped there, and
 * the answer stands beside the pointer; the page does what follows a drop.
 */
import type { Map as GlMap, MapMouseEvent } from 'maplibre-gl'
import type { MapEvents, Scene } from './scene.ts'

type CarryingOptions = {
  map: GlMap
  scene: () => Scene
  carry: MapEvents['carry']
  /** Whether no tool is in the hand. */
  isFree: () => boolean
  onHeld: (isHeld: boolean) => void
}
type Held = { compound: string; from: { x: number; y: number }; over: string | null; isCarried: boolean }

/** Less is a click with an unsteady hand. */
const threshold = 6
const besidePx = 16

export class Carrying {
  readonly #options: CarryingOptions
  readonly #label: HTMLElement
  readonly #move = (event: MouseEvent) => this.#follow(event)
  readonly #up = () => this.#let(true)
  readonly #key = (event: KeyboardEvent) => event.key === 'Escape' && this.#let(false)
  #held: Held | null = null

  constructor(options: CarryingOptions) {
    this.#options = options
    this.#label = document.createElement('div')
    this.#label.className = 'map-carried'
    this.#label.hidden = true
    options.map.getContainer().append(this.#label)
    options.map.on('mousedown', (event) => this.#take(event))
    options.map.on('remove', () => this.#listen(false))
  }

  #take(event: MapMouseEvent): void {
    const { map, scene, isFree } = this.#options
    const { button, shiftKey } = event.originalEvent
    if (!scene().carries || !isFree() || button !== 0 || shiftKey || !map.getLayer('compound-fill')) return
    const [found] = map.queryRenderedFeatures(event.point, { layers: ['compound-fill'] })
    if (!found) return
    event.preventDefault() // the map stays where it is
    const { x, y } = event.point
    this.#held = { compound: String(found.properties.id), from: { x, y }, over: null, isCarried: false }
    this.#listen(true)
  }

  #follow({ clientX, clientY }: MouseEvent): void {
    const held = this.#held
    if (!held) return
    const { map, carry } = this.#options
    const { left, top } = map.getContainer().getBoundingClientRect()
    const at = { x: clientX - left, y: clientY - top }
    if (!held.isCarried && Math.hypot(at.x - held.from.x, at.y - held.from.y) < threshold) return
    if (!held.isCarried) this.#options.onHeld(true)
    held.isCarried = true
    const [found] = map.queryRenderedFeatures([at.x, at.y], { layers: ['area-fill'] })
    held.over = found ? String(found.properties.id) : null
    const verdict = carry({ kind: 'over', compound: held.compound, area: held.over })
    this.#label.hidden = verdict === null
    this.#label.textContent = verdict?.told ?? ''
    this.#label.dataset.may = String(verdict?.may ?? false)
    this.#place(at)
    map.getCanvas().style.cursor = held.over === null || verdict?.may ? 'grabbing' : 'not-allowed'
  }

  #let(isDropped: boolean): void {
    const held = this.#held
    this.#held = null
    this.#listen(false)
    this.#label.hidden = true
    this.#options.map.getCanvas().style.cursor = ''
    if (held?.isCarried) {
      this.#options.onHeld(false)
      const { compound, over } = held
      this.#options.carry({ kind: isDropped ? 'drop' : 'leave', compound, area: over })
    }
  }

  /** Right of the pointer, or left of it where the sheet ends. */
  #place({ x, y }: { x: number; y: number }): void {
    const { offsetWidth: width, parentElement } = this.#label
    const isCut = x + besidePx + width > (parentElement?.clientWidth ?? 0)
    const left = isCut ? x - besidePx - width : x + besidePx
    this.#label.style.transform = `translate(${Math.max(0, left)}px, ${y + besidePx}px)`
  }

  #listen(on: boolean): void {
    const change = on ? 'addEventListener' : 'removeEventListener'
    window[change]('mousemove', this.#move as EventListener)
    window[change]('mouseup', this.#up)
    window[change]('keydown', this.#key as EventListener)
  }
}
